import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Tx } from '#ground/database/database.ts'
import { journalOfUnit } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPerson } from '#people/given.ts'
import { correct } from '#people/register.ts'
import { givenCountry, givenVillage } from '#posts/given.ts'
import { tasksOf } from '#tasks/public.ts'
import { correctFinding, correctVisit, moveVisit, withdrawFinding, withdrawRecommendation, withdrawVisit } from './correct.ts'
import { originOf, refuseFinding, refuseTeam, refuseToNote } from './inspection.ts'
import { changeTeam, getTeam, setUpTeam } from './set-up.ts'
import { findingsOf, findTeam, personsCalled, recommendationsOf, teamsOf, unitsCalled, visitsOfTeam, visitsTo } from './store.ts'
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
  await assert.rejects(planVisit(tx, clerk, staff, { teamId: id, unitId: commune, plannedOn: day('2021-06-01') }), { code: 'inspections.after-its-time' })
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

test('what was noted of a visit is moved, corrected and withdrawn with a reason, and is refused where it cannot stand', () => inTransaction(async (tx) => {
  const { id, commune, member } = await team(tx)
  const { id: visit } = await planVisit(tx, clerk, staff, { teamId: id, unitId: commune, plannedOn: day('2021-03-15') })
  await assert.rejects(moveVisit(tx, clerk, staff, { id: visit, plannedOn: day('2021-02-28'), reason: 'x' }), { code: 'inspections.before-its-time' })
  await moveVisit(tx, clerk, staff, { id: visit, plannedOn: day('2021-03-20'), reason: 'mưa lũ' })
  await assert.rejects(correctVisit(tx, clerk, staff, { id: visit, heldOn: day('2021-03-20'), note: null, paperId: null, reason: 'x' }), { code: 'inspections.not-held-yet' })
  await holdVisit(tx, clerk, staff, { id: visit, heldOn: day('2021-03-20'), note: 'Làm việc với Đảng ủy' })
  await assert.rejects(moveVisit(tx, clerk, staff, { id: visit, plannedOn: day('2021-03-22'), reason: 'x' }), { code: 'inspections.held-already' })
  const { id: finding } = await noteFinding(tx, clerk, staff, { id: visit, kind: 'obstacle', obstacle: 'envy', personId: member, note: 'Có dư luận' })
  const { id: recommendation } = await recommend(tx, clerk, staff, { id: visit, what: 'Gặp gỡ từng người', dueOn: day('2021-03-25'), hat: 'party', personId: null })
  await assert.rejects(correctVisit(tx, clerk, staff, { id: visit, heldOn: day('2021-03-26'), note: null, paperId: null, reason: 'x' }), { code: 'inspections.due-before-visit' })
  await correctVisit(tx, clerk, staff, { id: visit, heldOn: day('2021-03-21'), note: 'Làm việc với cấp ủy', paperId: null, reason: 'ghi nhầm ngày' })
  await assert.rejects(correctFinding(tx, clerk, staff, { id: finding, kind: 'good', obstacle: 'envy', personId: null, note: 'x', reason: 'x' }), { code: 'inspections.cause-missing' })
  await correctFinding(tx, clerk, staff, { id: finding, kind: 'shortcoming', obstacle: null, personId: null, note: 'Chưa họp', reason: 'ghi nhầm loại' })
  assert.deepEqual((await visitsOfTeam(tx, id, on)).map(({ plannedOn, heldOn, note }) => [plannedOn, heldOn, note]), [['2021-03-20', '2021-03-21', 'Làm việc với cấp ủy']])
  assert.deepEqual((await findingsOf(tx, [visit])).map(({ id: number, kind, personId, note }) => [number, kind, personId, note]), [[finding, 'shortcoming', null, 'Chưa họp']])
  await assert.rejects(withdrawVisit(tx, clerk, staff, { id: visit, reason: 'x' }), { code: 'inspections.visit-has-findings' })
  await withdrawFinding(tx, clerk, staff, { id: finding, reason: 'không phải đoàn này' })
  await assert.rejects(withdrawFinding(tx, clerk, staff, { id: finding, reason: 'x' }), { code: 'inspections.no-such-finding' })
  await withdrawRecommendation(tx, clerk, staff, { id: recommendation, reason: 'đã có việc khác' })
  assert.deepEqual((await tasksOf(tx, originOf(id), on)).map(({ state }) => state), ['cancelled'])
  await withdrawVisit(tx, clerk, staff, { id: visit, reason: 'ghi nhầm đoàn' })
  assert.deepEqual(await visitsOfTeam(tx, id, on), [])
  assert.deepEqual((await journalOfUnit(tx, commune)).slice(0, 2).map(({ what, reason }) => [what, reason]), [['inspections.withdraw-visit', 'ghi nhầm đoàn'], ['inspections.withdraw-recommendation', 'đã có việc khác']])
}))

test('whatever was changed, held, corrected or withdrawn since, teams and visits as known then are as they were told then', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const twice = (error: { constraint?: string }) => { throw error.constraint === 'planned_once' ? new Refusal('inspections.planned-already') : error }
  const wish = fc.record({ what: fc.constantFrom('change', 'plan', 'move', 'hold', 'hold', 'find', 'recommend', 'correct', 'mend', 'drop', 'recall', 'withdraw', 'rename'), n: fc.nat(99) })
  await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 10, maxLength: 18 }), async (wishes) => {
    const { id, province, commune, other, head, member, village } = await database.transaction(team)
    const days = ['2021-03-10', '2021-03-16', '2021-06-25'].map(day)
    const acts = [{ what: 'plan', n: 0 }, { what: 'hold', n: 0 }, { what: 'find', n: 0 }, ...wishes].map(({ what, n }) => async (tx: Tx) => {
      const visits = await visitsOfTeam(tx, id, on)
      const visit = visits[n % Math.max(visits.length, 1)]?.id ?? 0
      const [findings, recommendations] = [await findingsOf(tx, visits.map((one) => one.id)), await recommendationsOf(tx, visits.map((one) => one.id))]
      const [finding, recommendation] = [findings[n % Math.max(findings.length, 1)]?.id ?? 0, recommendations[0]?.id ?? 0]
      const found = { kind: n % 2 ? 'obstacle' : 'good', obstacle: n % 2 ? 'clan' : null, personId: n % 3 ? null : member, note: `Điều ${n}` } as const
      switch (what) {
        case 'change': return changeTeam(tx, clerk, { id, until: n % 2 ? null : day('2021-05-01'), headId: n % 3 ? head : member, memberIds: [member], targetIds: n % 4 ? [commune, other] : [commune], reason: 'đổi' })
        case 'plan': return planVisit(tx, clerk, staff, { teamId: id, unitId: commune, plannedOn: day(`2021-03-${10 + n % 9}`) }).catch(twice)
        case 'move': return moveVisit(tx, clerk, staff, { id: visit, plannedOn: day(`2021-04-${10 + n % 9}`), reason: 'mưa' }).catch(twice)
        case 'hold': return holdVisit(tx, clerk, staff, { id: visit, heldOn: day(`2021-03-${10 + n % 9}`), note: n % 2 ? 'Làm việc' : null })
        case 'correct': return correctVisit(tx, clerk, staff, { id: visit, heldOn: day(`2021-03-${10 + n % 9}`), note: `Lần ${n}`, paperId: null, reason: 'nhầm' })
        case 'withdraw': return withdrawVisit(tx, clerk, staff, { id: visit, reason: 'nhầm' })
        case 'find': return noteFinding(tx, clerk, staff, { id: visit, ...found })
        case 'mend': return correctFinding(tx, clerk, staff, { id: finding, ...found, reason: 'nhầm' })
        case 'drop': return withdrawFinding(tx, clerk, staff, { id: finding, reason: 'nhầm' })
        case 'recommend': return recommend(tx, clerk, staff, { id: visit, what: `Gặp gỡ ${n}`, dueOn: day('2021-05-31'), hat: 'party', personId: null })
        case 'recall': return withdrawRecommendation(tx, clerk, staff, { id: recommendation, reason: 'nhầm' })
        default: return correct(tx, clerk, n % 2 ? head : member, { name: `Nông Văn ${['An', 'Bình', 'Cường'][n % 3]}` }, null, 'nhầm')
      }
    })
    await answersStay(database, acts, async (tx, known) => Promise.all(days.map(async (each) => {
      const [visits, teams] = [await visitsOfTeam(tx, id, each, known), await teamsOf(tx, [province], each, known)]
      const heldOnes = visits.filter(({ heldOn }) => heldOn !== null).map((one) => one.id)
      const [findings, recommendations] = [await findingsOf(tx, heldOnes, known), await recommendationsOf(tx, heldOnes, known)]
      assert.deepEqual(teams.map((one) => [one.visits, one.held, one.findings, one.recommendations]), [[visits.length, heldOnes.length, findings.length, recommendations.length]])
      const found = await findTeam(tx, id, known)
      return { teams, visits, findings, recommendations, found, called: [await personsCalled(tx, found!.memberIds, known), await unitsCalled(tx, found!.targetIds, known)], to: await visitsTo(tx, [commune, other, village], each, known), tasks: await tasksOf(tx, originOf(id), each, known) }
    })))
  }), { numRuns: 4 })
})
