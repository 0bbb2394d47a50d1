import { parseCsv } from 'hucre/csv'
import { Refusal } from '../refusal.ts'
import { type Cell, type DayCell, isDayCell, type ReadSheet, type Row, type SheetHead, type Workbook } from './cell.ts'
import { decode, delimiterOf } from './csv.ts'
import { type GuardedSheet, guard } from './guard.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type Book, sharedTexts, sheetRows } from './sheet-rows.ts'

/** What a reading tells as it goes: the workbook, each sheet, then that sheet's rows in batches. */
export type Heard =
  | { kind: 'workbook'; format: Workbook['format']; date1904: boolean; encoding?: string }
  | ({ kind: 'sheet' } & SheetHead)
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'done'; megabytes: number } // from a process of its own: the most memory it took

const batch = 500

/** Reads a workbook whole, in this process. Files from outside go through read-apart.ts instead. Throws a Refusal 'spreadsheet.…'. */
export async function readWorkbook(bytes: Uint8Array, name: string, limits?: Limits): Promise<Workbook> {
  return gather(hear(bytes, name, limits))
}

/** What was heard, put together. */
export async function gather(heard: AsyncIterable<Heard>): Promise<Workbook> {
  const workbook: Workbook = { format: 'xlsx', date1904: false, sheets: [] }
  let sheet: ReadSheet | undefined
  const share = sharing()
  for await (const each of heard) {
    if (each.kind === 'rows') for (const row of each.rows) sheet?.rows.push(share(row))
    else if (each.kind === 'sheet') {
      const { kind: _, ...head } = each
      workbook.sheets.push((sheet = { ...head, rows: [] }))
    } else {
      const { kind: _, ...head } = each
      Object.assign(workbook, head)
    }
  }
  return workbook
}

const mostShared = 30_000

/** The same word or day stands in thousands of cells: they are made to hold it once. Saves a third of the memory of a register. */
function sharing(): (row: Row) => Row {
  const [texts, days] = [new Map<string, string>(), new Map<string, DayCell>()]
  const shared = (cell: Cell): Cell => (typeof cell === 'string' ? once(texts, cell, cell) : cell !== null && isDayCell(cell) && cell.time === undefined ? once(days, cell.day, cell) : cell)
  return (row) => {
    for (let at = 0; at < row.cells.length; at++) row.cells[at] = shared(row.cells[at]!)
    return row
  }
}

function once<Kept>(known: Map<string, Kept>, key: string, value: Kept): Kept {
  const before = known.get(key)
  if (before === undefined && known.size < mostShared) known.set(key, value)
  return before ?? value
}

/** Guards and reads a file (.xlsx, or .csv as one sheet named like the file), telling what it finds piece by piece. */
export async function* hear(bytes: Uint8Array, name: string, limits: Limits = usual): AsyncGenerator<Heard> {
  const guarded = await guard(bytes, limits)
  if (guarded.format === 'csv') return yield* hearCsv(bytes, name, limits)
  yield { kind: 'workbook', format: 'xlsx', date1904: guarded.date1904 }
  const book: Book = { ...guarded, texts: guarded.texts ? await sharedTexts(guarded.texts) : [] }
  for (const sheet of guarded.sheets) {
    const { name: sheetName, hidden, columns, merges } = sheet
    yield { kind: 'sheet', name: sheetName, hidden, columns, merges }
    if (sheet.rows) yield* hearRows(sheet, book)
  }
}

async function* hearRows({ part, columns, oldFonts }: GuardedSheet, book: Book): AsyncGenerator<Heard> {
  let rows: Row[] = []
  for await (const found of sheetRows(part, book))
    for (const { row, cells } of found) {
      if (cells.every((cell) => cell === null)) continue
      while (cells.length < columns) cells.push(null)
      const fonts = oldFonts.get(row)
      rows.push(fonts ? { row, cells: cells.slice(0, columns), fonts } : { row, cells: cells.slice(0, columns) })
      if (rows.length < batch) continue
      yield { kind: 'rows', rows }
      rows = []
    }
  if (rows.length) yield { kind: 'rows', rows }
}

function* hearCsv(bytes: Uint8Array, name: string, limits: Limits): Generator<Heard> {
  const { text, encoding } = decode(bytes)
  const { delimiter, skipLines } = delimiterOf(text)
  const lines = parseCsv(text, { delimiter, skipLines, maxRows: limits.rows + 1 })
  if (lines.length > limits.rows) throw new Refusal('spreadsheet.too-many-rows', { most: limits.rows, row: lines.length })
  const columns = lines.reduce((most, line) => Math.max(most, line.length), 0)
  if (columns > limits.columns) throw new Refusal('spreadsheet.too-many-columns', { most: limits.columns, cell: `${limits.columns + 1}` })
  yield { kind: 'workbook', format: 'csv', date1904: false, encoding }
  yield { kind: 'sheet', name: name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '').normalize('NFC'), hidden: false, columns, merges: [] }
  for (let from = 0; from < lines.length; from += batch) yield { kind: 'rows', rows: csvRows(lines.slice(from, from + batch), from + skipLines, columns, limits) }
}

function csvRows(lines: unknown[][], before: number, columns: number, { cellBytes }: Limits): Row[] {
  const rows = lines.map((line, at) => ({ row: before + at + 1, cells: Array.from({ length: columns }, (_, column): Cell => (line[column] ? String(line[column]) : null)) }))
  for (const { row, cells } of rows)
    if (cells.some((cell) => String(cell).length > cellBytes)) throw new Refusal('spreadsheet.cell-too-long', { cell: `${row}`, most: cellBytes })
  return rows.filter(({ cells }) => cells.some((cell) => cell !== null))
}
