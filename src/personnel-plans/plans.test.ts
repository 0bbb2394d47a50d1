import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { addDays, day, type Day } from '#ground/time/day.ts'
import { enterTerm } from '#indicators/public.ts'
import { become, correctParty } from '#people/join-party.ts'
import { givenPerson } from '#people/given.ts'
import { correct } from '#people/register.ts'
import { appoint } from '#posts/public.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { tasksOf } from '#tasks/public.ts'
import { board, villagePlan, whyNotUnified } from './board.ts'
import { consult, consultations, correctTalk, withdrawTalk } from './consult.ts'
import { approve, draft, enterCandidate, propose, sendBack, withdrawCandidate } from './draft.ts'
import { pipelineOf } from './pipeline.ts'
import type { Draft } from './plan.ts'
import { remind } from './remind.ts'
import { accept, type Asked, drop, getScenario, keepScenario, problemOf, refuseToSolve, scenariosOf } from './scenario.ts'
import { solveApart } from './solving.ts'

const on = day('2017-05-31')
const clerk: Actor = { accountId: 0, name: 'Lý Thị Mây', today: on, may: [], unitId: null }
const as = (accountId: number): Actor => ({ ...clerk, accountId })

/** A commune of three villages in a term: one head is official, one is to be admitted the day before, of the third only the cell has a secretary. */
async function world(tx: Tx) {
  const { province, communes: [one] } = await givenCountry(tx, 1)
  const commune = one!.commune
  const villages = [await givenVillage(tx, commune), await givenVillage(tx, commune), await givenVillage(tx, commune)]
  const [official, pipeline, third] = villages as [number, number, number]
  const cells = [await givenCell(tx, one!.committee, [official]), await givenCell(tx, one!.committee, [pipeline]), await givenCell(tx, one!.committee, [third])]
  const people = {
    head: await givenPerson(tx, { livesIn: official }), waits: await givenPerson(tx, { livesIn: pipeline, party: 'pipeline', since: '2016-11-01' }),
    elder: await givenPerson(tx, { livesIn: pipeline }), secretary: await givenPerson(tx, { livesIn: third, sex: 'female' }),
  }
  const hold = (unitId: number, kind: string, personId: number) => appoint(tx, clerk, { unitId, kind, personId, from: day('2017-03-01') })
  await hold(official, 'village_head', people.head)
  await hold(pipeline, 'village_head', people.waits)
  await hold(cells[1]!, 'cell_secretary', people.elder)
  await hold(cells[2]!, 'cell_secretary', people.secretary)
  await rows(tx, sql`insert into admission_step (person_id, step, on_day, planned) values (${people.waits}, 'admitted', '2017-05-30', true)`)
  const { id: termId } = await enterTerm(tx, clerk, { unitId: province, name: 'Nhiệm kỳ 2017–2020', from: day('2017-01-01'), until: day('2020-01-01'), basis: null })
  await rows(tx, sql`select settle()`)
  return { province, commune, official, pipeline, third, cells, people, termId }
}

const plan = (villageId: number, termId: number, more: Partial<Draft> = {}): Draft => ({ villageId, termId, option: 'retain', personId: null, dueOn: null, obstacles: [], reason: null, ...more })

test('a plan is drafted, proposed and approved by another; what is approved is returned before it is changed; every step is kept', () => inTransaction(async (tx) => {
  const { official, termId, people, commune } = await world(tx)
  await assert.rejects(draft(tx, clerk, plan(official, termId)), { code: 'personnel-plans.say-who' })
  await assert.rejects(draft(tx, clerk, plan(official, termId, { option: 'do_not_unify' })), { code: 'personnel-plans.say-why' })
  await assert.rejects(draft(tx, clerk, plan(official, termId, { personId: people.head, dueOn: day('2021-01-01') })), { code: 'personnel-plans.due-outside' })
  const given = plan(official, termId, { personId: people.head, dueOn: day('2017-12-31') })
  const { number } = await draft(tx, as(7), given)
  assert.deepEqual(await draft(tx, as(7), given), { number, change: 'same' })
  await assert.rejects(approve(tx, as(8), { villageId: official, termId }), { code: 'personnel-plans.not-in-this-state' })
  await propose(tx, as(7), { villageId: official, termId })
  await assert.rejects(draft(tx, as(7), { ...given, obstacles: ['clan'] }), { code: 'personnel-plans.not-in-this-state' })
  await assert.rejects(approve(tx, as(7), { villageId: official, termId }), { code: 'personnel-plans.own-proposal' })
  await sendBack(tx, as(8), { villageId: official, termId, said: 'chưa nêu cách gỡ' })
  await draft(tx, as(7), { ...given, obstacles: ['clan'] })
  await propose(tx, as(7), { villageId: official, termId })
  await approve(tx, as(8), { villageId: official, termId })
  const seen = await villagePlan(tx, official, termId, on)
  assert.deepEqual([seen.plan?.number, seen.plan?.state, seen.plan?.obstacles], [number, 'approved', ['clan']])
  const journal = await rows<{ what: string }>(tx, sql`select what from journal where unit_ids @> array[${official}::int] and what like 'personnel-plans.%' order by id`)
  assert.deepEqual(journal.map(({ what }) => what.slice(16)), ['draft', 'propose', 'return', 'draft', 'propose', 'approve'])
  const { villages, term } = await board(tx, commune, on, null)
  assert.deepEqual([term?.id, villages.map(({ option, planState }) => [option, planState])], [termId, [['retain', 'approved'], [null, null], [null, null]]])
}))

test('a level above the proposer’s approves, as the tree stands on the day, never the proposer; a refusal tells who may', () => inTransaction(async (tx) => {
  const { official, termId, people, commune, province, cells } = await world(tx)
  const which = { villageId: official, termId }
  const of = (accountId: number, areaId: number): Actor => ({ ...as(accountId), holds: [{ role: 'commune_staff', areaId, everywhere: false }] })
  const stopped = (code: string) => (error: { code: string; facts: { by?: string } }) => error.code === code && !!error.facts.by?.includes(names)
  const { name: names } = await row<{ name: string }>(tx, sql`select full_name as name from unit_on(${on}::date) where id = ${province}`)
  await draft(tx, of(7, commune), plan(official, termId, { personId: people.head }))
  await propose(tx, of(7, commune), which)
  await assert.rejects(approve(tx, of(8, commune), which), stopped('personnel-plans.not-above'))
  await assert.rejects(approve(tx, of(8, official), which), stopped('personnel-plans.not-above'))
  await assert.rejects(approve(tx, { ...of(7, commune), holds: [...of(7, commune).holds!, ...of(7, province).holds!] }, which), stopped('personnel-plans.own-proposal'))
  await approve(tx, of(9, province), which)
  await assert.rejects(sendBack(tx, of(8, commune), { ...which, said: 'xem lại' }), stopped('personnel-plans.not-above'))
  await sendBack(tx, of(9, province), { ...which, said: 'xem lại' })
  await assert.rejects(propose(tx, of(7, people.head), which), { code: 'personnel-plans.no-level' })
  await assert.rejects(propose(tx, of(7, province), which), { code: 'personnel-plans.nobody-above' }) // a province approves
  await propose(tx, of(7, cells[0]!), which) // whoever works for the cell speaks for its village
  await approve(tx, of(8, commune), which)
  await rows(tx, sql`update unit_version set valid = daterange(lower(valid), '2017-05-01') where unit_id = ${commune}`)
  await sendBack(tx, of(9, province), { ...which, said: 'xã đã đổi' })
  await propose(tx, of(7, commune), which) // ended, it stands where it stood last
  await assert.rejects(approve(tx, of(8, commune), which), stopped('personnel-plans.not-above'))
  await approve(tx, of(9, province), which)
}))

test('a term of another unit is not a term of this village; one that was corrected stays the same term', () => inTransaction(async (tx) => {
  const { province, official, termId, people } = await world(tx)
  const elsewhere = await givenCountry(tx, 1)
  const other = await enterTerm(tx, clerk, { unitId: elsewhere.province, name: 'Nhiệm kỳ khác', from: day('2017-01-01'), until: day('2020-01-01'), basis: null })
  await assert.rejects(draft(tx, clerk, plan(official, other.id, { personId: people.head })), { code: 'personnel-plans.term-elsewhere' })
  const { number } = await draft(tx, clerk, plan(official, termId, { personId: people.head }))
  const { id: corrected } = await enterTerm(tx, clerk, { unitId: province, name: 'Nhiệm kỳ 2017–2020', from: day('2017-02-01'), until: day('2020-01-01'), basis: null })
  assert.notEqual(corrected, termId)
  assert.equal((await draft(tx, clerk, plan(official, corrected, { personId: people.head, dueOn: day('2018-01-01') }))).number, number)
}))

test('the lights follow from the facts: age on the day, residence, membership by the day; consent and certificate are entered', () => inTransaction(async (tx) => {
  const { third, termId, people, official } = await world(tx)
  const young = await givenPerson(tx, { name: 'Lò Thị Non', birth: day('1997-01-15'), livesIn: official, sex: 'female' })
  await enterCandidate(tx, clerk, { villageId: third, termId, personId: young, consent: 'yes', consentOn: day('2017-05-01'), certificateOn: null })
  await assert.rejects(enterCandidate(tx, clerk, { villageId: third, termId, personId: young, consent: 'yes', consentOn: day('2017-06-01'), certificateOn: null }), { code: 'personnel-plans.day-to-come' })
  const of = async (personId: number) => (await villagePlan(tx, third, termId, on)).candidates.find((one) => one.personId === personId)!
  const seen = await of(young)
  assert.deepEqual(seen.lights, { age: 'later', residence: 'no', party: 'yes', certificate: 'unknown', consent: 'yes' })
  assert.deepEqual([seen.eligibleOn, seen.blocks], [day('2018-01-15'), [{ code: 'age', until: day('2018-01-15') }]])
  assert.deepEqual((await of(people.secretary)).lights, { age: 'yes', residence: 'yes', party: 'yes', certificate: 'unknown', consent: 'unknown' })
  await enterCandidate(tx, clerk, { villageId: third, termId, personId: young, consent: 'no', consentOn: day('2017-05-20'), certificateOn: day('2017-04-01') })
  assert.deepEqual([(await of(young)).lights.consent, (await of(young)).eligibleOn], ['no', null])
  await withdrawCandidate(tx, clerk, { villageId: third, termId, personId: young, reason: 'chuyển nơi ở' })
  assert.equal(await of(young), undefined)
}))

test('a talk is noted for the committee; the journal holds nothing of what was said', () => inTransaction(async (tx) => {
  const { third, termId, people, commune } = await world(tx)
  await consult(tx, clerk, { villageId: third, termId, personId: people.secretary, onDay: on, outcome: 'wavers', note: 'ngại việc nhiều' })
  await assert.rejects(consult(tx, clerk, { villageId: third, termId, personId: people.secretary, onDay: addDays(on, 1), outcome: 'agrees', note: null }), { code: 'personnel-plans.day-to-come' })
  assert.deepEqual((await consultations(tx, third, termId)).map(({ outcome, note, unitId }) => [outcome, note, unitId]), [['wavers', 'ngại việc nhiều', commune]])
  const { all } = await row<{ all: string }>(tx, sql`select coalesce(string_agg(j.facts::text || j.after::text, ''), '') as all from journal j where j.what = 'personnel-plans.consult'`)
  assert.doesNotMatch(all, /ngại|wavers/)
}))

test('what was noted of a talk is corrected and withdrawn: what was written before stays beside it', () => inTransaction(async (tx) => {
  const { third, official, termId, people } = await world(tx)
  const { id } = await consult(tx, clerk, { villageId: third, termId, personId: people.secretary, onDay: on, outcome: 'wavers', note: 'ngại việc nhiều' })
  const given = { villageId: third, talkId: id, onDay: addDays(on, -1), outcome: 'agrees', note: 'nhận lời' } as const
  await assert.rejects(correctTalk(tx, clerk, { ...given, onDay: addDays(on, 1) }), { code: 'personnel-plans.day-to-come' })
  await assert.rejects(correctTalk(tx, clerk, { ...given, villageId: official }), { code: 'personnel-plans.no-such-talk' })
  const { id: second } = await correctTalk(tx, clerk, given)
  assert.deepEqual(await correctTalk(tx, clerk, { ...given, talkId: second }), { id: second })
  await assert.rejects(correctTalk(tx, clerk, given), { code: 'personnel-plans.no-such-talk' })
  await withdrawTalk(tx, clerk, { villageId: third, talkId: second, reason: 'ghi nhầm người' })
  await assert.rejects(withdrawTalk(tx, clerk, { villageId: third, talkId: second, reason: 'lần nữa' }), { code: 'personnel-plans.no-such-talk' })
  assert.deepEqual((await consultations(tx, third, termId)).map(({ outcome, note, before, withdrawn }) => [outcome, note, before.map((one) => [one.onDay, one.outcome, one.note]), withdrawn?.why]),
    [['agrees', 'nhận lời', [[on, 'wavers', 'ngại việc nhiều']], 'ghi nhầm người']])
  const { all } = await row<{ all: string }>(tx, sql`select string_agg(coalesce(j.reason, '') || j.facts::text || j.after::text, '') as all from journal j where j.what like 'personnel-plans.%talk'`)
  assert.doesNotMatch(all, /nhầm|nhận lời|wavers|agrees/)
}))

const asking = ({ province, termId }: { province: number; termId: number }, more: Partial<Asked> = {}): Asked => ({
  unitId: province, termId, name: 'Cuối năm 2017', on, by: day('2017-12-31'), wishes: [{ kind: 'keep-heads', limit: null, weight: 1, must: true }, { kind: 'once', limit: null, weight: 1, must: true }], pins: [], ...more,
})
const solved = async (tx: Tx, asked: Asked) => {
  const found = await problemOf(tx, asked)
  return keepScenario(tx, clerk, asked, found, await solveApart(found.problem), 1)
}

test('the feasible plan from the facts names the village that waits and its day, and becomes drafts when it is accepted', () => inTransaction(async (tx) => {
  const made = await world(tx)
  const { official, pipeline, third, people, termId } = made
  const { id } = await solved(tx, asking(made))
  const { result } = await getScenario(tx, id)
  assert.deepEqual(result.chosen, [{ villageId: official, personId: people.head, option: 'retain' }, { villageId: third, personId: people.secretary, option: 'retain' }])
  assert.deepEqual(result.blocked, [{
    villageId: pipeline, why: 'blocked', personId: people.waits, earliestOn: '2018-05-31', wishes: ['keep-heads'], blocks: [{ code: 'admission-planned', planned: '2017-05-30', until: '2018-05-31' }],
  }])
  assert.deepEqual([result.state, result.law.probation?.value, result.law.minAge?.value], ['optimal', 12, 21])
  await draft(tx, as(7), plan(third, termId, { personId: people.secretary }))
  await propose(tx, as(7), { villageId: third, termId })
  assert.deepEqual(await accept(tx, clerk, id), { drafted: 2, left: 1 })
  await assert.rejects(accept(tx, clerk, id), { code: 'personnel-plans.accepted-already' })
  const { villages } = await board(tx, made.province, on, termId)
  assert.deepEqual(villages.map(({ villageId, option, planState, dueOn }) => [villageId, option, planState, dueOn]),
    [[official, 'retain', 'drafted', '2017-12-31'], [pipeline, 'admit_and_wait', 'drafted', '2018-05-31'], [third, 'retain', 'proposed', null]])
  assert.deepEqual([...(await whyNotUnified(tx, [official, pipeline, third], on)).entries()], [[pipeline, { option: 'admit_and_wait', reason: null, obstacles: [], dueOn: '2018-05-31' }]])
}))

test('a pin is solved again; one that the law forbids by the day is refused, and says from when', () => inTransaction(async (tx) => {
  const made = await world(tx)
  const { pipeline, people } = made
  const pinned = await getScenario(tx, (await solved(tx, asking(made, { pins: [{ villageId: pipeline, personId: people.elder }] }))).id)
  assert.equal(pinned.result.chosen.length, 3)
  await assert.rejects(problemOf(tx, asking(made, { pins: [{ villageId: pipeline, personId: people.waits }] })), (error: { code: string; facts: { earliestOn: Day } }) => error.code === 'personnel-plans.pin-not-ready' && error.facts.earliestOn === '2018-05-31')
  assert.equal(refuseToSolve(asking(made, { by: day('2017-01-01') }))?.code, 'personnel-plans.by-before-on')
  assert.equal(refuseToSolve(asking(made, { wishes: [{ kind: 'women', limit: null, weight: 1, must: false }] }))?.code, 'personnel-plans.wish-without-limit')
  assert.equal((await scenariosOf(tx, made.province, made.termId)).length, 1)
  await drop(tx, clerk, pinned.id)
  assert.equal((await scenariosOf(tx, made.province, made.termId)).length, 0)
}))

test('the pipeline of heads outside the Party: what comes next, by when, and who is late', () => inTransaction(async (tx) => {
  const made = await world(tx)
  const { rows: found } = await pipelineOf(tx, made.commune, on)
  assert.deepEqual(found.map(({ personId, stage, next, nextOn, officialOn, late }) => ({ personId, stage, next, nextOn, officialOn, late })),
    [{ personId: made.people.waits, stage: 'introduced', next: 'class', nextOn: '2017-05-30', officialOn: '2018-05-31', late: 1 }])
}))

test('plans, candidates, talks, terms and what was solved, as known then, are as they were told then', async () => {
  const database = await testDatabase()
  const made = await database.transaction(world)
  const { official, third, pipeline, people, termId, commune, province } = made
  const which = { villageId: official, termId }
  const candidate = { villageId: third, termId, personId: people.elder }
  const last = async (tx: Tx) => (await consultations(tx, third, termId)).find(({ withdrawn }) => withdrawn === null)!.id
  const scenario = async (tx: Tx) => (await scenariosOf(tx, province, termId))[0]!.id
  const acts: ((tx: Tx) => Promise<unknown>)[] = [
    async () => undefined,
    (tx) => draft(tx, as(7), plan(official, termId, { personId: people.head, dueOn: day('2017-12-31') })),
    (tx) => draft(tx, as(7), plan(official, termId, { option: 'do_not_unify', reason: 'chưa đủ điều kiện' })),
    (tx) => propose(tx, as(7), which),
    (tx) => sendBack(tx, as(8), { ...which, said: 'chưa nêu cách gỡ' }),
    (tx) => draft(tx, as(7), plan(official, termId, { personId: people.head, obstacles: ['clan'] })),
    (tx) => propose(tx, as(7), which),
    (tx) => approve(tx, as(8), which),
    (tx) => enterCandidate(tx, clerk, { ...candidate, consent: 'yes', consentOn: day('2017-05-01'), certificateOn: null }),
    (tx) => enterCandidate(tx, clerk, { ...candidate, consent: 'no', consentOn: day('2017-05-20'), certificateOn: null }),
    (tx) => withdrawCandidate(tx, clerk, { ...candidate, reason: 'chuyển nơi ở' }),
    (tx) => consult(tx, clerk, { villageId: third, termId, personId: people.secretary, onDay: on, outcome: 'wavers', note: 'ngại việc nhiều' }),
    async (tx) => correctTalk(tx, clerk, { villageId: third, talkId: await last(tx), onDay: on, outcome: 'agrees', note: 'nhận lời' }),
    async (tx) => withdrawTalk(tx, clerk, { villageId: third, talkId: await last(tx), reason: 'ghi nhầm người' }),
    (tx) => solved(tx, asking(made)),
    async (tx) => accept(tx, clerk, await scenario(tx)),
    async (tx) => drop(tx, clerk, await scenario(tx)),
    (tx) => enterTerm(tx, clerk, { unitId: province, name: 'Nhiệm kỳ 2017–2020', from: day('2017-01-01'), until: day('2020-06-01'), basis: null }),
    (tx) => correct(tx, clerk, people.secretary, { name: 'Lò Thị Mai', birth: day('1990-01-15') }, null, 'ghi nhầm'),
    (tx) => correctParty(tx, clerk, people.secretary, [{ status: 'pipeline', from: day('2016-01-01'), until: null, paperId: null }], 'ghi nhầm'),
    (tx) => appoint(tx, clerk, { unitId: third, kind: 'village_head', personId: people.secretary, from: day('2017-04-01') }),
  ]
  const answers: string[] = []
  await answersStay(database, acts, async (tx, known) => {
    const villages = [official, pipeline, third]
    const answer = {
      board: await board(tx, commune, on, termId, known), villages: await Promise.all(villages.map((id) => villagePlan(tx, id, termId, on, known))),
      scenarios: await scenariosOf(tx, province, termId, known), why: [...await whyNotUnified(tx, villages, on, known)],
    }
    if (known === null) answers.push(JSON.stringify(answer))
    return answer
  })
  assert.equal(new Set(answers).size, acts.length - 1) // each act shows; with the candidate withdrawn it is as before they were entered
})

test('the pipeline as known then is the pipeline that was told then', async () => {
  const database = await testDatabase()
  const made = await database.transaction(world)
  const { waits, secretary } = made.people
  const acts = [
    async () => undefined,
    (tx: Tx) => appoint(tx, clerk, { unitId: made.third, kind: 'village_head', personId: secretary, from: day('2017-04-01') }),
    (tx: Tx) => correctParty(tx, clerk, secretary, [{ status: 'pipeline', from: day('2016-01-01'), until: null, paperId: null }], 'ghi nhầm'),
    (tx: Tx) => become(tx, clerk, 'probationary', { personId: waits, from: day('2017-05-30') }),
  ]
  const told: number[] = []
  await answersStay(database, acts, async (tx, known) => {
    const { rows: found } = await pipelineOf(tx, made.commune, on, known)
    if (known === null) told.push(found.length)
    return found
  })
  assert.deepEqual(told, [1, 1, 2, 2])
})

test('a late step is reminded of: the cell has it as its work, the row tells when, by whom and how often', () => inTransaction(async (tx) => {
  const { commune, pipeline, official, people, cells } = await world(tx)
  const given = { villageId: pipeline, personId: people.waits, dueOn: addDays(on, 30), note: 'mở lớp ở xã' }
  await assert.rejects(remind(tx, clerk, { ...given, villageId: official }), { code: 'personnel-plans.not-in-pipeline' })
  await assert.rejects(remind(tx, { ...clerk, today: day('2017-05-30') }, given), { code: 'personnel-plans.not-late' })
  await assert.rejects(remind(tx, clerk, { ...given, dueOn: on }), { code: 'personnel-plans.due-not-to-come' })
  const { id, unitId } = await remind(tx, clerk, given)
  assert.equal(unitId, cells[1])
  await assert.rejects(remind(tx, clerk, given), { code: 'personnel-plans.reminded-today' })
  const tomorrow = { ...clerk, today: addDays(on, 1) }
  await remind(tx, tomorrow, { ...given, note: null })
  const [task, ...others] = await tasksOf(tx, `personnel-plans/reminders/${id}`, tomorrow.today)
  assert.deepEqual([task?.unitId, task?.hat, task?.due, task?.reminded, others.length], [cells[1], 'party', given.dueOn, 1, 0])
  assert.match(task!.what, /^Trưởng thôn .+: học lớp nhận thức về Đảng, quá hạn từ 30\/05\/2017\. mở lớp ở xã$/)
  assert.equal((await rows(tx, sql`select from task where origin like 'personnel-plans/%'`)).length, 1)
  const reminded = async (asked: Day) => (await pipelineOf(tx, commune, asked)).rows[0]?.reminded
  assert.deepEqual([await reminded(addDays(on, -1)), (await reminded(on))?.times], [null, 1])
  const { times, lastOn, lastBy, taskId } = (await reminded(tomorrow.today))!
  assert.deepEqual([times, lastOn, lastBy, taskId], [2, tomorrow.today, clerk.name, task!.id])
  const { count } = await row<{ count: number }>(tx, sql`select count(*)::int as count from journal where what = 'personnel-plans.remind' and unit_ids @> array[${pipeline}::int, ${unitId}::int]`)
  assert.equal(count, 2)
}))
