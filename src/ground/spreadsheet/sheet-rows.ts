import { type Day, addDays } from '../time/day.ts'
import { dayOfSerial } from '../time/serial.ts'
import type { Cell } from './cell.ts'
import { Walk, type Walker, attributeOf, unescaped } from './walk.ts'
import { type Part, unpack } from './zip.ts'

/** What the cells of a sheet refer to. */
export type Book = { texts: string[]; dayStyles: Set<number>; date1904: boolean }

/** Office writes characters that XML cannot hold as _x000D_. */
const officeText = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** A text of its own: a slice would keep the whole block of XML that it was cut from. */
const kept = (text: string): string => (text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le'))

/** The workbook's shared texts, by number. Runs of rich text are joined; readings of ideographs (rPh) are left out. */
export async function sharedTexts(part: Part): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let wanted = false
  let reading = false
  const walk = new Walk({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') wanted = !reading
      else if (name === 'rPh') reading = true
    },
    text(piece) { if (wanted) text += piece },
    close(name) {
      if (name === 't') wanted = false
      else if (name === 'rPh') reading = false
      else if (name === 'si') texts.push(kept(officeText(text)))
    }
  })
  for await (const chunk of unpack(part)) walk.push(chunk)
  return texts
}

/** A row's number from 1 and its cells by column. */
export type RawRow = { row: number; cells: Cell[] }

/** The rows of a sheet in the file's order, those of one unpacked block at a time. */
export async function* sheetRows(part: Part, book: Book): AsyncGenerator<RawRow[]> {
  const rows = new Rows(book)
  const walk = new Walk(rows)
  for await (const chunk of unpack(part)) {
    walk.push(chunk)
    if (rows.ready.length) yield rows.ready.splice(0)
  }
}

const mostDays = 50_000 // kept

// A cell as Excel, LibreOffice and this product write nearly all of them.
const usualCell = /<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="(\w{1,9})")?(?:\/>|>(?:<v>([^<]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>)?<\/c>)/y

class Rows implements Walker {
  readonly ready: RawRow[] = []
  private readonly days = new Map<string, Cell>() // one serial number stands in thousands of cells
  private readonly book: Book
  private inSheet = false
  private row: RawRow = { row: 0, cells: [] }
  private column = -1
  private type = ''
  private style = 0
  private value = ''
  private wanted = false

  constructor(book: Book) {
    this.book = book
  }

  whole(xml: string, at: number): number {
    if (!this.inSheet || xml.charCodeAt(at + 1) !== 0x63) return -1
    usualCell.lastIndex = at
    const [, column, style, type, value, inline] = usualCell.exec(xml) ?? []
    if (column === undefined) return -1
    this.column = columnOf(column)
    this.type = type ?? 'n'
    this.style = style === undefined ? 0 : Number(style)
    this.value = unescaped(value ?? inline ?? '')
    this.closeCell()
    return usualCell.lastIndex
  }

  open(name: string, tag: string): void {
    if (name === 'sheetData') this.inSheet = true
    if (!this.inSheet) return
    if (name === 'c') this.openCell(tag)
    else if (name === 'v' || name === 't') this.wanted = true
    else if (name === 'row') {
      this.row = { row: Number(attributeOf(tag, 'r') ?? this.row.row + 1), cells: [] }
      this.column = -1
    }
  }

  private openCell(tag: string): void {
    const ref = attributeOf(tag, 'r')
    this.column = ref === undefined ? this.column + 1 : columnOf(ref)
    this.type = attributeOf(tag, 't') ?? 'n'
    this.style = Number(attributeOf(tag, 's') ?? 0)
    this.value = ''
  }

  text(text: string): void {
    if (this.wanted) this.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.wanted = false
    else if (!this.inSheet) return
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.ready.push(this.row)
    else if (name === 'sheetData') this.inSheet = false
  }

  private closeCell(): void {
    while (this.row.cells.length < this.column) this.row.cells.push(null)
    this.row.cells[this.column] = this.value === '' ? null : this.cell()
  }

  private cell(): Cell {
    if (this.type !== 'n' || !this.book.dayStyles.has(this.style)) return cellOf(this.type, this.value, this.style, this.book)
    const known = this.days.get(this.value)
    if (known !== undefined) return known
    const cell = cellOf(this.type, this.value, this.style, this.book)
    if (this.days.size < mostDays) this.days.set(this.value, cell)
    return cell
  }
}

function columnOf(ref: string): number {
  let column = 0
  for (let at = 0; ref.charCodeAt(at) >= 65; at++) column = column * 26 + ref.charCodeAt(at) - 64
  return column - 1
}

/** The types of ECMA-376 18.18.11: s shared, str and inlineStr text, b truth, e error, d ISO day, n number. */
function cellOf(type: string, value: string, style: number, book: Book): Cell {
  if (type === 's') return book.texts[Number(value)] || null
  if (type === 'str' || type === 'inlineStr') return officeText(value)
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'e') return { error: value }
  const number = Number(value)
  if (type === 'd' || Number.isNaN(number)) return value
  return book.dayStyles.has(style) ? shownAsDay(number, book.date1904) : number
}

/** A number whose format shows a day. Below 1 (1900 system) it is a time of day: 'HH:MM'. What no calendar has is an error, as Excel shows. */
function shownAsDay(number: number, date1904: boolean): Cell {
  const minutes = Math.round((number - Math.floor(number)) * 1440)
  const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (number >= 0 && number < 1 && !date1904) return time
  const found: Day | undefined = dayOfSerial(number, date1904)
  if (!found) return { error: '#NUM!' }
  const day = minutes === 1440 ? addDays(found, 1) : found
  return minutes % 1440 === 0 ? { day } : { day, time }
}
