import { isDay, writeDay } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import type { Say } from '#ground/web/language.tsx'
import { Square } from '#ground/web/square.tsx'
import type { Column as TableColumn, Value } from '#ground/web/table/column.ts'
import type { Behind, BehindRow, Column } from './asking.ts'
import styles from './home.module.css'
import { words } from './words.ts'

type Level = 'province' | 'district' | 'commune'
const levelsAbove: Record<string, Level[]> = { country: ['province', 'district', 'commune'], province: ['district', 'commune'], district: ['commune'] }

/** The columns of the rows behind a number: where the row is, then what the server says is shown of it. */
export const columnsOf = (behind: Behind, kind: string, subject: 'villages' | 'cells', say: Say): TableColumn<BehindRow>[] => [
  { id: 'don-vi', header: say(subject === 'cells' ? words.cell : words.village), value: ({ unit }) => unit.name, cell: ({ unit }) => <Go to={`/units/${unit.id}`}>{unit.name || unit.code || unit.id}</Go> },
  ...(levelsAbove[kind] ?? []).filter((level) => behind.rows.some((row) => row[level])).map((level): TableColumn<BehindRow> => ({
    id: level, header: say(words[level]),
    value: (row) => row[level]?.name ?? (level === 'commune' ? say(words.waits) : ''),
    cell: (row) => { const found = row[level]; return found ? <Go to={`/home/${found.id}`}>{found.name}</Go> : level === 'commune' ? say(words.waits) : '–' },
  })),
  ...behind.columns.map((column) => shownColumn(column, behind, say)),
]

const shownColumn = (column: Column, { people, units }: Behind, say: Say): TableColumn<BehindRow> => {
  const { key, kind, name, choices, looks } = column
  const base = { id: key, header: say(name) }
  const of = (row: BehindRow) => row.values[key]
  const text = (row: BehindRow) => { const value = of(row); return value === null || value === undefined ? '' : String(value) }
  if (kind === 'person' || kind === 'unit') {
    const names = kind === 'person' ? people : units
    const nameOf = (row: BehindRow) => (text(row) === '' ? '' : names[text(row)] ?? `#${text(row)}`)
    return { ...base, value: nameOf, cell: (row) => (text(row) === '' ? '–' : <Go to={`/${kind === 'person' ? 'people' : 'units'}/${text(row)}`}>{nameOf(row)}</Go>) }
  }
  if (kind === 'choice') {
    const said = (row: BehindRow) => (text(row) === '' ? '' : say(choices[text(row)] ?? text(row)))
    return { ...base, value: said, cell: (row) => { const look = looks[text(row)]; return look ? <span className={styles.state}><Square look={look} />{said(row)}</span> : said(row) || '–' } }
  }
  if (kind === 'link') return { ...base, value: (row) => linkOf(of(row)).day, cell: (row) => { const { to, day } = linkOf(of(row)); return to ? <Go to={to}>{dayText(day)}</Go> : '–' } }
  if (kind === 'day') return { ...base, value: text, cell: (row) => dayText(of(row)) }
  if (kind === 'integer') return { ...base, number: true, value: (row): Value => (typeof of(row) === 'number' ? of(row) as number : null) }
  if (kind === 'yes') return { ...base, value: (row) => (of(row) === null || of(row) === undefined ? '' : say(of(row) ? words.yes : words.no)) }
  return { ...base, value: text }
}

const dayText = (value: unknown): string => (isDay(value) ? writeDay(value) : '–')

/** A page of another room and the day that it is called by. */
function linkOf(value: unknown): { to: string; day: string } {
  const { to, day } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return { to: typeof to === 'string' ? to : '', day: typeof day === 'string' ? day : '' }
}
