import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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

/** What is kept of a 12-digit identity number: a keyed hash, which finds duplicates, and the last four digits. */
export const kept = (key: IdentityKey, number: string): { hash: Buffer; last4: string } =>
  ({ hash: createHmac('sha256', key).update(number).digest(), last4: number.slice(-4) })

/** How the number is shown and exported: '••••••••1234'. Read back, it means «unchanged». */
export const masked = (last4: string): string => `••••••••${last4}`
export const isMasked = (text: string): boolean => /^[•*xX]{4,11}\d{4}$/.test(text)
