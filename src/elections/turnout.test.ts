import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { childrenFigures, figuresOf, rowsBehind, scopeOf, seriesOver } from '#indicators/public.ts'
import { certify, correctResult } from './certify.ts'
import { clerk, listedHead, one, two, world } from './given.ts'
import { count, hold } from './hold.ts'
import { indicators } from './indicators.ts'
import { agreeCandidates, decide, publishPlan } from './prepare.ts'
import { electionSeen } from './read.ts'

const [head, cell] = ['elections.head-turnout', 'elections.cell-turnout'].map((code) => indicators.find((each) => each.code === code)!)
const of = async (tx: Tx, unitId: number, on: string) =>
  (await figuresOf(tx, [head!, cell!], await scopeOf(tx, unitId, day(on)))).figures.map(({ numerator, denominator }) => `${numerator}/${denominator}`)

test('turnout of a village counts households, of certified elections alone, from the day of the election on; the corrected version counts; the rows open the elections', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const id = await listedHead(tx, w)
  const clusters = [{ name: 'Cụm 1', households: 160 }, { name: 'Cụm 2', households: 150 }]
  await hold(tx, one, { id, on: day('2026-03-15'), method: 'hands', totalHouseholds: 310, clusters })
  const { rounds: [round], clusters: rooms } = await electionSeen(tx, one, id, null)
  const report = async (attending: number) => {
    for (const actor of [one, two]) for (const room of rooms) await count(tx, actor, { id, roundId: round!.id, clusterId: room.id, attending, issued: attending, valid: attending, invalid: 0, returned: 0, votes: round!.candidateIds.map((candidateId, at) => ({ candidateId, votes: at === 0 ? attending : 0 })) })
  }
  await report(120)
  await rows(tx, sql`select settle()`)
  assert.deepEqual(await of(tx, w.commune, '2026-03-20'), ['0/0', '0/0'])
  await certify(tx, one, { id, on: day('2026-03-17') }, null)
  assert.deepEqual(await of(tx, w.commune, '2026-03-20'), ['240/310', '0/0'])
  assert.deepEqual(await of(tx, w.commune, '2026-03-14'), ['0/0', '0/0'])
  await report(130)
  await correctResult(tx, one, { id, on: day('2026-03-19'), reason: 'Đọc nhầm' }, null)
  const scope = await scopeOf(tx, w.commune, day('2026-03-20'))
  const behind = await rowsBehind(tx, head!, scope, 'numerator', { offset: 0, limit: 10 })
  assert.deepEqual(behind.rows.map(({ unit, values }) => [unit.id, values]), [[w.village, { election: { to: `/elections/${id}`, day: '2026-03-15' }, came: 260, all: 310 }]])
  const missing = await rowsBehind(tx, head!, scope, 'missing', { offset: 0, limit: 10 })
  assert.deepEqual(missing.rows.map(({ unit }) => unit.id), [w.village])
  assert.deepEqual(await of(tx, w.commune, '2026-03-20'), ['260/310', '0/0'])
  const points = await seriesOver(tx, [head!], scope, [day('2026-02-28'), day('2026-03-20')])
  assert.deepEqual(points.map(({ figures }) => figures![0]!.percent?.two ?? null), [null, '83,87'])
  const { children: [village] } = await childrenFigures(tx, [head!], scope)
  assert.deepEqual([village!.figures[0]!.numerator, village!.figures[0]!.denominator], [260, 310])
}))

test('turnout of a cell counts ballots of its first vote against those convened', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.cell, kind: 'cell', on: day('2026-02-01'), plannedOn: day('2026-03-10') })
  await publishPlan(tx, one, { id, on: day('2026-02-01') })
  await agreeCandidates(tx, one, { id, on: day('2026-02-10'), candidates: [{ personId: w.people[0]!, putBy: 'committee' }] })
  await hold(tx, one, { id, on: day('2026-03-10'), method: 'ballots', members: { official: 8, transferred: 0, exempt: 0, exemptAttending: 0, suspended: 0, excused: 1, attending: 7 } })
  const { rounds: [round], clusters: [room] } = await electionSeen(tx, one, id, null)
  for (const actor of [one, clerk(2)]) await count(tx, actor, { id, roundId: round!.id, clusterId: room!.id, issued: 6, valid: 6, invalid: 0, returned: 0, votes: [{ candidateId: round!.candidateIds[0]!, votes: 6 }] })
  await certify(tx, one, { id, on: day('2026-03-12') }, null)
  await rows(tx, sql`select settle()`)
  assert.deepEqual(await of(tx, w.commune, '2026-03-20'), ['0/0', '6/8'])
}))
