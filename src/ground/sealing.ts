import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const [ivLength, tagLength] = [12, 16] // bytes

/** A key of 32 bytes for one purpose, out of a key that stands outside the database (RFC 5869). */
export const keyFor = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `nhat-the ${purpose}`, 32))

/** HMAC-SHA-256, 32 bytes: the same text gives the same hash, so that equals are found; without the key it tells nothing. */
export const keyedHash = (key: Buffer, text: string | Uint8Array): Buffer => createHmac('sha256', key).update(text).digest()

/** Where a sealed value of a column stands. */
export const placeOf = (table: string, column: string, row: number): string => `${table}|${column}|${row}`

/** AES-256-GCM: iv, ciphertext, tag. `place` binds it to its row: it opens in no other. */
export function sealAt(key: Buffer, place: string, open: Uint8Array): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  return Buffer.concat([iv, cipher.update(open), cipher.final(), cipher.getAuthTag()])
}

/** @throws where the key, the place or a byte is another */
export function openAt(key: Buffer, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength: tagLength }).setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, -tagLength)), decipher.final()])
}
