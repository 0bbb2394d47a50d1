import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { Refusal } from '#ground/refusal.ts'
import { asCompared } from './guessable.ts'
import { composed } from './password.ts'

/**
 * Passwords that leaked elsewhere are what guessing begins with (ASVS 5.0, 6.2.4 and 6.2.12). Two lists: the commonest that go with the product (NOTICE.md),
 * and a fuller one that an office may lay down. Neither is kept in memory, and nobody outside is asked.
 * @param file of the office's own: see requireHashes
 */
export async function refuseLeaked(password: string, file?: string): Promise<Refusal | null> {
  const known = await isFrequent(password) || (file !== undefined && await stands(password, file))
  return known ? new Refusal('accounts.password-leaked') : null
}

const packed = new URL('frequent-passwords.txt.br', import.meta.url)

let unpacked: WeakRef<Buffer> | undefined

/** Unpacked when a password is chosen: 0.6 MB, some milliseconds, then gone, but for who chooses another before the memory was wanted. Each stands between two line ends. */
export async function frequentPasswords(): Promise<Buffer> {
  const held = unpacked?.deref()
  if (held) return held
  const fresh = await promisify(brotliDecompress)(await readFile(packed))
  unpacked = new WeakRef(fresh)
  return fresh
}

const isFrequent = async (password: string) => (await frequentPasswords()).includes(`\n${asCompared(password)}\n`)

const hashLength = 40
const line = /^[0-9A-F]{40}(:\d+)?\r?$/i

/** The list must be as Have I Been Pwned gives it in one file, «ordered by hash»: SHA-1 in hexadecimal, ':' and a count, a password a line, in order of the hashes. */
export async function requireHashes(file: string): Promise<void> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const begins = await textAt(handle, 0)
    const ends = await textAt(handle, Math.max(0, size - 4096), 4096)
    const lines = [...begins.split('\n').slice(0, -1), ...ends.split('\n').slice(size > 4096 ? 1 : 0)].filter((each) => each !== '')
    if (lines.length === 0 || !lines.every((each) => line.test(each)) || hashOf(lines[0]!) > hashOf(lines.at(-1)!)) throw new Refusal('accounts.not-a-list-of-hashes', { file })
  } finally {
    await handle.close()
  }
}

const hashOf = (text: string) => text.slice(0, hashLength).toUpperCase()

/** The hash that others publish their lists in, and good for nothing else. */
const published = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase()

async function stands(password: string, file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const typed = composed(password)
    for (const hash of new Set([typed, typed.toLowerCase()].map(published))) if (await isIn(handle, size, hash)) return true
    return false
  } finally {
    await handle.close()
  }
}

/** Halving: of 40 GB some thirty reads of a few hundred bytes. */
async function isIn(handle: FileHandle, size: number, hash: string): Promise<boolean> {
  let [from, until] = [0, size] // a line that begins in this range, or none
  while (from < until) {
    const middle = Math.floor((from + until) / 2)
    const found = await lineFrom(handle, middle, from)
    if (found === null || found.at >= until) until = middle
    else if (hashOf(found.text) === hash) return true
    else if (hashOf(found.text) < hash) from = found.at + found.text.length + 1
    else until = middle
  }
  return false
}

/** The first line that begins at `at` or after; `known` is where one begins. */
async function lineFrom(handle: FileHandle, at: number, known: number): Promise<{ at: number; text: string } | null> {
  const begin = at === known ? at : at - 1 // what stands before tells whether a line begins here
  const text = await textAt(handle, begin)
  const start = at === known ? 0 : text.indexOf('\n') + 1
  if (at !== known && start === 0) return null
  const end = text.indexOf('\n', start)
  const found = text.slice(start, end < 0 ? undefined : end)
  return found.length < hashLength ? null : { at: begin + start, text: found }
}

async function textAt(handle: FileHandle, at: number, length = 256): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.toString('latin1', 0, bytesRead)
}
