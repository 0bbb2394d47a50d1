import type { CellValue, Choice, Column } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { readNumber, readPercent } from '#ground/text/numbers.ts'
import { addMonths, type Day, writeDay } from '#ground/time/day.ts'
import { readDayWithPrecision, type ReadDay, type UnreadDay } from '#ground/time/read-day.ts'
import { likest } from './likeness.ts'
import { isDayCell, isErrorCell } from '#ground/spreadsheet/cell.ts'
import { asText, type RawCell } from './raw.ts'

/** Why a cell cannot be taken, and what it probably means where that is clear. */
export class Wrong {
  readonly code: string
  readonly facts: Record<string, unknown>
  readonly propose: string | undefined
  constructor(code: string, facts: Record<string, unknown> = {}, propose?: string) {
    this.code = code
    this.facts = facts
    this.propose = propose
  }
}

/** Reads one cell of a column: a typed value, null where it is empty, or what is wrong. */
export type CellReader = (raw: RawCell) => CellValue | Wrong

/** `on` is the workbook's day: a birth with a two-digit year lies before it, another day at most twenty years after. */
export function cellReader(column: Column, on: Day): CellReader {
  const read = readerOfKind(column, on)
  const empty = column.required ? new Wrong('imports.empty', { heading: column.vi }) : null
  const isList = column.kind === 'list' // a line break in a list parts it, elsewhere it is a space
  return (raw) => {
    if (raw === null || raw === undefined || raw === '') return empty
    const text = typeof raw === 'string' ? clean(isList ? raw.replaceAll('\n', ';') : raw) : ''
    if (typeof raw === 'string') {
      if (text === '') return empty
      if (text.startsWith('#') && errorValue.test(text)) return new Wrong('imports.formula-error', { text })
      if (text.length > mostLetters) return new Wrong('imports.too-long', { most: mostLetters })
    }
    if (typeof raw === 'object' && isErrorCell(raw)) return new Wrong('imports.formula-error', { text: raw.error })
    return read(typeof raw === 'string' ? text : raw)
  }
}

const mostKept = 20_000

/** The same day is typed in thousands of rows: each is read once. */
function keepingText(read: (raw: RawCell) => CellValue | Wrong): (raw: RawCell) => CellValue | Wrong {
  const known = new Map<RawCell, CellValue | Wrong>()
  return (raw) => {
    if (typeof raw !== 'string') return read(raw)
    const before = known.get(raw)
    if (before !== undefined) return before
    const value = read(raw)
    if (known.size < mostKept) known.set(raw, value)
    return value
  }
}

const mostLetters = 4000
const errorValue = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)$/
const unseen = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
const simple = /^[!-~\u00c0-\u024f\u1ea0-\u1ef9]+(?: [!-~\u00c0-\u024f\u1ea0-\u1ef9]+)*$/ // most cells: nothing to clean

/** NFC, without letters that cannot be seen, every kind of space one space, none at the ends. */
export const clean = (text: string): string =>
  simple.test(text) ? text : text.normalize('NFC').replace(unseen, '').replace(/[\s\u00a0\u3000]+/g, ' ').trim()

function readerOfKind(column: Column, on: Day): (raw: Exclude<RawCell, null | undefined>) => CellValue | Wrong {
  const twentyYearsOn = addMonths(on, 240)
  switch (column.kind) {
    case 'text': return (raw) => asText(raw)
    case 'name': return readName
    case 'code': return readCode
    case 'day': return keepingText((raw) => readDayCell(raw, twentyYearsOn))
    case 'vague-day': return keepingText((raw) => readVagueDay(raw, on))
    case 'integer': return readInteger
    case 'decimal': return readDecimal
    case 'choice': return choiceReader(column.choices ?? [])
    case 'yes': return readYes
    case 'list': return (raw) => asText(raw).split(';').map((part) => part.trim()).filter((part) => part !== '')
  }
}

const otherThanName = /[^\p{Script=Latin}\p{M} '’ʼ.\-–()]/u

function readName(raw: RawCell): CellValue | Wrong {
  const text = asText(raw)
  const strange = otherThanName.exec(text)
  return strange ? new Wrong('imports.strange-letter', { text, letter: strange[0] }) : text
}

function readCode(raw: RawCell): CellValue | Wrong {
  const text = asText(raw).replaceAll(' ', '')
  return /^[\p{L}\p{N}•*][\p{L}\p{N}•*_./-]*$/u.test(text) && text.length <= 60 ? text : new Wrong('imports.not-a-code', { text })
}

function readDayCell(raw: RawCell, notAfter: Day): CellValue | Wrong {
  const read = readAnyDay(raw, notAfter)
  if (read instanceof Wrong) return read
  return read.precision === 'day' ? read.day : new Wrong('imports.whole-day-needed', { text: asText(raw) })
}

function readVagueDay(raw: RawCell, notAfter: Day): CellValue | Wrong {
  const isYear = typeof raw === 'number' && Number.isInteger(raw) && raw >= 1900 && raw <= 2100
  const read = readAnyDay(isYear ? String(raw) : raw, notAfter)
  return read instanceof Wrong ? read : { day: read.day, precision: read.precision }
}

/** A bare number is no date: it has no date format. */
function readAnyDay(raw: RawCell, notAfter: Day): ReadDay | Wrong {
  if (raw !== null && raw !== undefined && isDayCell(raw)) return { day: raw.day, precision: 'day' }
  const text = asText(raw)
  if (typeof raw === 'number') return new Wrong('imports.number-for-day', { text })
  const read = readDayWithPrecision(text, { notAfter })
  if (isUnread(read)) return new Wrong(read.code, read.facts)
  return read.confirm ? new Wrong(read.confirm, { text, day: read.day }, writeDay(read.day)) : read
}

const isUnread = (read: ReadDay | UnreadDay): read is UnreadDay => 'code' in read

function readInteger(raw: RawCell): CellValue | Wrong {
  if (typeof raw === 'number') return Number.isInteger(raw) ? raw : new Wrong('imports.not-whole', { text: asText(raw) })
  return readNumber(asText(raw), 'integer') ?? new Wrong('imports.not-a-number', { text: asText(raw) })
}

function readDecimal(raw: RawCell): CellValue | Wrong {
  return typeof raw === 'number' ? raw : (readPercent(asText(raw)) ?? new Wrong('imports.not-a-number', { text: asText(raw) }))
}

function choiceReader(choices: Choice[]): (raw: RawCell) => CellValue | Wrong {
  const words = (choice: Choice) => [choice.vi, choice.en, choice.value, ...(choice.also ?? [])]
  const byWord = new Map(choices.flatMap((choice) => words(choice).map((word) => [fold(word), choice.value] as const)))
  const known = new Map<string, string>() // by the text as typed: folding costs
  return (raw) => {
    const text = asText(raw)
    const value = known.get(text) ?? byWord.get(fold(text))
    if (value === undefined) return new Wrong('imports.not-a-choice', { text, choices: choices.map(({ vi, en }) => ({ vi, en })) }, likest(text, choices, words)?.vi)
    if (known.size < 1000) known.set(text, value)
    return value
  }
}

const yes = new Set(['x', 'co', 'yes', 'y', '1', 'true', 'dung', '✓', '✔', '☑'])
const no = new Set(['khong', 'no', 'n', '0', 'false', 'sai', 'k', ''])

function readYes(raw: RawCell): CellValue | Wrong {
  if (typeof raw === 'boolean') return raw
  const word = fold(asText(raw))
  return yes.has(word) ? true : no.has(word) ? false : new Wrong('imports.not-yes-or-no', { text: asText(raw) })
}
