import { type ReactNode, useId } from 'react'
import { Go } from './go.tsx'
import { Icon } from './icon.tsx'
import { useLanguage, useSay } from './language.tsx'
import { writeCount, writeRate } from './numbers.ts'
import { words } from './words.ts'
import styles from './figure.module.css'

/** The words that explain a number, and the papers it rests on. */
export type FormulaWords = { numerator: string; denominator?: string; excluded?: string; basis?: string }

const FormulaLine = ({ term, children }: { term: string; children: ReactNode }) => <div><dt>{term}</dt><dd>{children}</dd></div>

/** «Cách tính», closed until asked for. */
export const Formula = ({ numerator, denominator, excluded, basis, open }: FormulaWords & { open?: boolean }) => {
  const say = useSay()
  return (
    <details className={styles.formula} open={open}>
      <summary><Icon name="info" size={16} />{say(words.formula)}</summary>
      <dl>
        <FormulaLine term={say(words.numerator)}>{numerator}</FormulaLine>
        {denominator && <FormulaLine term={say(words.denominator)}>{denominator}</FormulaLine>}
        {excluded && <FormulaLine term={say(words.excluded)}>{excluded}</FormulaLine>}
        {basis && <FormulaLine term={say(words.basis)}>{basis}</FormulaLine>}
      </dl>
    </details>
  )
}

type FigureProps = { numerator: number; denominator?: number; to: string; formula?: FormulaWords; short?: ReactNode; children?: ReactNode }

/** The number of a page: 79/87, a link to exactly its rows, its rate and how it is counted. Children stand below, such as a goal. */
export const Figure = ({ numerator, denominator, to, formula, short, children }: FigureProps) => {
  const { say, language } = useLanguage()
  const count = (value: number) => writeCount(value, language)
  const figure = count(numerator) + (denominator === undefined ? '' : `/${count(denominator)}`)
  return (
    <div className={styles.figure}>
      <Go to={to} className={styles.big} aria-label={say(words.openRows, { figure })}>{count(numerator)}{denominator !== undefined && <span>/{count(denominator)}</span>}</Go>
      <div className={styles.words}>
        {denominator !== undefined && <div className={styles.rate}>{writeRate(numerator, denominator, 1, language)}</div>}
        {short && <p className={styles.short}>{short}</p>}
        {formula && <Formula {...formula} />}
      </div>
      {children && <div className={styles.below}>{children}</div>}
    </div>
  )
}

type GoalProps = { value: number; of: number; target?: number; label: string; children?: ReactNode }

/** A bar of value out of `of`, with the target marked where it is not the whole. Children say the same in words. */
export const Goal = ({ value, of, target, label, children }: GoalProps) => {
  const part = (count: number) => `${of === 0 ? 0 : Math.min(100, (100 * count) / of)}%`
  return (
    <div className={styles.goal}>
      <div className={styles.bar} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={value} aria-valuetext={`${value}/${of}`}>
        <i style={{ width: part(value) }} />
        {target !== undefined && target < of && <b style={{ insetInlineStart: part(target) }} />}
      </div>
      {children && <p>{children}</p>}
    </div>
  )
}

export type SmallFigure = { numerator: number; denominator?: number; to: string; label: string; note?: string }

/** The lesser figures in a row under the great one; a list on a phone. */
export const FigureList = ({ figures }: { figures: SmallFigure[] }) => {
  const { language } = useLanguage()
  const id = useId()
  return (
    <ul className={styles.list}>
      {figures.map(({ numerator, denominator, to, label, note }, place) => (
        <li key={to + label}>
          <Go to={to} aria-describedby={`${id}-${place}`}>{writeCount(numerator, language)}{denominator !== undefined && `/${writeCount(denominator, language)}`}</Go>
          <small id={`${id}-${place}`}>{label}{denominator !== undefined && ` · ${writeRate(numerator, denominator, 1, language)}`}{note && ` · ${note}`}</small>
        </li>
      ))}
    </ul>
  )
}
