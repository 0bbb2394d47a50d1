import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress, constants } from 'node:zlib'
import { Refusal } from '../refusal.ts'

/** A piece of a backup: what it is and its bytes. H header · T a table begins · D its rows as COPY text · E it ends · Z the manifest, the last. */
export type Piece = { kind: 'H' | 'T' | 'D' | 'E' | 'Z'; bytes: Buffer }

const magic = Buffer.from('NHAT-THE BACKUP 1\n')
const seal = Buffer.from('\nEND OF BACKUP\n')
const headLength = 5
const longestPiece = 64 * 1024 * 1024

export const piece = (kind: Piece['kind'], value: unknown): Piece => ({ kind, bytes: Buffer.from(JSON.stringify(value)) })

/** Writes beside the file and renames at the end, so that a file of this name is always a whole one. @returns bytes on disk */
export async function writePieces(file: string, pieces: AsyncIterable<Piece>): Promise<number> {
  const part = `${file}.part`
  const out = await open(part, 'w', 0o600)
  try {
    await out.write(magic)
    const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } })
    await pipeline(Readable.from(framed(pieces), { objectMode: false }), compress, (chunks: AsyncIterable<Buffer>) => writeAll(out, chunks))
    await out.write(seal)
    await out.sync()
    const { size } = await out.stat()
    await out.close()
    await rename(part, file)
    return size
  } catch (error) {
    await out.close().catch(() => {})
    await rm(part, { force: true })
    throw error
  }
}

async function writeAll(out: FileHandle, chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of chunks) await out.writeFile(chunk)
}

async function* framed(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const { kind, bytes } of pieces) {
    const head = Buffer.alloc(headLength)
    head.write(kind, 0, 'latin1')
    head.writeUInt32BE(bytes.length, 1)
    yield Buffer.concat([head, bytes])
  }
}

/** The pieces of a backup, in order. Refuses what is no backup and what was cut off or altered on the way (the compression carries its own checksum). */
export async function* readPieces(file: string): AsyncGenerator<Piece> {
  const { size } = await requireWhole(file)
  const source = createReadStream(file, { start: magic.length, end: size - seal.length - 1 })
  const expand = createZstdDecompress()
  source.on('error', (error) => expand.destroy(error))
  source.pipe(expand)
  try {
    yield* unframed(expand)
  } catch (error) {
    throw isDamage(error) ? new Refusal('backup.damaged', { why: error.code ?? error.message }) : error
  } finally {
    source.destroy()
    expand.destroy()
    if (!source.closed) await once(source, 'close')
  }
}

async function requireWhole(file: string): Promise<{ size: number }> {
  const from = await open(file, 'r')
  try {
    const { size } = await from.stat()
    const [first, last] = [Buffer.alloc(magic.length), Buffer.alloc(seal.length)]
    await from.read(first, 0, first.length, 0)
    if (!first.equals(magic)) throw new Refusal('backup.not-a-backup', { file })
    await from.read(last, 0, last.length, Math.max(0, size - seal.length))
    if (!last.equals(seal)) throw new Refusal('backup.cut-off')
    return { size }
  } finally {
    await from.close()
  }
}

async function* unframed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let held: Buffer = Buffer.alloc(0)
  let last = ''
  for await (const chunk of chunks) {
    held = held.length ? Buffer.concat([held, chunk]) : chunk
    for (;;) {
      if (held.length < headLength) break
      const length = held.readUInt32BE(1)
      const kind = held.toString('latin1', 0, 1)
      if (!isKind(kind) || length > longestPiece) throw new Refusal('backup.damaged', { why: 'frame' })
      if (held.length < headLength + length) break
      yield { kind, bytes: held.subarray(headLength, headLength + length) }
      last = kind
      held = held.subarray(headLength + length)
    }
  }
  if (held.length > 0 || last !== 'Z') throw new Refusal('backup.cut-off')
}

const isKind = (text: string): text is Piece['kind'] => 'HTDEZ'.includes(text)
const isDamage = (error: unknown): error is Error & { code?: string } =>
  error instanceof Error && /^(ZSTD_|Z_|ERR_ZSTD|ERR_BUFFER)/.test(String((error as { code?: string }).code ?? ''))
