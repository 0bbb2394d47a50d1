import type { Key, ReactNode } from 'react'
import styles from './imports.module.css'

export type Head = { name: string; number?: boolean }

/** A plain table with fields in it, where the kit's grid would take the arrow keys away from them; on a phone each row is a card. */
export const Table = ({ label, heads, rows, className = '' }: { label: string; heads: Head[]; rows: { key: Key; cells: ReactNode[] }[]; className?: string }) => (
  <div className={styles.frame}>
    <table className={`${styles.table} ${styles.cards} ${className}`} aria-label={label}>
      <thead><tr>{heads.map(({ name, number }) => <th key={name} scope="col" className={number ? styles.number : undefined}>{name}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, place) => (place === 0
              ? <th key={place} scope="row">{cell}</th>
              : <td key={place} data-label={heads[place]?.name} className={heads[place]?.number ? styles.number : undefined}>{cell}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
