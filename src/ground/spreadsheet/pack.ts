import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Packs parts into a zip archive. Each part is taken as it comes and only its packed bytes are kept. */
export async function pack(parts: Iterable<[path: string, content: Iterable<string | Uint8Array>]>): Promise<Uint8Array> {
  const written: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [path, content] of parts) {
    const name = new TextEncoder().encode(path)
    const { chunks, crc, packed, size } = await deflated(content)
    const header = headerOf(crc, packed, size, name.length)
    written.push(bytesOf([0x04034b50, 4], header), name, ...chunks)
    directory.push(bytesOf([0x02014b50, 4], [20, 2], header, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name)
    at += 30 + name.length + packed
  }
  const count = directory.length / 2
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([...written, ...directory, bytesOf([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2])])
}

type Field = [number: number, bytes: number]

/** Version, flag for UTF-8 names, deflate, 01/01/1980, sums and sizes: the fields that both headers share. */
const headerOf = (crc: number, packed: number, size: number, name: number): Field[] =>
  [[20, 2], [0x0800, 2], [8, 2], [0, 2], [0x21, 2], [crc, 4], [packed, 4], [size, 4], [name, 2], [0, 2]]

function bytesOf(...fields: (Field | Field[])[]): Uint8Array {
  const flat = fields.flatMap((field): Field[] => (Array.isArray(field[0]) ? (field as Field[]) : [field as Field]))
  const view = new DataView(new ArrayBuffer(flat.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [number, bytes] of flat) {
    if (bytes === 2) view.setUint16(at, number, true)
    else view.setUint32(at, number, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

async function deflated(content: Iterable<string | Uint8Array>): Promise<{ chunks: Uint8Array[]; crc: number; packed: number; size: number }> {
  const deflate = createDeflateRaw({ level: 6 })
  const chunks: Uint8Array[] = []
  const ended = once(deflate, 'end')
  deflate.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  let crc = 0
  let size = 0
  for (const bytes of blocks(content)) {
    crc = crc32(bytes, crc)
    size += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await ended
  return { chunks, crc, size, packed: chunks.reduce((sum, { length }) => sum + length, 0) }
}

/** Bytes of 64 KiB or more at a time: the packer takes many small pieces slowly. */
function* blocks(content: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let text = ''
  for (const piece of content) {
    if (typeof piece === 'string' && (text += piece).length < 65_536) continue
    if (text) yield Buffer.from(text)
    text = ''
    if (typeof piece !== 'string') yield piece
  }
  if (text) yield Buffer.from(text)
}
