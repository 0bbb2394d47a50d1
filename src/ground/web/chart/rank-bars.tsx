import { CountLink } from '../count-link.tsx'
import { Go } from '../go.tsx'
import { useLanguage } from '../language.tsx'
import { writeRate } from '../numbers.ts'
import styles from './chart.module.css'

/** `value` is shown instead of the share where the figure is none: its words, and the length of its bar from 0 to 1. `place` is its place among the others, `rowsTo` leads to the rows behind its number. */
export type Rank = { key: string | number; name: string; to: string; place?: number | null; rowsTo?: string; numerator: number; denominator: number; value?: { words: string; part: number } }

/** Places in the order given, each a bar of its rate; the number says what the length shows. */
export const RankBars = ({ label, ranks }: { label: string; ranks: Rank[] }) => {
  const { language } = useLanguage()
  return (
    <ol className={styles.ranks} aria-label={label}>
      {ranks.map(({ key, name, to, place, rowsTo, numerator, denominator, value }) => (
        <li key={key}>
          <span className={styles.rankName}>{place !== undefined && <small>{place ?? '–'}</small>}<Go to={to}>{name}</Go></span>
          <span className={styles.rankBar}><i style={{ width: `${value ? 100 * value.part : denominator === 0 ? 0 : (100 * numerator) / denominator}%` }} /></span>
          <span className={styles.rankCount}>{!value && <CountLink to={rowsTo} numerator={numerator} denominator={denominator} name={name} />}</span>
          <b>{!value ? writeRate(numerator, denominator, 1, language) : rowsTo ? <Go to={rowsTo}>{value.words}</Go> : value.words}</b>
        </li>
      ))}
    </ol>
  )
}
