import { isDay, writeVagueDay, type Day } from '#ground/time/day.ts'
import type { Language } from '#ground/text/say.ts'
import type { Column, Sheet, VagueDay } from '#ground/spreadsheet/sheet.ts'
import type { Format } from '#ground/spreadsheet/style.ts'
import type { OutCell, OutColumn, OutSheet, Value } from '#ground/spreadsheet/workbook-spec.ts'
import { infoColumns, infoSheet } from './info.ts'

const formats: Partial<Record<Column['kind'], Format>> = { text: 'general', name: 'general', code: 'text', day: 'day', 'vague-day': 'text', integer: 'integer', choice: 'general' }

/** A sheet of the import workbook with these rows. Values are typed as apply() takes them, or are words already. */
export const laySheet = (sheet: Sheet, rows: Iterable<OutCell[]>, language: Language): OutSheet => ({
  name: sheet[language], columns: sheet.columns.map((column) => layColumn(column, language)), rows,
  styles: { example: { italic: true, color: '595959', fill: 'F3F0E8' } },
})

const layColumn = (column: Column, language: Language): OutColumn => ({
  heading: column[language] + (column.required ? ' *' : ''), width: column.width, format: formats[column.kind] ?? 'general', note: column.note[language],
  ...(column.choices ? { choices: column.choices.map((choice) => choice[language]), mustChoose: true } : {}),
  ...(column.kind === 'yes' ? { choices: ['x'] } : {}),
})

export function* layRows(sheet: Sheet, taken: Iterable<Record<string, unknown>>, language: Language): Generator<OutCell[]> {
  for (const values of taken) yield sheet.columns.map((column) => layValue(column, values[column.key], language))
}

/** A typed value as an office would write it; reading it gives the same value back. */
function layValue(column: Column, value: unknown, language: Language): Value {
  if (value === null || value === undefined || value === '') return null
  if (column.kind === 'yes') return value === true || value === 'x' ? 'x' : null
  if (Array.isArray(value)) return value.join('; ')
  if (column.kind === 'choice') return column.choices?.find((choice) => choice.value === value)?.[language] ?? String(value)
  if (isVague(value)) return writeVagueDay(value)
  if (column.kind === 'vague-day' && isDay(value)) return writeVagueDay({ day: value, precision: 'day' })
  return typeof value === 'number' ? value : String(value)
}

const isVague = (value: unknown): value is VagueDay => typeof value === 'object' && value !== null && 'precision' in value

export type InfoSaid = { unit: string; unitName: string; on: Day | null; sender: string; source: string }

/** «Thông tin»: one line for each thing said. */
export function layInfo(said: InfoSaid, language: Language): OutSheet {
  const note = { vi: 'Cách ghi', en: 'How to write it' }
  return {
    name: infoSheet[language],
    columns: [{ heading: infoSheet.label[language], width: 24 }, { heading: infoSheet.content[language], width: 48, format: 'text' }, { heading: note[language], width: 60 }],
    rows: infoColumns.map((column) => [column[language], layInfoValue(said[column.key as keyof InfoSaid]), `${column.note[language]} (${column.example})`]),
  }
}

const layInfoValue = (value: string | null): Value => (isDay(value) ? writeVagueDay({ day: value, precision: 'day' }) : value)
