/** The process that read-pdf.ts starts: takes a PDF on its input and says its lines page by page, then, in a value without lines, why that may not be all. */
import { buffer } from 'node:stream/consumers'
import { getDocument } from 'unpdf/pdfjs'
import { ordersOf, say } from '../reader-process.ts'
import { linesOf, type Piece } from './lines.ts'
import type { UnreadWhy } from './read-pdf.ts'

const { pages, letters, minded, rest } = ordersOf<{ pages: number; letters: number }>()

/** Letters that no font of the file gives a meaning. */
const meaningless = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu
const isRead = (text: string) => /[\p{L}\p{N}]/u.test(text) && (text.match(meaningless)?.length ?? 0) * 20 <= text.length

async function read(): Promise<UnreadWhy | null> {
  const data = new Uint8Array(await buffer(process.stdin))
  const document = await getDocument({ data, verbosity: 0, stopAtErrors: true, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, enableXfa: false, maxImageSize: 1 }).promise
  if (document.numPages > pages) return 'pages'
  let [why, written]: [UnreadWhy | null, number] = [null, 0]
  const { info } = await document.getMetadata()
  await say({ lines: ['', ...Object.values(info).filter((value) => typeof value === 'string')], unread: null })
  if (('IsXFAPresent' in info && info.IsXFAPresent) || await document.getAttachments()) why = 'inside'
  for (let at = 1; at <= document.numPages; at++) {
    const page = await document.getPage(at)
    const { items } = await page.getTextContent()
    minded()
    const lines = [...linesOf(items as Piece[]), ...(await page.getAnnotations()).flatMap(textsOf)]
    page.cleanup()
    written += lines.reduce((sum, line) => sum + line.length, 0)
    if (written > letters) return 'heavy'
    if (!isRead(lines.join(''))) why ??= 'scan'
    await say({ lines: ['', ...lines], unread: null })
  }
  return why
}

type Annotation = { contentsObj?: { str?: string }; textContent?: string[]; fieldValue?: unknown }
const textsOf = ({ contentsObj, textContent = [], fieldValue }: Annotation): string[] =>
  [contentsObj?.str ?? '', textContent.join(' '), ...textContent, typeof fieldValue === 'string' ? fieldValue : ''].flatMap((text) => text.split(/[\r\n]+/)).filter(Boolean)

try {
  await say({ lines: [], unread: await read() })
} catch (error) {
  await say({ lines: [], unread: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken' } satisfies { lines: string[]; unread: UnreadWhy })
} finally {
  rest()
}
