import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { CellValue, Context } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { paperFor } from '#papers/public.ts'
import { certify } from './certify.ts'
import { clerk, counted, heldHead, one, three, today, two, world } from './given.ts'
import { count, hold } from './hold.ts'
import { agreeCandidates, decide, publishPlan } from './prepare.ts'
import { electionSeen } from './read.ts'
import { sheets } from './sheets.ts'

const parts = sheets.filter(({ code }) => code !== 'drives' && code !== 'elections')
type Taken = Record<string, Record<string, unknown>[]>

async function takeAll(tx: Tx, unitId: number): Promise<Taken> {
  const taken: Taken = {}
  for (const { code, take } of parts) taken[code] = await take(tx, unitId, today)
  return taken
}

const contextOf = (tx: Tx, unitId: number): Context => ({
  unitId, unitCode: '', on: today, source: '', known: new Map(),
  paper: (symbol, issuedOn, issuer) => paperFor(tx, { symbol, kind: 'decision', issuer, issuedOn, issuedPrecision: issuedOn ? 'day' : 'unknown', summary: '', note: null }),
})

/** All the sheets as one file, the way an import applies them. */
async function sendIn(tx: Tx, unitId: number, taken: Taken) {
  const context = contextOf(tx, unitId)
  const told: Record<string, string[]> = {}
  for (const { code, apply } of parts) {
    const { outcomes, faults } = await apply(tx, clerk(9), context, (taken[code] ?? []).map((values, at) => ({ row: at + 2, values: values as Record<string, CellValue> })))
    told[code] = [...outcomes.map(({ change }) => change), ...faults.map((fault) => fault.code)]
  }
  return told
}

const forget = (tx: Tx) => rows(tx, sql`truncate election cascade`)
const all = (taken: Taken, word: string) => Object.fromEntries(Object.entries(taken).map(([code, list]) => [code, list.map(() => word)]))

test('elections under way go out in the workbook and come back as they were: steps, candidates, team, places, votes, counts', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const head = await heldHead(tx, w)
  await counted(tx, head, [90, 80])
  await counted(tx, head, [91, 80], [two]) // the two differ in one place
  const { id: cell } = await decide(tx, one, { unitId: w.cell, kind: 'cell', on: day('2026-02-01'), plannedOn: day('2026-03-10') })
  await publishPlan(tx, one, { id: cell, on: day('2026-02-01') })
  await agreeCandidates(tx, one, { id: cell, on: day('2026-02-10'), candidates: w.people.slice(0, 4).map((personId) => ({ personId, putBy: 'committee' })), seats: 3 })
  await hold(tx, one, { id: cell, on: day('2026-03-10'), method: 'ballots', members: { official: 45, transferred: 2, exempt: 3, exemptAttending: 1, suspended: 0, excused: 1, attending: 38 } })
  const taken = await takeAll(tx, w.commune)
  assert.deepEqual(Object.fromEntries(Object.entries(taken).map(([code, list]) => [code, list.length])), { elections_under_way: 2, candidates: 6, election_team: 2, election_steps: 9, election_clusters: 3, election_rounds: 2, election_counts: 4 })
  assert.deepEqual(await sendIn(tx, w.commune, taken), all(taken, 'same'))
  const before = await electionSeen(tx, three, head, null)
  await forget(tx)
  assert.deepEqual(await sendIn(tx, w.commune, taken), all(taken, 'new'))
  assert.deepEqual(await takeAll(tx, w.commune), taken)
  assert.deepEqual(await sendIn(tx, w.commune, taken), all(taken, 'same'))
  const { id } = (await rows<{ id: number }>(tx, sql`select id from election where kind = 'village_head'`))[0]!
  const after = await electionSeen(tx, three, id, null)
  assert.deepEqual([after.state, after.heldOn, after.attended, after.readings.map(({ state }) => state), after.running], [before.state, before.heldOn, before.attended, ['differ', 'agreed'], { ...before.running, count: { ...before.running!.count, votes: after.running!.count.votes } }])
  assert.deepEqual(Object.values(after.running!.count.votes), [80, 0])
  assert.deepEqual([before, after].map(({ readings: [first] }) => first!.fromFile), [false, true])
  await assert.rejects(certify(tx, one, { id, on: day('2026-03-17') }, null), { code: 'elections.counts-differ' })
  await counted(tx, id, [91, 80], [clerk(9)]) // the sender reads again: both readings are still by one hand
  await assert.rejects(certify(tx, one, { id, on: day('2026-03-17') }, null), { code: 'elections.read-once' })
  await counted(tx, id, [91, 80], [two]) // whoever reads the minutes here stands in place of what the file said
  const { outcome } = await certify(tx, one, { id, on: day('2026-03-17') }, null)
  assert.equal(outcome, 'elected')
  const late = await sendIn(tx, w.commune, taken) // a file of before it was certified
  assert.deepEqual([late['elections_under_way']!.toSorted(), late['candidates']!.filter((each) => each === 'elections.none-under-way').length], [['elections.goes-on-here', 'same'], 2])
}))

test('what the register does not say so is a fault; what one person alone has read stays here', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const head = await heldHead(tx, w)
  await counted(tx, head, [90, 80], [one])
  const taken = await takeAll(tx, w.commune)
  assert.deepEqual(taken['election_counts'], [])
  const changed = { ...taken, election_clusters: taken['election_clusters']!.map((each) => ({ ...each, attending: 100 })) }
  assert.deepEqual((await sendIn(tx, w.commune, changed))['election_clusters'], ['elections.goes-on-here', 'elections.goes-on-here'])
  await forget(tx)
  const wrong: Taken = {
    ...taken, election_steps: taken['election_steps']!.filter(({ step }) => step !== 'team'), election_clusters: taken['election_clusters']!.slice(1), candidates: taken['candidates']!.map((each, at) => (at === 0 ? { ...each, person: 'KHONG' } : each)),
  }
  const told = await sendIn(tx, w.commune, wrong)
  assert.deepEqual([told['election_steps']!.at(-1), told['election_clusters']!.at(-1), told['candidates']], ['elections.not-in-this-state', 'elections.clusters-do-not-add-up', ['new', 'posts.unknown-person']])
  assert.equal(told['election_rounds']!.at(-1), 'elections.not-a-candidate')
}))

test('a report with who attended comes back too, and its arithmetic holds', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.village, kind: 'village_head', on: day('2026-02-01'), plannedOn: day('2026-03-15') })
  await publishPlan(tx, one, { id, on: day('2026-02-10') })
  await rows(tx, sql`update election set state = 'teamed' where id = ${id}`)
  await rows(tx, sql`insert into election_step (election_id, unit_id, step, on_day) values (${id}, ${w.village}, 'team', '2026-02-15')`)
  await agreeCandidates(tx, one, { id, on: day('2026-02-25'), candidates: [{ personId: w.people[0]!, putBy: 'self' }] })
  await hold(tx, one, { id, on: day('2026-03-15'), method: 'hands', totalHouseholds: 310, clusters: [{ name: 'Cụm 1', households: 160 }, { name: 'Cụm 2', households: 150 }] })
  const { rounds: [round], clusters: [room] } = await electionSeen(tx, one, id, null)
  for (const actor of [one, two]) await count(tx, actor, { id, roundId: round!.id, clusterId: room!.id, attending: 120, issued: 120, valid: 118, invalid: 1, returned: 1, votes: [{ candidateId: round!.candidateIds[0]!, votes: 110 }] })
  const taken = await takeAll(tx, w.commune)
  assert.deepEqual(taken['candidates']!.map(({ put_by: by }) => by), ['self'])
  await forget(tx)
  const over = { ...taken, election_counts: taken['election_counts']!.map((each) => ({ ...each, attending: 161 })) }
  assert.equal((await sendIn(tx, w.commune, over))['election_counts']!.at(-1), 'elections.more-attending-than-households')
  await forget(tx)
  await sendIn(tx, w.commune, taken)
  const [{ id: again } = { id: 0 }] = await rows<{ id: number }>(tx, sql`select id from election`)
  const { running, result } = await electionSeen(tx, three, again, null)
  assert.deepEqual([running!.reported, running!.attending, result], [1, 120, null])
}))
