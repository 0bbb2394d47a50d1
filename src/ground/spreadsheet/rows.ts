import { type Day, isDay, writeDay } from '../time/day.ts'
import { serialOf } from '../time/serial.ts'
import { type DayCell, type ErrorCell, columnName } from './cell.ts'
import type { SheetFrame } from './frame.ts'
import type { OutLine, OutSheet, Value } from './workbook-spec.ts'

const block = 64 * 1024

/** A sheet's XML in blocks, its rows taken from their source one by one. */
export function* sheetXml(sheet: OutSheet, frame: SheetFrame): Generator<string> {
  let xml = frame.before
  let row = frame.firstRow
  for (const line of linesOf(sheet)) {
    xml += rowXml(sheet, frame, row++, line)
    if (xml.length < block) continue
    yield xml
    xml = ''
  }
  yield xml + frame.after
}

function* linesOf({ rows, foot }: OutSheet): Generator<OutLine> {
  yield* rows
  if (foot) yield* foot.rows
}

function rowXml(sheet: OutSheet, frame: SheetFrame, row: number, line: OutLine): string {
  const cells = Array.isArray(line) ? line : line.cells
  const lineStyle = Array.isArray(line) ? '' : line.style
  const height = Array.isArray(line) ? undefined : line.height
  let xml = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`
  for (let column = 0; column < sheet.columns.length; column++) {
    const cell = cells[column]
    const styled = typeof cell === 'object' && cell !== null && 'value' in cell
    const style = styled ? cell.style : lineStyle
    const styles = frame.styles.get(style)
    if (!styles) throw new Error(`${sheet.name} has no style «${style}»`)
    xml += cellXml(`${columnName(column)}${row}`, styles[column]!, styled ? cell.value : (cell as Value), sheet.columns[column]!.format === 'day')
  }
  return `${xml}</row>`
}

/** Text is written as text, whatever sign it begins with: '=1+1' opens as those four characters and computes nothing. */
function cellXml(at: string, style: number, value: Value, isDayColumn: boolean): string {
  if (value === null || value === undefined || value === '') return `<c r="${at}" s="${style}"/>`
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : `<c r="${at}" s="${style}" t="e"><v>#NUM!</v></c>`
  if (typeof value === 'boolean') return `<c r="${at}" s="${style}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'object') return isError(value) ? `<c r="${at}" s="${style}" t="e"><v>${escaped(value.error)}</v></c>` : dayXml(at, style, value.day, value.time)
  return isDayColumn && isDay(value) ? dayXml(at, style, value) : textXml(at, style, value)
}

const isError = (value: DayCell | ErrorCell): value is ErrorCell => 'error' in value

/** Excel knows no day before 1900: such a day is written out. */
function dayXml(at: string, style: number, day: Day, time?: string): string {
  const serial = serialOf(day)
  if (serial === undefined) return textXml(at, style, writeDay(day))
  const [hours = 0, minutes = 0] = (time ?? '0:0').split(':').map(Number)
  return `<c r="${at}" s="${style}"><v>${serial + (hours * 60 + minutes) / 1440}</v></c>`
}

const longest = 32_767 // characters that Excel allows in a cell

const textXml = (at: string, style: number, text: string): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text.slice(0, longest))}</t></is></c>`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML cannot hold control characters: Office writes them _x000D_, and an underscore that would look like such a code _x005F_. */
const escaped = (text: string): string =>
  /[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[\da-f]{4}_/i.test(text)
    ? text
        .toWellFormed()
        .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
        .replace(/[\x00-\x08\x0b-\x1f\ufffe\uffff]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
        .replace(/[&<>]/g, (sign) => signs[sign]!)
    : text
