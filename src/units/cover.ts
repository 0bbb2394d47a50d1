import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { counterpartOf, done, openAct, type Act, type Dated, type Done } from './act.ts'
import { addCovers, endCovers } from './changes.ts'
import { coversOf, holdLife, holdLives, type Cover } from './lives.ts'
import { after, both, contains } from './period.ts'
import { lifeOf, nameOf, refuseOtherKinds, refuseWhereItDoesNotStand, versionOn, type Life, type Warning } from './unit.ts'

export type Covering = Dated & { cellId: number; takes: number[]; leaves: number[] }

/** A cell takes villages on, or leaves them, from the day on. */
export async function cover(tx: Tx, actor: Actor, covering: Covering): Promise<Done> {
  const { cellId, takes, leaves, on } = covering
  const cell = await holdLife(tx, cellId)
  const villages = await holdLives(tx, [...new Set([...takes, ...leaves])])
  for (const life of [cell, ...villages]) obey(refuseWhereItDoesNotStand(life, on))
  obey(refuseOtherKinds(cell, ['cell'], 'cover'))
  for (const village of villages) obey(refuseOtherKinds(village, ['village'], 'cover'))
  const present = await coversOf(tx, { cells: [cellId] })
  obey(refuseToCover(cell, villages, present, covering))
  const coveredNow = present.filter((each) => contains(each, on)).map(({ villageId }) => villageId)
  const act = await openAct(tx, actor, 'cover', covering)
  await endCovers(tx, act.id, on, present.filter(({ villageId }) => leaves.includes(villageId)))
  await addCovers(tx, act.id, await coverPeriods(tx, cell, villages.filter(({ id }) => takes.includes(id)), act))
  return done(tx, actor, act, [cellId, ...villages.map(({ id }) => id)], await warnOfUncovered(tx, leaves, villages, on), {
    takes, leaves, before: { covers: coveredNow }, after: { covers: [...new Set([...coveredNow, ...takes])].filter((id) => !leaves.includes(id)) },
  })
}

export function refuseToCover(cell: Life, villages: Life[], present: Cover[], { takes, leaves, on }: { takes: number[]; leaves: number[]; on: Day }): Refusal | null {
  const name = (id: number) => nameOf(villages.find((village) => village.id === id)!, on)
  if (takes.length + leaves.length === 0) return new Refusal('units.nothing-to-cover', { unit: nameOf(cell, on) })
  const covered = new Set(present.filter((period) => contains(period, on)).map(({ villageId }) => villageId))
  const twice = takes.find((id) => covered.has(id))
  if (twice !== undefined) return new Refusal('units.already-covers', { unit: nameOf(cell, on), village: name(twice), on })
  const never = leaves.find((id) => !covered.has(id))
  return never === undefined ? null : new Refusal('units.does-not-cover', { unit: nameOf(cell, on), village: name(never), on })
}

/** For how long a cell covers these villages from the act on: while both stand. Refused where a village stands in another commune. */
export async function coverPeriods(tx: Tx, cell: Life, villages: Life[], act: Act): Promise<Cover[]> {
  const committee = versionOn(cell, act.on)?.parentId
  const area = committee ? await counterpartOf(tx, committee) : undefined
  const elsewhere = villages.find((village) => area !== undefined && versionOn(village, act.on)?.parentId !== area)
  if (elsewhere) throw new Refusal('units.village-elsewhere', { unit: nameOf(cell, act.on), village: nameOf(elsewhere, act.on), on: act.on })
  return villages.map((village) => ({
    cellId: cell.id, villageId: village.id, paperId: act.paperId, ...after(both(lifeOf(cell), lifeOf(village)), act.on),
  }))
}

/** Villages that no cell covers any more. */
export async function warnOfUncovered(tx: Tx, villageIds: number[], lives: Life[], on: Day): Promise<Warning[]> {
  const covers = (await coversOf(tx, { villages: villageIds })).filter((period) => contains(period, on))
  return villageIds.filter((id) => !covers.some(({ villageId }) => villageId === id))
    .map((id) => ({ code: 'units.village-without-cell', facts: { village: nameOf(lives.find((life) => life.id === id)!, on), on } }))
}
