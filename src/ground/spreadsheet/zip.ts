import { createInflateRaw } from 'node:zlib'
import { Refusal } from '../refusal.ts'

/** A part as the archive's directory lists it. Its sizes are claims: only packed bytes are looked at. */
export type Part = { path: string; method: number; packed: Uint8Array }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

const broken = (why: string) => new Refusal('spreadsheet.broken', { why })

/** The parts of a zip archive, by its central directory. Refuses what a workbook never needs: many parts, odd paths, encryption, two of a name, 64-bit sizes. */
export function partsOf(bytes: Uint8Array, most: number): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > most) throw new Refusal('spreadsheet.too-many-parts', { most })
  const parts = new Map<string, Part>()
  for (let at = view.getUint32(end + 16, true), left = count; left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) throw broken('directory')
    const nameLength = view.getUint16(at + 28, true)
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (view.getUint16(at + 8, true) & 0x41) throw new Refusal('spreadsheet.password-protected')
    if (isUnsafe(path)) throw new Refusal('spreadsheet.unsafe-path', { path: path.slice(0, 100) })
    if (parts.has(path)) throw broken('two parts of one name')
    parts.set(path, { path, method: view.getUint16(at + 10, true), packed: packedOf(bytes, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true)) })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return [...parts.values()].filter(({ path }) => !path.endsWith('/'))
}

/** Searched from the back, as every reader does. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) if (view.getUint32(at, true) === endSignature) return at
  throw broken('no directory')
}

const isUnsafe = (path: string): boolean =>
  path === '' || path.startsWith('/') || /[\\\0]|^[a-z]:/i.test(path) || path.split('/').includes('..')

function packedOf(bytes: Uint8Array, view: DataView, at: number, size: number): Uint8Array {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) throw broken('part')
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + size > bytes.length) throw broken('part')
  return bytes.subarray(from, from + size)
}

/** The real bytes of a part, chunk by chunk: whoever takes them may stop at any. */
export async function* unpack(part: Part): AsyncGenerator<Uint8Array> {
  if (part.method === 0) yield part.packed
  else if (part.method === 8) yield* inflated(part.packed)
  else throw broken('packing')
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? broken('packing') : error
  } finally {
    inflate.destroy()
  }
}
