import { ReadableStream as Stream } from 'node:stream/web'

/** The keys of backups: age X25519, so that the common program `age` opens what we sealed. A public key is 'age1…', its secret 'AGE-SECRET-KEY-1…'. */
export type KeyPair = { secretKey: string; publicKey: string }

/** A backup is sealed to one key, or to two that are kept in two places. */
export const mostKeys = 2

// Loaded when first asked for: a server at rest needs none of it.
const age = () => import('age-encryption')

export async function makeKeyPair(): Promise<KeyPair> {
  const { generateX25519Identity, identityToRecipient } = await age()
  const secretKey = await generateX25519Identity()
  return { secretKey, publicKey: await identityToRecipient(secretKey) }
}

/** A slip of the pen is found: the key carries a checksum. */
export async function isPublicKey(text: string): Promise<boolean> {
  if (!/^age1[0-9a-z]{58}$/.test(text)) return false
  const { Encrypter } = await age()
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** The keys of a file of public keys, a key a line; a line may be a comment (#). */
export const publicKeysIn = (text: string): string[] => linesOf(text)

/** The secret keys of a key file as we and age-keygen write it. */
export const secretKeysIn = (text: string): string[] => linesOf(text).filter((line) => /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(line))

const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))

const streamOf = (chunks: AsyncIterable<Uint8Array>) => Stream.from(chunks) as ReadableStream<Uint8Array>

/** The bytes, readable only with the secret key of one of these. 64 KiB at a time. */
export async function sealed(chunks: AsyncIterable<Uint8Array>, publicKeys: string[]): Promise<AsyncIterable<Uint8Array>> {
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  for (const key of publicKeys) encrypter.addRecipient(key)
  return encrypter.encrypt(streamOf(chunks))
}

export class NoKeyFits extends Error {}

/** The bytes that were sealed. What was altered or cut off is an error where that is read. @throws NoKeyFits */
export async function unsealed(chunks: AsyncIterable<Uint8Array>, secretKeys: string[]): Promise<AsyncIterable<Uint8Array>> {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  for (const key of secretKeys) decrypter.addIdentity(key)
  return decrypter.decrypt(streamOf(chunks)).catch((error: Error) => {
    throw /no identity matched/.test(error.message) ? new NoKeyFits() : error
  })
}
