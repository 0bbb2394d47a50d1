import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPerson } from '#people/given.ts'
import { appoint, holdersOn } from '#posts/public.ts'
import { clerk } from '#units/given.ts'
import { carryOut } from './carry-out.ts'
import { choose } from './choose.ts'
import { keepProposal, move } from './drafting.ts'
import { eve, givenSeven, on, pageOf } from './given.ts'
import { ledGroups } from './holders.ts'
import { proposedFor, refuseChosen } from './seating.ts'
import { chosenOf, emptyPosts, getPlan, kindsOfPosts, proposalsOf, villagesThen } from './store.ts'
import { undoWith } from './undo.ts'

test('every post of the old villages is dealt with: who goes on, whom the plan chose, who ends; what is left empty is work to be done', () => inTransaction(async (tx) => {
  const world = await givenSeven(tx)
  const { villages, cells, heads, id, communeId } = world
  const [seat, joins] = villages as [number, number]
  const put = async (unitId: number, kind: string, name: string) => { const personId = await givenPerson(tx, { name }); await appoint(tx, clerk, { unitId, kind, personId, from: day('2024-03-01') }); return personId }
  const front = await put(joins, 'front_head', 'Hoàng Thị Lả'), deputy = await put(seat, 'deputy_village_head', 'Lương Văn Sáu'), other = await put(joins, 'deputy_village_head', 'Vi Thị Thơm')
  const members = [await put(cells[0]!, 'cell_committee_member', 'Nông Văn Tài'), await put(cells[1]!, 'cell_committee_member', 'Hoàng Thị Vân')]
  const before = await pageOf(tx, communeId, on)
  const { proposalId } = await keepProposal(tx, clerk, id, 'drawn', false, [{ seatId: seat, members: [seat, joins] }, ...villages.slice(2).map((each) => ({ seatId: each, members: [each] }))])
  const told = async () => (await ledGroups(tx, await getPlan(tx, id), await villagesThen(tx, await getPlan(tx, id)), (await proposalsOf(tx, id))[0]!.groups, await chosenOf(tx, proposalId)))[0]!
  const wills = async () => Object.fromEntries((await told()).holders.filter(({ personId }) => [front, deputy, other, ...members].includes(personId)).map(({ name, will, other: also }) => [name, [will, ...also]]))
  assert.deepEqual((await told()).seats.map(({ kind, proposed }) => [kind, proposed]), [
    ['village_head', [heads[0]]], ['deputy_village_head', [deputy]], ['front_head', [front]], ['cell_secretary', [heads[0]]], ['cell_deputy_secretary', []], ['cell_committee_member', [members[0]]]])
  assert.deepEqual(await wills(), { 'Hoàng Thị Lả': ['goes-on'], 'Lương Văn Sáu': ['goes-on'], 'Vi Thị Thơm': ['ends'], 'Nông Văn Tài': ['goes-on'], 'Hoàng Thị Vân': ['ends'] })

  const posts = [{ kind: 'deputy_village_head', personIds: [other] }, { kind: 'front_head', personIds: [] }, { kind: 'cell_deputy_secretary', personIds: [other] }, { kind: 'cell_committee_member', personIds: members }]
  await assert.rejects(choose(tx, clerk, { planId: id, proposalId, seatId: joins, posts }), { code: 'mergers.no-such-group' })
  await choose(tx, clerk, { planId: id, proposalId, seatId: seat, posts })
  assert.deepEqual(await wills(), { 'Hoàng Thị Lả': ['ends'], 'Lương Văn Sáu': ['replaced'], 'Vi Thị Thơm': ['goes-on', 'cell_deputy_secretary'], 'Nông Văn Tài': ['goes-on'], 'Hoàng Thị Vân': ['goes-on'] })
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: id, step: 'decide', paperId: world.paperId })
  await carryOut(tx, clerk, { planId: id, leads: [{ seatId: seat, headId: null, secretaryId: null, posts: [{ kind: 'front_head', personIds: [deputy] }] }] })
  await assert.rejects(choose(tx, clerk, { planId: id, proposalId, seatId: seat, posts: [] }), { code: 'mergers.not-in-this-state' })
  const held = async (unitId: number) => (await holdersOn(tx, unitId, on)).map(({ kind, personId, entered }) => [kind, personId, entered])
  assert.deepEqual(await held(seat), [['village_head', heads[0], 'elected'], ['deputy_village_head', other, 'appointed'], ['front_head', deputy, 'appointed']])
  assert.deepEqual(await held(cells[0]!), [['cell_secretary', heads[0], 'elected'], ['cell_deputy_secretary', other, 'appointed'], ['cell_committee_member', members[0], 'elected'], ['cell_committee_member', members[1], 'appointed']])
  assert.equal((await row<{ reason: string }>(tx, sql`select end_reason as reason from appointment where unit_id = ${seat} and kind = 'deputy_village_head' and person_id = ${deputy} and upper_inf(recorded)`)).reason, 'replaced')
  assert.equal((await holdersOn(tx, seat, eve)).find(({ kind }) => kind === 'deputy_village_head')!.personId, deputy)
  assert.deepEqual(await emptyPosts(tx, await getPlan(tx, id), eve), [])

  await undoWith([], async () => true)(tx, clerk, { planId: id, paperId: world.paperId, reason: 'Nhầm' })
  assert.equal(await pageOf(tx, communeId, on), before)
}))

test('a village founded anew begins with whom the plan chose; posts that nobody was chosen for are work to be done until they are filled', () => inTransaction(async (tx) => {
  const { villages, heads, id, paperId } = await givenSeven(tx)
  const [a, b, ...rest] = villages as [number, number, ...number[]]
  const { proposalId } = await keepProposal(tx, clerk, id, 'drawn', false, [{ seatId: a, members: [a, b], label: 'Thôn', name: 'Nà Mới' }, ...rest.map((each) => ({ seatId: each, members: [each] }))])
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: id, step: 'decide', paperId })
  await choose(tx, clerk, { planId: id, proposalId, seatId: a, posts: [{ kind: 'village_head', personIds: [heads[1]!] }] })
  const { groups } = await carryOut(tx, clerk, { planId: id, leads: [] })
  const { villageId, cellId } = groups[0]!
  const empty = async () => (await emptyPosts(tx, await getPlan(tx, id), on)).map(({ unitId, kind }) => [unitId, kind])
  assert.deepEqual((await holdersOn(tx, villageId, on)).map(({ kind, personId, interim }) => [kind, personId, interim]), [['village_head', heads[1], true]])
  assert.deepEqual(await empty(), [[villageId, 'front_head'], [cellId, 'cell_secretary'], [cellId, 'cell_deputy_secretary']])
  await appoint(tx, clerk, { unitId: cellId!, kind: 'cell_secretary', personId: heads[1]!, from: day('2026-07-10') })
  assert.deepEqual(await empty(), [[villageId, 'front_head'], [cellId, 'cell_deputy_secretary']])
}))

test('nobody is their own deputy, and a post has no more holders than seats', () => inTransaction(async (tx) => {
  const kinds = await kindsOfPosts(tx)
  const code = (...chosen: Parameters<typeof refuseChosen>[0]) => refuseChosen(chosen, kinds)?.code ?? null
  assert.deepEqual([
    code({ kind: 'village_head', personIds: [1] }, { kind: 'deputy_village_head', personIds: [2, 3] }), code({ kind: 'village_head', personIds: [1] }, { kind: 'deputy_village_head', personIds: [1] }),
    code({ kind: 'front_head', personIds: [1, 2] }), code({ kind: 'commune_officer', personIds: [1] }),
  ], [null, 'mergers.own-deputy', 'mergers.more-than-seats', 'mergers.no-such-post'])
  const deputy = kinds.find(({ code: each }) => each === 'deputy_village_head')!, held = [1, 2].map((personId) => ({ personId, name: '', unitId: personId, unit: '', kind: deputy.code }))
  assert.deepEqual(proposedFor(deputy, held, 1, [1, 2], new Map([['village_head', 1]])), [2])
}))
