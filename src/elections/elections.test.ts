import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day, type Day } from '#ground/time/day.ts'
import { enterPaper } from '#papers/public.ts'
import { appoint, holdersOn, pairStateOn } from '#posts/public.ts'
import { certify, correctResult, orderRerun, recognise, review } from './certify.ts'
import { counted, heldHead, one, three, today, two, world, type World } from './given.ts'
import { count, hold, openRound } from './hold.ts'
import { linkedOn } from './linked.ts'
import { agreeCandidates, decide, formTeam, publishPlan, withdraw } from './prepare.ts'
import { electionSeen, electionsUnder } from './read.ts'

const d = day

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

test('nobody is put up whose record is restricted at their own wish', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.village, kind: 'village_head', on: d('2026-02-01'), plannedOn: d('2026-03-10') })
  await publishPlan(tx, one, { id, on: d('2026-02-02') })
  await rows(tx, sql`update person set restricted_on = '2026-01-15' where id = ${w.people[2]!}`)
  await assert.rejects(formTeam(tx, one, { id, on: d('2026-02-03'), members: [{ personId: w.people[2]!, part: 'head' }] }), { code: 'people.restricted' })
}))

test('of a past election only the outcome is known: it has no step left', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into election (kind, unit_id, state, known, planned_on, held_on, outcome) values ('village_head', ${w.village}, 'recognised', 'outcome_only', '2020-03-10', '2020-03-10', 'elected') returning id`)
  await assert.rejects(recognise(tx, one, { id, on: d('2026-03-18'), from: d('2026-03-18') }, null), { code: 'elections.only-outcome-known' })
  const seen = await electionSeen(tx, one, id, null)
  assert.deepEqual([seen.result, seen.versions, seen.dueOn], [null, [], null])
}))

test('election after election, whoever wins: one holder on every day, each term on its election', () => inTransaction(async (tx) => {
  const w = await world(tx)
  let seed = 31
  const random = (most: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * (most + 1)) }
  let won = 0
  for (let i = 0; i < 40; i++) {
    const on = d(`${1950 + i}-03-15`)
    const { id } = await decide(tx, one, { unitId: w.village, kind: 'village_head', on, plannedOn: on })
    await publishPlan(tx, one, { id, on, reason: 'Xa xưa' })
    await formTeam(tx, one, { id, on, members: [{ personId: w.people[5]!, part: 'head' }], reason: 'Xa xưa' })
    await agreeCandidates(tx, one, { id, on, candidates: [0, 1, 2].map((at) => ({ personId: w.people[at]!, putBy: 'front' as const })), reason: 'Xa xưa' })
    await hold(tx, one, { id, on, method: 'hands', totalHouseholds: 100, clusters: [{ name: 'Cả thôn', households: 100, attending: 90 }], reason: 'Xa xưa' })
    const { rounds: [round], clusters: [cluster] } = await electionSeen(tx, one, id, null)
    const first = 30 + random(50), winner = random(2)
    const votes = round!.candidateIds.map((candidateId, at) => ({ candidateId, votes: at === winner ? first : 0 }))
    for (const actor of [one, two]) await count(tx, actor, { id, roundId: round!.id, clusterId: cluster!.id, issued: 90, valid: 88, invalid: 1, returned: 1, votes })
    const { outcome, appointed } = await certify(tx, one, { id, on, recognition: { from: on } }, null)
    assert.deepEqual([outcome, appointed.length], first > 50 ? ['elected', 1] : ['not_elected', 0])
    if (outcome === 'elected') won++
    else await orderRerun(tx, one, { id, on, plannedOn: on, reason: 'Không ai quá nửa' }, null).then((again) => withdraw(tx, one, { id: again.id, on, reason: 'Thử' }))
    const held = await rows<{ person: number }>(tx, sql`select person_id as person from appointment where unit_id = ${w.village} and kind = 'village_head' and upper_inf(recorded) and held @> ${on}::date`)
    assert.ok(held.length === (won === 0 ? 0 : 1))
    if (outcome === 'elected') assert.equal(held[0]!.person, w.people[winner])
  }
  const terms = await rows<{ basis: string; from: string; until: string | null }>(tx, sql`select basis, lower(held)::text as "from", upper(held)::text as until from appointment where unit_id = ${w.village} and upper_inf(recorded) order by lower(held)`)
  assert.equal(terms.length, won)
  assert.ok(won > 5 && won < 40)
  terms.forEach(({ basis, until }, at) => { assert.match(basis, /^elections\/\d+$/); assert.equal(until, terms[at + 1]?.from ?? null) })
}))
