import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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

const keyFor = (pepper: Pepper, purpose: Purpose) => Buffer.from(hkdfSync('sha256', pepper, Buffer.alloc(0), `nhat-the ${purpose}`, 32))

export const keyedHash = (pepper: Pepper, purpose: Purpose, text: string): Buffer => createHmac('sha256', keyFor(pepper, purpose)).update(text).digest()

const [ivLength, tagLength] = [12, 16]

/** AES-256-GCM; `place` binds what is sealed to its row, so that it opens in no other. */
export function seal(pepper: Pepper, purpose: Purpose, place: string, open: Uint8Array): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', keyFor(pepper, purpose), iv).setAAD(Buffer.from(place))
  return Buffer.concat([iv, cipher.update(open), cipher.final(), cipher.getAuthTag()])
}

/** @throws where the key, the place or a byte is another */
export function unseal(pepper: Pepper, purpose: Purpose, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(pepper, purpose), sealed.subarray(0, ivLength)).setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, -tagLength)), decipher.final()])
}
