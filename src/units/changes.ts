import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { before, isEmpty, joined, minus, overlaps, rangeText, type Period } from './period.ts'
import { coversOf, type Cover } from './lives.ts'
import type { Life, UnitKind, Version } from './unit.ts'

/** A version about to be written. */
export type Draft = Omit<Version, 'unitId' | 'tree' | 'act'>

const closing = sql`tstzrange(lower(recorded), greatest(lower(recorded), now()))`

export const insertUnit = async (tx: Tx, unit: { tree: string; kind: UnitKind; shard: number }) =>
  (await row<{ id: number }>(tx, sql`insert into unit (tree, kind, shard) values (${unit.tree}, ${unit.kind}, ${unit.shard}) returning id`)).id

/** Closes what is believed of the units from the day on, keeps what was true before it, and writes what follows. */
export async function rewriteFrom(tx: Tx, actId: number, on: Day, changes: { life: Life; next: Draft[] }[]) {
  const touched = (version: Version) => version.upto === null || version.upto > on
  await rows(tx, sql`
    update unit_version set recorded = ${closing}, closed_by = ${actId}
    where unit_id = any(${changes.map(({ life }) => life.id)}::int[]) and upper_inf(recorded) and (upper(valid) is null or upper(valid) > ${on})`)
  await insertVersions(tx, actId, changes.flatMap(({ life, next }) => [
    ...life.versions.filter(touched).map((version) => ({ ...version, ...before(version, on) })).filter((version) => !isEmpty(version)),
    ...next.map((draft) => ({ ...draft, unitId: life.id, tree: life.tree })),
  ]))
}

export const insertVersions = (tx: Tx, actId: number, versions: Omit<Version, 'act'>[]) => rows(tx, sql`
  insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id, note, opened_by)
  select unit_id, tree, valid::daterange, code, label, legal_kind, name, parent_id, note, ${actId}
  from unnest(${versions.map((v) => v.unitId)}::int[], ${versions.map((v) => v.tree)}::text[], ${versions.map(rangeText)}::text[], ${versions.map((v) => v.code)}::text[],
              ${versions.map((v) => v.label)}::text[], ${versions.map((v) => v.legalKind)}::text[], ${versions.map((v) => v.name)}::text[],
              ${versions.map((v) => v.parentId)}::int[], ${versions.map((v) => v.note)}::text[])
       as n (unit_id, tree, valid, code, label, legal_kind, name, parent_id, note)`)

export type Passing = { fromId: number; toId: number | null; kind: 'merge' | 'split' | 'partial' | 'dissolve' }

export const insertPassings = (tx: Tx, act: { id: number; on: Day; paperId: number }, passings: Passing[]) => rows(tx, sql`
  insert into unit_succession (from_id, to_id, kind, on_day, paper_id, opened_by)
  select from_id, to_id, kind, ${act.on}, ${act.paperId}, ${act.id}
  from unnest(${passings.map((p) => p.fromId)}::int[], ${passings.map((p) => p.toId)}::int[], ${passings.map((p) => p.kind)}::text[]) as n (from_id, to_id, kind)`)

/** Ends these covers on the day. */
export async function endCovers(tx: Tx, actId: number, on: Day, covers: Cover[]) {
  const running = covers.filter((cover) => cover.upto === null || cover.upto > on)
  await rows(tx, sql`
    update cell_cover c set recorded = tstzrange(lower(c.recorded), greatest(lower(c.recorded), now())), closed_by = ${actId}
    from unnest(${running.map((c) => c.cellId)}::int[], ${running.map((c) => c.villageId)}::int[]) as gone (cell_id, village_id)
    where c.cell_id = gone.cell_id and c.village_id = gone.village_id and upper_inf(c.recorded) and (upper(c.held) is null or upper(c.held) > ${on})`)
  await insertCovers(tx, actId, running.map((cover) => ({ ...cover, ...before(cover, on) })).filter((cover) => !isEmpty(cover)))
}

/** Adds covers for the days that the pair has not got yet. */
export async function addCovers(tx: Tx, actId: number, wanted: Cover[]) {
  const there = await coversOf(tx, { cells: wanted.map(({ cellId }) => cellId) })
  const pairs = Map.groupBy(wanted, ({ cellId, villageId }) => `${cellId}/${villageId}`)
  await insertCovers(tx, actId, [...pairs.values()].flatMap((same) => {
    const first = same[0]!
    const had = there.filter((cover) => cover.cellId === first.cellId && cover.villageId === first.villageId)
    return joined(same).flatMap((period) => minus(period, had.filter((other) => overlaps(other, period)))).map((period) => ({ ...first, ...period }))
  }))
}

const insertCovers = (tx: Tx, actId: number, covers: (Period & Cover)[]) => rows(tx, sql`
  insert into cell_cover (cell_id, village_id, held, paper_id, opened_by)
  select cell_id, village_id, held::daterange, paper_id, ${actId}
  from unnest(${covers.map((c) => c.cellId)}::int[], ${covers.map((c) => c.villageId)}::int[], ${covers.map(rangeText)}::text[], ${covers.map((c) => c.paperId)}::int[])
       as n (cell_id, village_id, held, paper_id)`)

/** Writes all that is believed of the units anew: for a file that knows better when they began. */
export async function rewriteWhole(tx: Tx, actId: number, changes: { life: Life; next: Draft[] }[]) {
  await rows(tx, sql`
    update unit_version set recorded = ${closing}, closed_by = ${actId}
    where unit_id = any(${changes.map(({ life }) => life.id)}::int[]) and upper_inf(recorded)`)
  await insertVersions(tx, actId, changes.flatMap(({ life, next }) => next.map((draft) => ({ ...draft, unitId: life.id, tree: life.tree }))))
}
