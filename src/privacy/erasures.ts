import { appendFile, readFile } from 'node:fs/promises'
import { Refusal } from '#ground/refusal.ts'

/** An erasure as the file beside the database knows it: numbers alone. records: of one person · confirmedAt: ISO, UTC, to the microsecond; with the request's number it tells erasures apart. */
export type Erasure = { records: number[]; request: number; confirmedAt: string }

const shape = /^erased people\/(\d+(?:,\d+)*) requests\/(\d+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)$/

const lineOf = ({ records, request, confirmedAt }: Erasure) => `erased people/${records.join(',')} requests/${request} ${confirmedAt}`

/** What the file knows, each once; nothing where there is no file yet. @throws Refusal privacy.erasures-unreadable */
export const erasuresIn = async (file: string): Promise<Erasure[]> => readErasures(await textOf(file), file)

/** The same from its text. */
export function readErasures(text: string, file: string): Erasure[] {
  const lines = text.split('\n')
  const known = new Map<string, Erasure>()
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const [, records = '', request, confirmedAt = ''] = shape.exec(line.trim()) ?? []
    if (request === undefined) throw new Refusal('privacy.erasures-unreadable', { file, line: i + 1 })
    known.set(line.trim(), { records: records.split(',').map(Number), request: Number(request), confirmedAt })
  }
  return [...known.values()]
}

/** Written through to the disk before the transaction that erases is confirmed: what is erased is always in the file. */
export async function noteErasures(file: string, erasures: Erasure[]): Promise<void> {
  const known = new Set((await erasuresIn(file)).map(lineOf))
  const fresh = erasures.map(lineOf).filter((line) => !known.has(line))
  if (fresh.length > 0) await appendFile(file, fresh.map((line) => `${line}\n`).join(''), { flush: true })
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
