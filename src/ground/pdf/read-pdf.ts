import { hearReader, TooHeavy } from '../apart.ts'

/** Why nothing, or not all, can be read of it: locked by a password; no whole PDF; over its time, memory or text; over its pages; pages without letters (a scan); files or a form of another kind inside. */
export const unreadWhys = ['locked', 'broken', 'heavy', 'pages', 'scan', 'inside'] as const
export type UnreadWhy = (typeof unreadWhys)[number]

/** What stands in a PDF, as lines: text far from other text on its line is a line of its own. `unread` says why there may be more than that. */
export type PdfRead = { lines: string[]; unread: UnreadWhy | null }

export type PdfBounds = { pages: number; letters: number; seconds: number; megabytes: number; heapMegabytes: number }
/** A file of 5 MB is a few hundred pages at most. */
const usual: PdfBounds = { pages: 500, letters: 5_000_000, seconds: 15, megabytes: 400, heapMegabytes: 256 }

/** More wait to be read than there is room for. */
export class TooManyWait extends Error {
  override name = 'TooManyWait'
}
const mostWaiting = 10
let waiting = 0
let before: Promise<unknown> = Promise.resolve()

/** Reads a PDF that somebody sent in a process of its own (apart.ts), one at a time. Throws TooManyWait. */
export async function readPdf(bytes: Uint8Array, bounds: Partial<PdfBounds> = {}): Promise<PdfRead> {
  if (waiting >= mostWaiting) throw new TooManyWait()
  waiting++
  const reading = before.then(() => readNow(bytes, { ...usual, ...bounds })).finally(() => { waiting-- })
  before = reading.catch(() => undefined)
  return reading
}

async function readNow(bytes: Uint8Array, { pages, letters, ...bounds }: PdfBounds): Promise<PdfRead> {
  const lines: string[] = []
  try {
    for await (const said of hearReader<PdfRead>(new URL('./reader.ts', import.meta.url), import.meta.resolve('unpdf/pdfjs'), { pages, letters }, bytes, bounds)) {
      lines.push(...said.lines)
      if (said.unread !== null || said.lines.length === 0) return { lines, unread: said.unread }
    }
  } catch (error) {
    if (error instanceof TooHeavy) return { lines, unread: 'heavy' }
    throw error
  }
  throw new Error('the reader of PDF left off')
}
