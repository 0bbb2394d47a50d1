import { createHash, randomBytes } from 'node:crypto'

/** What stands in an entry in place of a personal value. */
export type Sealed = { sealed: string }

/** A personal value as it is kept beside the entry: JSON text, and the salt (hex) without which its hash tells nothing. */
export type KeptValue = { path: string; person_id: number | null; salt: string; value: string }

/** SHA-256 over salt and JSON text, as hex. */
export const hashOfValue = (salt: Buffer, json: string): string => createHash('sha256').update(salt).update(json).digest('hex')

/** Takes a personal value out of an entry: its hash goes in, salt and value are kept beside it. */
export function seal(path: string, personId: number | null, value: unknown): { mark: Sealed; kept: KeptValue } {
  const [salt, json] = [randomBytes(16), JSON.stringify(value ?? null)]
  return { mark: { sealed: hashOfValue(salt, json) }, kept: { path, person_id: personId, salt: salt.toString('hex'), value: json } }
}

export const isSealed = (value: unknown): value is Sealed => typeof value === 'object' && value !== null && 'sealed' in value && typeof value.sealed === 'string'

/** The fields of one part of an entry with the values that are still kept; what was erased stays sealed. */
export function opened(part: string, fields: Record<string, unknown>, kept: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, isSealed(value) && `${part}.${key}` in kept ? kept[`${part}.${key}`] : value]))
}
