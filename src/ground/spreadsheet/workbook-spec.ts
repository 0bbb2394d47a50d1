import type { Day } from '../time/day.ts'
import type { DayCell, ErrorCell, Merge } from './cell.ts'
import type { Format, Style } from './style.ts'

/** A value to write. A day is a DayCell, or an ISO day in a column of format 'day'. */
export type Value = string | number | boolean | Day | DayCell | ErrorCell | null | undefined

/** A value, or one with a style of the sheet's named ones laid over its column's. */
export type OutCell = Value | { value: Value; style: string }

/** A line of cells, or one whose cells all take a named style unless they name their own. */
export type OutLine = OutCell[] | { style: string; cells: OutCell[]; height?: number /* points; without it the program that opens the file fits it */ }

export type OutColumn = {
  heading: string
  width: number // characters
  format?: Format
  style?: Style
  note?: string // shown when the heading is pointed at
  choices?: string[] // a drop-down under the heading
  mustChoose?: boolean // what is not among the choices is refused by Excel; else it only asks
}

/** A line above the headings, or one of several lines of headings. It may span columns, both counted from 0. */
export type TopCell = { text: string; from: number; to?: number; rows?: number; style?: Style }

export type OutSheet = {
  name: string
  hidden?: boolean
  columns: OutColumn[]
  titles?: TopCell[][] // lines above the headings
  headings?: TopCell[][] // in place of one line of the columns' headings, where headings stand in groups; [] for none
  styles?: Record<string, Style>
  rows: Iterable<OutLine>
  /** Lines below the rows: totals, the place for signatures. With them `rows` must be an array. Merges count rows from 1 at the first line. */
  foot?: { rows: OutLine[]; merges?: Merge[] }
  notes?: { row: number; column: number; text: string }[] // row from 1 in the sheet, column from 0
  portrait?: boolean
  paper?: 'a4' | 'a3' // a4 where it is not said
  footer?: string // at the left below every printed page; the page's number stands at the right
  bare?: boolean // no borders, no header fill
}

export type WorkbookSpec = { title?: string; sheets: OutSheet[] }
