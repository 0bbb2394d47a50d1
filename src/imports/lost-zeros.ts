import type { Column, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { addFault, type ReadSheet } from './read-rows.ts'

/** A column of administrative codes, or of codes that begin with one: its example is such a code, '05977' or '05977-001'. */
const holdsUnitCodes = (column: Column) => column.kind === 'code' && /^0\d{4}(-\d+)?$/.test(column.example)

export const mayHaveLostZeros = ({ from, rows }: ReadSheet) =>
  from.sheet.columns.some((column) => holdsUnitCodes(column) && rows.some(({ values }) => padded(values[column.key]) !== undefined))

/**
 * A spreadsheet that takes a code for a number drops its zeros: '05977' becomes 5977. Where exactly the padded code stands under
 * the workbook's unit on its day, it is proposed, and taken when the person accepted such proposals.
 */
export function restoreZeros(read: ReadSheet, codes: ReadonlySet<string>, accepts: ReadonlySet<string>) {
  const columns = read.from.sheet.columns.filter(holdsUnitCodes)
  read.rows = read.rows.filter((row) => columns.map((column) => restore(read, row, column.key, codes, accepts)).every(Boolean))
}

/** True where the row may be read on. */
function restore(read: ReadSheet, row: SheetRow, column: string, codes: ReadonlySet<string>, accepts: ReadonlySet<string>): boolean {
  const typed = row.values[column]
  const found = padded(typed)
  if (!found || codes.has(String(typed)) || !codes.has(found.unit)) return true
  if (accepts.has('imports.lost-zeros')) {
    row.values[column] = found.whole
    return true
  }
  addFault(read, row.row, column, 'imports.lost-zeros', { text: typed, code: found.whole }, found.whole)
  return false
}

function padded(value: unknown): { unit: string; whole: string } | undefined {
  const parts = typeof value === 'string' ? /^(\d{1,4})(-\d+)?$/.exec(value) : null
  if (!parts || (parts[2] === undefined && parts[1]!.length < 3)) return undefined
  const unit = parts[1]!.padStart(5, '0')
  return { unit, whole: unit + (parts[2] ?? '') }
}
