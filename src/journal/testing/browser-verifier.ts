import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'

type Beside = { witness?: string; key?: string; code?: string }
export type BrowserVerdict = { ok: true; entries: number; heads: number; code: string; keys: string[] } | { ok: false; at: number; vi: string; en: string }

/** The verifier of the page, run here with the same WebCrypto. */
export function browserVerifier(): (bytes: Uint8Array, beside?: Beside) => Promise<BrowserVerdict> {
  runInThisContext(readFileSync(new URL('../../../public/verify.js', import.meta.url), 'utf8'), { filename: 'public/verify.js' })
  return (globalThis as unknown as { verifyJournal: ReturnType<typeof browserVerifier> }).verifyJournal
}
