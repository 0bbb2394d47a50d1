import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyedHash, keyFor, openAt, placeOf, sealAt } from '#ground/sealing.ts'

/** The key under which identity numbers are hashed. It stays outside the database: a stolen copy of the register opens no number. */
export type IdentityKey = Buffer

/** The key of this installation, made at the first start: identity.key in the data folder, readable by its owner only. */
export function identityKeyIn(folder: string): IdentityKey {
  const file = join(folder, 'identity.key')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new Error(`${file} is not a key of 32 bytes`)
  return key
}

export const isIdentityNumber = (text: string): boolean => /^\d{12}$/.test(text)

/**
 * What is kept of a 12-digit identity number, never the number itself. hash: under the key, finds duplicates. tail: of the last four digits under a key of its own,
 * finds those that end alike. The last four digits are sealed with the hash to the row of the person.
 */
export type Identity = { hash: Buffer; tail: Buffer; last4: string }

export const tailOf = (key: IdentityKey, last4: string): Buffer => keyedHash(keyFor(key, 'identity tail'), last4).subarray(0, 16)

export const kept = (key: IdentityKey, number: string): Identity => ({ hash: keyedHash(key, number), tail: tailOf(key, number.slice(-4)), last4: number.slice(-4) })

const place = (personId: number) => placeOf('person', 'identity_sealed', personId)

/** AES-256-GCM over the last four digits and the hash, bound to the row: a hash or a sealed value moved to another person does not open there. */
export const sealIdentity = (key: IdentityKey, personId: number, { hash, last4 }: Identity): Buffer =>
  sealAt(keyFor(key, 'identity seal'), place(personId), Buffer.concat([Buffer.from(last4), hash]))

export type KeptIdentity = { id: number; identityHash: Buffer | null; identitySealed: Buffer | null }

/** The last four digits; null where there is no number, or where it was sealed under another key, for another person, or beside another hash. */
export function openIdentity(key: IdentityKey, { id, identityHash, identitySealed }: KeptIdentity): string | null {
  if (!identitySealed || !identityHash) return null
  try {
    const open = openAt(keyFor(key, 'identity seal'), place(id), identitySealed)
    return open.subarray(4).equals(identityHash) ? open.subarray(0, 4).toString() : null
  } catch {
    return null
  }
}

/** How the number is shown and exported: '••••••••1234'. Read back, it means «unchanged». */
export const masked = (last4: string): string => `••••••••${last4}`
export const isMasked = (text: string): boolean => /^[•*xX]{4,11}\d{4}$/.test(text)
/** Shown where a number is kept that does not open. */
export const unopened = '••••••••????'

/** As it is shown of a record; null where no number is kept. */
export function shownIdentity(key: IdentityKey, person: KeptIdentity): string | null {
  if (person.identityHash === null) return null
  const last4 = openIdentity(key, person)
  return last4 === null ? unopened : masked(last4)
}
