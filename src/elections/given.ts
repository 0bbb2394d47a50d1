import { randomBytes } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { CellValue } from '#ground/spreadsheet/sheet.ts'
import { day } from '#ground/time/day.ts'
import { registerPerson } from '#people/public.ts'
import { givenCell, givenCountry, givenVillage } from '../posts/given.ts'
import { count, hold } from './hold.ts'
import { agreeCandidates, decide, formTeam, publishPlan } from './prepare.ts'
import { electionSeen } from './read.ts'
import { sheets } from './sheets.ts'

const d = day
export const today = d('2026-03-20')
export const clerk = (accountId: number): Actor => ({ accountId, name: `Cán bộ ${accountId}`, today, may: [], unitId: null })
export const [one, two, three] = [clerk(1), clerk(2), clerk(3)]
const key = randomBytes(32)

export async function world(tx: Tx) {
  const { communes: [first] } = await givenCountry(tx, 1)
  const village = await givenVillage(tx, first!.commune)
  const cell = await givenCell(tx, first!.committee, [village])
  const people: number[] = []
  for (const name of ['Nông Văn An', 'Lộc Thị Bích', 'Hoàng Văn Chung', 'Vi Thị Dung', 'Triệu Văn Giang', 'Mã Thị Hạnh']) people.push(await registerPerson(tx, one, key, { name, birth: d('1980-05-01'), livesIn: village }))
  for (const id of people.slice(0, 5)) await rows(tx, sql`insert into party_status (person_id, status, held) values (${id}, 'official', daterange('2010-01-01', null))`)
  return { commune: first!.commune, village, cell, people }
}

export type World = Awaited<ReturnType<typeof world>>

/** A head election up to its list of two candidates. */
export async function listedHead(tx: Tx, { village, people }: World, on = '2026-03-15') {
  const { id } = await decide(tx, one, { unitId: village, kind: 'village_head', on: d('2026-02-01'), plannedOn: d(on) })
  await publishPlan(tx, one, { id, on: d('2026-02-10') })
  await formTeam(tx, one, { id, on: d('2026-02-20'), members: [{ personId: people[4]!, part: 'head' }, { personId: people[5]!, part: 'member' }] })
  await agreeCandidates(tx, one, { id, on: d('2026-02-25'), candidates: [{ personId: people[0]!, putBy: 'front' }, { personId: people[1]!, putBy: 'front' }] })
  return id
}

/** The same up to the meeting: 310 households in two clusters, 216 attend. */
export async function heldHead(tx: Tx, w: World, on = '2026-03-15') {
  const id = await listedHead(tx, w, on)
  await hold(tx, one, { id, on: d(on), method: 'hands', totalHouseholds: 310, clusters: [{ name: 'Cụm 1', households: 160, attending: 120 }, { name: 'Cụm 2', households: 150, attending: 96 }] })
  return id
}

/** Both clusters as two people read them; votes of the first candidate, the rest goes to the second. */
export async function counted(tx: Tx, id: number, votes: [number, number], by: Actor[] = [one, two]) {
  const { rounds: [round], clusters } = await electionSeen(tx, one, id, null)
  for (const actor of by) for (const [at, cluster] of clusters.entries())
    await count(tx, actor, { id, roundId: round!.id, clusterId: cluster.id, issued: cluster.attending!, valid: cluster.attending! - 3, invalid: 2, returned: 1, votes: [{ candidateId: round!.candidateIds[0]!, votes: votes[at]! }, { candidateId: round!.candidateIds[1]!, votes: 0 }] })
}

/** One row of a sheet, sent in by the commune; it must be taken. */
export async function sent(tx: Tx, { commune }: World, sheet: string, values: Record<string, CellValue>) {
  const context = { unitId: commune, unitCode: '', on: today, source: '', known: new Map<string, number>(), paper: async () => null }
  const { faults } = await sheets.find(({ code }) => code === sheet)!.apply(tx, one, context, [{ row: 2, values }])
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
}
