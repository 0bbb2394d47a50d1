import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { certify, correctResult } from './certify.ts'
import { attendedOf, factsOf } from './documents/facts.ts'
import { byClusters } from './documents/village-forms.ts'
import { clerk, listedHead, one, three, two, world } from './given.ts'
import { count, hold } from './hold.ts'
import { electionSeen } from './read.ts'
import { renameCluster } from './rename-cluster.ts'

const on = day('2026-03-15')
const four = clerk(4)

/** Three clusters of 310 households that report as their meetings end. */
async function inClusters(tx: Tx) {
  const w = await world(tx)
  const id = await listedHead(tx, w)
  const clusters = [['Cụm 1', 120], ['Cụm 2', 110], ['Cụm 3', 80]].map(([name, households]) => ({ name: String(name), households: Number(households) }))
  await assert.rejects(tx.query('savepoint s').then(() => hold(tx, one, { id, on, method: 'hands', totalHouseholds: 300, clusters })), { code: 'elections.clusters-do-not-add-up' })
  await tx.query('rollback to s')
  await hold(tx, one, { id, on, method: 'hands', totalHouseholds: 310, clusters })
  const { rounds: [round], clusters: rooms } = await electionSeen(tx, one, id, null)
  const [first, second] = round!.candidateIds as [number, number]
  const report = (actor: Actor, at: number, attending: number | null, votes: number) => count(tx, actor, {
    id, roundId: round!.id, clusterId: rooms[at]!.id, attending, issued: attending ?? 0, valid: attending ?? 0, invalid: 0, returned: 0, votes: [{ candidateId: first, votes }, { candidateId: second, votes: 0 }],
  })
  const seen = () => electionSeen(tx, three, id, null)
  const shows = async () => { const { readings, running, result } = await seen(); return [readings.map(({ state }) => state), running!.reported, running!.attending, running!.count.votes[String(first)] ?? 0, result] }
  return { id, report, seen, shows }
}

test('clusters report one after the other, each read by two; nothing is declared before all have', () => inTransaction(async (tx) => {
  const { id, report, seen, shows } = await inClusters(tx)
  await assert.rejects(report(one, 0, null, 0), { code: 'elections.attending-needed' })
  await assert.rejects(report(one, 0, 121, 60), { code: 'elections.more-attending-than-households' })
  await report(one, 0, 100, 90)
  await report(one, 0, 100, 91) // the same person again: a correction, no second reading
  assert.deepEqual(await shows(), [['one', 'none', 'none'], 0, 0, 0, null])
  await report(two, 0, 100, 91)
  await report(three, 1, 90, 80) // another pair at another cluster
  await report(four, 1, 91, 80)
  assert.deepEqual(await shows(), [['agreed', 'differ', 'none'], 1, 100, 91, null])
  assert.deepEqual((await seen()).readings[1]!.differences.map(({ cell }) => cell), ['attending', 'issued', 'valid'])
  await assert.rejects(certify(tx, one, { id, on }, null), { code: 'elections.counts-differ' })
  await report(four, 1, 90, 80)
  assert.deepEqual(await shows(), [['agreed', 'agreed', 'none'], 2, 190, 171, null])
  await assert.rejects(certify(tx, one, { id, on }, null), { code: 'elections.clusters-missing', facts: { count: 1, names: ['Cụm 3'] } }) // 171 of 310 is over half; it still waits
  const facts = await factsOf(tx, one, id, new Date('2026-03-15T08:00:00Z'))
  assert.match(JSON.stringify(byClusters(facts.seen)), /2\/3 cụm đã báo.*"Cụm 2",110,90,90,90,0,0.*"Cụm 3",80,"","".*chưa có kết quả/)
  await report(one, 2, 60, 10)
  await report(two, 2, 60, 10)
  assert.equal(attendedOf((await factsOf(tx, one, id, new Date('2026-03-15T08:00:00Z'))).seen), 250)
  const { outcome } = await certify(tx, one, { id, on }, null)
  const { attended, versions: [version] } = await seen()
  assert.deepEqual([outcome, attended, version!.figures.head!.bases], ['elected', 250, { total_households: 310, attending: 250, valid: 250 }])
  assert.equal(version!.figures.clusters.reduce((sum, each) => sum + each.count!.votes[String(version!.figures.electedIds[0])]!, 0), version!.figures.head!.standings[0]!.votes)
}))

test('a report is corrected before certifying; what it said is kept', () => inTransaction(async (tx) => {
  const { id, report, seen, shows } = await inClusters(tx)
  for (const actor of [one, two]) await report(actor, 0, 100, 90)
  for (const actor of [one, two]) await report(actor, 0, 98, 88)
  assert.deepEqual((await shows()).slice(1, 4), [1, 98, 88])
  assert.equal((await seen()).readings[0]!.corrected, 2)
  await assert.rejects(report(three, 0, 98, 88), { code: 'elections.two-counted-already' })
  const kept = await rows<{ attending: number; believed: boolean }>(tx, sql`select n.attending, upper_inf(n.recorded) as believed from count_entry n join election_round r on r.id = n.round_id where r.election_id = ${id} order by n.id`)
  assert.deepEqual(kept, [[100, false], [100, false], [98, true], [98, true]].map(([attending, believed]) => ({ attending, believed })))
}))

test('a cluster called wrongly is renamed while it is counted; once certified its name changes with a new version alone', () => inTransaction(async (tx) => {
  const { id, report, seen } = await inClusters(tx)
  for (const [at, attending, votes] of [[0, 100, 90], [1, 90, 80], [2, 60, 10]] as const) for (const actor of [one, two]) await report(actor, at, attending, votes)
  const { clusters: [first, second] } = await seen()
  const rename = (name: string, clusterId = first!.id) => renameCluster(tx, one, { id, clusterId, name, reason: 'Ghi nhầm' })
  const kept = async () => (await seen()).readings.map(({ clusterId, one: read }) => [clusterId, read!.votes])
  const before = await kept()
  for (const [name, clusterId, code] of [['Cụm 1', first!.id, 'same-name'], ['Cụm 2', first!.id, 'cluster-twice'], ['Cụm 9', 0, 'no-such-cluster']] as const) await assert.rejects(rename(name, clusterId), { code: `elections.${code}` })
  await rename('Cụm Bờ Sông')
  const facts = async () => JSON.stringify(byClusters((await factsOf(tx, one, id, new Date('2026-03-15T08:00:00Z'))).seen))
  assert.deepEqual([await kept(), (await seen()).clusters.map(({ name }) => name)], [before, ['Cụm Bờ Sông', 'Cụm 2', 'Cụm 3']])
  assert.match(await facts(), /3\/3 cụm đã báo.*"Cụm Bờ Sông",120,100/)
  await certify(tx, one, { id, on }, null)
  await assert.rejects(rename('Cụm Chợ', second!.id), { code: 'elections.name-is-signed' })
  const { version } = await correctResult(tx, one, { id, on, reason: 'Ghi nhầm tên cụm', names: [{ clusterId: second!.id, name: 'Cụm Chợ' }] }, null)
  assert.deepEqual([version, (await seen()).versions.map(({ figures }) => figures.clusters.map(({ name }) => name))], [2, [['Cụm Bờ Sông', 'Cụm Chợ', 'Cụm 3'], ['Cụm Bờ Sông', 'Cụm 2', 'Cụm 3']]])
  assert.match(await facts(), /"Cụm Chợ",110,90/)
}))
