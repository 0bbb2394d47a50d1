import { type Language, fill } from '../text/say.ts'
import { type Cell, type ReadSheet, cellName, isDayCell, writeCell } from './cell.ts'
import { messages } from './messages.ts'
import type { OutCell, OutLine, OutSheet } from './workbook-spec.ts'
import { writeWorkbook } from './write.ts'

/** A fault in words. `row` from 1; `column` from 0, null where it concerns the whole row. */
export type MarkedFault = { sheet: string; row: number; column: number | null; reason: string; remedy: string }

/** Of the columns of each sheet, in characters; see columnWidths. */
type Widths = Map<string, (number | undefined)[]>

const mostNotes = 5_000
const say = (code: string, language: Language): string => fill(messages[code]!, {}, language)

/** The name of the first sheet, which a later import passes over. */
export const faultsSheetName = (language: Language = 'vi'): string => say('spreadsheet.faults-sheet', language)

/**
 * A copy of what was read, every cell in its place, the faulty ones coloured and noted, with a first sheet that lists
 * sheet, cell, value, reason and remedy. Values are the last computed ones, days are dd/mm/yyyy, columns as wide as `widths` says;
 * the original's other formats are not kept.
 */
export function markedCopy(sheets: ReadSheet[], faults: MarkedFault[], language: Language = 'vi', widths: Widths = new Map()): Promise<Uint8Array> {
  const copied = sheets.filter(({ name }) => name !== faultsSheetName(language)).map((sheet) => markedSheet(sheet, faults.filter((fault) => fault.sheet === sheet.name), widths.get(sheet.name) ?? []))
  return writeWorkbook({ title: faultsSheetName(language), sheets: [faultsSheet(sheets, faults, language), ...copied] })
}

function faultsSheet(sheets: ReadSheet[], faults: MarkedFault[], language: Language): OutSheet {
  const rows = new Map(sheets.map(({ name, rows: of }) => [name, new Map(of.map((row) => [row.row, row.cells]))]))
  const heads: [code: string, width: number][] = [['sheet', 14], ['cell', 8], ['value', 30], ['reason', 52], ['remedy', 52]]
  return {
    name: faultsSheetName(language),
    columns: heads.map(([code, width]) => ({ heading: say(`spreadsheet.fault-${code}`, language), width, format: 'text', style: { wrap: true } })),
    rows: faults.map(({ sheet, row, column, reason, remedy }) => {
      const value = column === null ? null : (rows.get(sheet)?.get(row)?.[column] ?? null)
      return [sheet, column === null ? `${row}` : cellName(row, column), writeCell(value), reason, remedy]
    })
  }
}

function markedSheet(sheet: ReadSheet, faults: MarkedFault[], widths: (number | undefined)[]): OutSheet {
  const marks = new Map<string, MarkedFault[]>()
  for (const fault of faults) {
    const key = `${fault.row},${fault.column ?? 0}`
    marks.set(key, [...(marks.get(key) ?? []), fault])
  }
  const columns = faults.reduce((most, { column }) => Math.max(most, (column ?? 0) + 1), Math.max(1, sheet.columns))
  const notes = [...marks.values()].slice(0, mostNotes).map((at) => ({ row: at[0]!.row, column: at[0]!.column ?? 0, text: at.map(({ reason, remedy }) => `${reason}\n→ ${remedy}`).join('\n\n') }))
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    columns: Array.from({ length: columns }, (_, column) => ({ heading: '', width: widths[column] ?? widthOf(sheet, column) })),
    headings: [],
    styles: { day: { format: 'day', wrap: false }, text: { format: 'text' }, fault: { fill: 'FFD6CC', format: 'text' }, 'fault-day': { fill: 'FFD6CC', format: 'day' } },
    rows: markedRows(sheet, marks, columns),
    notes
  }
}

/** Every row at its own number, with the empty ones between. */
function* markedRows(sheet: ReadSheet, marks: Map<string, MarkedFault[]>, columns: number): Generator<OutLine> {
  const byNumber = new Map(sheet.rows.map(({ row, cells }) => [row, cells]))
  const last = Math.max(0, sheet.rows.at(-1)?.row ?? 0, lastMark(marks))
  for (let row = 1; row <= last; row++) {
    const cells = byNumber.get(row) ?? []
    yield Array.from({ length: columns }, (_, column) => markedCell(cells[column] ?? null, marks.has(`${row},${column}`)))
  }
}

const lastMark = (marks: Map<string, MarkedFault[]>): number => [...marks.values()].reduce((last, [mark]) => Math.max(last, mark!.row), 0)

function markedCell(value: Cell, faulty: boolean): OutCell {
  if (isDayCell(value)) return { value, style: faulty ? 'fault-day' : 'day' }
  if (faulty) return { value, style: 'fault' }
  return typeof value === 'string' ? { value, style: 'text' } : value
}

const widthOf = (sheet: ReadSheet, column: number): number =>
  Math.min(40, Math.max(8, ...sheet.rows.slice(0, 50).map(({ cells }) => Math.ceil(writeCell(cells[column] ?? null).length * 1.1))))
