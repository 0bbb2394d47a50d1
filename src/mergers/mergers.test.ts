import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { highsSolve } from '#ground/solver/highs.ts'
import type { CellValue, Context } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { compareDays } from '#indicators/public.ts'
import { indicators } from '#posts/indicators.ts'
import { holdersOn, villagesOn } from '#posts/public.ts'
import { clerk, givenCommune, givenVillage } from '#units/given.ts'
import { childrenOf, coveredOn, lineageOf, measuresOf, unitOn } from '#units/public.ts'
import { carryOut } from './carry-out.ts'
import { changeNeighbours, draft, keepProposal, move, problemOf, setNeighbours, setWishes } from './drafting.ts'
import { eve, givenSeven, on, pageOf } from './given.ts'
import { ledGroups } from './holders.ts'
import { planSheet } from './plan-sheet.ts'
import { neighbourSheet } from './sheets.ts'
import { propose } from './solve.ts'
import { proposeApart } from './solving.ts'
import { getPlan, neighboursOf, plansUnder, proposalsOf, villagesThen } from './store.ts'

const solve = await highsSolve()

const proposed = async (tx: Tx, id: number, first: 'moved' | 'leaders' = 'moved') => {
  const { groups, optimal } = propose(await problemOf(tx, await getPlan(tx, id), first, 10), solve)!
  return keepProposal(tx, clerk, id, first, optimal, groups)
}

const unified = indicators.find(({ code }) => code === 'posts.unified')!

test('seven villages become three in one act: lineage, posts, cells and measures; the page of the day before is the same', () => inTransaction(async (tx) => {
  const { communeId, villages, cells, heads, id, paperId } = await givenSeven(tx)
  const before = await pageOf(tx, communeId, eve)
  const { proposalId } = await proposed(tx, id)
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: id, step: 'decide', paperId, on })
  const plan = await getPlan(tx, id)
  const [chosen] = await proposalsOf(tx, id)
  assert.deepEqual(chosen!.groups.map(({ seatId, members }) => [villages.indexOf(seatId) + 1, members.map((each) => villages.indexOf(each) + 1)]), [[1, [1, 2]], [3, [3, 4]], [6, [5, 6, 7]]])
  const led = await ledGroups(tx, plan, await villagesThen(tx, plan), chosen!.groups)
  assert.deepEqual(led.map(({ headId, secretaryId }) => [headId, secretaryId]), [[heads[0], heads[0]], [heads[3], heads[3]], [heads[5], heads[5]]])
  assert.deepEqual(led[1]!.holders.map(({ unitId, kind, fate, leads }) => [unitId, kind, fate, leads]), [
    [villages[2], 'village_head', 'kept', []], [villages[3], 'village_head', 'ends', ['head', 'secretary']], [cells[2], 'cell_secretary', 'kept', []], [cells[3], 'cell_secretary', 'ends', ['head', 'secretary']]])
  const done = await carryOut(tx, clerk, { planId: id, leads: led.map(({ seatId, headId, secretaryId }) => ({ seatId, headId, secretaryId })) })
  await rows(tx, sql`select settle()`)

  assert.ok(await pageOf(tx, communeId, eve) === before, 'the page of the day before')
  assert.deepEqual([done.actIds.length, (await getPlan(tx, id)).state, (await getPlan(tx, id)).actIds], [6, 'carried_out', done.actIds])
  assert.deepEqual((await childrenOf(tx, communeId, on)).map(({ id: each }) => each), [villages[0], villages[2], villages[5]])
  assert.deepEqual((await villagesOn(tx, communeId, on, { limit: 9 })).rows.map(({ headId, secretaryId, state, cellId }) => [headId, secretaryId, state, cellId]), [
    [heads[0], heads[0], 'unified', cells[0]], [heads[3], heads[3], 'interim', cells[2]], [heads[5], heads[5], 'unified', cells[5]]])
  assert.deepEqual((await measuresOf(tx, villages[5]!, on)).filter(({ now }) => now).map(({ kind, value }) => [kind, value]), [['households', 200], ['area_km2', 4.5]])
  assert.deepEqual((await lineageOf(tx, villages[2]!)).map(({ fromId, toId, kind, on: at }) => [fromId, toId, kind, at]), [[villages[3], villages[2], 'merge', on]])
  const lost = await row<{ n: number }>(tx, sql`select count(*)::int as n from appointment where upper_inf(recorded) and held @> ${on}::date and unit_id = any(${[...villages, ...cells].filter((unit) => ![villages[0], villages[2], villages[5], cells[0], cells[2], cells[5]].includes(unit))}::int[])`)
  assert.equal(lost.n, 0, 'nobody holds a post in a unit that ended')
  assert.deepEqual((await rows<{ reason: string; n: number }>(tx, sql`select end_reason as reason, count(*)::int as n from appointment where upper_inf(recorded) and upper(held) = ${on}::date group by 1 order by 1`)), [{ reason: 'replaced', n: 2 }, { reason: 'unit_ended', n: 8 }])
}))

test('figures before, after, and restated over what each new village was made of', () => inTransaction(async (tx) => {
  const { communeId, villages, id, paperId } = await givenSeven(tx)
  const { proposalId } = await proposed(tx, id)
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: id, step: 'decide', paperId })
  await carryOut(tx, clerk, { planId: id, leads: [] })
  await rows(tx, sql`select settle()`)
  const whole = await compareDays(tx, unified, communeId, [eve, on])
  assert.deepEqual([whole.before.figure, whole.after.figure].map((figure) => figure && [figure.numerator, figure.denominator]), [[3, 7], [2, 3]])
  const one = await compareDays(tx, unified, villages[5]!, [eve, on])
  assert.deepEqual([one.chain, one.before.figure?.denominator, one.after.figure?.denominator, one.restated && [one.restated.side, one.restated.figure.numerator, one.restated.figure.denominator]], ['restated', 1, 1, ['before', 1, 3]])
}))

test('a new village with a name of its own ends all its villages and their posts, and its cell is founded with it', () => inTransaction(async (tx) => {
  const { communeId, villages, heads, id, paperId } = await givenSeven(tx)
  const [a, b, ...rest] = villages as [number, number, ...number[]]
  const { proposalId } = await keepProposal(tx, clerk, id, 'drawn', false, [{ seatId: a, members: [a, b], label: 'Thôn', name: 'Nà Mới' }, ...rest.map((each) => ({ seatId: each, members: [each] }))])
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: id, step: 'decide', paperId })
  const { groups } = await carryOut(tx, clerk, { planId: id, leads: [{ seatId: a, headId: heads[0]!, secretaryId: heads[0]! }] })
  const made = (await childrenOf(tx, communeId, on)).find(({ fullName }) => fullName === 'Thôn Nà Mới')!
  assert.deepEqual([groups[0]!.villageId, (await unitOn(tx, a, on)).stands, (await coveredOn(tx, made.id, on)).map(({ fullName }) => fullName)], [made.id, 'ended', ['Chi bộ thôn Nà Mới']])
  assert.deepEqual((await holdersOn(tx, made.id, on)).map(({ personId, interim, plannedEnd }) => [personId, interim, plannedEnd]), [[heads[0], true, '2027-01-01']])
}))

test('a cell that also covers a village of another group stays, and covers what the villages became', () => inTransaction(async (tx) => {
  const { villages, cells, id, paperId } = await givenSeven(tx)
  await rows(tx, sql`insert into cell_cover (cell_id, village_id, held) values (${cells[1]!}, ${villages[2]!}, daterange(null, null))`)
  const { proposalId } = await proposed(tx, id)
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await move(tx, clerk, { planId: id, step: 'decide', paperId })
  await carryOut(tx, clerk, { planId: id, leads: [] })
  assert.deepEqual((await coveredOn(tx, cells[1]!, on)).map(({ id: each }) => each), [villages[0], villages[2]])
}))

test('without households, neighbours or a commune nothing is proposed; wishes are heeded', () => inTransaction(async (tx) => {
  const { communeId, villages, id } = await givenSeven(tx)
  await assert.rejects(draft(tx, clerk, { unitId: villages[0]!, name: 'x', on, region: 'northern', border: false, note: null }), { code: 'mergers.not-a-commune' })
  const bare = await draft(tx, clerk, { unitId: communeId, name: 'Trước khi có số hộ', on: day('2025-01-01'), region: 'northern', border: false, note: null })
  await assert.rejects(getPlan(tx, bare.id).then((plan) => problemOf(tx, plan, 'moved', 1)), { code: 'mergers.households-missing' })
  await assert.rejects(setWishes(tx, clerk, { planId: id, wishes: [{ kind: 'together', villageIds: [villages[0]!] }] }), { code: 'mergers.wish-names-too-few' })
  await setWishes(tx, clerk, { planId: id, wishes: [{ kind: 'apart', villageIds: [villages[5]!, villages[6]!] }, { kind: 'seat', villageIds: [villages[1]!] }] })
  await proposed(tx, id)
  const [kept] = await proposalsOf(tx, id)
  assert.ok(kept!.groups.some(({ seatId }) => seatId === villages[1]) && !kept!.groups.some(({ members }) => members.includes(villages[5]!) && members.includes(villages[6]!)))
  await setNeighbours(tx, clerk, { unitId: villages[1]!, on, neighbourIds: [] })
  await setNeighbours(tx, clerk, { unitId: villages[3]!, on, neighbourIds: [] })
  await setNeighbours(tx, clerk, { unitId: villages[5]!, on, neighbourIds: [] })
  await assert.rejects(proposed(tx, id), { code: 'mergers.neighbours-missing' })
}))

test('a plan goes from draft to proposal, decision and act, and never backwards unseen', () => inTransaction(async (tx) => {
  const { communeId, villages, id, paperId } = await givenSeven(tx)
  const refused = (given: Omit<Parameters<typeof move>[2], 'planId'>, code: string) => assert.rejects(move(tx, clerk, { planId: id, ...given }), { code })
  await refused({ step: 'submit', proposalId: 0 }, 'mergers.no-such-proposal')
  await refused({ step: 'decide', paperId }, 'mergers.not-in-this-state')
  await assert.rejects(carryOut(tx, clerk, { planId: id, leads: [] }), { code: 'mergers.not-in-this-state' })
  await assert.rejects(keepProposal(tx, clerk, id, 'drawn', false, [{ seatId: villages[0]!, members: [villages[0]!, villages[2]!] }, ...[1, 3, 4, 5, 6].map((at) => ({ seatId: villages[at]!, members: [villages[at]!] }))]), { code: 'mergers.group-not-connected' })
  const { proposalId } = await proposed(tx, id)
  await move(tx, clerk, { planId: id, step: 'submit', proposalId })
  await assert.rejects(setWishes(tx, clerk, { planId: id, wishes: [] }), { code: 'mergers.no-longer-drafted' })
  await refused({ step: 'decide', paperId: 0 }, 'mergers.paper-missing')
  await refused({ step: 'reopen' }, 'mergers.reason-missing')
  await move(tx, clerk, { planId: id, step: 'decide', paperId })
  await rows(tx, sql`savepoint before`)
  await givenVillage(tx, communeId, 'Thôn Nà 8')
  await assert.rejects(carryOut(tx, clerk, { planId: id, leads: [] }), { code: 'mergers.villages-changed' })
  await rows(tx, sql`rollback to savepoint before`)
  await assert.rejects(carryOut(tx, clerk, { planId: id, leads: [{ seatId: villages[1]!, headId: null, secretaryId: null }] }), { code: 'mergers.no-such-group' })
  await carryOut(tx, clerk, { planId: id, leads: [] })
  await refused({ step: 'withdraw', reason: 'muộn' }, 'mergers.not-in-this-state')
  assert.deepEqual((await plansUnder(tx, communeId, on)).map(({ state }) => state), ['carried_out'])
}))

test('«Thôn giáp nhau» comes in by codes and goes out again the same', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  const [one, two] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2')]
  const context: Context = { unitId: communeId, unitCode: '05977', on, source: 'UBND', known: new Map(), paper: async () => null }
  const bring = (...values: Record<string, CellValue>[]) => neighbourSheet.apply(tx, clerk, context, values.map((each, i) => ({ row: i + 2, values: each })))
  const { outcomes, faults } = await bring({ one: '05977-002', other: '05977-001' }, { one: '05977-001', other: '05977-002' }, { one: '05977-001', other: '05977-001' }, { one: '05977-001', other: '99999-001' })
  assert.deepEqual([outcomes.map(({ change }) => change), faults.map(({ row: at, column, code }) => [at, column, code])], [['new', 'same'], [[4, 'other', 'mergers.sheet-with-itself'], [5, 'other', 'mergers.sheet-village-unknown']]])
  const taken = await neighbourSheet.take(tx, communeId, on) as Record<string, CellValue>[]
  assert.deepEqual([taken, (await bring(...taken)).outcomes.map(({ change }) => change), await neighboursOf(tx, communeId, on)], [[{ one: '05977-001', other: '05977-002' }], ['same'], [[one, two]]])
}))

test('lines drawn on the map are the same facts as ticks: added and taken back at once, once each', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  const [one, two, three] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2'), await givenVillage(tx, communeId, 'Khối 3')]
  const change = (add: [number, number][], drop: [number, number][]) => changeNeighbours(tx, clerk, { unitId: communeId, on, add, drop })
  await setNeighbours(tx, clerk, { unitId: one, on, neighbourIds: [two] })
  assert.deepEqual([await change([[two, one], [three, two]], [[one, three]]), await neighboursOf(tx, communeId, on)], [{ added: 1, removed: 0 }, [[one, two], [two, three]]])
  assert.deepEqual([await change([[one, three]], [[two, one]]), await neighboursOf(tx, communeId, on)], [{ added: 1, removed: 1 }, [[one, three], [two, three]]])
  await assert.rejects(change([[one, one]], []), { code: 'mergers.sheet-with-itself' })
  await assert.rejects(change([[one, communeId]], []), { code: 'mergers.village-elsewhere' })
}))

test('a proposal is reckoned in a thread of its own', async () => {
  const found = await proposeApart({ places: [{ id: 1, households: 80, least: 150, leads: false }, { id: 2, households: 90, least: 150, leads: false }], neighbours: [[1, 2]], together: [], apart: [], seats: [], first: 'moved', seconds: 5 })
  assert.deepEqual(found, { groups: [{ seatId: 2, members: [1, 2] }], cost: { below: 0, moved: 80, lost: 0 }, optimal: true })
})

test('«Phương án sáp nhập» drafts what is not there; a file changes no plan that is', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  const context: Context = { unitId: communeId, unitCode: '05977', on, source: 'UBND', known: new Map(), paper: async () => null }
  const bring = (...values: Record<string, CellValue>[]) => planSheet.apply(tx, clerk, context, values.map((each, i) => ({ row: i + 2, values: each })))
  const line = { unit: '05977', name: 'Sắp xếp thôn', on, region: 'northern', border: false, note: null }
  const { outcomes, faults } = await bring(line, { ...line, border: true }, { ...line, unit: '99999' })
  assert.deepEqual([outcomes.map(({ change }) => change), faults.map(({ row: at, column, code }) => [at, column, code])], [['new'], [[3, 'border', 'mergers.sheet-plan-differs'], [4, 'unit', 'mergers.sheet-commune-unknown']]])
  const taken = await planSheet.take(tx, communeId, on) as Record<string, CellValue>[]
  assert.deepEqual([taken, (await bring(...taken)).outcomes.map(({ change }) => change)], [[line], ['same']])
}))
