import type { CellValue, Column, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { day } from '#ground/time/day.ts'
import type { Row } from './office-workbook.ts'

/** Rows by heading as a sheet's apply() takes them, typed by column: no workbook in between. */
export const typedRows = (sheet: Sheet, rows: Row[]): SheetRow[] => {
  const columns = new Map(sheet.columns.map((column) => [column.vi, column]))
  return rows.map((row, i) => {
    const values: Record<string, CellValue> = Object.fromEntries(sheet.columns.map((column) => [column.key, null]))
    for (const [heading, value] of Object.entries(row)) {
      const column = columns.get(heading)
      if (!column) throw new Error(`«${sheet.vi}» has no column «${heading}»`)
      values[column.key] = typed(column, value)
    }
    return { row: i + 2, values }
  })
}

function typed(column: Column, value: string | number | null): CellValue {
  if (value === null) return column.kind === 'yes' ? false : null
  if (column.kind === 'yes') return value === 'x'
  if (column.kind === 'list') return String(value).split(';').map((part) => part.trim()).filter(Boolean)
  if (column.kind === 'vague-day') return { day: day(String(value)), precision: 'day' }
  if (column.kind !== 'choice') return value
  const choice = column.choices?.find((each) => [each.vi, each.value, ...(each.also ?? [])].includes(String(value)))
  if (!choice) throw new Error(`«${column.vi}» offers no «${value}»`)
  return choice.value
}
