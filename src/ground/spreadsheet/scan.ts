import { Refusal } from '../refusal.ts'
import { type Merge, cellName } from './cell.ts'
import type { Limits } from './limits.ts'

/** What passing once over a part's XML tells, without keeping it. Rows from 1, columns from 0. */
export type Scanned = { rows: number; columns: number; merges: Merge[]; styled: { row: number; column: number; style: number }[] }

type Options = { limits: Limits; /** rows of the sheets before */ rowsBefore: number; /** cell styles to take note of */ notedStyles: Set<number> }

const lt = 0x3c
const gt = 0x3e
const quote = 0x22
const apostrophe = 0x27
const mostMerges = 20_000

/**
 * Passes over XML bytes as they are unpacked and refuses what a workbook must not hold: a document type (entities that grow or fetch),
 * rows, columns or cells beyond the limits. It allocates nothing that grows with the sheet but merges and noted cells.
 */
export class Scan {
  readonly found: Scanned = { rows: 0, columns: 0, merges: [], styled: [] }
  private readonly options: Options
  private rest: Uint8Array = new Uint8Array(0)
  private text = 0
  private inSheet = false
  private inText = false // within a cell or a shared string
  private row = 0
  private column = 0
  private skippingTo: '-->' | ']]>' | undefined

  constructor(options: Options) {
    this.options = options
  }

  push(chunk: Uint8Array): void {
    const bytes = this.rest.length ? joined(this.rest, chunk) : chunk
    let at = 0
    while (at < bytes.length) {
      const next = this.skippingTo ? this.skip(bytes, at) : bytes[at] === lt ? this.tag(bytes, at) : this.words(bytes, at)
      if (next === undefined) break
      at = next
    }
    this.rest = bytes.slice(at)
    if (this.rest.length > this.options.limits.tagBytes) throw new Refusal('spreadsheet.broken', { why: 'endless tag' })
  }

  private words(bytes: Uint8Array, at: number): number {
    const end = bytes.indexOf(lt, at)
    const stop = end < 0 ? bytes.length : end
    this.count(stop - at)
    return stop
  }

  /** The bytes of comments and character data count as words: they cannot hide a long cell. */
  private skip(bytes: Uint8Array, at: number): number | undefined {
    for (let end = bytes.indexOf(gt, at); end >= 0; end = bytes.indexOf(gt, end + 1)) {
      const mark = this.skippingTo!.charCodeAt(0)
      if (end - at >= 2 && bytes[end - 1] === mark && bytes[end - 2] === mark) {
        this.skippingTo = undefined
        this.count(end - at)
        return end + 1
      }
    }
    return undefined
  }

  private count(textBytes: number): void {
    this.text += textBytes
    const { cellBytes, tagBytes } = this.options.limits
    if (this.inText && this.text > cellBytes) throw new Refusal('spreadsheet.cell-too-long', { cell: this.row ? cellName(this.row, Math.max(0, this.column - 1)) : null, most: cellBytes })
    if (this.text > tagBytes) throw new Refusal('spreadsheet.broken', { why: 'endless text' })
  }

  private tag(bytes: Uint8Array, at: number): number | undefined {
    if (bytes[at + 1] === 0x21) return this.declaration(bytes, at)
    let quoted = 0
    for (let end = at + 1; end < bytes.length; end++) {
      const byte = bytes[end]!
      if (quoted) {
        if (byte === quoted) quoted = 0
      } else if (byte === quote || byte === apostrophe) quoted = byte
      else if (byte === gt) {
        this.meet(bytes, at + 1, end)
        return end + 1
      }
    }
    return undefined
  }

  /** '<!--' and '<![CDATA[' are passed over; any other declaration is a document type or an entity. */
  private declaration(bytes: Uint8Array, at: number): number | undefined {
    if (bytes.length < at + 9) return undefined
    const opened = String.fromCharCode(...bytes.subarray(at, at + 9))
    if (opened.startsWith('<!--')) this.skippingTo = '-->'
    else if (opened === '<![CDATA[') this.skippingTo = ']]>'
    else throw new Refusal('spreadsheet.document-type')
    return at + (this.skippingTo === '-->' ? 4 : 9)
  }

  private meet(bytes: Uint8Array, from: number, to: number): void {
    const closing = bytes[from] === 0x2f
    const start = localNameAt(bytes, closing ? from + 1 : from, to)
    const first = bytes[start]
    const isText = (first === 0x63 && isEndOfName(bytes[start + 1])) || (first === 0x73 && named(bytes, start, 'si'))
    if (isText || !this.inText) this.text = 0
    if (isText) this.inText = !closing && bytes[to - 1] !== 0x2f
    if (first === 0x73 && named(bytes, start, 'sheetData')) this.inSheet = !closing
    if (closing) return
    if (first === 0x63 && isText) this.cell(bytes, start, to)
    else if (first === 0x72 && named(bytes, start, 'row')) this.startRow(bytes, start, to)
    else if (first === 0x6d && named(bytes, start, 'mergeCell')) this.merge(bytes, start, to)
  }

  private startRow(bytes: Uint8Array, from: number, to: number): void {
    if (!this.inSheet) return
    const { limits, rowsBefore } = this.options
    const at = attributeAt(bytes, from, to, 0x72)
    this.row = at < 0 ? this.row + 1 : numberAt(bytes, at)
    this.column = 0
    this.found.rows += 1
    if (!(this.row >= 1)) throw new Refusal('spreadsheet.broken', { why: 'row number' })
    if (this.row > limits.rows || this.found.rows + rowsBefore > limits.rows) throw new Refusal('spreadsheet.too-many-rows', { most: limits.rows, row: this.row })
  }

  private cell(bytes: Uint8Array, from: number, to: number): void {
    if (!this.inSheet) return
    const at = attributeAt(bytes, from, to, 0x72)
    let column = this.column
    if (at >= 0) {
      const ref = refAt(bytes, at)
      if (!ref) throw new Refusal('spreadsheet.broken', { why: 'cell name' })
      if (ref.row > this.options.limits.rows) throw new Refusal('spreadsheet.too-many-rows', { most: this.options.limits.rows, row: ref.row })
      column = ref.column
    }
    if (column >= this.options.limits.columns) throw new Refusal('spreadsheet.too-many-columns', { most: this.options.limits.columns, cell: cellName(this.row || 1, column) })
    this.column = column + 1
    if (bytes[to - 1] === 0x2f) return
    if (this.column > this.found.columns) this.found.columns = this.column
    if (this.options.notedStyles.size) this.note(bytes, from, to, column)
  }

  private note(bytes: Uint8Array, from: number, to: number, column: number): void {
    const at = attributeAt(bytes, from, to, 0x73)
    const style = at < 0 ? 0 : numberAt(bytes, at)
    if (this.options.notedStyles.has(style)) this.found.styled.push({ row: this.row, column, style })
  }

  private merge(bytes: Uint8Array, from: number, to: number): void {
    const ref = /ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/.exec(latin(bytes, from, to))
    if (!ref || this.found.merges.length >= mostMerges) return
    this.found.merges.push({ top: Number(ref[2]), left: columnOf(ref[1]!), bottom: Number(ref[4]), right: columnOf(ref[3]!) })
  }
}

const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function joined(one: Uint8Array, two: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + two.length)
  both.set(one)
  both.set(two, one.length)
  return both
}

const isEndOfName = (byte: number | undefined): boolean => byte === undefined || byte === gt || byte === 0x2f || byte <= 0x20

/** After 'x:' of '<x:row'; the start where there is no prefix. */
function localNameAt(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to && !isEndOfName(bytes[at]); at++) if (bytes[at] === 0x3a) return at + 1
  return from
}

function named(bytes: Uint8Array, at: number, name: string): boolean {
  for (let letter = 0; letter < name.length; letter++) if (bytes[at + letter] !== name.charCodeAt(letter)) return false
  return isEndOfName(bytes[at + name.length])
}

/** Where the value of a one-letter attribute starts, -1 where the tag has none. Quoted values are passed over. */
function attributeAt(bytes: Uint8Array, from: number, to: number, letter: number): number {
  for (let at = from + 1; at < to - 2; at++) {
    const byte = bytes[at]!
    if (byte === quote || byte === apostrophe) at = bytes.indexOf(byte, at + 1)
    else if (byte === letter && bytes[at - 1]! <= 0x20) {
      const value = valueAt(bytes, at + 1, to)
      if (value >= 0) return value
    }
  }
  return -1
}

/** After '="', where the name ended. */
function valueAt(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at]! <= 0x20) at++
  if (bytes[at++] !== 0x3d) return -1
  while (at < to && bytes[at]! <= 0x20) at++
  return bytes[at] === quote || bytes[at] === apostrophe ? at + 1 : -1
}

function numberAt(bytes: Uint8Array, at: number): number {
  let number = 0
  for (let byte = bytes[at]!; byte >= 0x30 && byte <= 0x39; byte = bytes[++at]!) number = number * 10 + byte - 0x30
  return bytes[at] === quote || bytes[at] === apostrophe ? number : Number.NaN
}

function refAt(bytes: Uint8Array, at: number): { row: number; column: number } | undefined {
  let column = 0
  for (let byte = bytes[at]!; byte >= 0x41 && byte <= 0x5a; byte = bytes[++at]!) column = column * 26 + byte - 0x40
  const row = numberAt(bytes, at)
  return column > 0 && row >= 1 ? { row, column: column - 1 } : undefined
}
