import { hearReader, TooHeavy } from '../apart.ts'
import { Refusal } from '../refusal.ts'
import type { Workbook } from './cell.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type Heard, gather } from './read.ts'

export type Apart = {
  limits?: Limits
  seconds?: number // of its processor's time, 60; by the clock it has five times as long, for the machine may be busy
  megabytes?: number // of the reading process as a whole, 512
  heapMegabytes?: number // of its JavaScript heap, 400
}

/** One line of what the reading process says. */
export type Said = Heard | { kind: 'refused'; code: string; facts: Record<string, unknown> } | { kind: 'failed'; message: string }

/** Reads a file that somebody sent in a process of its own (apart.ts). Throws a Refusal 'spreadsheet.…'. */
export const readApart = (bytes: Uint8Array, name: string, options?: Apart): Promise<Workbook> => gather(hearApart(bytes, name, options))

/** The same piece by piece, in batches of 500 rows, for whoever need not hold all rows at once. Leaving the loop ends the process. */
export async function* hearApart(bytes: Uint8Array, name: string, options: Apart = {}): AsyncGenerator<Heard> {
  const { limits = usual, seconds = 60, megabytes = 512, heapMegabytes = 400 } = options
  if (bytes.length > limits.packedBytes) throw new Refusal('spreadsheet.too-big', { most: limits.packedBytes / 2 ** 20, megabytes: Math.ceil(bytes.length / 2 ** 20) })
  try {
    for await (const said of hearReader<Said>(new URL('./reader.ts', import.meta.url), import.meta.resolve('hucre/xlsx'), { name, limits }, bytes, { seconds, megabytes, heapMegabytes })) {
      if (said.kind === 'refused') throw new Refusal(said.code, said.facts)
      if (said.kind === 'failed') throw new Error(said.message)
      yield said
      if (said.kind === 'done') return
    }
  } catch (error) {
    throw error instanceof TooHeavy ? new Refusal('spreadsheet.too-heavy') : error
  }
}
