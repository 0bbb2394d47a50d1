import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The keys of one purpose, numbered from 1 in the order in which they were made: the last is in use, the ones before belong to what was made under them.
 * A single key is the first of its kind.
 */
export type Keys = Buffer | readonly Buffer[]

export const listOf = (keys: Keys): readonly Buffer[] => (Buffer.isBuffer(keys) ? [keys] : keys)

/** The number of the key in use. */
export const lastNumber = (keys: Keys): number => listOf(keys).length

export const lastKey = (keys: Keys): Buffer => keyNumbered(keys, lastNumber(keys))

/** @throws where there is no such key */
export function keyNumbered(keys: Keys, number: number): Buffer {
  const key = listOf(keys)[number - 1]
  if (!key) throw new Error(`there is no key number ${number}`)
  return key
}

/** As it was when the key of this number was in use. */
export const upTo = (keys: Keys, number: number): Keys => listOf(keys).slice(0, number)

/** A new key as it stands in a file: 32 bytes, 64 hexadecimal digits. */
export const newKey = (): string => randomBytes(32).toString('hex')

/** A key a line, the oldest first, the one in use last; a line may be a comment (#). @throws where a line is no key, a key stands twice, or there is none */
export function readKeys(file: string): Keys {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).map((line) => line.trim().toLowerCase()).filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.length === 0 || !lines.every((line) => /^[0-9a-f]{64}$/.test(line))) throw new Error(`${file} is not a key of 32 bytes`)
  if (new Set(lines).size < lines.length) throw new Error(`${file} holds a key twice`)
  return lines.map((line) => Buffer.from(line, 'hex'))
}

/** The keys of a file. make: at the first start it is made, readable by its owner only. */
export function keysIn(file: string, make = true): Keys {
  try {
    if (make) writeFileSync(file, `${newKey()}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKeys(file)
}

/** One more key. The file is replaced whole and brought to the disk: whatever happens, it holds every key that it held. */
export function addKey(file: string): void {
  const lines = [...listOf(readKeys(file)).map((key) => key.toString('hex')), newKey()]
  const next = `${file}.next`
  writeFileSync(next, `${lines.join('\n')}\n`, { mode: 0o600, flush: true })
  renameSync(next, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
