import { Go } from '../go.tsx'
import { useLanguage } from '../language.tsx'
import { writeCount, writeRate } from '../numbers.ts'
import styles from './chart.module.css'

export type Rank = { key: string | number; name: string; to: string; numerator: number; denominator: number }

/** Places in the order given, each a bar of its rate; the number says what the length shows. */
export const RankBars = ({ label, ranks }: { label: string; ranks: Rank[] }) => {
  const { language } = useLanguage()
  return (
    <ol className={styles.ranks} aria-label={label}>
      {ranks.map(({ key, name, to, numerator, denominator }) => (
        <li key={key}>
          <Go to={to}>{name}</Go>
          <span className={styles.rankBar}><i style={{ width: `${denominator === 0 ? 0 : (100 * numerator) / denominator}%` }} /></span>
          <span className={styles.rankCount}>{writeCount(numerator, language)}<span>/{writeCount(denominator, language)}</span></span>
          <b>{writeRate(numerator, denominator, 1, language)}</b>
        </li>
      ))}
    </ol>
  )
}
