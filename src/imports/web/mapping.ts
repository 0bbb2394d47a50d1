import { fold } from '#ground/text/fold.ts'
import type { Language, Message } from '#ground/text/say.ts'
import type { ColumnsAsked } from '../finding.ts'
import type { SheetWords } from './seen.ts'
import { words } from './words.ts'

/** What a person chose for one sheet of the file: its sheet ('' leaves it out, null is not yet said), and a column key by heading ('' for none). */
export type Chosen = { sheet: string | null; columns: Record<string, string> }

const columnsOf = (sheets: SheetWords[], code: string | null) => sheets.find((sheet) => sheet.code === code)?.columns ?? []

/** Where a person begins: what is surely known, what is suggested, headings that say a column's name; each column once. */
export function startOf(asked: Pick<ColumnsAsked, 'sheet' | 'headings'>, sheets: SheetWords[]): Chosen {
  const guess = asked.sheet ?? likeliest(asked.headings, sheets)
  const columns = columnsOf(sheets, guess)
  const taken = new Set<string>()
  const chosen = asked.headings.map(({ heading, takenAs, suggested }): [string, string] => {
    const named = columns.find(({ vi, en }) => [vi, en].some((word) => fold(word) === fold(heading)))?.key
    const key = [takenAs, suggested, named].find((one) => one && columns.some((column) => column.key === one) && !taken.has(one)) ?? ''
    if (key) taken.add(key)
    return [heading, key]
  })
  return { sheet: guess, columns: Object.fromEntries(chosen) }
}

function likeliest(headings: ColumnsAsked['headings'], sheets: SheetWords[]): string | null {
  const keys = headings.flatMap(({ takenAs, suggested }) => takenAs ?? suggested ?? [])
  const scored = sheets.map(({ code, columns }) => ({ code, score: columns.filter(({ key }) => keys.includes(key)).length })).sort((a, b) => b.score - a.score)
  return scored[0] && scored[0].score > 0 ? scored[0].code : null
}

type Wrong = { word: Message; facts: Record<string, unknown> }

/** Why the choice cannot be used yet: no sheet, a required column without its heading, a column twice. */
export function judgeMapping({ sheetName: sheet, headings }: ColumnsAsked, chosen: Chosen | undefined, sheets: SheetWords[], language: Language): Wrong[] {
  if (!chosen || chosen.sheet === null) return [{ word: words.sheetChoose, facts: { sheet } }]
  if (chosen.sheet === '' || headings.length === 0) return []
  const columns = columnsOf(sheets, chosen.sheet)
  const used = Object.values(chosen.columns).filter(Boolean)
  const missing = columns.filter(({ key, required }) => required && !used.includes(key)).map((column) => column[language])
  const twice = columns.filter(({ key }) => used.filter((one) => one === key).length > 1)
  return [
    ...(missing.length > 0 ? [{ word: words.missingColumns, facts: { sheet, columns: missing } }] : []),
    ...twice.map((column) => ({ word: words.columnTwice, facts: { sheet, column: column[language] } })),
  ]
}

/** As the server takes it: a heading by column key; '' says that no heading gives the column. */
export function mappingOf({ headings }: Pick<ColumnsAsked, 'headings'>, chosen: Chosen | undefined, sheets: SheetWords[]) {
  if (!chosen?.sheet) return { sheet: '', columns: {} }
  if (headings.length === 0) return { sheet: chosen.sheet, columns: {} }
  const byKey = new Map(Object.entries(chosen.columns).map(([heading, key]) => [key, heading]))
  return { sheet: chosen.sheet, columns: Object.fromEntries(columnsOf(sheets, chosen.sheet).map(({ key }) => [key, byKey.get(key) ?? ''])) }
}
