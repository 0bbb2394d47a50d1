import { promisify } from 'node:util'
import { brotliCompress, constants, gzip as zlibGzip } from 'node:zlib'
import type { Actor } from '#ground/actor.ts'
import type { Database, Tx } from '#ground/database/database.ts'
import type { Call } from './contract.ts'

/** Who stands at the door: what a call that needs no transaction of its own may know of the request. */
export type Visit = {
  database: Database
  actor: Actor | null       // null where the call may be made by anyone and nobody is signed in
  token: string | null      // of the session
  address: string           // where the request came from, for throttling only
  agent: string             // what the browser calls itself
  site: string              // as the caller wrote it: 'https://so.example.vn'
  cookie(name: string): string | null
  keepCookie(name: string, value: string | null, seconds: number): void // null takes it away
  keepToken(token: string | null, seconds: number): void // the session's cookie
}

/** An answer that was checked against its contract and written as JSON before, sent as it is: for answers kept in memory. */
export class Written {
  readonly json: string
  readonly shows: readonly number[] | null // whom it shows, as the call's `shows` says
  readonly #packed = new Map<Encoding, Promise<Buffer>>()
  constructor(json: string, shows: readonly number[] | null = null) {
    this.json = json
    this.shows = shows
  }

  /** The same, compressed; once, however often it is sent. */
  packed(encoding: Encoding): Promise<Buffer> {
    const packed = this.#packed.get(encoding) ?? pack[encoding](this.json)
    this.#packed.set(encoding, packed)
    return packed
  }
}

export type Encoding = 'br' | 'gzip'

const [brotli, gzip] = [promisify(brotliCompress), promisify(zlibGzip)]
const pack: Record<Encoding, (text: string) => Promise<Buffer>> = {
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
  gzip: (text) => gzip(text),
}

/** A call and what answers it. In a transaction: read-only for GET, writing for POST. `asProgram`: with the program's own rights, for the door itself. */
export type Route = { call: Call<unknown, unknown>; asProgram?: true } & (
  | { kind: 'within'; answer(tx: Tx, actor: Actor, input: unknown): Promise<unknown> }
  | { kind: 'around'; answer(visit: Visit, input: unknown): Promise<unknown> }
)

/** Answered inside one transaction, by somebody who is signed in. */
export function route<In, Out>(call: Call<In, Out>, answer: (tx: Tx, actor: Actor, input: In) => Promise<Out>): Route {
  return { call, kind: 'within', answer: (tx, actor, input) => answer(tx, actor, input as In) }
}

/** Answered outside of any transaction: slow work that must not hold one (hashing, reading a file), or a call that anyone may make. */
export function routeAround<In, Out>(call: Call<In, Out>, answer: (visit: Visit, input: In) => Promise<Out | Written>): Route {
  return { call, kind: 'around', answer: (visit, input) => answer(visit, input as In) }
}

/** Answered with the program's own rights: signing in, accounts, sessions. Such a route looks itself who may. */
export const asProgram = (one: Route): Route => ({ ...one, asProgram: true })
