import { writeCell, type Cell, type Merge, type Row } from '#ground/spreadsheet/cell.ts'

export { cellName } from '#ground/spreadsheet/cell.ts'

/** A cell as the file holds it; undefined beyond the width of the sheet. */
export type RawCell = Cell | undefined
export type RawRow = Row

/** Rows that hold something, in order; each knows its number. */
export type RawSheet = { name: string; rows: Row[]; merges?: Merge[]; hidden?: boolean }

/** The cell as a person sees it. */
export const asText = (raw: RawCell): string => (raw === undefined ? '' : writeCell(raw))

/** The row with this number, found by halving. */
export function rowNumbered({ rows }: RawSheet, number: number): Row | undefined {
  let [from, to] = [0, rows.length - 1]
  while (from <= to) {
    const middle = (from + to) >> 1
    const row = rows[middle]!
    if (row.row === number) return row
    if (row.row < number) from = middle + 1
    else to = middle - 1
  }
  return undefined
}
