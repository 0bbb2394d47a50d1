import type { FormulaWords } from '#ground/web/figure.tsx'
import type { Say } from '#ground/web/language.tsx'
import type { Figure, Told } from './asking.ts'
import { words } from './words.ts'

/** The formula in words: what stands before ÷ is counted, what stands after it is divided by. */
export const formulaOf = ({ formula, basis }: Told, figure: Pick<Figure, 'excluded'> | undefined, say: Say): FormulaWords => {
  const [numerator = '', denominator] = say(formula).split(' ÷ ')
  return {
    numerator, basis,
    ...(denominator ? { denominator } : {}),
    ...(figure && figure.excluded > 0 ? { excluded: say(words.left, { count: figure.excluded }) } : {}),
  }
}
