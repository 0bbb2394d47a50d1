import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { CellValue, Context } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day, type Day } from '#ground/time/day.ts'
import { paperFor } from '#papers/public.ts'
import { appoint } from '#posts/public.ts'
import { givenPaper } from '../papers/given.ts'
import { certify, correctResult, orderRerun, recognise, review } from './certify.ts'
import type { ElectionLine } from './contract.ts'
import type { Kind } from './election.ts'
import { clerk, counted, heldHead, one, three, today, two, world, type World } from './given.ts'
import { count, hold } from './hold.ts'
import { agreeCandidates, decide, formTeam, publishPlan, withdraw } from './prepare.ts'
import { electionSeen, electionsUnder } from './read.ts'
import { sheets } from './sheets.ts'

const parts = sheets.filter(({ code }) => code !== 'drives')
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

const forget = async (tx: Tx) => { for (const table of ['count_entry', 'election_round', 'election_cluster', 'election_team_member', 'candidate', 'election_result', 'election_step', 'election']) await rows(tx, sql`delete from ${sql.name(table)}`) }
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
  assert.deepEqual(Object.fromEntries(Object.entries(taken).map(([code, list]) => [code, list.length])), { elections: 0, elections_under_way: 2, candidates: 6, election_team: 2, election_steps: 9, election_clusters: 3, election_rounds: 2, election_counts: 4 })
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
  assert.deepEqual(late['elections_under_way']!.toSorted(), ['elections.goes-on-here', 'same'])
}))

test('what the register does not say so is a fault; what one person alone has read waits for a second there too', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const head = await heldHead(tx, w)
  await counted(tx, head, [90, 80], [one])
  const taken = await takeAll(tx, w.commune)
  assert.deepEqual(taken['election_counts']!.map(({ cluster, reading }) => [cluster, reading]), [['Cụm 1', 1], ['Cụm 2', 1]])
  assert.ok(taken['election_counts']!.every((each) => !('by' in each) && !JSON.stringify(each).includes(one.name)))
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

type Stage = { name: string; act(tx: Tx, w: World, id: number): Promise<unknown> }
const small = { official: 8, transferred: 0, exempt: 0, exemptAttending: 0, suspended: 0, excused: 0, attending: 8 }
const atOnce = { elected: [90, 80], not_elected: [20, 10], needs_legal_review: [60, 50] } as const
const voted = (kind: Kind, votes: readonly [number, number], by: Actor[]) => async (tx: Tx, _w: World, id: number) => {
  if (kind === 'village_head') return counted(tx, id, [...votes], by)
  const { rounds: [round], clusters: [room] } = await electionSeen(tx, one, id, null)
  for (const actor of by) await count(tx, actor, { id, roundId: round!.id, clusterId: room!.id, issued: 8, valid: 8, invalid: 0, returned: 0, votes: [{ candidateId: round!.candidateIds[0]!, votes: votes[0] > 50 ? 6 : 2 }] })
}
const step = (name: string, act: Stage['act']): Stage => ({ name, act })

/** Every way through an election of a kind: an election stands at the end of each beginning of it. */
function waysThrough(kind: Kind): Stage[][] {
  const ready = [
    step('plan', (tx, _w, id) => publishPlan(tx, one, { id, on: day('2026-02-10'), reason: 'Khuyết' })),
    ...(kind === 'village_head' ? [step('team', (tx, w, id) => formTeam(tx, one, { id, on: day('2026-02-20'), members: [{ personId: w.people[4]!, part: 'head' }] }))] : []),
    step('list', (tx, w, id) => agreeCandidates(tx, one, { id, on: day('2026-02-25'), candidates: w.people.slice(0, kind === 'cell' ? 1 : 2).map((personId) => ({ personId, putBy: kind === 'cell' ? 'committee' : 'front' })) })),
    step('hold', (tx, _w, id) => hold(tx, one, { id, on: day('2026-03-15'), ...(kind === 'cell' ? { method: 'ballots', members: small } : { method: 'hands', totalHouseholds: 310, clusters: [{ name: 'Cụm 1', households: 160, attending: 120 }, { name: 'Cụm 2', households: 150, attending: 96 }] }) })),
  ]
  const stopped = ready.slice(0, -1).map((_each, at) => [...ready.slice(0, at), step(`withdrawn after ${at} steps`, (tx, _w, id) => withdraw(tx, one, { id, on: day('2026-03-01'), reason: 'Sáp nhập thôn' }))])
  const certified = step('certify', (tx, _w, id) => certify(tx, one, { id, on: day('2026-03-18') }, null))
  const recognised = step('recognise', (tx, _w, id) => recognise(tx, one, { id, on: day('2026-03-19'), from: day('2026-03-19') }, null))
  const rerun = step('rerun', (tx, _w, id) => orderRerun(tx, one, { id, on: day('2026-03-19'), plannedOn: day('2026-04-20'), reason: 'Đơn thư' }, null))
  const dropped = step('rerun withdrawn', async (tx, _w, id) => withdraw(tx, one, { id: (await electionSeen(tx, one, id, null)).rerunId!, on: today, reason: 'Sáp nhập thôn' }))
  const reviewed = step('review', async (tx, _w, id) => review(tx, one, { id, on: day('2026-03-17'), verdict: 'elected', paperId: await givenPaper(tx, '15/CV-SNV', '2026-03-17'), reason: 'Tính trên số dự' }, null))
  const read = (by: Actor[], outcome: keyof typeof atOnce = 'elected') => step(`read by ${by.length}: ${outcome}`, voted(kind, atOnce[outcome], by))
  return [
    ...stopped, [...ready, read([one]), read([two]), certified, recognised], [...ready, read([one]), read([two], 'not_elected')], [...ready, read([one, two]), certified, rerun], [...ready, read([one, two], 'not_elected'), certified, rerun, dropped],
    ...(kind === 'village_head' ? [[...ready, read([one, two], 'needs_legal_review'), reviewed, certified, recognised]] : []),
  ]
}

for (const kind of ['village_head', 'cell'] as const)
  test(`in whatever state an election is (${kind}), another register takes it up in that state`, () => inTransaction(async (tx) => {
    const w = await world(tx)
    await appoint(tx, one, { unitId: w.village, kind: 'village_head', personId: w.people[2]!, from: day('2025-06-01'), interim: true })
    const shown = async () => (await electionsUnder(tx, w.commune, today, { offset: 0, limit: 100 })).rows.map(({ id: _id, known: _known, dueOn: _due, rerunsId, ...each }: ElectionLine & { rerunsId?: number | null }) => JSON.stringify({ ...each, repeats: typeof rerunsId === 'number', base: null })).toSorted()
    const readings = async (id: number) => (await electionSeen(tx, three, id, null)).readings.map(({ state }) => state)
    const [met, done] = [new Set<string>(), new Set<string>()]
    for (const way of waysThrough(kind)) {
      await tx.query('savepoint way')
      const { id } = await decide(tx, one, { unitId: kind === 'cell' ? w.cell : w.village, kind, on: day('2026-02-01'), plannedOn: day('2026-03-15') })
      for (const [at, stage] of [step('decide', () => Promise.resolve()), ...way].entries()) {
        await stage.act(tx, w, id)
        const said = ['decide', ...way.slice(0, at).map(({ name }) => name)].join(', ')
        if (done.has(said)) continue
        done.add(said)
        const [before, taken, state] = [await shown(), await takeAll(tx, w.commune), (await electionSeen(tx, one, id, null)).state]
        const read = await readings(id)
        met.add(`${state} ${read.join()}`)
        assert.deepEqual(await sendIn(tx, w.commune, taken), all(taken, 'same'), said)
        await tx.query('savepoint other')
        await forget(tx)
        assert.deepEqual(await sendIn(tx, w.commune, taken), all(taken, 'new'), said)
        assert.deepEqual(await shown(), before, said)
        assert.deepEqual(await takeAll(tx, w.commune), taken, said)
        const [again] = await rows<{ id: number }>(tx, sql`select id from election where state = ${state}`)
        if (!['recognised', 'rerun_ordered'].includes(state)) assert.deepEqual(await readings(again!.id), read, said)
        if (state === 'certified' && before[0]!.includes('"outcome":"elected"')) assert.equal((await recognise(tx, two, { id: again!.id, on: today, from: today }, null)).appointed.length, 1, said)
        await tx.query('rollback to other')
      }
      await tx.query('rollback to way')
    }
    const read = kind === 'cell' ? ['none', 'one', 'agreed', 'differ'] : ['none,none', 'one,one', 'agreed,agreed', 'differ,differ']
    const early = ['decided', 'planned', ...(kind === 'cell' ? [] : ['teamed']), 'listed', 'withdrawn'].map((state) => `${state} `)
    assert.deepEqual([...met].toSorted(), [...early, ...read.map((each) => `held ${each}`), ...['certified', 'recognised', 'rerun_ordered'].map((state) => `${state} ${read[2]}`)].toSorted())
  }))

test('a day that an act or an earlier workbook wrote is kept: another day is a fault, or a correction where the row says so', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const past = { unit: null, kind: 'village_head', held_on: day('2021-03-10'), outcome: 'elected', recognised_on: day('2021-03-15'), paper: '31/QĐ-UBND', paper_on: day('2021-03-15'), issuer: 'UBND xã' }
  const { unit_code: code } = (await rows<{ unit_code: string }>(tx, sql`select code as unit_code from unit_version where unit_id = ${w.village}`))[0]!
  const send = async (row: Record<string, unknown>) => (await sendIn(tx, w.commune, { elections: [{ unit_code: code, ...past, ...row }] }))['elections']
  const steps = async () => (await rows<{ step: string; on: Day; believed: boolean; paper: string | null }>(tx, sql`
    select s.step, s.on_day::text as "on", upper_inf(s.recorded) as believed, d.symbol as paper from election_step s left join paper d on d.id = s.paper_id where s.step <> 'hold' order by s.id`)).map(({ step: name, on, believed, paper }) => [name, on, believed, paper])
  const first = ['recognise', '2021-03-15', true, '31/QĐ-UBND']
  assert.deepEqual([await send({}), await send({}), await send({ recognised_on: null, attended: 90 }), await steps()], [['new'], ['same'], ['changed'], [first]])
  assert.deepEqual([await send({ recognised_on: day('2021-03-16') }), await steps()], [['elections.step-stands'], [first]])
  assert.deepEqual([await send({ recognised_on: day('2021-03-16'), corrects: true }), await steps()], [['changed'], [['recognise', '2021-03-15', false, '31/QĐ-UBND'], ['recognise', '2021-03-16', true, '31/QĐ-UBND']]])
  assert.deepEqual([await send({ ended_on: day('2021-03-20') }), await send({ outcome: 'withdrawn', recognised_on: null }), await send({ held_on: day('2021-04-10'), recognised_on: null, ended_on: day('2021-04-01') }), await send({ held_on: day('2021-05-10'), recognised_on: null, repeats: day('2021-04-10') })],
    [['elections.recognised-and-ended'], ['elections.withdrawn-undated'], ['elections.before-the-step-before'], ['elections.unknown-election']])
}))

test('certified elsewhere and taken up here: what was certified stands, and a correction is the first version signed here', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const head = await heldHead(tx, w)
  await counted(tx, head, [90, 80])
  await certify(tx, one, { id: head, on: day('2026-03-17') }, null)
  const taken = await takeAll(tx, w.commune)
  await forget(tx)
  const lone = { ...taken, election_steps: taken['election_steps']!.filter(({ step: name }) => name !== 'certify') }
  assert.equal((await sendIn(tx, w.commune, lone))['election_steps']!.at(-1), 'elections.outcome-of-certified')
  await forget(tx)
  await sendIn(tx, w.commune, taken)
  const { id } = (await rows<{ id: number }>(tx, sql`select id from election`))[0]!
  const correct = () => correctResult(tx, one, { id, on: day('2026-03-19'), reason: 'Đọc nhầm' }, null)
  await tx.query('savepoint unread')
  await assert.rejects(correct, { code: 'elections.read-once' })
  await tx.query('rollback to unread')
  await counted(tx, id, [91, 80], [clerk(9), two])
  const { version } = await correct()
  const seen = await electionSeen(tx, one, id, null)
  assert.deepEqual([version, seen.state, seen.outcome, seen.attended, seen.versions.map((each) => each.figures.head!.standings[0]!.votes)], [1, 'certified', 'elected', 216, [171]])
}))
