import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { journalOfUnit } from '#ground/journal/journal.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { addDays, day } from '#ground/time/day.ts'
import { figuresOf, rowsBehind, scopeOf } from '#indicators/public.ts'
import { givenPerson } from '#people/given.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint, end, holdersOn } from '#posts/public.ts'
import { giveTask } from './give.ts'
import { indicators } from './indicators.ts'
import { type Asking, getTask, noteStep } from './note-step.ts'
import { tasksOf } from './origin.ts'
import { countTasks, loads, stepsOf, tasksOfPeople, tasksWith } from './store.ts'
import { refuseStep, refuseTo, type StepKind } from './task.ts'

const on = day('2021-06-25')
const clerk = { accountId: 7, name: 'Lý Thị Mây', today: on, may: [], unitId: null }
const staff: Asking = { personOf: async () => null, mayAccept: async () => true }
const office = async (tx: Tx) => {
  const { communes: [place] } = await givenCountry(tx, 1)
  const [village, other] = [await givenVillage(tx, place!.commune), await givenVillage(tx, place!.commune)]
  const cell = await givenCell(tx, place!.committee, [village])
  const head = await givenPerson(tx, { livesIn: village })
  await appoint(tx, clerk, { kind: 'village_head', unitId: village, personId: head, from: day('2020-01-01') })
  await appoint(tx, clerk, { kind: 'cell_secretary', unitId: cell, personId: head, from: day('2020-01-01') })
  return { ...place!, village, other, cell, head }
}
const giving = { what: 'Rà soát hộ nghèo', hat: 'village' as const, givenOn: day('2021-05-03'), dueOn: day('2021-06-20') }
const note = (tx: Tx, id: number, kind: StepKind, onDay: string, more: Partial<Parameters<typeof noteStep>[4]> = {}) => noteStep(tx, clerk, staff, id, { kind, onDay: day(onDay), note: null, ...more })

test('a task is given, taken up, done, sent back, done again and accepted; its state on any day is the last step until then', () => inTransaction(async (tx) => {
  const { village, head } = await office(tx)
  const { id } = await giveTask(tx, clerk, { ...giving, unitId: village, personId: head })
  await note(tx, id, 'received', '2021-05-05')
  await note(tx, id, 'progress', '2021-05-20', { counted: 40, ofAll: 120 })
  await note(tx, id, 'done', '2021-06-10', { note: 'đã lập danh sách' })
  await note(tx, id, 'returned', '2021-06-11', { note: 'thiếu hai hộ' })
  await note(tx, id, 'done', '2021-06-14', { note: 'đã bổ sung' })
  await note(tx, id, 'accepted', '2021-06-15')
  const states = await Promise.all(['2021-05-04', '2021-05-05', '2021-06-10', '2021-06-12', '2021-06-14', '2021-06-25'].map(async (each) => { const task = await getTask(tx, id, day(each)); return [task.state, task.finished] }))
  assert.deepEqual(states, [['given', null], ['received', null], ['done', '2021-06-10'], ['returned', null], ['done', '2021-06-14'], ['accepted', '2021-06-14']])
  const { counted, ofAll, late } = await getTask(tx, id, on)
  assert.deepEqual([counted, ofAll, late], [40, 120, false])
  await assert.rejects(getTask(tx, id, day('2021-05-02')), { code: 'tasks.no-such-task' })
  assert.deepEqual((await journalOfUnit(tx, village)).map(({ what }) => what).slice(0, 7), ['tasks.accept', 'tasks.finish', 'tasks.return', 'tasks.finish', 'tasks.progress', 'tasks.receive', 'tasks.give'])
}))

test('late and soon due follow from the day; the last day is put off once, with a reason', () => inTransaction(async (tx) => {
  const { village } = await office(tx)
  const { id } = await giveTask(tx, clerk, { ...giving, unitId: village })
  const at = async (each: string) => { const { late, soon, due } = await getTask(tx, id, day(each)); return [late, soon, due] }
  assert.deepEqual([await at('2021-06-12'), await at('2021-06-13'), await at('2021-06-20'), await at('2021-06-21')], [[false, false, '2021-06-20'], [false, true, '2021-06-20'], [false, true, '2021-06-20'], [true, false, '2021-06-20']])
  await assert.rejects(note(tx, id, 'extended', '2021-06-18', { until: day('2021-06-30') }), { code: 'tasks.reason-missing' })
  await assert.rejects(note(tx, id, 'extended', '2021-06-18', { until: day('2021-06-20'), note: 'mưa lũ' }), { code: 'tasks.put-off-backwards' })
  await note(tx, id, 'extended', '2021-06-18', { until: day('2021-06-30'), note: 'mưa lũ' })
  await assert.rejects(note(tx, id, 'extended', '2021-06-19', { until: day('2021-07-30'), note: 'mưa lũ' }), { code: 'tasks.put-off-already' })
  await assert.rejects(rows(tx, sql`savepoint one`).then(() => rows(tx, sql`insert into task_step (task_id, unit_id, kind, on_day, until_day) values (${id}, ${village}, 'extended', '2021-06-20', '2021-08-01')`)), { constraint: 'put_off_once' })
  await rows(tx, sql`rollback to savepoint one`)
  assert.deepEqual([await at('2021-06-17'), await at('2021-06-25')], [[false, true, '2021-06-20'], [false, true, '2021-06-30']])
  await note(tx, id, 'reminded', '2021-06-24')
  assert.equal((await getTask(tx, id, on)).reminded, 1)
  await note(tx, id, 'cancelled', '2021-06-25', { note: 'đã gộp vào việc khác' })
  assert.equal((await getTask(tx, id, day('2021-07-25'))).late, false)
}))

test('what cannot be given or noted is refused', () => inTransaction(async (tx) => {
  const { village, other, head, commune } = await office(tx)
  await assert.rejects(giveTask(tx, clerk, { ...giving, unitId: village, what: ' ' }), { code: 'tasks.says-nothing' })
  await assert.rejects(giveTask(tx, clerk, { ...giving, unitId: village, dueOn: day('2021-05-02') }), { code: 'tasks.due-before-given' })
  await assert.rejects(giveTask(tx, clerk, { ...giving, unitId: village, givenOn: addDays(on, 1), dueOn: addDays(on, 9) }), { code: 'tasks.given-in-the-future' })
  await assert.rejects(giveTask(tx, clerk, { ...giving, unitId: 999_999 }), { code: 'tasks.unit-not-there' })
  await assert.rejects(giveTask(tx, clerk, { ...giving, unitId: other, personId: head }), { code: 'tasks.not-of-the-unit' })
  const { id } = await giveTask(tx, clerk, { ...giving, unitId: commune, personId: head })
  await note(tx, id, 'received', '2021-05-05')
  await assert.rejects(note(tx, id, 'received', '2021-05-06'), { code: 'tasks.not-in-this-state' })
  await assert.rejects(note(tx, id, 'progress', '2021-05-04', { note: 'x' }), { code: 'tasks.step-out-of-order' })
  await assert.rejects(note(tx, id, 'progress', '2021-06-26', { note: 'x' }), { code: 'tasks.step-in-the-future' })
  await assert.rejects(note(tx, id, 'progress', '2021-05-06', { counted: 5, ofAll: 4 }), { code: 'tasks.count-not-within' })
  await assert.rejects(note(tx, id, 'progress', '2021-05-06'), { code: 'tasks.progress-says-nothing' })
  await assert.rejects(note(tx, id, 'done', '2021-05-06'), { code: 'tasks.reason-missing' })
  assert.equal((await stepsOf(tx, id, on)).length, 1)
}))

test('the work is noted by whose it is or by staff; nobody accepts their own', () => {
  assert.equal(refuseTo('received', { mine: true, staff: false }), null)
  assert.equal(refuseTo('done', { mine: false, staff: true }), null)
  assert.equal(refuseTo('done', { mine: false, staff: false })?.code, 'tasks.not-your-work')
  assert.equal(refuseTo('accepted', { mine: true, staff: true })?.code, 'tasks.own-work')
  assert.equal(refuseTo('accepted', { mine: false, staff: true }), null)
  assert.equal(refuseStep({ state: 'accepted', due: on, givenOn: on }, { kind: 'cancelled', onDay: on, note: 'x' }, null, false, on)?.code, 'tasks.not-in-this-state')
})

test('a task that comes from elsewhere is found by where it comes from, once', () => inTransaction(async (tx) => {
  const { village } = await office(tx)
  for (const n of [1, 2]) await giveTask(tx, clerk, { ...giving, unitId: village, origin: `inspections/3/recommendations/${n}` })
  await giveTask(tx, clerk, { ...giving, unitId: village, origin: 'inspections/31/recommendations/1' })
  assert.equal((await tasksOf(tx, 'inspections/3', on)).length, 2)
  assert.equal((await tasksOf(tx, 'inspections/3/recommendations/2', on)).length, 1)
  await assert.rejects(giveTask(tx, clerk, { ...giving, unitId: village, origin: 'inspections/3/recommendations/1' }), { constraint: 'task_origin_key' })
}))

test('the list counts what it shows: open, soon, late, in time of those due; a person and a unit have their own', () => inTransaction(async (tx) => {
  const { village, cell, head } = await office(tx)
  const give = async (more: Partial<Parameters<typeof giveTask>[2]>) => (await giveTask(tx, clerk, { ...giving, unitId: village, ...more })).id
  const [late, soon, done] = [await give({ personId: head }), await give({ dueOn: day('2021-06-30'), unitId: cell, hat: 'party', personId: head }), await give({ what: 'Họp dân' })]
  await note(tx, done, 'done', '2021-06-01', { note: 'đã họp' })
  const all = { units: [village, cell], words: [] }
  const counts = await countTasks(tx, all, on, 7)
  assert.deepEqual(counts, { count: 3, all: 3, open: 2, soon: 1, late: 1, due: 2, inTime: 1 })
  for (const [when, ids] of [['late', [late]], ['soon', [soon]], ['in-time', [done]], ['open', [late, soon]]] as const)
    assert.deepEqual((await tasksWith(tx, { ...all, when }, on, 7, 99)).map(({ id }) => id), ids)
  assert.deepEqual((await tasksWith(tx, { ...all, words: ['hop'] }, on, 7, 99)).map(({ id }) => id), [done])
  assert.deepEqual((await tasksOfPeople(tx, [head], [village], on, 7)).map(({ id }) => id), [late, done, soon])
  await rows(tx, sql`select settle()`)
  assert.deepEqual((await tasksOfPeople(tx, [], [village], on, 7)).map(({ id }) => id), [late, done])
  assert.deepEqual(await tasksOfPeople(tx, [], [], on, 7), [])
  const [load] = await loads(tx, [village, cell], on)
  assert.deepEqual([load!.personId, load!.unified, load!.open, load!.party, load!.village, load!.late, load!.months], [head, true, 2, 1, 1, 1, [0, 0, 0, 0, 2, 0]])
}))

test('a village does its work in time, its cell’s too; what was late is seen in the figure of that day', () => inTransaction(async (tx) => {
  const { other, cell, commune } = await office(tx)
  const { id } = await giveTask(tx, clerk, { ...giving, unitId: cell })
  await giveTask(tx, clerk, { ...giving, unitId: other })
  await note(tx, id, 'done', '2021-06-19', { note: 'xong' })
  await rows(tx, sql`select settle()`)
  const told = async (each: string) => { const { figures: [figure] } = await figuresOf(tx, indicators, await scopeOf(tx, commune, day(each))); return `${figure!.numerator}/${figure!.denominator}` }
  assert.deepEqual([await told('2021-06-18'), await told('2021-06-19'), await told('2021-06-21')], ['0/0', '1/1', '1/2'])
}))

test('whatever was given, noted or put off since, the figures as known then are those that were told then, and their rows with them', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const wish = fc.record({ what: fc.constantFrom('give', 'give', 'step', 'step', 'step', 'step', 'end'), kind: fc.constantFrom<StepKind>('received', 'progress', 'done', 'done', 'accepted', 'returned', 'extended', 'reminded', 'cancelled'), n: fc.nat(99) })
  await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 8, maxLength: 14 }), async (wishes) => {
    const { village, other, cell, head, commune } = await database.transaction(office)
    const units = [commune, village, other, cell]
    const days = ['2021-05-10', '2021-06-19', '2021-06-21', '2021-06-25'].map(day)
    const acts = wishes.map(({ what, kind, n }) => async (tx: Tx) => {
      const all = await tasksWith(tx, { units, words: [] }, on, 7, 99)
      const task = all[n % Math.max(all.length, 1)]
      if (what === 'give' || !task) return giveTask(tx, clerk, { ...giving, unitId: [village, cell, other][n % 3]!, personId: n % 3 === 2 ? null : head, dueOn: n % 2 ? day('2021-06-10') : giving.dueOn })
      if (what === 'step') return noteStep(tx, clerk, staff, task.id, { kind, onDay: days[n % 4]!, note: 'xong', until: kind === 'extended' ? day('2021-06-30') : null })
      const [holding] = await holdersOn(tx, n % 2 ? village : cell, on)
      return holding && end(tx, clerk, { number: holding.number, on: day('2021-06-12'), reason: 'resigned' })
    })
    await answersStay(database, acts, async (tx, known) => Promise.all(days.map(async (each) => {
      const scope = await scopeOf(tx, commune, each, known)
      const { figures: [figure] } = await figuresOf(tx, indicators, scope)
      const behind = await Promise.all((['numerator', 'denominator'] as const).map((part) => rowsBehind(tx, indicators[0]!, scope, part, { offset: 0, limit: 9 })))
      assert.deepEqual(behind.map(({ count }) => count), [figure!.numerator, figure!.denominator])
      const counted = await countTasks(tx, { units, words: [] }, each, 7, known)
      const [late, inTime] = [await tasksWith(tx, { units, words: [], when: 'late' }, each, 7, 99, 0, known), await tasksWith(tx, { units, words: [], when: 'in-time' }, each, 7, 99, 0, known)]
      assert.deepEqual([counted.late, counted.inTime], [late.length, inTime.length])
      const tasks = await tasksWith(tx, { units, words: [] }, each, 7, 99, 0, known)
      return { figure, counted, tasks, steps: await Promise.all(tasks.map(({ id }) => stepsOf(tx, id, each, known))), loads: await loads(tx, units, each, known), own: await tasksOfPeople(tx, [head], [village], each, 7, known) }
    })))
  }), { numRuns: 4 })
})
