import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress, constants } from 'node:zlib'
import { Refusal } from '../refusal.ts'
import { NoKeyFits, sealed, unsealed } from './backup-key.ts'

/** A piece of a backup: what it is and its bytes. H header · T a table begins · D its rows as COPY text · E it ends · Z the manifest, the last. */
export type Piece = { kind: 'H' | 'T' | 'D' | 'E' | 'Z'; bytes: Buffer }

const magic = Buffer.from('NHAT-THE BACKUP 1\n')
const ageMagic = Buffer.from('age-encryption.org/v1')
const seal = Buffer.from('\nEND OF BACKUP\n')
const headLength = 5
const longestPiece = 64 * 1024 * 1024

export const piece = (kind: Piece['kind'], value: unknown): Piece => ({ kind, bytes: Buffer.from(JSON.stringify(value)) })

export type Writing = {
  /** Who may read it: age public keys; none: anyone. */
  publicKeys?: string[]
  /** What must hold of the whole file before it takes its name; `part` is where it stands meanwhile. */
  tried?(part: string): Promise<void>
}

/** Writes beside the file and renames at the end, so that a file of this name is always a whole one. @returns bytes on disk */
export async function writePieces(file: string, pieces: AsyncIterable<Piece>, { publicKeys = [], tried }: Writing = {}): Promise<number> {
  const part = `${file}.part`
  const out = await open(part, 'w', 0o600)
  try {
    const plain = enclosed(pieces)
    for await (const chunk of publicKeys.length > 0 ? await sealed(plain, publicKeys) : plain) await out.writeFile(chunk)
    await out.sync()
    const { size } = await out.stat()
    await out.close()
    await tried?.(part)
    await rename(part, file)
    return size
  } catch (error) {
    await out.close().catch(() => {})
    await rm(part, { force: true })
    throw error
  }
}

/** Our own file, before it is sealed: the name of the form, the compressed pieces, the end. */
async function* enclosed(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  yield magic
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } })
  const flowing = pipeline(Readable.from(framed(pieces), { objectMode: false }), compress)
  flowing.catch(() => {}) // awaited below, once all is read
  yield* compress
  await flowing
  yield seal
}

async function* framed(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const { kind, bytes } of pieces) {
    const head = Buffer.alloc(headLength)
    head.write(kind, 0, 'latin1')
    head.writeUInt32BE(bytes.length, 1)
    yield Buffer.concat([head, bytes])
  }
}

/**
 * The pieces of a backup, in order. Refuses what is no backup, what was cut off or altered on the way (the compression carries its own checksum),
 * and a sealed one that none of these secret keys opens.
 */
export async function* readPieces(file: string, secretKeys: string[] = []): AsyncGenerator<Piece> {
  const expand = createZstdDecompress()
  const inner = Readable.from(disclosed(await openedWith(secretKeys, file), file), { objectMode: false })
  const flowing = pipeline(inner, expand)
  flowing.catch(() => {}) // what fails on the way fails the reading below
  try {
    yield* unframed(expand)
  } catch (error) {
    throw isDamage(error) ? new Refusal('backup.damaged', { why: error.code ?? error.message }) : error
  } finally {
    expand.destroy()
    await flowing.catch(() => {})
  }
}

/** A sealed file begins as all that age seals. */
export async function isSealed(file: string): Promise<boolean> {
  const from = await open(file, 'r')
  try {
    const first = Buffer.alloc(ageMagic.length)
    await from.read(first, 0, first.length, 0)
    return first.equals(ageMagic)
  } finally {
    await from.close()
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const from = await open(file, 'r')
  try {
    for (;;) {
      const { bytesRead, buffer } = await from.read(Buffer.allocUnsafe(64 * 1024))
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await from.close()
  }
}

async function openedWith(secretKeys: string[], file: string): Promise<AsyncIterable<Uint8Array>> {
  if (!await isSealed(file)) return bytesOf(file)
  if (secretKeys.length === 0) throw new Refusal('backup.needs-key', { file })
  const bytes = bytesOf(file)
  try {
    return soundOnly(await unsealed(bytes, secretKeys))
  } catch (error) {
    await bytes.return(undefined)
    throw error instanceof NoKeyFits ? new Refusal('backup.wrong-key', { file }) : damageIn(error)
  }
}

async function* soundOnly(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    throw damageIn(error)
  }
}

/** Whatever fails in what is sealed, but for the disk, is a file that was altered or cut off: every 64 KiB are signed. */
const damageIn = (error: unknown) =>
  error instanceof Refusal || (error as NodeJS.ErrnoException).syscall ? error : new Refusal('backup.damaged', { why: 'age' })

/** What stands between the name of the form and the end: the end is held back until nothing follows. */
async function* disclosed(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let begun = false
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk])
    if (!begun && held.length < magic.length) continue
    if (!begun) held = afterMagic(held, file)
    begun = true
    if (held.length <= seal.length) continue
    yield held.subarray(0, held.length - seal.length)
    held = held.subarray(held.length - seal.length)
  }
  if (!begun) afterMagic(held, file)
  if (!held.equals(seal)) throw new Refusal('backup.cut-off')
}

function afterMagic(bytes: Buffer, file: string): Buffer {
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new Refusal('backup.not-a-backup', { file })
  return bytes.subarray(magic.length)
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
