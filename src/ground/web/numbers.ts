import { writeNumber, writePercent } from '#ground/text/numbers.ts'
import type { Language } from '#ground/text/say.ts'

/** 1402 -> '1.402' */
export const writeCount = (count: number, language: Language = 'vi'): string => writeNumber(count, { language })

/** 79, 87 -> '90,8%'; '–' where nothing is counted. */
export const writeRate = (numerator: number, denominator: number, digits = 1, language: Language = 'vi'): string =>
  denominator === 0 ? '–' : `${writePercent(numerator, denominator, { language, digits })}%`
