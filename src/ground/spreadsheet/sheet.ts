import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import type { Message } from '#ground/text/say.ts'
import type { Day } from '#ground/time/day.ts'

/** A sheet of the workbook that offices send. Rooms contribute sheets; the room imports reads, checks and applies them. */
export type Sheet = {
  code: string
  vi: string // the sheet's name in the workbook, 'Thôn'
  en: string
  order: number // sheets are applied in this order, in one transaction
  columns: Column[]
  /** Set-based: writes the rows it can, returns faults for the others. The engine rolls everything back when there is any fault. */
  apply(tx: Tx, actor: Actor, context: Context, rows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }>
  /** The register of the subtree back as rows of the same columns: importing them changes nothing. */
  take(tx: Tx, unitId: number, on: Day): Promise<Record<string, unknown>[]>
}

export type ColumnKind = 'text' | 'name' | 'code' | 'day' | 'vague-day' | 'integer' | 'decimal' | 'choice' | 'yes' | 'list'

export type Choice = { value: string; vi: string; en: string; also?: string[] }

/** A choice with the other words by which offices say it. */
export const choice = (value: string, vi: string, en: string, ...also: string[]): Choice => ({ value, vi, en, also })

export type Column = {
  key: string
  vi: string // the heading
  en: string
  also?: string[] // other headings seen in the offices' own files
  kind: ColumnKind
  required?: boolean
  /** The symbol of a paper: keys of the columns with its day of issue (a day, or as exactly as it is known) and its issuer. */
  paper?: { issuedOn: string; issuer: string }
  choices?: Choice[]
  note: Message
  example: string
  width: number // characters
}

/** A column of days. */
export const dayColumn = (key: string, vi: string, en: string, noteVi: string, noteEn: string, example: string, required = false): Column =>
  ({ key, vi, en, kind: 'day', note: { vi: noteVi, en: noteEn }, example, width: 14, ...(required ? { required } : {}) })

/** A day of which perhaps only the month or the year is known: `day` is then the first day of it. */
export type VagueDay = { day: Day; precision: 'day' | 'month' | 'year' }

/** A cell, typed by its column's kind: a list is string[], a day is Day, yes is boolean, a choice is its value. */
export type CellValue = string | number | boolean | string[] | VagueDay | null

/** `row` is the 1-based row in the sheet. */
export type SheetRow = { row: number; values: Record<string, CellValue> }

/** What is wrong with a cell: `column` is the column's key, `code` a message code. */
export type Fault = { sheet?: string; row: number; column: string; code: string; facts: Record<string, unknown> }

export type Outcome = { row: number; change: 'new' | 'changed' | 'same'; what?: Record<string, [before: unknown, after: unknown]> }

export type Context = {
  unitId: number
  unitCode: string
  on: Day // the workbook's «Số liệu đến ngày»: codes are read on this day
  source: string
  actId?: number
  known: Map<string, number> // 'village:05977-001', 'cell:…', 'person:<key>' -> id
  paper(symbol: string, issuedOn: Day | null, issuer: string): Promise<number | null>
}
