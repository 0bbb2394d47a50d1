import type { Language } from '#ground/text/say.ts'
import { isDay, writeDay, writeVagueDay, type Precision } from '#ground/time/day.ts'
import type { Say } from '#ground/web/language.tsx'
import type { ColumnWords } from './seen.ts'
import { words } from './words.ts'

const precisions: readonly unknown[] = ['day', 'month', 'year'] satisfies Precision[]
const isPrecision = (value: unknown): value is Precision => precisions.includes(value)

/** A typed value of a cell as people write it: days dd/mm/yyyy, choices by their word, nothing as a dash. */
export const valueText = (column: ColumnWords | undefined, value: unknown, say: Say, language: Language): string => {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return say(value ? words.yes : words.no)
  if (Array.isArray(value)) return value.map((one) => valueText(column, one, say, language)).join('; ') || '–'
  if (isDay(value)) return writeDay(value)
  if (typeof value === 'object') return 'day' in value && isDay(value.day) && 'precision' in value && isPrecision(value.precision) ? writeVagueDay({ day: value.day, precision: value.precision }) : JSON.stringify(value)
  const choice = column?.choices?.find((one) => one.value === value)
  return choice ? choice[language] : String(value)
}
