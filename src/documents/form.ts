import { type Mark, writeMark } from '#ground/http/handed-out.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { writeDay } from '#ground/time/day.ts'
import type { Format } from './document.ts'

/** A form filled in, ready for any format. Texts are Vietnamese: it is an office's paper. */
export type Form = {
  code: string
  issuer: { above: string | null; body: string; symbol: string } // 'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN', 'ỦY BAN NHÂN DÂN THÀNH PHỐ LẠNG SƠN', 'BC-UBND'
  place: string          // 'Lạng Sơn'
  title: string          // 'BIỂU TỔNG HỢP'
  about: string          // what and where
  unit: { name: string; code: string }
  on: Day
  filter: string | null  // in words; null where nothing is filtered
  columns: FormColumn[]
  rows: FormRow[]
  totals: FormRow[]
  remarks: string[]      // how things were counted
  signatures: { left: string; right: string }
  recipients: string[]
  people?: readonly number[] // whose names stand in it
  exported: { by: string; at: Date; mark?: Mark }
}

/** `heading` from the outermost group to the column itself; columns side by side with the same beginnings stand under one heading. */
export type FormColumn = { heading: string[]; width: number /* millimetres */; align: 'left' | 'center' | 'right'; upright?: boolean /* heading written from bottom to top */ }

/** A line of the table. A section is one text over all columns. Percentages and days are texts already; counts are numbers. */
export type FormRow = { kind: 'row' | 'total' | 'section'; cells: (string | number | null)[] }

/** «Số liệu đến ngày … · đơn vị · bộ lọc · người xuất, lúc · số dòng · bản số, số người, mã nhật ký»: stands on every page. */
export function stampOf({ code, on, unit, filter, exported, rows, people = [] }: Form): string {
  const count = rows.filter(({ kind }) => kind === 'row').length
  return [`Biểu ${code}`, `Số liệu đến ngày ${writeDay(on)}`, unit.name, filter === null ? 'Không lọc' : `Lọc: ${filter}`, `${exported.by} xuất lúc ${writeInstant(exported.at)}`, `${count} dòng`, ...(exported.mark ? [writeMark(exported.mark, people.length)] : [])].join(' · ')
}

/** '14:05 ngày 25/06/2021' in Vietnam. */
export function writeInstant(at: Date): string {
  const there = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return `${there.slice(11, 16)} ngày ${there.slice(8, 10)}/${there.slice(5, 7)}/${there.slice(0, 4)}`
}

/** The year in which it is drawn up; day and month are written by hand when it is signed. */
export const yearOfExport = (at: Date): string => writeInstant(at).slice(-4)

/** 'NTH-01 thanh-pho-lang-son 2021-06-25.docx': letters that every file system keeps. */
export const fileNameOf = ({ code, unit, on }: Form, format: Format): string =>
  `${code} ${fold(unit.name).replace(/[^a-z0-9]+/g, '-')} ${on}.${format}`

/** A heading over columns from..to (from 0) and so many lines. */
export type HeadingCell = { text: string; from: number; to: number; rows: number; column: FormColumn }

/** The lines of headings: each names what begins there; a column without deeper headings reaches down to the last line. */
export function headingLines(columns: readonly FormColumn[]): HeadingCell[][] {
  const depth = Math.max(...columns.map(({ heading }) => heading.length))
  return Array.from({ length: depth }, (_, line) => {
    const cells: HeadingCell[] = []
    for (const [at, column] of columns.entries()) {
      const text = column.heading[line]
      if (text === undefined) continue
      const last = column.heading.length - 1 === line
      const before = cells.at(-1)
      if (!last && before && before.to === at - 1 && samePath(columns[at - 1], column, line)) before.to = at
      else cells.push({ text, from: at, to: at, rows: last ? depth - line : 1, column })
    }
    return cells
  })
}

const samePath = (before: FormColumn | undefined, column: FormColumn, line: number): boolean =>
  before !== undefined && before.heading.length > line + 1 && column.heading.slice(0, line + 1).every((text, i) => before.heading[i] === text)

/** Paper that the columns fit on, in millimetres, lying where they are too wide for a standing A4. Margins of Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export function paperFor(columns: readonly FormColumn[]): { width: number; height: number; lying: boolean; name: 'A4' | 'A3' } {
  const wide = columns.reduce((sum, { width }) => sum + width, 0)
  if (wide <= 210 - margins.left - margins.right) return { width: 210, height: 297, lying: false, name: 'A4' }
  if (wide <= 297 - margins.left - margins.right) return { width: 297, height: 210, lying: true, name: 'A4' }
  return { width: 420, height: 297, lying: true, name: 'A3' }
}

export const margins = { top: 20, bottom: 20, left: 30, right: 15 } as const
