import type { Key } from 'react'
import { CountLink } from './count-link.tsx'
import { Go } from './go.tsx'
import { useLanguage } from './language.tsx'
import { writeRate } from './numbers.ts'
import { Waffle, type WaffleItem } from './waffle.tsx'
import styles from './waffle-table.module.css'

/** `to` leads to the place, `rowsTo` to the rows behind its number. */
export type WaffleRow = { key: Key; name: string; to: string; rowsTo?: string; items: WaffleItem[]; numerator: number; denominator: number }
type WaffleTableProps = { heads: { name: string; items: string; count: string; rate: string }; rows: WaffleRow[] }

/** A line a place: its squares, how many of how many, the rate. On a phone the squares go under the name. */
export const WaffleTable = ({ heads, rows }: WaffleTableProps) => {
  const { language } = useLanguage()
  return (
    <table role="table" className={styles.table}>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{heads.name}</th><th role="columnheader" scope="col"><span className="unseen">{heads.items}</span></th><th role="columnheader" scope="col">{heads.count}</th><th role="columnheader" scope="col">{heads.rate}</th></tr></thead>
      <tbody role="rowgroup">
        {rows.map(({ key, name, to, rowsTo, items, numerator, denominator }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row"><Go to={to}>{name}</Go></th>
            <td role="cell" className={styles.squares}><Waffle items={items} label={`${name}: ${heads.items}`} /></td>
            <td role="cell" className={styles.count}><CountLink to={rowsTo} numerator={numerator} denominator={denominator} name={name} /></td>
            <td role="cell" className={styles.rate}>{writeRate(numerator, denominator, 1, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
