import { type PdfRead, readPdf, TooManyWait } from '#ground/pdf/read-pdf.ts'
import { Refusal } from '#ground/refusal.ts'
import { partsOf, unpack } from '#ground/spreadsheet/zip.ts'
import { convertLegacy } from '#ground/text/legacy.ts'
import { type LookedAt, refuseFile, typeOf } from './file.ts'

/** Reads of a file that was sent what can be read: a mark of secrecy would stand there. What is to be refused anyway is not opened. */
export async function lookInto(sent: string, bytes: Uint8Array): Promise<LookedAt> {
  const name = (sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"]/gu, '').slice(-200)
  if (refuseFile(name, bytes)) return { name, bytes, lines: [], unread: null }
  const type = typeOf(name)
  if (type.startsWith('image/')) return { name, bytes, lines: [], unread: 'picture' }
  const { lines, unread } = type === 'application/pdf' ? await readInTurn(name, bytes) : { lines: await linesIn(name, bytes), unread: null }
  return { name, bytes, lines: lines.flatMap(asTyped), unread }
}

async function readInTurn(name: string, bytes: Uint8Array): Promise<PdfRead> {
  try {
    return await readPdf(bytes)
  } catch (error) {
    throw error instanceof TooManyWait ? new Refusal('papers.too-many-read', { name }) : error
  }
}

/** Also as a line means in a font from before Unicode. */
const asTyped = (line: string): string[] => (/[\u00a1-\u00ff]/.test(line) ? [line, convertLegacy(line, 'tcvn3'), convertLegacy(line, 'vni')] : [line])

const mostText = 20 * 1024 * 1024
const ofText = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$|^xl\/(?:sharedStrings|worksheets\/[^/]+|drawings\/[^/]+)\.xml$/
/** Where one line of Word or Excel ends and another begins: a paragraph, a text box in the midst of one, a tab, a cell. */
const lineEnd = /<w:(?:p|tab|br)[ />]|<\/(?:w:p|a:p|si|is)>/g

/** The lines of a Word or Excel file. */
async function linesIn(name: string, bytes: Uint8Array): Promise<string[]> {
  const lines: string[] = []
  for (const part of partsOf(bytes, 5000).filter(({ path }) => ofText.test(path))) {
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const piece of unpack(part)) {
      size += piece.length
      if (size > mostText) throw new Refusal('papers.file-is-not', { name })
      pieces.push(piece)
    }
    const text = new TextDecoder().decode(Buffer.concat(pieces))
    lines.push(...text.replace(lineEnd, (tag) => `\n${tag}`).replace(/<[^>]*>/g, '').split('\n'))
  }
  return lines
}
