import { createHash } from 'node:crypto'
import { newSigner, type Signer, writeHead } from '../checkpoint.ts'
import { emptyFrontier, grow, rootOf } from '../merkle.ts'

/** An export made for tests: entries as objects, so that they can be bent and, if the forger is careful, chained again. */
export type Made = { entries: MadeEntry[]; heads: { size: number; note: string }[]; signer: Signer; end: { entries: number; heads: number } }
export type MadeEntry = { body: Record<string, unknown>; hash: string; values: { path: string; salt: string; text: string }[] }

const sha256 = (...parts: (string | Buffer)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** A stream of numbers from 0 to below n, the same for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, one: <T>(list: readonly T[]): T => list[below(list.length)]!, bytes: (n: number) => Buffer.from(Array.from({ length: n }, () => below(256))) }
}
export type Chance = ReturnType<typeof chance>

const names = ['Hà Văn An', 'Lò Thị Bích', 'Nông Văn "Chí"', 'Y Ngôn Niê\\']

export function entryOf(random: Chance, seq: number): MadeEntry {
  const values: MadeEntry['values'] = []
  const seal = (path: string, value: string) => {
    const kept = { path, salt: random.bytes(16).toString('hex'), text: JSON.stringify(value) }
    if (random.below(4) > 0) values.push(kept) // some are erased
    return sha256(Buffer.from(kept.salt, 'hex'), kept.text).toString('hex')
  }
  const body = {
    v: 1, seq, prev: '', at: `2026-11-2${random.below(10)}T05:06:07.${String(random.below(1e6)).padStart(6, '0')}Z`, account: random.below(5) || null, session: random.below(3) || null,
    actor: random.one(names), what: random.one(['units.rename', 'posts.appoint', 'people.correct']), units: [random.below(99)], people: Array.from({ length: random.below(3) }, () => random.below(50)),
    subject: random.one([null, 'acts/3']), basis: random.one([null, 'papers/2']), reason: random.below(2) ? seal('reason', `vì ${random.one(names)}`) : null,
    facts: { on: '2021-06-25', ...(random.below(2) ? { name: { sealed: seal('facts.name', random.one(names)) } } : {}) },
    before: random.below(2) ? { birth: { sealed: seal('before.birth', '1970-02-03') } } : {}, after: random.below(2) ? { name: 'Khối 4' } : {}, request: null,
  }
  return { body, hash: '', values: values.sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

/** Numbers, chains and hashes the entries from `from` on, as a forger without the key could. */
export function chainAgain(made: Made, from = 0): void {
  for (let at = from; at < made.entries.length; at++) {
    const entry = made.entries[at]!
    entry.body['seq'] = at + 1
    entry.body['prev'] = made.entries[at - 1]?.hash ?? '0'.repeat(64)
    entry.hash = sha256(JSON.stringify(entry.body)).toString('hex')
  }
}

/** Heads over the entries at these sizes, by the holder of the key. */
export function signAgain(made: Made, sizes: number[]): void {
  const frontier = emptyFrontier()
  made.heads = []
  for (const { hash } of made.entries) {
    grow(frontier, Buffer.from(hash, 'hex'))
    if (sizes.includes(frontier.size)) made.heads.push({ size: frontier.size, note: writeHead({ size: frontier.size, root: rootOf(frontier), at: `2026-11-25T00:00:${String(frontier.size).padStart(2, '0')}Z` }, made.signer) })
  }
  made.end = { entries: made.entries.length, heads: made.heads.length }
}

export function madeExport(seed: number, signer: Signer = newSigner()): Made {
  const random = chance(seed)
  const count = 1 + random.below(9)
  const made: Made = { entries: Array.from({ length: count }, (_, at) => entryOf(random, at + 1)), heads: [], signer, end: { entries: 0, heads: 0 } }
  chainAgain(made)
  signAgain(made, [...Array.from({ length: random.below(3) }, () => 1 + random.below(count)), count])
  return made
}

export function bytesOf({ entries, heads, signer, end }: Made): Buffer {
  const lines = [JSON.stringify({ journal: 'nhat-the/1', keys: [signer.publicKey.toString('base64')] })]
  for (const [at, { body, hash, values }] of entries.entries()) {
    lines.push(`{"entry":${JSON.stringify(body)},"hash":"${hash}"}`, ...values.map((value) => JSON.stringify({ value })))
    lines.push(...heads.filter(({ size }) => size === at + 1).map(({ note }) => JSON.stringify({ head: note })))
  }
  return Buffer.from([...lines, JSON.stringify({ end }), ''].join('\n'))
}

export const witnessOf = ({ heads }: Made): string => heads.map(({ note }) => `${note}\n`).join('')
