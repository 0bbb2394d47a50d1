import { Refusal } from '../refusal.ts'
import type { SheetHead } from './cell.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type SheetPlace, dayStylesOf, is1904, oldFontsOf, related, relationsOf, sheetsOf } from './parts.ts'
import { Scan, type Scanned } from './scan.ts'
import { type Part, partsOf, unpack } from './zip.ts'

/** A sheet that may be read: its head, and the cells shown in an old Vietnamese font, by row and column. */
export type GuardedSheet = SheetHead & { part: Part; rows: number; oldFonts: Map<number, Record<number, string>> }
export type GuardedBook = { format: 'xlsx'; date1904: boolean; sheets: GuardedSheet[]; texts: Part | undefined; dayStyles: Set<number> }
export type Guarded = GuardedBook | { format: 'csv' }

/**
 * Looks at a file before anything parses it. Throws a Refusal 'spreadsheet.…' for what is not a workbook or would harm: sizes are
 * counted from the bytes as they unpack, whatever the file claims, and nothing unpacked is kept.
 */
export async function guard(bytes: Uint8Array, limits: Limits = usual): Promise<Guarded> {
  if (bytes.length === 0) throw new Refusal('spreadsheet.empty')
  if (bytes.length > limits.packedBytes) throw new Refusal('spreadsheet.too-big', { most: limits.packedBytes / 2 ** 20, megabytes: Math.ceil(bytes.length / 2 ** 20) })
  if (isZip(bytes)) return guardXlsx(bytes, limits)
  refuseOtherFormats(bytes)
  return { format: 'csv' }
}

const startsWith = (bytes: Uint8Array, signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte)
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])

function refuseOtherFormats(bytes: Uint8Array): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new Refusal(locked ? 'spreadsheet.password-protected' : 'spreadsheet.old-format', { format: '.xls' })
  }
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase()
  if (/^<(\?xml|!doctype|html|table|meta|workbook)/.test(start)) throw new Refusal('spreadsheet.old-format', { format: 'HTML/XML' })
  const otherKind = ['%pdf', '{\\rtf', '\x89png', '\xff\xd8\xff', 'gif8', 'rar!', '7z\xbc', '\x1f\x8b', 'mz', '\x7felf'].some((signature) => start.startsWith(signature))
  const wide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  const zeros = bytes.subarray(0, 4096).filter((byte) => byte === 0).length
  if (otherKind || (!wide && zeros > 0 && zeros < Math.min(bytes.length, 4096) * 0.3)) throw new Refusal('spreadsheet.not-a-workbook')
}

async function guardXlsx(bytes: Uint8Array, limits: Limits): Promise<GuardedBook> {
  const parts = new Map(partsOf(bytes, limits.parts).map((part) => [part.path, part]))
  if (parts.has('xl/workbook.bin')) throw new Refusal('spreadsheet.old-format', { format: '.xlsb' })
  if (parts.has('content.xml')) throw new Refusal('spreadsheet.old-format', { format: '.ods' })
  if (!parts.has('[Content_Types].xml')) throw new Refusal('spreadsheet.not-a-workbook')
  const search = new Search(parts, limits)
  const workbookPath = related('', await search.textOf('_rels/.rels'), 'officeDocument') ?? ''
  const workbook = await search.textOf(workbookPath)
  const relations = await search.textOf(relationsOf(workbookPath))
  if (workbook === undefined || relations === undefined) throw new Refusal('spreadsheet.not-a-workbook')
  const styles = (await search.textOf(related(workbookPath, relations, 'styles') ?? '')) ?? ''
  const oldFonts = oldFontsOf(styles)
  const scanned = new Map<string, Scanned>()
  for (const part of search.left()) scanned.set(part.path, await search.scan(part, new Set(oldFonts.keys())))
  const sheets = sheetsOf(workbookPath, workbook, relations).flatMap((place) => {
    const [part, found] = [parts.get(place.path), scanned.get(place.path)]
    return part && found ? [guardedSheet(place, part, found, oldFonts)] : []
  })
  if (sheets.length === 0) throw new Refusal('spreadsheet.no-sheet')
  const texts = parts.get(related(workbookPath, relations, 'sharedStrings') ?? '')
  return { format: 'xlsx', date1904: is1904(workbook), sheets, texts, dayStyles: dayStylesOf(styles) }
}

/** Unpacks each part once and counts over all of them. */
class Search {
  private readonly parts: Map<string, Part>
  private readonly limits: Limits
  private readonly done = new Set<string>()
  private unpacked = 0
  private rows = 0

  constructor(parts: Map<string, Part>, limits: Limits) {
    this.parts = parts
    this.limits = limits
  }

  left = (): Part[] => [...this.parts.values()].filter(({ path }) => !this.done.has(path))

  /** A small part as text, looked at on the way; undefined where the archive has none. */
  async textOf(path: string): Promise<string | undefined> {
    const part = this.parts.get(path)
    if (!part) return undefined
    const kept: Uint8Array[] = []
    await this.scan(part, new Set(), (chunk) => {
      kept.push(chunk)
      if (kept.reduce((sum, { length }) => sum + length, 0) > 8 * 2 ** 20) throw new Refusal('spreadsheet.broken', { why: path })
    })
    return Buffer.concat(kept).toString('utf8')
  }

  async scan(part: Part, notedStyles: Set<number>, keep?: (chunk: Uint8Array) => void): Promise<Scanned> {
    this.done.add(part.path)
    const scan = new Scan({ limits: this.limits, rowsBefore: this.rows, notedStyles })
    const isXml = /\.(xml|rels|vml)$/i.test(part.path)
    let size = 0
    for await (const chunk of unpack(part)) {
      size += chunk.length
      this.unpacked += chunk.length
      this.refuseBombs(size, part)
      if (isXml) scan.push(chunk)
      keep?.(chunk)
    }
    this.rows += scan.found.rows
    return scan.found
  }

  private refuseBombs(size: number, part: Part): void {
    const { unpackedBytes, ratioFromBytes, partRatio } = this.limits
    if (this.unpacked > unpackedBytes || (size > ratioFromBytes && size > part.packed.length * partRatio))
      throw new Refusal('spreadsheet.unpacks-too-big', { most: unpackedBytes / 2 ** 20 })
  }
}

function guardedSheet({ name, hidden }: SheetPlace, part: Part, { rows, columns, merges, styled }: Scanned, fonts: Map<number, string>): GuardedSheet {
  const oldFonts = new Map<number, Record<number, string>>()
  for (const { row, column, style } of styled) {
    const ofRow = oldFonts.get(row) ?? {}
    ofRow[column] = fonts.get(style)!
    oldFonts.set(row, ofRow)
  }
  return { name, hidden, columns, merges, part, rows, oldFonts }
}
