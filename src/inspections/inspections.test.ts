import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#ground/database/database.ts'
import { journalOfUnit } from '#ground/journal/journal.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPerson } from '#people/given.ts'
import { givenCountry, givenVillage } from '#posts/given.ts'
import { tasksOf } from '#tasks/public.ts'
import { originOf, refuseFinding, refuseTeam, refuseToNote } from './inspection.ts'
import { changeTeam, getTeam, setUpTeam } from './set-up.ts'
import { findingsOf, personsCalled, recommendationsOf, teamsOf, unitsCalled, visitsOfTeam, visitsTo } from './store.ts'
import { type Asking, holdVisit, noteFinding, planVisit, recommend } from './visit.ts'

const on = day('2021-06-25')
const clerk = { accountId: 7, name: 'Lý Thị Mây', today: on, may: [], unitId: null }
const staff: Asking = { personOf: async () => null, mayDecide: async () => true }
const team = async (tx: Tx) => {
  const { province, communes: [one, two] } = await givenCountry(tx, 2)
  const village = await givenVillage(tx, one!.commune)
  const [head, member] = [await givenPerson(tx, { livesIn: village }), await givenPerson(tx, { name: 'Lò Thị Mai', livesIn: village })]
  const { id } = await setUpTeam(tx, clerk, { unitId: province, name: 'Đoàn kiểm tra số 1', from: day('2021-03-01'), until: day('2021-06-01'), paperId: null, headId: head, memberIds: [head, member], targetIds: [one!.commune] })
  return { id, province, commune: one!.commune, other: two!.commune, village, head, member }
}
const held = async (tx: Tx, teamId: number, unitId: number) => {
  const { id } = await planVisit(tx, clerk, staff, { teamId, unitId, plannedOn: day('2021-03-15') })
  await holdVisit(tx, clerk, staff, { id, heldOn: day('2021-03-16'), note: 'Làm việc với Đảng ủy' })
  return id
}

test('a team has a decision, a head among its members, units below its own, and a time', () => inTransaction(async (tx) => {
  const { id, province, commune, other, head, member } = await team(tx)
  const found = await getTeam(tx, id)
  assert.deepEqual([found.unitId, found.memberIds, found.targetIds, found.from, found.until], [province, [head, member], [commune], '2021-03-01', '2021-06-01'])
  assert.deepEqual((await personsCalled(tx, found.memberIds)).map(({ name }) => name), ['Nông Văn Thử', 'Lò Thị Mai'])
  await assert.rejects(setUpTeam(tx, clerk, { unitId: commune, name: 'x', from: on, until: null, paperId: null, headId: head, memberIds: [], targetIds: [other] }), { code: 'inspections.target-not-below' })
  assert.equal(refuseTeam({ name: 'x', from: on, until: on, headId: 1, memberIds: [], targetIds: [1] })?.code, 'inspections.ends-before-it-begins')
  assert.equal(refuseTeam({ name: 'x', from: on, until: null, headId: null, memberIds: [], targetIds: [1] })?.code, 'inspections.head-missing')
  assert.deepEqual([(await teamsOf(tx, [commune], on)).length, (await teamsOf(tx, [other], on)).length, (await teamsOf(tx, [province], day('2021-02-28'))).length], [1, 0, 0])
}))

test('a visit is to one of the units, within the time of the team, and is held once', () => inTransaction(async (tx) => {
  const { id, commune, other } = await team(tx)
  await assert.rejects(planVisit(tx, clerk, staff, { teamId: id, unitId: other, plannedOn: day('2021-03-15') }), { code: 'inspections.not-a-target' })
  await assert.rejects(planVisit(tx, clerk, staff, { teamId: id, unitId: commune, plannedOn: day('2021-06-01') }), { code: 'inspections.outside-its-time' })
  const visit = await planVisit(tx, clerk, staff, { teamId: id, unitId: commune, plannedOn: day('2021-03-15') })
  await assert.rejects(noteFinding(tx, clerk, staff, { id: visit.id, kind: 'good', obstacle: null, personId: null, note: 'x' }), { code: 'inspections.not-held-yet' })
  await assert.rejects(holdVisit(tx, { ...clerk, today: day('2021-03-10') }, staff, { id: visit.id, heldOn: day('2021-03-15'), note: null }), { code: 'inspections.held-in-the-future' })
  await holdVisit(tx, clerk, staff, { id: visit.id, heldOn: day('2021-03-16'), note: null })
  await assert.rejects(holdVisit(tx, clerk, staff, { id: visit.id, heldOn: day('2021-03-17'), note: null }), { code: 'inspections.held-already' })
  assert.deepEqual((await visitsOfTeam(tx, id, day('2021-03-15'))).map(({ heldOn }) => heldOn), [null])
  assert.deepEqual((await visitsOfTeam(tx, id, on)).map(({ heldOn }) => heldOn), ['2021-03-16'])
}))

test('an obstacle has its cause; nothing else has one', () => {
  assert.equal(refuseFinding({ kind: 'obstacle', obstacle: null, note: 'x' }, on)?.code, 'inspections.cause-missing')
  assert.equal(refuseFinding({ kind: 'good', obstacle: 'clan', note: 'x' }, on)?.code, 'inspections.cause-missing')
  assert.equal(refuseFinding({ kind: 'obstacle', obstacle: 'clan', note: ' ' }, on)?.code, 'inspections.says-nothing')
  assert.equal(refuseFinding({ kind: 'obstacle', obstacle: 'clan', note: 'x' }, on), null)
})

test('a recommendation becomes a task of the unit, and how far that is shows with the team', () => inTransaction(async (tx) => {
  const { id, commune, member, province } = await team(tx)
  const visit = await held(tx, id, commune)
  await noteFinding(tx, clerk, staff, { id: visit, kind: 'obstacle', obstacle: 'envy', personId: member, note: 'Có dư luận' })
  await assert.rejects(recommend(tx, clerk, staff, { id: visit, what: 'Gặp gỡ', dueOn: day('2021-03-15'), hat: 'party', personId: null }), { code: 'inspections.due-before-visit' })
  const { id: number, taskId } = await recommend(tx, clerk, staff, { id: visit, what: 'Gặp gỡ từng người', dueOn: day('2021-05-31'), hat: 'party', personId: null })
  const [task] = await tasksOf(tx, originOf(id), on)
  assert.deepEqual([task!.id, task!.unitId, task!.givenOn, task!.due, task!.late, task!.origin], [taskId, commune, '2021-03-16', '2021-05-31', true, `inspections/${id}/recommendations/${number}`])
  assert.deepEqual([(await findingsOf(tx, [visit]))[0]!.person, (await recommendationsOf(tx, [visit])).length], ['Lò Thị Mai', 1])
  const [listed] = await teamsOf(tx, [province], on)
  assert.deepEqual([listed!.visits, listed!.held, listed!.findings, listed!.obstacles, listed!.recommendations], [1, 1, 1, 1, 1])
  const { name: called } = (await unitsCalled(tx, [commune]))[0]!
  assert.deepEqual((await visitsTo(tx, [commune], on)).map(({ team: name, unit }) => [name, unit]), [['Đoàn kiểm tra số 1', called]])
  assert.match(called, /^Xã Số \d+$/)
  assert.deepEqual((await journalOfUnit(tx, commune)).map(({ what }) => what), ['inspections.recommend', 'tasks.give', 'inspections.find', 'inspections.hold', 'inspections.plan', 'inspections.set-up'])
}))

test('a team changes with a reason; a unit that it has a day at stays', () => inTransaction(async (tx) => {
  const { id, commune, other, head } = await team(tx)
  await held(tx, id, commune)
  await assert.rejects(changeTeam(tx, clerk, { id, until: null, headId: head, memberIds: [], targetIds: [other], reason: 'x' }), { code: 'inspections.target-has-visits' })
  await changeTeam(tx, clerk, { id, until: null, headId: head, memberIds: [], targetIds: [commune, other], reason: 'thêm một xã' })
  const { until, memberIds, targetIds } = await getTeam(tx, id)
  assert.deepEqual([until, memberIds, targetIds], [null, [head], [commune, other]])
  assert.equal((await journalOfUnit(tx, other))[0]?.reason, 'thêm một xã')
}))

test('whoever is no staff there notes as a member of the team, while it works', () => inTransaction(async (tx) => {
  const { id, commune, member } = await team(tx)
  const as = (personId: number | null): Asking => ({ personOf: async () => personId, mayDecide: async () => false })
  const inTime = { ...clerk, today: day('2021-03-20') }
  const plan = { teamId: id, unitId: commune, plannedOn: day('2021-03-15') }
  await assert.rejects(planVisit(tx, inTime, as(null), plan), { code: 'inspections.not-a-member' })
  await assert.rejects(planVisit(tx, clerk, as(member), plan), { code: 'inspections.team-is-over' })
  const visit = await planVisit(tx, inTime, as(member), plan)
  await holdVisit(tx, inTime, as(member), { id: visit.id, heldOn: day('2021-03-15'), note: null })
  await assert.rejects(noteFinding(tx, { ...clerk, today: day('2021-06-01') }, as(member), { id: visit.id, kind: 'good', obstacle: null, personId: null, note: 'x' }), { code: 'inspections.team-is-over' })
  const found = await getTeam(tx, id)
  assert.equal(refuseToNote(found, { self: [], staff: true }, clerk.today), null)
}))
