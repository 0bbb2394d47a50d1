import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, as they travel. Only the hash is kept, so a copy of the database opens no session. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A token that could be one of ours; anything else is not looked up. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text)
