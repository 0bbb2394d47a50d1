import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { spell } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { counterpartOf, done, heldForAct, openAct, parentStanding, type Dated, type Done } from './act.ts'
import { rewriteFrom } from './changes.ts'
import { followOne } from './lineage.ts'
import { coversOf, holdLives, nameTaken } from './lives.ts'
import { after, contains } from './period.ts'
import { lifeOf, nameOf, refuseParent, versionOn, warnOfKind, type Life, type Warning } from './unit.ts'

export type Placing = Dated & { unitIds: number[]; communeId: number }

/**
 * Villages whose commune was split go to the successor in which they lie, from the day of the split.
 * A cell goes along as soon as all the villages that it covers are there.
 */
export async function place(tx: Tx, actor: Actor, placing: Placing): Promise<Done> {
  const { communeId, on } = placing
  const villages = await heldForAct(tx, placing.unitIds, ['village'], 'place', on)
  const commune = await parentStanding(tx, communeId, on)
  obey(refuseParent('village', commune))
  const candidates = await successorsOf(tx, villages.map((village) => lastCommune(village, on)).filter((id) => id !== undefined), on)
  const parents = new Map((await holdLives(tx, [...new Set(villages.map((village) => versionOn(village, on)!.parentId!))])).map((life) => [life.id, life]))
  for (const village of villages) obey(refuseToPlace(village, parents.get(versionOn(village, on)!.parentId!)!, commune, candidates, on))
  const warnings = await warningsOfPlace(tx, villages, commune, on)
  const act = await openAct(tx, actor, 'place', placing)
  await putUnder(tx, act.id, villages, communeId, on)
  const cells = await cellsToGoAlong(tx, villages.map(({ id }) => id), communeId, on)
  const committeeId = await counterpartOf(tx, communeId)
  if (committeeId !== undefined && cells.length > 0) await putUnder(tx, act.id, cells, committeeId, on)
  return done(tx, actor, act, [...villages, ...cells].map(({ id }) => id), warnings, {
    communeId, cells: cells.length,
    before: { parentIds: [...new Set(villages.map((village) => versionOn(village, on)!.parentId))] }, after: { parentId: communeId },
  })
}

export function refuseToPlace(village: Life, parent: Life, commune: Life, candidates: Map<number, number[]>, on: Day): Refusal | null {
  const facts = { unit: nameOf(village, on), commune: nameOf(commune, on), on }
  if (parent.kind !== 'province') return new Refusal('units.placed-already', { ...facts, parent: nameOf(parent, on) })
  const old = lastCommune(village, on)
  if (old !== undefined && !(candidates.get(old) ?? []).includes(commune.id)) return new Refusal('units.not-a-successor', facts)
  return old === undefined && village.shard !== commune.shard ? new Refusal('units.other-province', { ...facts, parent: facts.commune }) : null
}

/** The commune in which a village stood before it was left without one. */
export const lastCommune = (village: Life, on: Day): number | undefined => {
  const unplaced = versionOn(village, on)
  return village.versions.findLast((version) => version.upto !== null && unplaced?.from != null && version.upto <= unplaced.from)?.parentId ?? undefined
}

/** The communes that took over parts of these communes and stand on the day. */
export async function successorsOf(tx: Tx, communeIds: number[], on: Day): Promise<Map<number, number[]>> {
  const found = await rows<{ from: number; to: number[] }>(tx, sql`
    select s.from_id as "from", array_agg(distinct s.to_id) as "to"
    from unit_succession s join unit_version v on v.unit_id = s.to_id and upper_inf(v.recorded) and v.valid @> ${on}::date
    where s.from_id = any(${communeIds}::int[]) and upper_inf(s.recorded) and s.on_day <= ${on}
    group by s.from_id`)
  return new Map(found.map(({ from, to }) => [from, to]))
}

async function putUnder(tx: Tx, actId: number, lives: Life[], parentId: number, on: Day) {
  const changes = []
  for (const life of lives) {
    const stretches = await followOne(tx, parentId, on, after(lifeOf(life), on))
    changes.push({ life, next: stretches.map((stretch) => ({ ...versionOn(life, on)!, ...stretch })) })
  }
  await rewriteFrom(tx, actId, on, changes)
}

/** Cells still under a provincial committee, all of whose villages stand in this commune on the day. */
async function cellsToGoAlong(tx: Tx, villageIds: number[], communeId: number, on: Day): Promise<Life[]> {
  const cellIds = [...new Set((await coversOf(tx, { villages: villageIds })).filter((cover) => contains(cover, on)).map(({ cellId }) => cellId))]
  const ready = await rows<{ id: number }>(tx, sql`
    select c.id from unit_on(${on}::date) c join unit p on p.id = c.parent_id and p.kind = 'province_committee'
    where c.id = any(${cellIds}::int[]) and not exists (
      select 1 from cell_cover o join unit_version v on v.unit_id = o.village_id and upper_inf(v.recorded) and v.valid @> ${on}::date
      where o.cell_id = c.id and upper_inf(o.recorded) and o.held @> ${on}::date and v.parent_id <> ${communeId})`)
  return holdLives(tx, ready.map(({ id }) => id))
}

/** Villages of one name from two old communes do stand side by side until one is renamed (CV 4168): a warning here, not a refusal. */
async function warningsOfPlace(tx: Tx, villages: Life[], commune: Life, on: Day): Promise<Warning[]> {
  const warnings: Warning[] = []
  const names = new Set<string>()
  for (const village of villages) {
    const version = versionOn(village, on)!, name = nameOf(village, on)
    const taken = await nameTaken(tx, commune.id, name, on, [village.id]) ?? (names.has(spell(name)) ? name : undefined)
    if (taken) warnings.push({ code: 'units.same-name-there', facts: { unit: name, parent: nameOf(commune, on) } })
    warnings.push(...warnOfKind(version.legalKind, versionOn(commune, on)!, on, name))
    names.add(spell(name))
  }
  return warnings
}
