import type { ReactNode } from 'react'

export type Value = string | number | null | undefined

/** One column: `value` sorts and is copied to Excel, `cell` is what is seen when that is more than the value. */
export type Column<Row> = {
  id: string
  header: string
  value: (row: Row) => Value
  cell?: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  number?: boolean
  /** Out of sight until chosen. */
  hidden?: boolean
  compare?: (a: Row, b: Row) => number
  unsorted?: boolean
}

export type Order = { id: string; down: boolean }

/** '-ten' -> by column 'ten', falling. */
export const readOrder = (text: string): Order | undefined => (text === '' ? undefined : { id: text.replace(/^-/, ''), down: text.startsWith('-') })
export const writeOrder = ({ id, down }: Order): string => (down ? `-${id}` : id)

const collator = new Intl.Collator('vi', { numeric: true })

/** Numbers by size, words the Vietnamese way; what is missing comes last whichever way it is sorted. */
export const sortRows = <Row,>(rows: Row[], columns: Column<Row>[], order: Order | undefined): Row[] => {
  const column = columns.find(({ id }) => id === order?.id)
  if (!column || !order) return rows
  const sign = order.down ? -1 : 1
  const isMissing = (value: Value) => value === null || value === undefined || value === ''
  return [...rows].sort((a, b) => {
    const [left, right] = [column.value(a), column.value(b)]
    if (isMissing(left) || isMissing(right)) return Number(isMissing(left)) - Number(isMissing(right))
    if (column.compare) return sign * column.compare(a, b)
    return sign * (typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right)))
  })
}

const cellText = (value: Value, decimal: string) => String(value ?? '').replace(/[\t\r\n]+/g, ' ').replace('.', typeof value === 'number' ? decimal : '.')
/** A text that Excel would take for a formula is held back by an apostrophe. */
const harmless = (text: string) => (/^[=+@-]/.test(text) && Number.isNaN(Number(text.replace(',', '.'))) ? `'${text}` : text)

/** Tab-separated lines as Excel pastes them, the headings first; `decimal` as the office's Excel writes fractions. */
export const tabbed = <Row,>(rows: Row[], columns: Column<Row>[], decimal: ',' | '.' = ','): string =>
  [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ value }) => harmless(cellText(value(row), decimal))))].map((line) => line.join('\t')).join('\n')
