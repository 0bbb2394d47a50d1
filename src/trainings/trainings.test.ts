import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { journalOfPerson } from '#ground/journal/journal.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { figuresOf, rowsBehind, scopeOf } from '#indicators/public.ts'
import { givenPerson } from '#people/given.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint, end, holdersOn } from '#posts/public.ts'
import { cancelSession, noteWhoCame, openCourse, planSession } from './hold.ts'
import { indicators } from './indicators.ts'
import { attendanceOf, coursesOf, leadersOf, sessionsOf, trainingOf } from './store.ts'
import { refuseCourse } from './training.ts'

const on = day('2021-06-25')
const clerk = { accountId: 7, name: 'Lý Thị Mây', today: on, may: [], unitId: null }
const came = (personId: number, present = true, certificate: string | null = null) => ({ personId, present, certificate, note: null })
const course = async (tx: Tx) => {
  const { communes: [place] } = await givenCountry(tx, 1)
  const lead = async () => {
    const village = await givenVillage(tx, place!.commune)
    const cell = await givenCell(tx, place!.committee, [village])
    const head = await givenPerson(tx, { livesIn: village })
    await appoint(tx, clerk, { kind: 'village_head', unitId: village, personId: head, from: day('2020-01-01') })
    await appoint(tx, clerk, { kind: 'cell_secretary', unitId: cell, personId: head, from: day('2020-01-01') })
    return { village, head }
  }
  const [one, two] = [await lead(), await lead()]
  const { id } = await openCourse(tx, clerk, { unitId: place!.commune, name: 'Bồi dưỡng', paperId: null, beginsOn: day('2021-03-01') })
  const plan = async (onDay: string) => (await planSession(tx, clerk, { courseId: id, onDay: day(onDay), place: 'Hội trường', topics: 'Chuyên đề', hours: 4 })).id
  return { ...place!, one, two, id, plan }
}

test('a session belongs to a course, is no earlier than it, and lasts no longer than a day', () => inTransaction(async (tx) => {
  const { id, plan, commune } = await course(tx)
  await assert.rejects(plan('2021-02-28'), { code: 'trainings.before-the-course' })
  await assert.rejects(planSession(tx, clerk, { courseId: id, onDay: on, place: '', topics: ' ', hours: null }), { code: 'trainings.topics-missing' })
  await assert.rejects(planSession(tx, clerk, { courseId: id, onDay: on, place: '', topics: 'x', hours: 25 }), { code: 'trainings.hours-not-within' })
  assert.equal(refuseCourse({ name: ' ', beginsOn: on })?.code, 'trainings.name-missing')
  await plan('2021-03-05')
  assert.deepEqual((await sessionsOf(tx, id)).map(({ onDay, hours, present }) => [onDay, hours, present]), [['2021-03-05', 4, 0]])
  assert.deepEqual((await coursesOf(tx, [commune], on)).map(({ sessions, lastOn }) => [sessions, lastOn]), [[1, '2021-03-05']])
}))

test('who came is noted after the session, replaces what was noted, and stands in the person’s journal', () => inTransaction(async (tx) => {
  const { plan, one, two } = await course(tx)
  const [session, later] = [await plan('2021-03-05'), await plan('2021-07-01')]
  await assert.rejects(noteWhoCame(tx, clerk, { id: later, people: [came(one.head)] }), { code: 'trainings.not-held-yet' })
  await noteWhoCame(tx, clerk, { id: session, people: [came(one.head, true, '001/CN'), came(two.head, false)] })
  await noteWhoCame(tx, clerk, { id: session, people: [came(two.head)] })
  assert.deepEqual((await attendanceOf(tx, session)).map(({ personId, present, certificate }) => [personId, present, certificate]).sort(), [[one.head, true, '001/CN'], [two.head, true, null]].sort())
  assert.equal((await journalOfPerson(tx, one.head))[0]!.what, 'trainings.attend')
  assert.deepEqual((await trainingOf(tx, [one.head], on)).map(({ onDay, certificate }) => [onDay, certificate]), [['2021-03-05', '001/CN']])
  assert.deepEqual(await trainingOf(tx, [one.head], day('2021-03-04')), [])
}))

test('of the unified leaders on a day, those who were there are covered; a cancelled session trains nobody', () => inTransaction(async (tx) => {
  const { plan, one, two, commune } = await course(tx)
  const [first, second] = [await plan('2021-03-05'), await plan('2021-05-05')]
  await noteWhoCame(tx, clerk, { id: first, people: [came(one.head), came(two.head, false)] })
  await noteWhoCame(tx, clerk, { id: second, people: [came(two.head)] })
  await rows(tx, sql`select settle()`)
  const told = async (each: string) => { const { figures: [figure] } = await figuresOf(tx, indicators, await scopeOf(tx, commune, day(each))); return `${figure!.numerator}/${figure!.denominator}` }
  const missing = async (each: string) => (await leadersOf(tx, [one.village, two.village], day(each))).filter(({ trainedOn }) => trainedOn === null).map(({ personId }) => personId)
  assert.deepEqual([await told('2021-03-04'), await told('2021-03-05'), await told('2021-05-05')], ['0/2', '1/2', '2/2'])
  assert.deepEqual([await missing('2021-04-01'), await missing('2021-05-05')], [[two.head], []])
  await cancelSession(tx, clerk, { id: second, reason: 'giảng viên bận' })
  await assert.rejects(noteWhoCame(tx, clerk, { id: second, people: [came(one.head)] }), { code: 'trainings.cancelled' })
  assert.deepEqual([await told('2021-05-05'), await missing('2021-05-05')], ['1/2', [two.head]])
}))

test('whatever was noted, corrected or cancelled since, the figure as known then is the figure that was told then, and its rows with it', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const wish = fc.record({ what: fc.constantFrom('plan', 'note', 'note', 'note', 'cancel', 'end'), n: fc.nat(99), present: fc.boolean() })
  await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 6, maxLength: 14 }), async (wishes) => {
    const { id, one, two, commune } = await database.transaction(course)
    const days = ['2021-03-04', '2021-03-05', '2021-05-05', '2021-06-25'].map(day)
    const some = async (tx: Tx, n: number) => { const all = await sessionsOf(tx, id); return all[n % Math.max(all.length, 1)] }
    const acts = wishes.map(({ what, n, present }, nth) => async (tx: Tx) => {
      const session = await some(tx, n)
      if (what === 'plan' || !session) return planSession(tx, clerk, { courseId: id, onDay: days[1 + n % 2]!, place: `Lớp ${nth}`, topics: 'Chuyên đề', hours: null })
      if (what === 'cancel') return cancelSession(tx, clerk, { id: session.id, reason: 'giảng viên bận' })
      if (what === 'note') return noteWhoCame(tx, clerk, { id: session.id, people: [came(n % 3 ? one.head : two.head, present, n % 4 ? null : `${n}/CN`)] })
      const [holding] = await holdersOn(tx, n % 2 ? one.village : two.village, on)
      return holding && end(tx, clerk, { number: holding.number, on: days[2]!, reason: 'resigned' })
    })
    await answersStay(database, acts, async (tx, known) => Promise.all(days.map(async (each) => {
      const scope = await scopeOf(tx, commune, each, known)
      const [{ figures: [figure] }, behind, leaders] = [await figuresOf(tx, indicators, scope), await rowsBehind(tx, indicators[0]!, scope, 'numerator', { offset: 0, limit: 9 }), await leadersOf(tx, [one.village, two.village], each, known)]
      assert.deepEqual([behind.count, leaders.filter(({ trainedOn }) => trainedOn !== null).length, leaders.length], [figure!.numerator, figure!.numerator, figure!.denominator])
      const sessions = await sessionsOf(tx, id, known)
      return { figure, leaders, courses: await coursesOf(tx, [commune], each, known), sessions, noted: await Promise.all(sessions.map((session) => attendanceOf(tx, session.id, known))), own: await trainingOf(tx, [one.head], each, known) }
    })))
  }), { numRuns: 4 })
})
