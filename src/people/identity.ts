import { join } from 'node:path'
import { type Keys, keyNumbered, keysIn, lastKey, lastNumber, listOf } from '#ground/keys.ts'
import { keyedHash, keyFor, openAt, placeOf, sealAt } from '#ground/sealing.ts'

/** The keys under which identity numbers are hashed. They stay outside the database: a stolen copy of the register opens no number. */
export type IdentityKey = Keys

/** identity.key. make: in the data folder it is made at the first start, readable by its owner only. */
export const identityKeyIn = (folder: string, make = true): IdentityKey => keysIn(join(folder, 'identity.key'), make)

export const isIdentityNumber = (text: string): boolean => /^\d{12}$/.test(text)

/**
 * What is kept of a 12-digit identity number, never the number itself. hash: under the key, finds duplicates. tail: of the last four digits under a key of its own,
 * finds those that end alike. The last four digits are sealed with the hash to the row of the person.
 */
export type Identity = { hash: Buffer; tail: Buffer; last4: string }

/**
 * The number is not kept, so that a later key cannot hash it anew; it hashes the hash under the key before. All keys in their order find the number,
 * and a number whose hash was made before a key came is found after it. @param from the number of the key under which it stands
 */
const hashedOn = (keys: IdentityKey, from: number, hash: Buffer): Buffer =>
  listOf(keys).slice(from).reduce((before, key) => keyedHash(keyFor(key, 'identity hash'), before), hash)

const tailedOn = (keys: IdentityKey, from: number, tail: Buffer): Buffer =>
  listOf(keys).slice(from).reduce((before, key) => keyedHash(keyFor(key, 'identity tail'), before).subarray(0, 16), tail)

export const tailOf = (keys: IdentityKey, last4: string): Buffer => tailedOn(keys, 1, keyedHash(keyFor(keyNumbered(keys, 1), 'identity tail'), last4).subarray(0, 16))

export const kept = (keys: IdentityKey, number: string): Identity =>
  ({ hash: hashedOn(keys, 1, keyedHash(keyNumbered(keys, 1), number)), tail: tailOf(keys, number.slice(-4)), last4: number.slice(-4) })

const place = (personId: number) => placeOf('person', 'identity_sealed', personId)

/** AES-256-GCM over the last four digits and the hash, bound to the row: a hash or a sealed value moved to another person does not open there. */
export const sealIdentity = (key: IdentityKey, personId: number, { hash, last4 }: Identity): Buffer =>
  sealAt(keyFor(lastKey(key), 'identity seal'), place(personId), Buffer.concat([Buffer.from(last4), hash]))

export type KeptIdentity = { id: number; identityHash: Buffer | null; identitySealed: Buffer | null }

/** The last four digits; null where there is no number, or where it was sealed under another key, for another person, or beside another hash. */
export function openIdentity(key: IdentityKey, { id, identityHash, identitySealed }: KeptIdentity, number = lastNumber(key)): string | null {
  if (!identitySealed || !identityHash) return null
  try {
    const open = openAt(keyFor(keyNumbered(key, number), 'identity seal'), place(id), identitySealed)
    return open.subarray(4).equals(identityHash) ? open.subarray(0, 4).toString() : null
  } catch {
    return null
  }
}

export type WholeIdentity = { id: number; identityHash: Buffer; identityTail: Buffer; identitySealed: Buffer }

/** What stands under the key of this number, under the one in use. What did not open does not open afterwards. */
export function movedOn(keys: IdentityKey, from: number, row: WholeIdentity): WholeIdentity & { opened: boolean } {
  const last4 = openIdentity(keys, row, from)
  const [hash, tail] = [hashedOn(keys, from, row.identityHash), tailedOn(keys, from, row.identityTail)]
  const sealed = last4 === null ? row.identitySealed : sealIdentity(keys, row.id, { hash, tail, last4 })
  return { id: row.id, identityHash: hash, identityTail: tail, identitySealed: sealed, opened: last4 !== null }
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
