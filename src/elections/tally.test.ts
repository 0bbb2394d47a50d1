import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differencesOf, type HeadRules, refuseClusters, refuseCount, sumOf, tallyHead, type Threshold } from './tally.ts'

const half = (of: Threshold['of'], basis: string, status: Threshold['status'] = 'confirmed'): Threshold => ({ over: 0.5, of, basis, status })
/** Pháp lệnh 34/2007 and NQLT 09/2008: over half of all households; Luật 10/2022 and Nghị định 59/2023: that, and over half of those who attend. */
const of2008: HeadRules = { quorum: half('total_households', '2008'), majorities: [half('total_households', '2008')] }
const of2023: HeadRules = { quorum: half('total_households', '2023', 'unconfirmed'), majorities: [half('total_households', 'Luật 10/2022', 'unconfirmed'), half('attending', 'NĐ 59/2023')] }
const shares = ({ standings: [first] }: ReturnType<typeof tallyHead>) => Object.values(first!.shares).map(({ votes, base }) => `${votes}/${base}`)

test('310 households, 216 attend, 210 valid, 110 votes: three denominators disagree', () => {
  const count = { valid: 210, votes: { 1: 110 } }
  const then = tallyHead({ totalHouseholds: 310, attending: 216 }, count, of2008)
  assert.equal(then.outcome, 'not_elected')
  assert.deepEqual(shares(then), ['110/310', '110/216', '110/210'])
  const now = tallyHead({ totalHouseholds: 310, attending: 216 }, count, of2023)
  assert.equal(now.outcome, 'needs_legal_review')
  assert.equal(now.electedId, null)
  assert.deepEqual(now.standings[0]!.tests.map(({ needed, passes }) => [needed, passes]), [[156, false], [109, true]])
})

test('361 households, 314 voted, 308 valid, 159 to 149: nobody by the rule of 2008, a legal question by that of 2023', () => {
  const meeting = { totalHouseholds: 361, attending: 314 }
  const count = { valid: 308, votes: { 1: 159, 2: 149 } }
  assert.equal(tallyHead(meeting, count, of2008).outcome, 'not_elected')
  assert.equal(tallyHead(meeting, count, of2023).outcome, 'needs_legal_review')
  assert.deepEqual(shares(tallyHead(meeting, count, of2008)), ['159/361', '159/314', '159/308'])
})

test('one vote more or less around each line', () => {
  const of = (votes: number, attending = 216, total = 310, rules = of2023) => tallyHead({ totalHouseholds: total, attending }, { valid: 210, votes: { 1: votes } }, rules).outcome
  assert.deepEqual([155, 156, 108, 109].map((votes) => of(votes)), ['needs_legal_review', 'elected', 'not_elected', 'needs_legal_review'])
  assert.deepEqual([155, 156].map((votes) => of(votes, 216, 310, of2008)), ['not_elected', 'elected'])
  assert.deepEqual([155, 156].map((attending) => of(155, attending)), ['no_quorum', 'needs_legal_review'])
  assert.equal(of(156, 312, 311), 'needs_legal_review') // half of those who attend is not more than half
})

test('ballots add up, and clusters', () => {
  const room = { attending: 216, seats: 1, candidateIds: [1, 2] }
  const good = { issued: 216, valid: 210, invalid: 4, returned: 2, votes: { 1: 110, 2: 100 } }
  const code = (change: Partial<typeof good>, given = room) => refuseCount({ ...good, ...change }, given)?.code
  assert.equal(code({}), undefined)
  assert.equal(code({ issued: 217, returned: 3 }), 'elections.more-issued-than-attending')
  assert.equal(code({ invalid: 5 }), 'elections.ballots-do-not-add-up')
  assert.equal(code({ votes: { 1: 211, 2: 0 } }), 'elections.more-votes-than-valid')
  assert.equal(code({ votes: { 1: 111, 2: 100 } }), 'elections.too-many-votes')
  assert.equal(code({ votes: { 1: 111, 2: 100 } }, { ...room, seats: 2 }), undefined)
  assert.equal(code({ votes: { 1: 110 } as never }), 'elections.votes-for-all')
  assert.equal(code({ valid: 210.5, invalid: 3.5 }), 'elections.not-a-count')
  const clusters = [{ name: 'A', households: 150, attending: 120 }, { name: 'B', households: 160, attending: 96 }]
  assert.equal(refuseClusters(310, clusters), null)
  assert.equal(refuseClusters(311, clusters)?.code, 'elections.clusters-do-not-add-up')
  assert.equal(refuseClusters(310, [...clusters, clusters[0]!])?.code, 'elections.cluster-twice')
  assert.equal(refuseClusters(310, [{ name: 'A', households: 310, attending: 311 }])?.code, 'elections.more-attending-than-households')
})

test('two readings are compared cell by cell', () => {
  const one = { issued: 10, valid: 9, invalid: 1, returned: 0, votes: { 1: 5, 2: 4 } }
  assert.deepEqual(differencesOf(one, one), [])
  assert.deepEqual(differencesOf(one, { ...one, valid: 8, invalid: 2, votes: { 1: 5, 2: 3 } }), [{ cell: 'valid', one: 9, other: 8 }, { cell: 'invalid', one: 1, other: 2 }, { cell: 'votes.2', one: 4, other: 3 }])
})

test('10,000 random elections: sums hold, at most one is elected, and only by every test', () => {
  let seed = 20211
  const random = (most: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * (most + 1)) }
  const seen = new Map<string, number>()
  for (let i = 0; i < 10_000; i++) {
    const rules = i % 2 ? of2008 : of2023
    const clusters = Array.from({ length: 1 + random(3) }, (_, at) => {
      const households = 20 + random(200)
      return { name: String(at), households, attending: Math.max(0, households - random(Math.floor(households * (i % 3 === 0 ? 0.9 : 0.2)))) }
    })
    const totalHouseholds = clusters.reduce((all, { households }) => all + households, 0)
    const ids = Array.from({ length: 1 + random(2) }, (_, at) => at + 1)
    const counts = clusters.map(({ attending }) => {
      const returned = random(Math.floor(attending / 20)), invalid = random(Math.floor((attending - returned) / 10)), valid = attending - returned - invalid
      let left = valid
      const votes = Object.fromEntries(ids.map((id) => { const some = id === 1 ? Math.floor(left * (0.4 + random(60) / 100)) : random(left); left -= some; return [String(id), some] }))
      return { issued: attending, valid, invalid, returned, votes }
    })
    assert.equal(refuseClusters(totalHouseholds, clusters), null)
    counts.forEach((count, at) => assert.equal(refuseCount(count, { attending: clusters[at]!.attending, seats: 1, candidateIds: ids }), null))
    const sum = sumOf(counts)
    assert.equal(sum.issued, sum.valid + sum.invalid + sum.returned)
    const attending = clusters.reduce((all, each) => all + each.attending, 0)
    const { outcome, electedId, standings } = tallyHead({ totalHouseholds, attending }, sum, rules)
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
    const over = standings.filter(({ votes }) => 2 * votes > totalHouseholds && (rules === of2008 || 2 * votes > attending))
    assert.ok(over.length <= 1)
    assert.equal(outcome === 'elected', electedId !== null)
    assert.equal(electedId, 2 * attending > totalHouseholds ? over[0]?.candidateId ?? null : null)
    if (outcome === 'needs_legal_review') assert.ok(rules === of2023 && standings.some(({ votes }) => 2 * votes > attending && 2 * votes <= totalHouseholds))
    if (outcome === 'no_quorum') assert.ok(2 * attending <= totalHouseholds)
  }
  assert.deepEqual([...seen.keys()].sort(), ['elected', 'needs_legal_review', 'no_quorum', 'not_elected'])
})
