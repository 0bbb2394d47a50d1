import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyedHash as hashUnder, keyFor, openAt, sealAt } from '#ground/sealing.ts'

/** The key of the accounts of this installation: 32 bytes, outside the database, so that a stolen copy of it lets nobody guess passwords. */
export type Pepper = Buffer

/** pepper.key in the data folder, made at the first start, readable by its owner only. */
export function pepperIn(folder: string): Pepper {
  const file = join(folder, 'pepper.key')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new Error(`${file} is not a key of 32 bytes`)
  return key
}

export type Purpose = 'password' | 'totp' | 'device' | 'unknown-login' | 'oidc'

export const keyedHash = (pepper: Pepper, purpose: Purpose, text: string): Buffer => hashUnder(keyFor(pepper, purpose), text)

/** `place` binds what is sealed to its row, so that it opens in no other. */
export const seal = (pepper: Pepper, purpose: Purpose, place: string, open: Uint8Array): Buffer => sealAt(keyFor(pepper, purpose), place, open)

/** @throws where the key, the place or a byte is another */
export const unseal = (pepper: Pepper, purpose: Purpose, place: string, sealed: Buffer): Buffer => openAt(keyFor(pepper, purpose), place, sealed)
