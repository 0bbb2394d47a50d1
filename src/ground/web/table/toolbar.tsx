import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { useLanguage } from '../language.tsx'
import { Menu } from '../menu.tsx'
import { useToast } from '../notes/toast.tsx'
import { words } from '../words.ts'
import { type Column, type Order, tabbed } from './column.ts'
import styles from './table.module.css'

type ToolbarProps<Row> = {
  rows: Row[]
  /** Of the rows that pass the filter (count), how many are to be seen; and how many there are in all. */
  shown: number
  count: number
  counting: boolean
  all: number
  columns: Column<Row>[]
  hidden: ReadonlySet<string>
  hide: (hidden: ReadonlySet<string>) => void
  order: Order | undefined
  sort: (order: Order) => void
  children?: ReactNode
}

/** Above the rows: how many of how many, the filters of the page, the columns, the copy for Excel; on a phone the sorting too. */
export const Toolbar = <Row,>({ rows, shown: seen, count, counting, all, columns, hidden, hide, order, sort, children }: ToolbarProps<Row>) => {
  const { say, language } = useLanguage()
  const tell = useToast()
  const shown = columns.filter(({ id }) => !hidden.has(id))
  const copy = async () => {
    const done = await navigator.clipboard.writeText(tabbed(rows, shown, language === 'vi' ? ',' : '.')).then(() => true, () => false)
    tell(done ? say(words.copied, { count: rows.length }) : say(words.copyFailed))
  }
  const toggle = (id: string) => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    hide(next)
  }
  return (
    <div className={styles.toolbar}>
      <div role="status" className={styles.count}>{counting ? say(words.rowsCounting, { shown: seen }) : say(words.rowsShown, { shown: seen, all: seen < count ? count : all })}{count < all && <span> · {say(words.rowsHidden, { hidden: all - count })}</span>}</div>
      {children}
      <div className={styles.tools}>
        {rows.length > 1 && <label className={styles.sortBy}><span className="unseen">{say(words.sortBy)}</span>
          <select value={order?.id ?? ''} onChange={(event) => sort({ id: event.target.value, down: false })}>
            <option value="">{say(words.sortBy)}…</option>
            {shown.filter(({ unsorted }) => !unsorted).map(({ id, header }) => <option key={id} value={id}>{header}</option>)}
          </select>
          <Button kind="quiet" small icon={order?.down ? 'down' : 'up'} aria-label={say(words.reverse)} disabled={!order} onClick={() => order && sort({ ...order, down: !order.down })} />
        </label>}
        <Menu label={say(words.columns)} icon="columns" small>
          {columns.slice(1).map(({ id, header }) => <label key={id} className={styles.columnTick}><input type="checkbox" checked={!hidden.has(id)} onChange={() => toggle(id)} />{header}</label>)}
        </Menu>
        <div className={styles.copy}><Button small kind="quiet" icon="copy" onClick={() => void copy()}>{say(words.copy)}</Button></div>
      </div>
    </div>
  )
}
