import { join } from 'node:path'
import { type Keys, keyNumbered, keysIn, lastKey, lastNumber } from '#ground/keys.ts'
import { keyedHash as hashUnder, keyFor, openAt, sealAt } from '#ground/sealing.ts'

/** The keys of the accounts of this installation, outside the database, so that a stolen copy of it lets nobody guess passwords. */
export type Pepper = Keys

/** pepper.key. make: in the data folder it is made at the first start, readable by its owner only. */
export const pepperIn = (folder: string, make = true): Pepper => keysIn(join(folder, 'pepper.key'), make)

export type Purpose = 'password' | 'password hash' | 'totp' | 'device' | 'unknown-login' | 'oidc'

/** Under the key in use, unless another is named. */
export const keyedHash = (pepper: Pepper, purpose: Purpose, text: string, number = lastNumber(pepper)): Buffer => hashUnder(keyFor(keyNumbered(pepper, number), purpose), text)

/** Under the key in use. `place` binds what is sealed to its row, so that it opens in no other. */
export const seal = (pepper: Pepper, purpose: Purpose, place: string, open: Uint8Array): Buffer => sealAt(keyFor(lastKey(pepper), purpose), place, open)

/** @throws where the key, the place or a byte is another */
export const unseal = (pepper: Pepper, purpose: Purpose, place: string, sealed: Buffer, number = lastNumber(pepper)): Buffer =>
  openAt(keyFor(keyNumbered(pepper, number), purpose), place, sealed)

/** What was sealed under the key of this number, under the one in use; undefined where it does not open. */
export function resealed(pepper: Pepper, from: number, purpose: Purpose, place: string, sealed: Buffer): Buffer | undefined {
  let open: Buffer
  try {
    open = unseal(pepper, purpose, place, sealed, from)
  } catch {
    return undefined
  }
  return seal(pepper, purpose, place, open)
}
