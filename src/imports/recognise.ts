import type { Column, Sheet } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { ColumnsAsked, Notice } from './finding.ts'
import { likest } from './likeness.ts'
import { asText, cellName, type RawRow, type RawSheet } from './raw.ts'
import { isGuide, isReserved } from './reserved.ts'

/** What a person chose for a sheet of the file: which sheet it is ('' leaves it alone) and which heading gives which column ('' for none). */
export type Mapping = { sheet: string; columns: Record<string, string> }

/** A sheet of the file whose columns are known. `columns[i]` is the index of the i-th column of the sheet in the file, -1 where it is absent. */
export type Recognised = { sheet: Sheet; raw: RawSheet; headingRow: number; headings: string[]; columns: number[] }

export type Recognition = { read: Recognised[]; asked: ColumnsAsked[]; notices: Notice[] }

/** Mappings chosen before, by the folded headings of the sheet. */
export type Remembered = ReadonlyMap<string, Mapping>

const headingRows = 10
const rowNumber = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no', 'no.'])

/** Which sheet each sheet of the file is, by name or else by headings, and which of its columns is which. */
export function recognise(file: RawSheet[], sheets: Sheet[], chosen: Record<string, Mapping>, remembered: Remembered): Recognition {
  const found: Recognition = { read: [], asked: [], notices: [] }
  for (const raw of file) {
    const mapping = chosen[raw.name]
    if (raw.hidden || raw.rows.every(isBlank) || mapping?.sheet === '' || isGuide(raw.name)) continue
    if (!mapping && isReserved(raw.name)) found.notices.push({ code: 'imports.later-room', sheetName: raw.name, facts: {} })
    else recogniseOne(raw, sheets, mapping, remembered, found)
  }
  return refuseTwice(found)
}

function recogniseOne(raw: RawSheet, sheets: Sheet[], chosen: Mapping | undefined, remembered: Remembered, found: Recognition) {
  const named = sheets.find((sheet) => sheet.code === chosen?.sheet) ?? sheetNamed(raw.name, sheets)
  const guess = named ? { sheet: named, at: findHeadings(raw, named.columns, chosen) } : sheetByHeadings(raw, sheets)
  if (!guess) {
    found.notices.push({ code: 'imports.unknown-sheet', sheetName: raw.name, facts: {} })
    return
  }
  const headings = readHeadings(raw.rows[guess.at])
  const before = remembered.get(keyOfHeadings(headings))
  const mapping = chosen ?? (before?.sheet === guess.sheet.code ? before : undefined)
  const headingRow = raw.rows[guess.at]!.row
  const columns = guess.sheet.columns.map((column) => findColumn(column, headings, mapping))
  const sure = named !== undefined || guess.sheet.columns.every((column, i) => !column.required || columns[i] !== -1)
  const free = headings.map((heading, index) => ({ heading, index })).filter(({ heading, index }) => heading !== '' && !columns.includes(index) && !rowNumber.has(foldHeading(heading)))
  const open = guess.sheet.columns.filter((_, i) => columns[i] === -1)
  const suggestions = new Map(free.map(({ heading, index }) => [index, suggestion(heading, open)]))
  const missing = open.filter((column) => column.required).map((column) => column.key)
  const settled = mapping !== undefined || [...suggestions.values()].every((key) => key === undefined)
  if (missing.length > 0 || !settled || !sure) {
    const takenAs = (index: number) => guess.sheet.columns[columns.indexOf(index)]?.key ?? null
    found.asked.push({
      sheetName: raw.name, sheet: sure ? guess.sheet.code : null, headingRow, missing,
      headings: headings.flatMap((heading, index) => heading === '' ? [] : [{
        heading, cell: cellName(headingRow, index), samples: samplesOf(raw, guess.at, index), takenAs: takenAs(index), suggested: suggestions.get(index) ?? null,
      }]),
    })
    return
  }
  if (free.length > 0) found.notices.push({ code: 'imports.columns-left-alone', sheetName: raw.name, facts: { headings: free.map(({ heading }) => heading).join('; ') } })
  found.read.push({ sheet: guess.sheet, raw, headingRow, headings, columns })
}

/** '1. Thôn', 'THON', 'Danh sách thôn' and 'Thôn (2)' are all «Thôn». */
function sheetNamed(name: string, sheets: Sheet[]): Sheet | undefined {
  const bare = fold(name.replace(/\.csv$/i, '')).replace(/^[\d\s.)_-]+|[\s_]*\(\d+\)$/g, '').replace(/^(danh sach|ds|bang|sheet)\s+/, '').replaceAll('_', ' ').trim()
  return sheets.find((sheet) => [sheet.vi, sheet.en, sheet.code].some((each) => fold(each) === bare))
}

/** The sheet most of whose columns stand in one of the first rows; undefined where none is likely or two are alike. */
function sheetByHeadings(raw: RawSheet, sheets: Sheet[]) {
  const scored = sheets.map((sheet) => {
    const at = findHeadings(raw, sheet.columns)
    const there = matches(raw.rows[at], sheet.columns)
    return { sheet, at, there, score: there / sheet.columns.length }
  }).filter(({ there, score }) => there >= 2 && score >= 0.3).sort((a, b) => b.score - a.score || b.there - a.there)
  const [first, second] = scored
  return first && !(second && second.score === first.score) ? first : undefined
}

/** Index among the rows of the one that holds the headings: of the first ten, the one most of whose cells are headings; else the first with several words. */
function findHeadings(raw: RawSheet, columns: Column[], chosen?: Mapping): number {
  let best = { at: -1, score: 0 }
  const wanted = new Set(Object.values(chosen?.columns ?? {}).map(foldHeading))
  raw.rows.slice(0, headingRows).forEach((row, at) => {
    const score = matches(row, columns) + readHeadings(row).filter((heading) => wanted.has(foldHeading(heading))).length
    if (score > best.score) best = { at, score }
  })
  if (best.at >= 0) return best.at
  const wordy = raw.rows.slice(0, headingRows).findIndex((row) => row.cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length >= 2)
  return Math.max(0, wordy)
}

const matches = (row: RawRow | undefined, columns: Column[]) => {
  const headings = new Set(readHeadings(row).map(foldHeading))
  return columns.filter((column) => wordsOf(column).some((word) => headings.has(foldHeading(word)))).length
}

function findColumn(column: Column, headings: string[], mapping: Mapping | undefined): number {
  const chosen = mapping?.columns[column.key]
  if (chosen !== undefined) return chosen === '' ? -1 : headings.findIndex((heading) => foldHeading(heading) === foldHeading(chosen))
  const taken = new Set(Object.values(mapping?.columns ?? {}).map(foldHeading))
  for (const word of wordsOf(column)) {
    const at = headings.findIndex((heading) => foldHeading(heading) === foldHeading(word) && !taken.has(foldHeading(heading)))
    if (at >= 0) return at
  }
  return -1
}

/** A column that must be given is looked for with less to go by. */
const suggestion = (heading: string, open: Column[]): string | undefined =>
  (likest(heading, open.filter(({ required }) => required), wordsOf, 0.5) ?? likest(heading, open.filter(({ required }) => !required), wordsOf, 0.7))?.key

/** Two sheets of the file that are the same sheet: their rows would be read as one, and nobody asked for that. */
function refuseTwice(found: Recognition): Recognition {
  const seen = new Set<string>()
  for (const each of found.read) {
    if (seen.has(each.sheet.code)) found.asked.push({ sheetName: each.raw.name, sheet: null, headingRow: each.headingRow, headings: [], missing: [] })
    seen.add(each.sheet.code)
  }
  return found
}

const wordsOf = (column: Column) => [column.vi, column.en, ...(column.also ?? [])]
const isBlank = (row: RawRow) => row.cells.every((cell) => cell === null || cell === '')
const readHeadings = (row: RawRow | undefined) => (row?.cells ?? []).map((cell) => asText(cell).replace(/\s+/g, ' ').replace(/\s*\*$/, '').trim())
/** Headings are alike whatever their diacritics, brackets and line breaks. */
export const foldHeading = (heading: string) => fold(heading.replace(/[*:.,_]/g, ' ').replace(/\s+/g, ' ').trim())
export const keyOfHeadings = (headings: string[]) => headings.map(foldHeading).join('|')

const samplesOf = (raw: RawSheet, at: number, index: number) =>
  raw.rows.slice(at + 1, at + 30).map((row) => asText(row.cells[index]).trim()).filter((text) => text !== '').slice(0, 3)
