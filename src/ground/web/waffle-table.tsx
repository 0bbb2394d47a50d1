import type { Key } from 'react'
import { Go } from './go.tsx'
import { useLanguage } from './language.tsx'
import { writeCount, writeRate } from './numbers.ts'
import { Waffle, type WaffleItem } from './waffle.tsx'
import styles from './waffle-table.module.css'

export type WaffleRow = { key: Key; name: string; to: string; items: WaffleItem[]; numerator: number; denominator: number }
type WaffleTableProps = { heads: { name: string; items: string; count: string; rate: string }; rows: WaffleRow[] }

/** A line a place: its squares, how many of how many, the rate. On a phone the squares go under the name. */
export const WaffleTable = ({ heads, rows }: WaffleTableProps) => {
  const { language } = useLanguage()
  return (
    <table role="table" className={styles.table}>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{heads.name}</th><th role="columnheader" scope="col"><span className="unseen">{heads.items}</span></th><th role="columnheader" scope="col">{heads.count}</th><th role="columnheader" scope="col">{heads.rate}</th></tr></thead>
      <tbody role="rowgroup">
        {rows.map(({ key, name, to, items, numerator, denominator }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row"><Go to={to}>{name}</Go></th>
            <td role="cell" className={styles.squares}><Waffle items={items} label={`${name}: ${heads.items}`} /></td>
            <td role="cell" className={styles.count}>{writeCount(numerator, language)}<span>/{writeCount(denominator, language)}</span></td>
            <td role="cell" className={styles.rate}>{writeRate(numerator, denominator, 1, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
