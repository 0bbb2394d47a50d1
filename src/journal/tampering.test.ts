import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newSigner } from './checkpoint.ts'
import { browserVerifier } from './testing/browser-verifier.ts'
import { bytesOf, chainAgain, type Chance, chance, entryOf, type Made, madeExport, signAgain, witnessOf } from './testing/made-export.ts'
import { verifyBytes } from './verify.ts'

const verifyInBrowser = browserVerifier()
const signer = newSigner()
const stranger = newSigner()

/** Something else in place of what was there. */
const bent = (random: Chance, value: unknown): unknown => {
  if (typeof value === 'number') return value + 1 + random.below(3)
  if (typeof value === 'string') return value === '' ? 'x' : value.slice(0, -1) + (value.endsWith('x') ? 'y' : 'x')
  if (Array.isArray(value)) return [...value, 7]
  return value === null ? 1 : { ...value as object, added: random.below(9) }
}

type Tampering = (made: Made, random: Chance) => Buffer | { bytes: Buffer; witness: string }
/** A forger leaves it so, mends the entry's own hash, or chains all again. */
const carefully = (made: Made, random: Chance, from: number): Buffer => {
  const how = random.below(3)
  if (how === 1 && made.entries[from]) chainAgain({ ...made, entries: made.entries.slice(0, from + 1) }, from)
  if (how === 2) chainAgain(made, from)
  if (random.below(2)) made.end = { entries: made.entries.length, heads: made.heads.filter(({ size }) => size <= made.entries.length).length }
  return bytesOf(made)
}
const somewhere = (made: Made, random: Chance) => random.below(made.entries.length)

const tamperings: Record<string, Tampering> = {
  'a field changed': (made, random) => {
    const at = somewhere(made, random)
    const { body } = made.entries[at]!
    const field = random.one(Object.keys(body).filter((key) => key !== 'prev' && key !== 'seq'))
    body[field] = bent(random, body[field])
    return carefully(made, random, at)
  },
  'an entry deleted, against the witness': (made, random) => {
    const [at, witness] = [somewhere(made, random), witnessOf(made)]
    made.entries.splice(at, 1)
    return { bytes: carefully(made, random, at), witness }
  },
  'an entry inserted': (made, random) => {
    const at = random.below(made.entries.length + 1)
    made.entries.splice(at, 0, entryOf(random, at + 1))
    return carefully(made, random, at)
  },
  'two entries swapped': (made, random) => {
    if (made.entries.length < 2) made.entries.push(entryOf(random, 2))
    const at = random.below(made.entries.length - 1)
    made.entries.splice(at, 2, made.entries[at + 1]!, made.entries[at]!)
    return carefully(made, random, at)
  },
  'the tail cut, and all signs of it, against the witness': (made, random) => {
    const witness = witnessOf(made)
    made.entries.splice(random.below(made.entries.length))
    made.heads = made.heads.filter(({ size }) => size <= made.entries.length)
    made.end = { entries: made.entries.length, heads: made.heads.length }
    return { bytes: bytesOf(made), witness }
  },
  'an old backup that went on and was signed again, against the witness': (made, random) => {
    const witness = witnessOf(made)
    const from = random.below(made.entries.length)
    made.entries.splice(from, Infinity, ...Array.from({ length: 1 + random.below(9) }, () => entryOf(random, 1)))
    chainAgain(made, from)
    signAgain(made, [made.entries.length])
    return { bytes: bytesOf(made), witness }
  },
  'all signed again by a stranger, against the witness': (made) => {
    const witness = witnessOf(made)
    made.signer = stranger
    signAgain(made, made.heads.map(({ size }) => size))
    return { bytes: bytesOf(made), witness }
  },
  'signatures swapped, or another’s put in': (made, random) => {
    const [head, other] = [random.one(made.heads), random.one(made.heads)]
    const signatureOf = (note: string) => note.slice(note.indexOf('\n\n'))
    const strange = { ...made, signer: stranger }
    signAgain(strange, [head.size])
    head.note = head.note.slice(0, head.note.indexOf('\n\n')) + (head === other ? signatureOf(strange.heads[0]!.note) : signatureOf(other.note))
    return bytesOf({ ...made, heads: made.heads })
  },
  'a head bent, moved or taken out': (made, random) => {
    const at = random.below(made.heads.length)
    const how = random.below(3)
    if (how === 0) made.heads.splice(at, 1)
    else if (how === 1) made.heads[at]!.size = made.heads[at]!.size > 1 ? made.heads[at]!.size - 1 : made.entries.length + 1
    else made.heads[at]!.note = made.heads[at]!.note.replace(/\nat \S+/, '\nat 2020-01-01T00:00:00Z')
    return bytesOf(made)
  },
  'a personal value changed': (made, random) => {
    const kept = made.entries.flatMap(({ values }) => values)
    if (kept.length === 0) made.entries[0]!.values.push({ path: 'facts.name', salt: '0'.repeat(32), text: '"ai đó"' })
    else {
      const value = random.one(kept)
      const how = random.below(3)
      if (how === 0) value.text = JSON.stringify('ai đó')
      else if (how === 1) value.salt = random.bytes(16).toString('hex')
      else value.path = value.path === 'reason' ? 'facts.on' : 'reason'
    }
    return bytesOf(made)
  },
  'one byte changed': (made, random) => {
    const bytes = bytesOf(made)
    const at = random.below(bytes.length)
    bytes[at] = bytes[at]! ^ (1 << random.below(8))
    return bytes
  },
  'the file broken off, or more written behind it': (made, random) => {
    const bytes = bytesOf(made)
    return random.below(4) ? bytes.subarray(0, random.below(bytes.length)) : Buffer.concat([bytes, random.one([Buffer.from('\n'), Buffer.from('x'), Buffer.from('{"end":{"entries":0,"heads":0}}\n')])])
  },
}

const each = 10_080 / Object.keys(tamperings).length
for (const [place, [name, tamper]] of Object.entries(tamperings).entries())
  test(`${each} times ${name}: found by both verifiers at the same place`, async () => {
    let [found, agreed] = [0, 0]
    for (let n = 0; n < each; n++) {
      const seed = place * 100_000 + n
      const made = madeExport(seed, signer)
      const sound = bytesOf(made)
      const tampered = tamper(made, chance(seed + 7))
      const { bytes, ...beside } = Buffer.isBuffer(tampered) ? { bytes: tampered } : tampered
      assert.ok('witness' in beside || !bytes.equals(sound), `seed ${seed}: nothing was changed`)
      const [one, two] = [verifyBytes(bytes, beside), await verifyInBrowser(bytes, beside)]
      assert.deepEqual([one.ok, two.ok], [false, false], `seed ${seed}: ${JSON.stringify([one, two])}`)
      found++
      if (!one.ok && !two.ok && (one.at === two.at || name === 'one byte changed')) agreed++
      else assert.fail(`seed ${seed}: ${JSON.stringify([one, two])}`)
    }
    assert.deepEqual([found, agreed], [each, each])
  })

test('400 sound exports, whole and with values erased, with and without a witness: no false alarm', async () => {
  for (let seed = 0; seed < 400; seed++) {
    const made = madeExport(seed + 5_000_000, signer)
    const bytes = bytesOf(made)
    const earlier = witnessOf({ ...made, heads: made.heads.slice(0, 1 + seed % made.heads.length) })
    const besides = seed % 2 ? {} : { witness: earlier, key: signer.origin }
    const [one, two] = [verifyBytes(bytes, besides), await verifyInBrowser(bytes, besides)]
    assert.ok(one.ok && two.ok, `seed ${seed}: ${JSON.stringify([one, two])}`)
    assert.deepEqual([two.entries, two.heads, two.code, two.keys], [one.entries, one.heads, one.code, one.keys])
    const code = { code: one.code.toLowerCase() }
    assert.ok(verifyBytes(bytes, code).ok && (await verifyInBrowser(bytes, { code: one.code })).ok)
  }
})

test('a printed code of another journal, and a key that did not sign, are refused by both', async () => {
  const [one, other] = [bytesOf(madeExport(1, signer)), verifyBytes(bytesOf(madeExport(2, signer)))]
  assert.ok(other.ok)
  for (const beside of [{ code: other.code }, { key: stranger.origin }, { witness: 'nothing' }]) {
    assert.equal(verifyBytes(one, beside).ok, false)
    assert.equal((await verifyInBrowser(one, beside)).ok, false)
  }
})
