import { useVirtualizer } from '@tanstack/react-virtual'
import { type Key, type ReactNode, useMemo, useRef } from 'react'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { useSay } from '../language.tsx'
import { useMedia } from '../media.ts'
import { EmptyState } from '../notes/states.tsx'
import { useUrlText } from '../url.ts'
import { words } from '../words.ts'
import { type Column, readOrder, sortRows, writeOrder } from './column.ts'
import { mostRows, rowsAtOnce } from './loading.ts'
import styles from './table.module.css'
import { Toolbar } from './toolbar.tsx'
import { useCellWalk } from './walk.ts'

type DataTableProps<Row> = {
  label: string
  /** Goes before the fields of the address when a page has several tables: 'nguoi' gives ?nguoi.sap=. */
  name?: string
  rows: Row[]
  /** How many pass the page's filter, when not all of them are loaded: the rest is asked for by useRowsAsked. */
  count?: number | undefined
  /** True while that is being counted. */
  counting?: boolean
  /** How many more one answer brings. */
  atOnce?: number
  /** How many there are before the page's filter; the difference is said. */
  all?: number | undefined
  columns: Column<Row>[]
  rowKey: (row: Row) => Key
  order?: string
  filters?: ReactNode
  empty?: ReactNode
}

const lineHeight = 45
const drawnAtOnce = 80
const cardsAtOnce = 40

/** Rows that can be sorted, walked, chosen by column and copied; the first column and the head stay in sight; on a phone each row is a card, and the page itself scrolls. */
export const DataTable = <Row,>({ label, name, rows, count = rows.length, counting = false, atOnce = rowsAtOnce, all = count, columns, rowKey, order: firstOrder = '', filters, empty }: DataTableProps<Row>) => {
  const say = useSay()
  const field = (word: string) => (name ? `${name}.${word}` : word)
  const [orderText, setOrder] = useUrlText(field('sap'), firstOrder)
  const [hiddenText, setHidden] = useUrlText(field('an'), columns.flatMap(({ id, hidden }) => (hidden ? [id] : [])).join(',') || '-')
  const hidden = new Set(hiddenText.split(','))
  const shown = columns.filter(({ id }) => !hidden.has(id))
  const order = readOrder(orderText)
  const sorted = useMemo(() => sortRows(rows, columns, readOrder(orderText)), [rows, columns, orderText])

  const frame = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const isPhone = useMedia('(max-width: 640px)')
  const isPrinted = useMedia('print')
  const [soText, setSo] = useUrlText(field('so'))
  const shownCards = isPhone && !isPrinted ? Math.min(sorted.length, Math.max(cardsAtOnce, Number(soText) || 0)) : sorted.length
  const more = Math.min(count - shownCards, isPhone ? cardsAtOnce : atOnce)
  const canHaveMore = shownCards < sorted.length || sorted.length < mostRows
  const isLong = sorted.length > drawnAtOnce && !isPhone && !isPrinted
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => frame.current, estimateSize: () => lineHeight, overscan: 12, enabled: isLong })
  const walk = useCellWalk(body, sorted.length, shown.length, (line) => { if (isLong) virtual.scrollToIndex(line) })

  const drawn = isLong ? virtual.getVirtualItems() : sorted.slice(0, shownCards).map((_, index) => ({ index, start: 0, end: 0 }))
  const above = isLong ? (drawn[0]?.start ?? 0) : 0
  const below = isLong ? virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0
  const sortBy = (id: string) => setOrder(writeOrder({ id, down: order?.id === id ? !order.down : false }))

  return (
    <div className={styles.whole}>
      <Toolbar rows={sorted} shown={shownCards} count={count} counting={counting} all={all} columns={columns} hidden={hidden} hide={(next) => setHidden([...next].filter((id) => id !== '-').join(',') || '-')} order={order} sort={(next) => setOrder(writeOrder(next))}>{filters}</Toolbar>
      {sorted.length === 0 ? (empty ?? <EmptyState title={say(words.empty)} />) : (
        <div ref={frame} className={styles.frame}>
          <table role="grid" aria-label={label} aria-rowcount={count + 1} aria-colcount={shown.length} aria-description={say(words.tableKeys)} onKeyDown={walk.onKeyDown} onFocus={walk.onFocus}>
            <thead role="rowgroup">
              <tr role="row" aria-rowindex={1}>
                {shown.map(({ id, header, number, unsorted }) => (
                  <th key={id} role="columnheader" scope="col" className={number ? styles.number : undefined} aria-sort={order?.id === id ? (order.down ? 'descending' : 'ascending') : undefined}>
                    {unsorted ? header : <button type="button" onClick={() => sortBy(id)}>{header}<span className={styles.arrow} data-on={order?.id === id || undefined}><Icon name={order?.id === id && order.down ? 'down' : 'up'} size={16} /></span></button>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body} role="rowgroup">
              {above > 0 && <tr aria-hidden="true" className={styles.gap}><td colSpan={shown.length} style={{ height: above }} /></tr>}
              {drawn.map(({ index }) => {
                const row = sorted[index]
                return row === undefined ? null : (
                  <tr key={rowKey(row)} role="row" data-line={index} data-index={index} ref={isLong ? virtual.measureElement : undefined} aria-rowindex={index + 2}>
                    {shown.map((column, place) => {
                      const content = column.cell ? column.cell(row) : column.value(row) ?? '–'
                      return place === 0
                        ? <th key={column.id} role="rowheader" scope="row">{content}</th>
                        : <td key={column.id} role="gridcell" data-label={column.header} className={column.number ? styles.number : undefined}>{content}</td>
                    })}
                  </tr>
                )
              })}
              {below > 0 && <tr aria-hidden="true" className={styles.gap}><td colSpan={shown.length} style={{ height: below }} /></tr>}
            </tbody>
          </table>
        </div>
      )}
      {more > 0 && <div className={styles.more}>{canHaveMore ? <Button icon="down" onClick={() => setSo(String(shownCards + more))}>{say(words.moreRows, { count: more })}</Button> : <p>{say(words.sortedOnly, { shown: shownCards, all: count })}</p>}</div>}
    </div>
  )
}
