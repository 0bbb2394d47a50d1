import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPaper } from '#papers/given.ts'
import { givenPerson } from '#people/given.ts'
import { indicators } from '#posts/indicators.ts'
import { appoint, end, strikeTerm, villagesOn } from '#posts/public.ts'
import { clerk } from '#units/given.ts'
import { lineageOf, measure, rename } from '#units/public.ts'
import { carryOut } from './carry-out.ts'
import { choose } from './choose.ts'
import { keepProposal, move, setNeighbours, setWishes } from './drafting.ts'
import { eve, givenSeven, on, pageOf } from './given.ts'
import { figuresSeen, planSeen, proposalsSeen } from './seen.ts'
import { emptyPosts, getPlan, plansUnder, proposalsOf } from './store.ts'
import { restingOn, undoWith } from './undo.ts'

const later = day('2026-09-01')
const undo = undoWith([], async () => true)
const reason = 'Nghị quyết ban hành sai thẩm quyền'

/** Seven become three: 1 with 2 under a name of its own, 3 with 4 led by the unified head of 4, 5 with 6 and 7 as 6. */
async function carriedOut(tx: Tx, world: Awaited<ReturnType<typeof givenSeven>>) {
  const [a, b, c, d, e, f, g] = world.villages as [number, number, number, number, number, number, number]
  const { proposalId } = await keepProposal(tx, clerk, world.id, 'drawn', false, [{ seatId: a, members: [a, b], label: 'Thôn', name: 'Nà Mới' }, { seatId: c, members: [c, d] }, { seatId: f, members: [e, f, g] }])
  await move(tx, clerk, { planId: world.id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: world.id, step: 'decide', paperId: world.paperId })
  const { heads } = world
  return carryOut(tx, clerk, { planId: world.id, leads: [{ seatId: a, headId: heads[0]!, secretaryId: heads[0]! }, { seatId: c, headId: heads[3]!, secretaryId: heads[3]! }, { seatId: f, headId: null, secretaryId: null }] })
}

const termsThen = (tx: Tx) => rows(tx, sql`select number, unit_id, kind, person_of(person_id) as person, held::text, interim, end_reason, end_paper_id from appointment where upper_inf(recorded) order by number`)
const clock = async (tx: Tx) => (await row<{ k: string }>(tx, sql`select clock_timestamp()::text as k`)).k

test('a merger undone: every day is as if it had not been, and what was believed in between is still told', async () => {
  const database = await testDatabase()
  const world = await database.transaction(givenSeven)
  const days = [eve, on, later]
  const seen = (tx: Tx) => days.reduce<Promise<string[]>>(async (all, at) => [...await all, await pageOf(tx, world.communeId, at)], Promise.resolve([]))
  const [before, terms] = await database.transaction(async (tx) => [await seen(tx), await termsThen(tx)] as const)
  await database.transaction((tx) => carriedOut(tx, world))
  const [known, merged] = await database.transaction(async (tx) => [await clock(tx), await villagesOn(tx, world.communeId, later, { limit: 9 })] as const)
  assert.deepEqual([merged.count, merged.byState], [3, { unified: 1, interim: 2 }])
  const paperId = await database.transaction((tx) => givenPaper(tx, '20/NQ-HĐND', '2026-09-15'))
  const { actIds } = await database.transaction((tx) => undo(tx, clerk, { planId: world.id, paperId, reason }))
  await database.transaction(async (tx) => {
    assert.deepEqual(await seen(tx), before)
    assert.deepEqual(await termsThen(tx), terms)
    assert.deepEqual([actIds.length, (await getPlan(tx, world.id)).state, (await lineageOf(tx, world.villages[2]!)).length], [6, 'undone', 0])
    assert.deepEqual(await villagesOn(tx, world.communeId, later, { limit: 9 }, known), merged)
    assert.deepEqual(await row(tx, sql`select j.basis, p.undo_reason as reason from journal j, merger_plan p where j.what = 'mergers.undo' and p.id = ${world.id}`), { basis: `papers/${paperId}`, reason })
  })
  await assert.rejects(database.transaction((tx) => undo(tx, clerk, { planId: world.id, paperId, reason })), { code: 'mergers.not-in-this-state' })
})

test('whatever was drafted, compared, decided, carried out or undone since, the plan as known then is the plan that was told then', async () => {
  const database = await testDatabase()
  const { communeId, id: planId, villages, heads, paperId } = await database.transaction(givenSeven)
  const [a, b, c, d, e, f, g] = villages as [number, number, number, number, number, number, number]
  const chosen = async (tx: Tx) => (await proposalsOf(tx, planId))[0]!.id
  await answersStay(database, [
    (tx) => setWishes(tx, clerk, { planId, wishes: [{ kind: 'together', villageIds: [a, b] }] }),
    (tx) => keepProposal(tx, clerk, planId, 'drawn', false, [{ seatId: a, members: [a, b], label: 'Thôn', name: 'Nà Mới' }, { seatId: c, members: [c, d] }, { seatId: f, members: [e, f, g] }]),
    (tx) => keepProposal(tx, clerk, planId, 'drawn', false, [{ seatId: a, members: [a, b] }, { seatId: c, members: [c, d, e] }, { seatId: f, members: [f, g] }]),
    (tx) => measure(tx, clerk, { unitId: a, on: day('2025-12-31'), source: 'Rà soát lại', measures: { households: 82 } }),
    async (tx) => choose(tx, clerk, { planId, proposalId: await chosen(tx), seatId: c, posts: [{ kind: 'village_head', personIds: [heads[3]!] }] }),
    async (tx) => move(tx, clerk, { planId, step: 'submit', proposalId: await chosen(tx) }),
    (tx) => move(tx, clerk, { planId, step: 'reopen', reason: 'Xem lại' }),
    (tx) => setNeighbours(tx, clerk, { unitId: a, on, neighbourIds: [b, c] }),
    async (tx) => choose(tx, clerk, { planId, proposalId: await chosen(tx), seatId: c, posts: [] }),
    async (tx) => move(tx, clerk, { planId, step: 'submit', proposalId: await chosen(tx) }),
    (tx) => move(tx, clerk, { planId, step: 'decide', paperId, on: day('2026-07-15') }),
    (tx) => carryOut(tx, clerk, { planId, leads: [{ seatId: a, headId: heads[0]!, secretaryId: heads[0]! }] }),
    (tx) => undo(tx, clerk, { planId, paperId, reason }),
  ], async (tx, known) => {
    const { plan, ...seen } = await planSeen(tx, planId, known)
    return { plan, ...seen, proposals: await proposalsSeen(tx, planId, known), listed: await plansUnder(tx, communeId, on, known), figures: await figuresSeen(tx, indicators, planId, known), empty: await emptyPosts(tx, plan, later, known) }
  })
  assert.equal((await database.read((tx) => getPlan(tx, planId))).state, 'undone')
})

test('a merger is not undone while something rests on the new villages: each is named with its page', () => inTransaction(async (tx) => {
  const world = await givenSeven(tx)
  const refused = (code: string, given: Partial<Parameters<typeof undo>[2]> = {}) => assert.rejects(undo(tx, clerk, { planId: world.id, paperId: world.paperId, reason, ...given }), { code })
  await refused('mergers.not-in-this-state')
  const { groups } = await carriedOut(tx, world)
  const resting = async () => (await restingOn(tx, await getPlan(tx, world.id), [async (_tx, { unitIds }) => [{ what: 'mergers.rests.task', on: later, says: `${unitIds.length}`, link: '/tasks/1' }]])).map(({ what, link }) => [what, link])
  await refused('mergers.reason-missing', { reason: ' ' })
  await refused('mergers.undo-paper-missing', { paperId: 0 })
  assert.deepEqual(await resting(), [['mergers.rests.task', '/tasks/1']])

  const made = groups[0]!.villageId, kept = groups[1]!.villageId
  const { number } = await appoint(tx, clerk, { unitId: made, kind: 'front_head', personId: await givenPerson(tx, { name: 'Hoàng Thị Lả' }), from: later })
  await refused('mergers.rested-on')
  const own = await row<{ number: number }>(tx, sql`select number from appointment where unit_id = ${kept} and kind = 'village_head' and upper_inf(recorded) and lower(held) = ${on}::date`)
  await end(tx, clerk, { number: own.number, on: later, reason: 'resigned' })
  await measure(tx, clerk, { unitId: kept, on: later, source: 'Thống kê xã', measures: { households: 181 } })
  await rename(tx, clerk, { unitId: made, on: later, paperId: world.paperId, label: 'Thôn', name: 'Nà Vui' })
  assert.deepEqual(await resting(), [
    ['mergers.rests.act', `/units/${made}?ngay=${later}`], ['mergers.rests.post', `/units/${kept}/posts/village_head`], ['mergers.rests.post', `/units/${made}/posts/front_head`],
    ['mergers.rests.measure', `/units/${kept}/measure`], ['mergers.rests.task', '/tasks/1']])
  await strikeTerm(tx, clerk, number, 'Ghi nhầm')
  assert.equal((await resting()).length, 4)
}))
