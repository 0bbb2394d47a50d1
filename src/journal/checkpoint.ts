import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lettersOf } from './code.ts'

/** A head of the journal: its size, its root, when it was signed. */
export type Head = { size: number; root: Buffer; at: string }

/** Who signs: an Ed25519 key outside the database. origin: 'nhat-the/' and letters of the public key's hash, so that the name vouches for the key. */
export type Signer = { origin: string; publicKey: Buffer; privateKey: KeyObject }

/** journal.key. make: in the data folder it is made at the first start, readable by its owner only. */
export function journalKeyIn(folder: string, make = true): Signer {
  const file = join(folder, 'journal.key')
  if (!make) return signerWith(createPrivateKey(readFileSync(file)))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o400 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return signerWith(createPrivateKey(readFileSync(file)))
}

export const newSigner = (): Signer => signerWith(generateKeyPairSync('ed25519').privateKey)

function signerWith(privateKey: KeyObject): Signer {
  const publicKey = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url')
  return { origin: originOf(publicKey), publicKey, privateKey }
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
export const originOf = (publicKey: Uint8Array): string => `nhat-the/${lettersOf(sha256(publicKey))}`

/** Four bytes that name a key in a signature, as in c2sp.org/signed-note: of name, newline, kind 1 (Ed25519), key. */
const keyHashOf = (origin: string, publicKey: Uint8Array) => sha256(Buffer.concat([Buffer.from(`${origin}\n\u0001`), publicKey])).subarray(0, 4)

/** A head as signed text, in the form of c2sp.org/tlog-checkpoint: origin, size, root, when; an empty line; the signature. */
export function writeHead({ size, root, at }: Head, { origin, publicKey, privateKey }: Signer): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\nat ${at}\n`
  const signature = Buffer.concat([keyHashOf(origin, publicKey), sign(null, Buffer.from(text), privateKey)])
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`
}

const shape = /(\S+)\n(\d+)\n([A-Za-z0-9+/]{43}=)\nat (\S+)\n\n— (\S+) ([A-Za-z0-9+/=]+)\n/g

export type Noted = Head & { origin: string; note: string }

/** The heads in a text, in its order. Their signatures are not looked at. */
export const headsIn = (text: string): Noted[] => [...text.matchAll(shape)].map(([note, origin, size, root, at]) =>
  ({ note, origin: origin!, size: Number(size), root: Buffer.from(root!, 'base64'), at: at! }))

/** Whether this very key signed the head. */
export function isSigned(note: string, publicKey: Uint8Array): boolean {
  const [found] = note.matchAll(shape)
  if (!found || found[0] !== note) return false
  const [, origin = '', , , , name, given = ''] = found
  const signature = Buffer.from(given, 'base64')
  if (origin !== originOf(publicKey) || name !== origin || signature.length !== 68 || !signature.subarray(0, 4).equals(keyHashOf(origin, publicKey))) return false
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' })
  return verify(null, Buffer.from(note.slice(0, note.indexOf('\n\n') + 1)), key, signature.subarray(4))
}
