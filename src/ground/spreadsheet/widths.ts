import { limits } from './limits.ts'
import { related, relationsOf, sheetsOf } from './parts.ts'
import { type Part, partsOf, unpack } from './zip.ts'

const mostText = 2 ** 20
const widest = 255 // Excel's own bound

/** The widths of the columns as the workbook's writer set them, by sheet: in characters, undefined where none was set. Only the beginnings of its sheets are unpacked. Nothing for a csv. */
export async function columnWidths(bytes: Uint8Array): Promise<Map<string, (number | undefined)[]>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new Map()
  const parts = new Map(partsOf(bytes, limits.parts).map((part) => [part.path, part]))
  const textOf = (path: string, until?: string) => beginning(parts.get(path), until)
  const workbookPath = related('', await textOf('_rels/.rels'), 'officeDocument') ?? ''
  const found = new Map<string, (number | undefined)[]>()
  for (const { name, path } of sheetsOf(workbookPath, await textOf(workbookPath), await textOf(relationsOf(workbookPath)))) found.set(name, widthsIn(await textOf(path, '<sheetData')))
  return found
}

/** The text of a part up to a word, or to a bound that no honest one reaches. */
async function beginning(part: Part | undefined, until?: string): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  if (part) for await (const chunk of unpack(part)) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > mostText || (until && text.includes(until))) break
  }
  return text.slice(0, mostText)
}

function widthsIn(head: string): (number | undefined)[] {
  const widths: (number | undefined)[] = []
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\s[^>]{1,500}>/g)) {
    const [from, to, width] = ['min', 'max', 'width'].map((name) => Number(new RegExp(`\\s${name}="([\\d.]{1,10})"`).exec(tag)?.[1])) as [number, number, number]
    if (!(from >= 1 && width > 0)) continue
    for (let column = from; column <= Math.min(to, limits.columns); column++) widths[column - 1] = Math.min(width, widest)
  }
  return widths
}
