import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day, type Day } from '#ground/time/day.ts'
import { enterPaper } from '#papers/public.ts'
import { registerPerson } from '#people/public.ts'
import { appoint, holdersOn, pairStateOn } from '#posts/public.ts'
import { givenCell, givenCountry, givenVillage } from '../posts/given.ts'
import { certify, correctResult, orderRerun, recognise, review } from './certify.ts'
import { count, hold, openRound } from './hold.ts'
import { linkedOn } from './linked.ts'
import { agreeCandidates, decide, formTeam, publishPlan, withdraw } from './prepare.ts'
import { electionSeen, electionsUnder } from './read.ts'

const d = day
const today = d('2026-03-20')
const clerk = (accountId: number): Actor => ({ accountId, name: `Cán bộ ${accountId}`, today, may: [], unitId: null })
const [one, two, three] = [clerk(1), clerk(2), clerk(3)]
const key = randomBytes(32)

async function world(tx: Tx) {
  const { communes: [first] } = await givenCountry(tx, 1)
  const village = await givenVillage(tx, first!.commune)
  const cell = await givenCell(tx, first!.committee, [village])
  const people: number[] = []
  for (const name of ['Nông Văn An', 'Lộc Thị Bích', 'Hoàng Văn Chung', 'Vi Thị Dung', 'Triệu Văn Giang', 'Mã Thị Hạnh']) people.push(await registerPerson(tx, one, key, { name, birth: d('1980-05-01'), livesIn: village }))
  for (const id of people.slice(0, 5)) await rows(tx, sql`insert into party_status (person_id, status, held) values (${id}, 'official', daterange('2010-01-01', null))`)
  return { commune: first!.commune, village, cell, people }
}

type World = Awaited<ReturnType<typeof world>>

/** A head election up to the meeting: 310 households in two clusters, 216 attend. */
async function heldHead(tx: Tx, { village, people }: World, on = '2026-03-15') {
  const { id } = await decide(tx, one, { unitId: village, kind: 'village_head', on: d('2026-02-01'), plannedOn: d(on) })
  await publishPlan(tx, one, { id, on: d('2026-02-10') })
  await formTeam(tx, one, { id, on: d('2026-02-20'), members: [{ personId: people[4]!, part: 'head' }, { personId: people[5]!, part: 'member' }] })
  await agreeCandidates(tx, one, { id, on: d('2026-02-25'), candidates: [{ personId: people[0]!, putBy: 'front' }, { personId: people[1]!, putBy: 'front' }] })
  await hold(tx, one, { id, on: d(on), method: 'hands', totalHouseholds: 310, clusters: [{ name: 'Cụm 1', households: 160, attending: 120 }, { name: 'Cụm 2', households: 150, attending: 96 }] })
  return id
}

/** Both clusters as two people read them; votes of the first candidate, the rest goes to the second. */
async function counted(tx: Tx, id: number, votes: [number, number], by: Actor[] = [one, two]) {
  const { rounds: [round], clusters } = await electionSeen(tx, one, id, null)
  for (const actor of by) for (const [at, cluster] of clusters.entries())
    await count(tx, actor, { id, roundId: round!.id, clusterId: cluster.id, issued: cluster.attending, valid: cluster.attending - 3, invalid: 2, returned: 1, votes: [{ candidateId: round!.candidateIds[0]!, votes: votes[at]! }, { candidateId: round!.candidateIds[1]!, votes: 0 }] })
}

test('a village head, end to end: counted twice, certified, recognised and appointed in one act', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const before = await appoint(tx, one, { unitId: w.village, kind: 'village_head', personId: w.people[1]!, from: d('2021-03-01') })
  const id = await heldHead(tx, w)
  const recognition = { from: d('2026-03-18'), plannedEnd: d('2031-03-18') }
  await assert.rejects(certify(tx, one, { id, on: d('2026-03-17'), recognition }, null), { code: 'elections.counts-missing' })
  await counted(tx, id, [90, 80], [one])
  const blind = await electionSeen(tx, two, id, null)
  assert.deepEqual(blind.readings.map(({ state, mine, one: shown }) => [state, mine, shown]), [['one', null, null], ['one', null, null]])
  await counted(tx, id, [90, 79], [two])
  const compared = await electionSeen(tx, three, id, null)
  assert.deepEqual(compared.readings[1]!.differences.map(({ one: left, other }) => [left, other]), [[80, 79]])
  await assert.rejects(certify(tx, one, { id, on: d('2026-03-17'), recognition }, null), { code: 'elections.counts-differ' })
  await assert.rejects(counted(tx, id, [90, 80], [three]), { code: 'elections.two-counted-already' })
  await counted(tx, id, [90, 80], [two])
  await assert.rejects(certify(tx, one, { id, on: d('2026-03-17'), recognition }, w.people[0]!), { code: 'elections.about-yourself' })
  const done = await certify(tx, one, { id, on: d('2026-03-17'), recognition }, null)
  assert.equal(done.outcome, 'elected')
  const seen = await electionSeen(tx, one, id, null)
  assert.equal(seen.state, 'recognised')
  assert.deepEqual(seen.versions[0]!.figures.head!.bases, { total_households: 310, attending: 216, valid: 210 })
  assert.deepEqual(seen.elected.map(({ personId }) => personId), [w.people[0]])
  const [holder] = await holdersOn(tx, w.village, d('2026-03-18'))
  assert.deepEqual([holder!.personId, holder!.plannedEnd], [w.people[0], '2031-03-18'])
  const { basis } = await row<{ basis: string }>(tx, sql`select basis from appointment where number = ${holder!.number} and upper_inf(recorded)`)
  assert.equal(basis, `elections/${id}`)
  assert.deepEqual(await rows(tx, sql`select upper(held)::text as until, end_reason as reason from appointment where number = ${before.number} and upper_inf(recorded)`), [{ until: '2026-03-18', reason: 'term_over' }])
}))

test('who is re-elected begins a new term; one holder at a time', () => inTransaction(async (tx) => {
  const w = await world(tx)
  await appoint(tx, one, { unitId: w.village, kind: 'village_head', personId: w.people[0]!, from: d('2021-03-01') })
  const id = await heldHead(tx, w)
  await counted(tx, id, [90, 80])
  await certify(tx, one, { id, on: d('2026-03-17') }, null)
  assert.equal((await electionSeen(tx, one, id, null)).dueOn, '2026-03-20') // Sunday 15/03 and five working days
  await recognise(tx, one, { id, on: d('2026-03-18'), from: d('2026-03-18') }, null)
  const held = await rows(tx, sql`select lower(held)::text as "from", upper(held)::text as until from appointment where unit_id = ${w.village} and upper_inf(recorded) order by lower(held)`)
  assert.deepEqual(held, [{ from: '2021-03-01', until: '2026-03-18' }, { from: '2026-03-18', until: null }])
}))

test('where the tests disagree nothing is declared until a paper answers', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const id = await heldHead(tx, w)
  await counted(tx, id, [60, 50])
  assert.equal((await electionSeen(tx, one, id, null)).result!.outcome, 'needs_legal_review')
  await assert.rejects(certify(tx, one, { id, on: d('2026-03-17') }, null), { code: 'elections.needs-legal-review' })
  const { id: paperId } = await enterPaper(tx, one, { symbol: '15/CV-SNV', issuer: 'Sở Nội vụ', issuedOn: d('2026-03-18'), summary: 'Trả lời', issuedPrecision: 'day', kind: 'other' } as never)
  await review(tx, one, { id, on: d('2026-03-18'), verdict: 'not_elected', paperId, reason: 'Tính trên tổng số hộ' }, null)
  const done = await certify(tx, one, { id, on: d('2026-03-18'), recognition: { from: d('2026-03-18') } }, null)
  assert.deepEqual([done.outcome, done.appointed], ['not_elected', []])
  await assert.rejects(recognise(tx, one, { id, on: d('2026-03-19'), from: d('2026-03-19') }, null), { code: 'elections.nobody-elected' })
  const again = await orderRerun(tx, one, { id, on: d('2026-03-19'), plannedOn: d('2026-04-20'), reason: 'Không ai quá nửa' }, null)
  const seen = await electionSeen(tx, one, again.id, null)
  assert.deepEqual([seen.rerunsId, seen.state, (await electionSeen(tx, one, id, null)).rerunId], [id, 'decided', again.id])
}))

test('late steps take a reason, a candidate on the team is refused, days run forward', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.village, kind: 'village_head', on: d('2026-02-25'), plannedOn: d('2026-03-10') })
  await assert.rejects(decide(tx, one, { unitId: w.cell, kind: 'village_head', on: d('2026-02-25'), plannedOn: d('2026-03-10') }), { code: 'elections.not-in-such-a-unit' })
  await assert.rejects(publishPlan(tx, one, { id, on: d('2026-02-26') }), { code: 'elections.reason-needed' })
  await assert.rejects(publishPlan(tx, one, { id, on: d('2026-02-20') }), { code: 'elections.before-the-step-before' })
  await assert.rejects(publishPlan(tx, one, { id, on: d('2026-05-20') }), { code: 'elections.day-to-come' })
  const { warnings: [late] } = await publishPlan(tx, one, { id, on: d('2026-02-26'), reason: 'Khuyết trưởng thôn' })
  assert.deepEqual([late!.code, late!.facts['days'], late!.facts['least']], ['elections.plan-late', 12, 20])
  await formTeam(tx, one, { id, on: d('2026-02-27'), members: [{ personId: w.people[4]!, part: 'head' }] })
  await assert.rejects(agreeCandidates(tx, one, { id, on: d('2026-02-28'), candidates: [{ personId: w.people[4]!, putBy: 'front' }] }), { code: 'elections.candidate-on-the-team' })
}))

test('a step out of turn is refused, and an election is withdrawn with a reason', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.village, kind: 'village_head', on: d('2026-02-01'), plannedOn: d('2026-03-10') })
  await assert.rejects(formTeam(tx, one, { id, on: d('2026-02-02'), members: [{ personId: w.people[4]!, part: 'head' }] }), { code: 'elections.not-in-this-state' })
  await withdraw(tx, one, { id, on: d('2026-02-03'), reason: 'Sáp nhập thôn' })
  const { rows: [line], byState } = await electionsUnder(tx, w.commune, today, { offset: 0, limit: 10 })
  assert.deepEqual([line!.state, byState], ['withdrawn', { withdrawn: 1 }])
}))

const members = { official: 45, transferred: 2, exempt: 3, exemptAttending: 1, suspended: 0, excused: 1, attending: 38 }

/** A cell's congress: five stand for four seats, then secretary, then deputy. */
async function heldCell(tx: Tx, { cell, people }: World, on = '2026-03-10') {
  const { id } = await decide(tx, one, { unitId: cell, kind: 'cell', on: d('2026-02-01'), plannedOn: d(on) })
  await publishPlan(tx, one, { id, on: d('2026-02-01') })
  const candidates = people.slice(0, 5).map((personId) => ({ personId, putBy: 'committee' as const }))
  await assert.rejects(agreeCandidates(tx, one, { id, on: d('2026-02-10'), candidates, seats: 5 }), { code: 'elections.surplus' })
}

test('a cell, end to end: committee, secretary, deputy in that order, on a base of 40', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.cell, kind: 'cell', on: d('2026-02-01'), plannedOn: d('2026-03-10') })
  await publishPlan(tx, one, { id, on: d('2026-02-01') })
  await agreeCandidates(tx, one, { id, on: d('2026-02-10'), candidates: w.people.slice(0, 4).map((personId) => ({ personId, putBy: 'committee' })), seats: 3 })
  await hold(tx, one, { id, on: d('2026-03-10'), method: 'ballots', members })
  const vote = async (post: string, votes: number[]) => {
    const { rounds, clusters: [room] } = await electionSeen(tx, one, id, null)
    const round = rounds.findLast((each) => each.post === post)!
    for (const actor of [one, two]) await count(tx, actor, { id, roundId: round.id, clusterId: room!.id, issued: 38, valid: 38, invalid: 0, returned: 0, votes: round.candidateIds.map((candidateId, at) => ({ candidateId, votes: votes[at]! })) })
  }
  await assert.rejects(openRound(tx, one, { id, post: 'cell_secretary', standing: [{ personId: w.people[0]!, putBy: 'meeting' }] }), { code: 'elections.round-still-open' })
  await vote('cell_committee_member', [36, 30, 21, 20])
  await assert.rejects(openRound(tx, one, { id, post: 'cell_deputy_secretary', standing: [{ personId: w.people[1]!, putBy: 'meeting' }] }), { code: 'elections.secretary-first' })
  await assert.rejects(openRound(tx, one, { id, post: 'cell_secretary', standing: [{ personId: w.people[3]!, putBy: 'meeting' }] }), { code: 'elections.not-on-the-committee' })
  await openRound(tx, one, { id, post: 'cell_secretary', standing: [{ personId: w.people[0]!, putBy: 'meeting' }] })
  await vote('cell_secretary', [20])
  assert.equal((await electionSeen(tx, one, id, null)).result!.outcome, 'not_elected')
  await openRound(tx, one, { id, post: 'cell_secretary', standing: [{ personId: w.people[0]!, putBy: 'meeting' }] })
  await vote('cell_secretary', [21])
  await openRound(tx, one, { id, post: 'cell_deputy_secretary', standing: [{ personId: w.people[1]!, putBy: 'meeting' }] })
  await vote('cell_deputy_secretary', [30])
  const done = await certify(tx, one, { id, on: d('2026-03-12'), recognition: { from: d('2026-03-10') } }, null)
  assert.equal(done.outcome, 'elected')
  const held = (await holdersOn(tx, w.cell, d('2026-03-12'))).map(({ kind, personId }) => [kind, personId])
  assert.deepEqual(held, [['cell_secretary', w.people[0]], ['cell_deputy_secretary', w.people[1]], ['cell_committee_member', w.people[2]]])
}))

test('a list too long or too short for its seats is refused', () => inTransaction(async (tx) => heldCell(tx, await world(tx))))

for (const order of ['head_first', 'cell_first'] as const)
  test(`both elections of a village, ${order}: the linked state follows to unified`, () => inTransaction(async (tx) => {
    const w = await world(tx)
    const small = { official: 8, transferred: 0, exempt: 0, exemptAttending: 0, suspended: 0, excused: 0, attending: 8 }
    const cellElection = async (on: Day) => {
      const { id } = await decide(tx, one, { unitId: w.cell, kind: 'cell', on: d('2026-02-01'), plannedOn: on })
      await publishPlan(tx, one, { id, on: d('2026-02-01') })
      await agreeCandidates(tx, one, { id, on: d('2026-02-10'), candidates: [{ personId: w.people[0]!, putBy: 'committee' }] })
      await hold(tx, one, { id, on, method: 'ballots', members: small })
      const { rounds: [round], clusters: [room] } = await electionSeen(tx, one, id, null)
      for (const actor of [one, two]) await count(tx, actor, { id, roundId: round!.id, clusterId: room!.id, issued: 8, valid: 8, invalid: 0, returned: 0, votes: [{ candidateId: round!.candidateIds[0]!, votes: 5 }] })
      await certify(tx, one, { id, on: d('2026-03-18'), recognition: { from: on } }, null)
    }
    const headElection = async (on: string) => {
      const id = await heldHead(tx, w, on)
      await counted(tx, id, [90, 80])
      await certify(tx, one, { id, on: d('2026-03-18'), recognition: { from: d('2026-03-18') } }, null)
    }
    const settled = () => rows(tx, sql`select settle()`)
    assert.equal((await linkedOn(tx, w.village, today)).next, 'decide_head')
    if (order === 'head_first') await headElection('2026-03-12')
    else await cellElection(d('2026-03-12'))
    await settled()
    const between = await linkedOn(tx, w.village, today)
    assert.deepEqual([between.order, between.next], ['one_only', order === 'head_first' ? 'propose_secretary' : 'propose_head'])
    if (order === 'head_first') await cellElection(d('2026-03-16'))
    else await headElection('2026-03-16')
    await settled()
    const after = await linkedOn(tx, w.cell, today)
    assert.deepEqual([after.order, after.next, after.state], [order, 'done', 'unified'])
    assert.equal((await pairStateOn(tx, w.village, 'village', today)).state, 'unified')
  }))

test('a correction is a new version; it never changes who holds the post', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const id = await heldHead(tx, w)
  await counted(tx, id, [90, 80])
  await certify(tx, one, { id, on: d('2026-03-17'), recognition: { from: d('2026-03-18') } }, null)
  await assert.rejects(correctResult(tx, one, { id, on: d('2026-03-19'), reason: 'Đọc nhầm' }, null), { code: 'elections.nothing-changed' })
  await counted(tx, id, [91, 80])
  const { version } = await correctResult(tx, one, { id, on: d('2026-03-19'), reason: 'Đọc nhầm' }, null)
  const seen = await electionSeen(tx, one, id, null)
  assert.deepEqual([version, seen.versions.map((each) => [each.version, each.figures.head!.standings[0]!.votes])], [2, [[2, 171], [1, 170]]])
  await counted(tx, id, [60, 40])
  await assert.rejects(correctResult(tx, one, { id, on: d('2026-03-19'), reason: 'Đọc nhầm' }, null), { code: 'elections.elected-would-change' })
}))
