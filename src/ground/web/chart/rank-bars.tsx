import { CountLink } from '../count-link.tsx'
import { Go } from '../go.tsx'
import { useLanguage } from '../language.tsx'
import { writeRate } from '../numbers.ts'
import styles from './chart.module.css'

/** `place` is its place among the others, `rowsTo` leads to the rows behind its number. */
export type Rank = { key: string | number; name: string; to: string; place?: number | null; rowsTo?: string; numerator: number; denominator: number }

/** Places in the order given, each a bar of its rate; the number says what the length shows. */
export const RankBars = ({ label, ranks }: { label: string; ranks: Rank[] }) => {
  const { language } = useLanguage()
  return (
    <ol className={styles.ranks} aria-label={label}>
      {ranks.map(({ key, name, to, place, rowsTo, numerator, denominator }) => (
        <li key={key}>
          <span className={styles.rankName}>{place !== undefined && <small>{place ?? '–'}</small>}<Go to={to}>{name}</Go></span>
          <span className={styles.rankBar}><i style={{ width: `${denominator === 0 ? 0 : (100 * numerator) / denominator}%` }} /></span>
          <span className={styles.rankCount}><CountLink to={rowsTo} numerator={numerator} denominator={denominator} name={name} /></span>
          <b>{writeRate(numerator, denominator, 1, language)}</b>
        </li>
      ))}
    </ol>
  )
}
