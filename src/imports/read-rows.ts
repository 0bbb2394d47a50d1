import type { CellValue, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import type { CellFault } from './finding.ts'
import { cellReader, clean, Wrong, type CellReader } from './reading-cell.ts'
import { spreadMerged } from '#ground/spreadsheet/cell.ts'
import { asText, cellName, rowNumbered, type RawCell, type RawRow } from './raw.ts'
import type { Recognised } from './recognise.ts'

/** Values typed on the screen, by 'sheet!row!column': code of the sheet, 1-based row, key of the column. */
export type Mends = Readonly<Record<string, string>>

export type HowToRead = { on: Day; mends: Mends; accepts: ReadonlySet<string> }

/** A sheet's rows, typed; the faulty ones are left out and say why. */
export type ReadSheet = {
  from: Recognised
  mends: Mends
  rows: SheetRow[]
  faults: CellFault[] // the first `mostFaults`
  faultsTotal: number
  faultyRows: Set<number>
}

export const mostFaults = 2000
const breath = 500 // rows between two pauses, so that others are served meanwhile

export const mendKey = (sheet: string, row: number, column: string) => `${sheet}!${row}!${column}`

export async function readRows(from: Recognised, how: HowToRead): Promise<ReadSheet> {
  const read: ReadSheet = { from, mends: how.mends, rows: [], faults: [], faultsTotal: 0, faultyRows: new Set() }
  const readers = from.sheet.columns.map((column) => cellReader(column, how.on))
  const mended = rowsMended(from.sheet.code, how.mends)
  const { rows, merges } = from.raw
  if (merges) spreadMerged(rows, merges, from.headingRow + 1)
  for (const [at, raw] of rows.entries()) {
    if (at % breath === 0) await new Promise(setImmediate)
    if (raw.row <= from.headingRow || isLeftOut(raw, raw.row === from.headingRow + 1)) continue
    readRow(read, raw, readers, how.accepts, mended.has(raw.row))
  }
  return read
}

/** The sheets one after the other, the next one typed while whoever asked uses the one before. */
export async function* readEach(sheets: Recognised[], how: HowToRead): AsyncGenerator<ReadSheet> {
  let next = sheets[0] && readRows(sheets[0], how)
  for (let at = 1; next; at++) {
    const read = await next
    const after = sheets[at]
    next = after && readRows(after, how)
    next?.catch(() => {}) // thrown where it is awaited
    yield read
  }
}

function readRow(read: ReadSheet, { row, cells }: RawRow, readers: CellReader[], accepts: ReadonlySet<string>, mended: boolean) {
  const { columns: places, sheet } = read.from
  const values: Record<string, CellValue> = {}
  let wrong = false
  for (let i = 0; i < readers.length; i++) {
    const column = sheet.columns[i]!
    const place = places[i]!
    const typed = (mended ? read.mends[mendKey(sheet.code, row, column.key)] : undefined) ?? (place < 0 ? null : cells[place])
    const value = settle(readers[i]!, typed, accepts)
    if (value instanceof Wrong) {
      addFault(read, row, column.key, value.code, value.facts, value.propose)
      wrong = true
    } else values[column.key] = value
  }
  if (!wrong) read.rows.push({ row, values })
}

/** A proposal of a kind that the person accepted is taken for the cell. */
export function settle(reader: CellReader, typed: RawCell, accepts: ReadonlySet<string>): CellValue | Wrong {
  const value = reader(typed)
  return value instanceof Wrong && value.propose !== undefined && accepts.has(value.code) ? reader(value.propose) : value
}

/** Notes a fault at its place in the file; `column` '' means the whole row, row 0 the whole sheet. */
export function addFault(read: ReadSheet, row: number, column: string, code: string, facts: Record<string, unknown>, propose?: string) {
  read.faultsTotal += 1
  read.faultyRows.add(row)
  if (read.faults.length >= mostFaults) return
  const { sheet, raw, columns, headings } = read.from
  const place = columns[sheet.columns.findIndex(({ key }) => key === column)] ?? -1
  read.faults.push({
    sheet: sheet.code, sheetName: raw.name, row, column,
    heading: headings[place] ?? sheet.columns.find(({ key }) => key === column)?.vi ?? '',
    cell: place >= 0 && row > 0 ? cellName(row, place) : '',
    value: typedAt(read, row, column), code, facts, ...(propose === undefined ? {} : { propose }),
  })
}

/** The cell as typed: mended on the screen, else in the file. */
export function typedAt(read: ReadSheet, row: number, column: string): string {
  const { sheet, raw, columns } = read.from
  const place = columns[sheet.columns.findIndex(({ key }) => key === column)] ?? -1
  return read.mends[mendKey(sheet.code, row, column)] ?? asText(place < 0 ? null : rowNumbered(raw, row)?.cells[place])
}

const rowsMended = (sheet: string, mends: Mends) =>
  new Set(Object.keys(mends).map((key) => key.split('!')).filter(([of]) => of === sheet).map(([, row]) => Number(row)))

/** Blank rows, the template's example, and the row of column numbers under the headings of an office's form. */
function isLeftOut({ cells }: RawRow, underHeadings: boolean): boolean {
  const first = cells.find((cell) => cell !== null && cell !== '' && (typeof cell !== 'string' || clean(cell) !== ''))
  if (first === undefined) return true
  if (typeof first === 'string' && isExample(first)) return true
  return underHeadings && isNumbering(cells)
}

export const exampleMark = { vi: 'Ví dụ: ', en: 'Example: ' }
const isExample = (text: string) => text.slice(0, 12).includes(':') && /^(vi du|example)\s*:/.test(fold(text.slice(0, 12)))

function isNumbering(cells: RawCell[]): boolean {
  const said = cells.map((cell) => asText(cell).replace(/[()\s]/g, '')).filter((text) => text !== '')
  return said.length >= 3 && said.every((text, i) => text === String(i + 1))
}
