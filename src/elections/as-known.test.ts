import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { openServer } from '#ground/http/serve.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { day as d } from '#ground/time/day.ts'
import { figuresOf, scopeOf } from '#indicators/public.ts'
import { enterPaper } from '#papers/public.ts'
import { appoint, strikeTerm } from '#posts/public.ts'
import { rename } from '#units/public.ts'
import { certify, correctResult, orderRerun, recognise, review } from './certify.ts'
import type { DriveSeen, ElectionSeen } from './contract.ts'
import { drivesOf, driveSeen } from './drives.ts'
import { counted, heldHead, one, sent, three, today, two, world } from './given.ts'
import { count, hold, openRound } from './hold.ts'
import { indicators } from './indicators.ts'
import { linkedOn } from './linked.ts'
import { agreeCandidates, decide, formTeam, openDrive, publishPlan, withdraw } from './prepare.ts'
import { electionSeen, electionsUnder } from './read.ts'
import { renameCluster } from './rename-cluster.ts'
import { routesFor } from './routes.ts'

test('whatever was written of elections since, each page and figure as known then is the one that was told then, over the wire too', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const w = await database.transaction(world)
  await database.transaction((tx) => rows(tx, sql`update person set office_key = 'K/' || id`))
  const paper = await database.transaction((tx) => enterPaper(tx, one, { symbol: '15/CV-SNV', issuer: 'Sở Nội vụ', issuedOn: d('2026-03-18'), summary: 'Trả lời', issuedPrecision: 'day', kind: 'other' } as never))
  const ids = { id: 0, drive: 0, term: 0 }
  const codeOf = async (unit: number) => (await database.read((tx) => row<{ code: string }>(tx, sql`select code from unit_version where unit_id = ${unit}`))).code
  const past = { unit_code: await codeOf(w.village), kind: 'village_head', held_on: '2020-03-10' }
  const drive = { unit_code: await codeOf(w.commune), name: 'Đợt bầu năm 2020', kind: 'village_head', from: '2020-03-01' }
  /** The one place of the meeting as these read it: who came, all for the first candidate. */
  const report = async (tx: Tx, attending: number, by: Actor[]) => {
    const { rounds: [round], clusters: [room] } = await electionSeen(tx, one, ids.id, null)
    for (const actor of by) await count(tx, actor, { id: ids.id, roundId: round!.id, clusterId: room!.id, attending: room!.reports ? attending : null, issued: attending, valid: attending, invalid: 0, returned: 0, votes: round!.candidateIds.map((candidateId, at) => ({ candidateId, votes: at === 0 ? attending : 0 })) })
  }
  const acts: ((tx: Tx) => Promise<unknown>)[] = [
    async (tx) => { ids.drive = (await openDrive(tx, one, { unitId: w.commune, kind: 'village_head', name: 'Đợt bầu năm 2026', from: d('2026-02-01'), dueOn: d('2026-03-31') })).id },
    async (tx) => { ids.id = (await decide(tx, one, { unitId: w.village, kind: 'village_head', on: d('2026-02-01'), plannedOn: d('2026-03-15'), driveId: ids.drive })).id },
    (tx) => withdraw(tx, one, { id: ids.id, on: d('2026-02-03'), reason: 'Sáp nhập thôn' }),
    async (tx) => { ids.term = (await appoint(tx, one, { unitId: w.village, kind: 'village_head', personId: w.people[0]!, from: d('2021-03-01') })).number },
    async (tx) => { ids.id = (await decide(tx, one, { unitId: w.village, kind: 'village_head', on: d('2026-02-04'), plannedOn: d('2026-03-14') })).id },
    (tx) => publishPlan(tx, one, { id: ids.id, on: d('2026-02-10'), plannedOn: d('2026-03-15') }),
    (tx) => formTeam(tx, one, { id: ids.id, on: d('2026-02-20'), members: [{ personId: w.people[5]!, part: 'head' }] }),
    (tx) => agreeCandidates(tx, one, { id: ids.id, on: d('2026-02-25'), candidates: [0, 1].map((at) => ({ personId: w.people[at]!, putBy: 'front' as const })) }),
    (tx) => hold(tx, one, { id: ids.id, on: d('2026-03-15'), method: 'hands', totalHouseholds: 310, clusters: [{ name: 'Cả thôn', households: 310 }] }),
    (tx) => report(tx, 216, [one]),
    async (tx) => renameCluster(tx, one, { id: ids.id, clusterId: (await electionSeen(tx, one, ids.id, null)).clusters[0]!.id, name: 'Nhà văn hóa thôn', reason: 'Ghi nhầm' }), (tx) => report(tx, 215, [two]), (tx) => report(tx, 216, [two]),
    (tx) => certify(tx, one, { id: ids.id, on: d('2026-03-16') }, null),
    (tx) => recognise(tx, one, { id: ids.id, on: d('2026-03-17'), from: d('2026-03-17') }, null),
    (tx) => report(tx, 220, [one, two]), (tx) => correctResult(tx, one, { id: ids.id, on: d('2026-03-18'), reason: 'Đọc nhầm' }, null),
    (tx) => strikeTerm(tx, one, ids.term, 'Ghi nhầm'),
    (tx) => sent(tx, w, 'drives', { ...drive, due_on: '2020-03-31' }),
    (tx) => sent(tx, w, 'elections', { ...past, outcome: 'not_elected', households: 120, attended: 100 }),
    (tx) => sent(tx, w, 'elections', { ...past, outcome: 'elected', attended: 112, recognised_on: '2020-03-15', drive: drive.name }),
    (tx) => sent(tx, w, 'candidates', { ...past, person: `K/${w.people[1]}`, votes: 60, elected: true }),
    (tx) => sent(tx, w, 'candidates', { ...past, person: `K/${w.people[1]}`, votes: 70 }),
    (tx) => sent(tx, w, 'elections', { ...past, outcome: 'elected', recognised_on: '2020-03-16', corrects: true }),
    (tx) => sent(tx, w, 'drives', { ...drive, due_on: '2020-04-30' }),
    async (tx) => { ids.id = await heldHead(tx, w, '2026-03-18') }, (tx) => counted(tx, ids.id, [60, 50]),
    (tx) => review(tx, one, { id: ids.id, on: d('2026-03-18'), verdict: 'not_elected', paperId: paper.id, reason: 'Tính trên tổng số hộ' }, null),
    (tx) => certify(tx, one, { id: ids.id, on: d('2026-03-18') }, null),
    async (tx) => { ids.id = (await orderRerun(tx, one, { id: ids.id, on: d('2026-03-19'), plannedOn: d('2026-04-20'), reason: 'Không ai quá nửa' }, null)).id },
    (tx) => withdraw(tx, one, { id: ids.id, on: d('2026-03-20'), reason: 'Sáp nhập thôn' }),
    (tx) => openDrive(tx, one, { unitId: w.commune, kind: 'cell', name: 'Đại hội chi bộ 2026', from: d('2026-02-01'), dueOn: d('2026-03-31') }),
    async (tx) => { ids.id = (await decide(tx, one, { unitId: w.cell, kind: 'cell', on: d('2026-02-01'), plannedOn: d('2026-03-10') })).id },
    (tx) => publishPlan(tx, one, { id: ids.id, on: d('2026-02-01') }),
    (tx) => agreeCandidates(tx, one, { id: ids.id, on: d('2026-02-10'), candidates: [{ personId: w.people[0]!, putBy: 'committee' }] }),
    (tx) => hold(tx, one, { id: ids.id, on: d('2026-03-10'), method: 'ballots', members: { official: 8, transferred: 0, exempt: 0, exemptAttending: 0, suspended: 0, excused: 1, attending: 7 } }),
    (tx) => report(tx, 7, [one, two]), (tx) => openRound(tx, one, { id: ids.id, post: 'cell_deputy_secretary', standing: [{ personId: w.people[1]!, putBy: 'meeting' }] }),
    async (tx) => {
      const { rounds, clusters: [room] } = await electionSeen(tx, one, ids.id, null)
      for (const actor of [one, two]) await count(tx, actor, { id: ids.id, roundId: rounds[1]!.id, clusterId: room!.id, issued: 7, valid: 7, invalid: 0, returned: 0, votes: [{ candidateId: rounds[1]!.candidateIds[0]!, votes: 6 }] })
    },
    (tx) => certify(tx, one, { id: ids.id, on: d('2026-03-12'), recognition: { from: d('2026-03-12') } }, null),
    (tx) => rename(tx, one, { unitId: w.village, on: d('2026-03-20'), label: 'Thôn', name: 'Đồng Tiến', paperId: paper.id }),
  ]
  const told: string[] = [], pages: { known: string; page: ElectionSeen }[] = []
  await answersStay(database, acts, async (tx, known) => {
    const { figures } = await figuresOf(tx, indicators, await scopeOf(tx, w.commune, today, known))
    const list = await electionsUnder(tx, w.commune, today, { offset: 0, limit: 10 }, known)
    const drives = await drivesOf(tx, w.village, known)
    const seen = new Map<number, ElectionSeen>(), driven: DriveSeen[] = []
    for (const { id } of [...list.rows.slice(0, 1), ...list.rows.slice(-1)]) seen.set(id, await electionSeen(tx, three, id, null, known))
    for (const { id, dueOn } of drives) driven.push(await driveSeen(tx, id, dueOn, undefined, known))
    if (known === null) {
      const line = list.rows.find(({ heldOn }) => heldOn === past.held_on)
      told.push([list.count, ...driven.map(({ held, units, attended, households }) => `${held}/${units} ${attended}/${households}`), ...line ? [line.state, line.attended, ...line.elected.map(() => 'elected')] : []].join(' '))
      if (line) pages.push({ page: seen.get(line.id)!, known: (await row<{ at: string }>(tx, sql`select to_json(clock_timestamp()) #>> '{}' as at`)).at })
    }
    return { figures, list, drives, driven, seen, linked: await linkedOn(tx, w.village, today, known) }
  })
  assert.deepEqual(told.filter((line, at) => line !== told[at - 1]), [
    '0 0/1 0/0', '1 0/1 0/0', '2 0/1 0/0', '2 1/1 0/0', '2 1/1 216/310', '2 1/1 220/310', '2 1/1 220/310 0/1 0/0', '3 1/1 220/310 1/1 100/120 certified 100', '3 1/1 220/310 1/1 112/120 recognised 112',
    '3 1/1 220/310 1/1 112/120 recognised 112 elected', '4 1/1 216/310 1/1 112/120 recognised 112 elected', '5 1/1 216/310 1/1 112/120 recognised 112 elected',
    '5 0/1 0/0 1/1 216/310 1/1 112/120 recognised 112 elected', '6 0/1 0/0 1/1 216/310 1/1 112/120 recognised 112 elected', '6 1/1 0/0 1/1 216/310 1/1 112/120 recognised 112 elected',
  ])
  const server = await openServer({
    routes: routesFor({ personOf: async () => null, markOf: () => assert.fail() }), database, scoped: database, whoHolds: async () => three, may: () => true, refusalOf: () => undefined, noteShown: async () => {}, log: (line) => assert.fail(JSON.stringify(line)),
  })
  for (const { known, page } of pages) assert.deepEqual((await server.inject({ url: `/api/elections/${page.id}?known=${encodeURIComponent(known)}`, headers: { cookie: 'sid=x' } })).json(), page)
  assert.deepEqual(pages.map(({ page }) => page.outcome).slice(0, 2), ['not_elected', 'elected'])
  await server.close()
})
