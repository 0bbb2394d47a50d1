import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { day } from '#ground/time/day.ts'
import { type Candidate, type Feasible, feasiblePlan, type Problem, weigh, brokenBy } from './feasible.ts'
import { highsSolve } from '#ground/solver/highs.ts'
import type { Solve } from '#ground/solver/linear.ts'
import { bruteForce } from './testing/brute-force.ts'
import { isPerPair, needsLimit, type Wish, wishKinds } from './wishes.ts'

const by = day('2017-12-31')
const later = day('2018-05-30')
let solve: Solve
before(async () => { solve = await highsSolve() })

const candidate = (villageId: number, personId: number, more: Partial<Candidate> = {}): Candidate => ({
  villageId, personId, eligibleOn: by, blocks: [], head: false, secretary: false, female: false, minority: false, officer: false, resident: true, age: 40, ...more,
})
const problem = (more: Partial<Problem>): Problem => ({ by, villages: [1, 2, 3], candidates: [], wishes: [{ kind: 'once', limit: null, weight: 1, must: true }], pins: [], seconds: 10, ...more })
const must = (kind: Wish['kind'], limit: number | null = null): Wish => ({ kind, limit, weight: 1, must: true })
const wish = (kind: Wish['kind'], limit: number | null = null, weight = 1): Wish => ({ kind, limit, weight, must: false })
const pairs = ({ chosen }: Feasible) => chosen.map(({ villageId, personId }) => `${villageId}:${personId}`)

const someWish = fc.record({ kind: fc.constantFrom(...wishKinds), weight: fc.integer({ min: 1, max: 9 }), must: fc.boolean(), limit: fc.integer({ min: 0, max: 100 }) })
  .map(({ kind, limit, ...rest }): Wish => ({ kind, ...rest, limit: !needsLimit(kind) ? null : kind === 'officers' ? limit % 4 : kind === 'youngest' ? 20 + (limit % 30) : kind === 'oldest' ? 30 + (limit % 40) : limit }))

/** Up to five villages and seven persons, each of whom may stand for several; traits are the person's own. */
const someProblem = fc.record({
  villages: fc.constantFrom(1, 2, 3, 4, 4, 5, 5),
  persons: fc.array(fc.record({ female: fc.boolean(), minority: fc.boolean(), officer: fc.boolean(), age: fc.option(fc.integer({ min: 20, max: 70 })), ready: fc.integer({ min: 0, max: 7 }) }), { minLength: 1, maxLength: 7, size: 'max' }),
  stands: fc.array(fc.record({ village: fc.nat(4), person: fc.nat(6), head: fc.boolean(), secretary: fc.boolean(), resident: fc.constantFrom(true, false, null) }), { maxLength: 14, size: 'max' }),
  wishes: fc.uniqueArray(someWish, { selector: ({ kind }) => kind, maxLength: 6 }),
  pin: fc.option(fc.nat(20)), leave: fc.option(fc.nat(4)),
}).map(({ villages, persons, stands, wishes, pin, leave }): Problem => {
  const seen = new Set<string>()
  const candidates = stands.flatMap(({ village, person, head, secretary, resident }): Candidate[] => {
    const who = persons[person]
    if (who === undefined || village >= villages || seen.has(`${village}:${person}`)) return []
    seen.add(`${village}:${person}`)
    const { ready, ...traits } = who
    return [candidate(village, person, { ...traits, head, secretary, resident, eligibleOn: ready === 0 ? null : ready === 1 ? later : by })]
  })
  const ready = candidates.filter(({ eligibleOn }) => eligibleOn === by)
  const pinned = pin === null ? undefined : ready[pin % Math.max(1, ready.length)]
  const pins = [
    ...(pinned ? [{ villageId: pinned.villageId, personId: pinned.personId }] : []),
    ...(leave !== null && leave < villages && leave !== pinned?.villageId ? [{ villageId: leave, personId: null }] : []),
  ]
  return { by, villages: Array.from({ length: villages }, (_, i) => i), candidates, wishes, pins, seconds: 20 }
})

test('the plan is as good as the best of all plans looked at one by one, in 1,000 small cases', () => {
  const seen = { impossible: 0, broken: 0, blocked: 0, several: 0 }
  fc.assert(fc.property(someProblem, (given) => {
    const [plan, best] = [feasiblePlan(given, solve), bruteForce(given)]
    if (best === null) {
      seen.impossible++
      return assert.equal(plan.state, 'impossible')
    }
    assert.equal(plan.state, 'optimal')
    assert.deepEqual({ villages: plan.chosen.length, broken: plan.broken }, best)
    assert.deepEqual([plan.villagesAtMost, plan.brokenAtLeast], [best.villages, best.broken])
    seen.broken += Number(plan.broken > 0)
    seen.blocked += Number(plan.blocked.length > 0)
    seen.several += Number(plan.chosen.length > 1)
    assertLawful(given, plan)
  }), { numRuns: 1000, seed: 20170531 })
  // the cases are worth something only if they are of all sorts
  assert.ok(seen.impossible > 10 && seen.broken > 100 && seen.blocked > 300 && seen.several > 200, JSON.stringify(seen))
})

/** What a plan says of itself holds. */
function assertLawful(given: Problem, plan: Feasible): void {
  const known = new Set(given.candidates.filter(({ eligibleOn }) => eligibleOn !== null && eligibleOn <= by).map(({ villageId, personId }) => `${villageId}:${personId}`))
  assert.ok(pairs(plan).every((pair) => known.has(pair)))
  assert.equal(new Set(plan.chosen.map(({ villageId }) => villageId)).size, plan.chosen.length)
  assert.deepEqual([...plan.chosen, ...plan.blocked].map(({ villageId }) => villageId).sort((a, b) => a - b), given.villages)
  for (const { villageId, personId } of given.pins) assert.equal(plan.chosen.find((each) => each.villageId === villageId)?.personId ?? null, personId)
  assert.ok(given.wishes.every((each) => !each.must || isPerPair(each.kind) || brokenBy(given, each, plan.chosen) === 0))
  assert.equal(weigh(given, plan.chosen), plan.broken)
  for (const { earliestOn } of plan.blocked) assert.ok(earliestOn === null || earliestOn > by)
}

test('the same facts in another order give the same plan', () => {
  fc.assert(fc.property(someProblem, (given) => {
    const turned = { ...given, villages: [...given.villages].reverse(), candidates: [...given.candidates].reverse() }
    assert.deepEqual(pairs(feasiblePlan(turned, solve)), pairs(feasiblePlan(given, solve)))
  }), { numRuns: 100, seed: 7 })
})

test('nobody leads two villages: who else stands for only one of them makes room', () => {
  const plan = feasiblePlan(problem({ candidates: [candidate(1, 10), candidate(2, 10), candidate(1, 11), candidate(3, 11)] }), solve)
  assert.equal(plan.chosen.length, 2)
  assert.deepEqual(plan.blocked.map(({ why, earliestOn }) => [why, earliestOn]), [['taken', null]])
})

test('a head who is not yet an official member: the village is named with the earliest day, and what keeping the head costs', () => {
  const probation = { code: 'probation', until: later } as const
  const candidates = [candidate(1, 10, { head: true, eligibleOn: later, blocks: [probation] }), candidate(1, 11, { secretary: true }), candidate(2, 12, { head: true })]
  const plan = feasiblePlan(problem({ villages: [1, 2, 3], candidates, wishes: [must('keep-heads'), must('once')] }), solve)
  assert.deepEqual(pairs(plan), ['2:12'])
  assert.deepEqual(plan.blocked, [
    { villageId: 1, why: 'blocked', personId: 10, blocks: [probation], earliestOn: later, wishes: ['keep-heads'] },
    { villageId: 3, why: 'nobody', personId: null, blocks: [], earliestOn: null, wishes: [] },
  ])
  assert.deepEqual(plan.met.map(({ kind, costs }) => [kind, costs]), [['keep-heads', 1], ['once', 0]])
})

test('a wish with more weight wins; one that must hold may cost villages', () => {
  const candidates = [candidate(1, 10, { head: true }), candidate(1, 11, { female: true }), candidate(2, 12, { head: true })]
  const heads = feasiblePlan(problem({ villages: [1, 2], candidates, wishes: [wish('keep-heads', null, 5), wish('women', 50, 1)] }), solve)
  assert.deepEqual([pairs(heads), heads.met.map(({ broken }) => broken)], [['1:10', '2:12'], [0, 1]])
  const women = feasiblePlan(problem({ villages: [1, 2], candidates, wishes: [wish('keep-heads', null, 1), wish('women', 50, 5)] }), solve)
  assert.deepEqual([pairs(women), women.met.map(({ broken }) => broken)], [['1:11', '2:12'], [1, 0]])
  const only = feasiblePlan(problem({ villages: [1, 2], candidates, wishes: [must('women', 100)] }), solve)
  assert.deepEqual([pairs(only), only.blocked.map(({ why, wishes }) => [why, wishes]), only.met.map(({ costs }) => costs)], [['1:11'], [['wishes', ['women']]], [1]])
})

test('pins that break what must hold make no plan', () => {
  const candidates = [candidate(1, 10, { officer: true }), candidate(2, 11, { officer: true })]
  const pins = [{ villageId: 1, personId: 10 }, { villageId: 2, personId: 11 }]
  assert.equal(feasiblePlan(problem({ villages: [1, 2], candidates, pins, wishes: [must('officers', 1)] }), solve).state, 'impossible')
  assert.equal(feasiblePlan(problem({ villages: [1, 2], candidates, pins, wishes: [wish('officers', 1)] }), solve).broken, 1)
})
