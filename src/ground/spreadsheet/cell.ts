import { type Day, isDay, writeDay } from '../time/day.ts'

/** A day by the cell's number format; `time` 'HH:MM' where the cell has one. */
export type DayCell = { day: Day; time?: string }

/** What Excel shows where a formula failed: '#N/A', '#REF!'. */
export type ErrorCell = { error: string }

/** A cell as read: formulas by the value last computed, never evaluated here. An empty cell is null. */
export type Cell = string | number | boolean | DayCell | ErrorCell | null

/** A row that holds something. `row` is its 1-based number; `cells` is as wide as the sheet; `fonts` names old Vietnamese fonts by column. */
export type Row = { row: number; cells: Cell[]; fonts?: Record<number, string> }

/** Merged cells: rows from 1, columns from 0, all included. The value stands in the first cell. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type SheetHead = { name: string; hidden: boolean; columns: number; merges: Merge[] }
export type ReadSheet = SheetHead & { rows: Row[] }
export type Workbook = { format: 'xlsx' | 'csv'; date1904: boolean; encoding?: string; sheets: ReadSheet[] }

export const isDayCell = (cell: Cell): cell is DayCell => typeof cell === 'object' && cell !== null && 'day' in cell
export const isErrorCell = (cell: Cell): cell is ErrorCell => typeof cell === 'object' && cell !== null && 'error' in cell

/** 0 -> 'A', 27 -> 'AB' */
export const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)

/** (5, 1) -> 'B5' */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

/** The cell as a person reads it, for lists of faults. */
export function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (isDayCell(cell)) return cell.time ? `${writeDay(cell.day)} ${cell.time}` : writeDay(cell.day)
  if (isErrorCell(cell)) return cell.error
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return isDay(cell) ? writeDay(cell) : String(cell)
}

/** Gives every cell of a merged block the block's value, as far as rows were read: a commune named once beside its ten villages. */
export function spreadMerged(rows: Row[], merges: Merge[], fromRow = 1): void {
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  for (const { top, left, bottom, right } of merges) {
    const value = byNumber.get(top)?.cells[left]
    if (top < fromRow || value === null || value === undefined) continue
    for (let number = top; number <= bottom; number++) {
      const cells = byNumber.get(number)?.cells
      for (let column = left; cells && column <= right && column < cells.length; column++) cells[column] ??= value
    }
  }
}
