import { type ReactNode, useState } from 'react'
import { Icon } from '../icon.tsx'
import { useSay } from '../language.tsx'
import type { Message } from '#ground/text/say.ts'
import { words } from '../words.ts'
import styles from './chart.module.css'

type TwinTable = { head: string[]; rows: (string | number)[][] }

/** A picture and the same as a table: everyone may change to the other, print shows both. */
export const Twin = ({ caption, table, back = words.showChart, children }: { caption: string; table: TwinTable; back?: Message; children: ReactNode }) => {
  const say = useSay()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={styles.twin}>
      {!asTable && children}
      <div className={asTable ? styles.twinTable : 'print-only'} tabIndex={asTable ? 0 : undefined} role={asTable ? 'group' : undefined} aria-label={asTable ? caption : undefined}>
        <table>
          <caption className="unseen">{caption}</caption>
          <thead><tr>{table.head.map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
          <tbody>{table.rows.map(([first, ...rest], line) => <tr key={line}><th scope="row">{first}</th>{rest.map((cell, place) => <td key={place}>{cell}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <button type="button" className={styles.toggle} onClick={() => setAsTable(!asTable)}><Icon name={asTable ? 'chart' : 'list'} size={18} />{say(asTable ? back : words.showTable)}</button>
    </figure>
  )
}
