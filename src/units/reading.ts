import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { FIRST_LIST } from './national/compose.ts'
import type { Tree, UnitKind } from './unit.ts'

export type Named = { id: number; kind: UnitKind; code: string; fullName: string }
export type UnitOnDay = Named & {
  tree: Tree; label: string; legalKind: string; name: string; parentId: number | null; note: string | null
  stands: 'yes' | 'not-yet' | 'ended'
  since: Day | null // first day of the unit; null: since before the records
  upto: Day | null // first day no more; null: until further notice
  path: Named[] // from the country (or the centre) down, the unit itself left out
  counterpart: Named | null // the committee of an area, the area of a committee
  children: number
  unplaced: number // villages (or cells) of split communes under this province or in a commune that may be theirs
  treeNote: string | null
}

/** Rows believed now, or as known at an instant. */
const believed = (alias: Sql, known: string | null) => (known === null ? sql`upper_inf(${alias}.recorded)` : sql`${alias}.recorded @> ${known}::timestamptz`)
const v = sql.name('v'), p = sql.name('p')

/** 'units.tree-of-march-2025' for days before the first official list: the tree of that list is shown. */
export const treeNote = (on: Day): string | null => (on < FIRST_LIST ? 'units.tree-of-march-2025' : null)

/** The unit as it stood on a day; where it did not stand then, its nearest name and `stands` say so. Throws 'units.no-such-unit'. */
export async function unitOn(tx: Tx, id: number, on: Day, known: string | null = null): Promise<UnitOnDay> {
  const found = await findRow<Omit<UnitOnDay, 'path' | 'counterpart' | 'children' | 'unplaced' | 'treeNote'> & { asOf: Day }>(tx, sql`
    with life as (select v.* from unit_version v where v.unit_id = ${id} and ${believed(v, known)}),
         bounds as (select min(coalesce(lower(valid), '-infinity')) as since, max(coalesce(upper(valid), 'infinity')) as upto from life)
    select u.id, u.tree, u.kind, l.code, l.label, l.legal_kind as "legalKind", l.name, l.full_name as "fullName", l.parent_id as "parentId", l.note,
           case when ${on}::date < b.since then 'not-yet' when ${on}::date >= b.upto then 'ended' else 'yes' end as stands,
           nullif(b.since, '-infinity') as since, nullif(b.upto, 'infinity') as upto,
           case when ${on}::date < b.since then b.since when ${on}::date >= b.upto then b.upto - 1 else ${on}::date end as "asOf"
    from unit u join life l on l.unit_id = u.id cross join bounds b
    order by l.valid @> ${on}::date desc, case when ${on}::date < b.since then lower(l.valid) end, upper(l.valid) desc nulls first
    limit 1`)
  if (!found) throw new Refusal('units.no-such-unit', { id })
  const { asOf, ...unit } = found
  return {
    ...unit,
    path: await pathOf(tx, id, asOf, known),
    counterpart: await counterpartOn(tx, id, asOf, known),
    children: (await countsOfChildren(tx, [id], on, known)).get(id) ?? 0,
    unplaced: await countUnplaced(tx, unit, on),
    treeNote: treeNote(on),
  }
}

/** From the top down, the unit itself left out. */
export async function pathOf(tx: Tx, id: number, on: Day, known: string | null = null): Promise<Named[]> {
  return rows<Named>(tx, sql`
    with recursive up as (
      select v.parent_id as id, 1 as step from unit_version v where v.unit_id = ${id} and ${believed(v, known)} and v.valid @> ${on}::date
      union all
      select v.parent_id, up.step + 1 from up join unit_version v on v.unit_id = up.id and ${believed(v, known)} and v.valid @> ${on}::date
    )
    select u.id, u.kind, v.code, v.full_name as "fullName"
    from up join unit u on u.id = up.id join unit_version v on v.unit_id = up.id and ${believed(v, known)} and v.valid @> ${on}::date
    order by up.step desc`)
}

const counterpartOn = async (tx: Tx, id: number, on: Day, known: string | null) => await findRow<Named>(tx, sql`
  select u.id, u.kind, v.code, v.full_name as "fullName"
  from unit_counterpart c join unit u on u.id = case when c.party_id = ${id} then c.state_id else c.party_id end
    join unit_version v on v.unit_id = u.id and ${believed(v, known)} and v.valid @> ${on}::date
  where c.party_id = ${id} or c.state_id = ${id}`) ?? null

export type Child = Named & { label: string; name: string; legalKind: string; since: Day | null; children: number }

/** What stands right under a unit on a day, in order of code. Units that wait to be placed are left out of their province. */
export async function childrenOf(tx: Tx, id: number, on: Day, known: string | null = null): Promise<Child[]> {
  const found = await rows<Omit<Child, 'children'>>(tx, sql`
    select u.id, u.kind, v.code, v.label, v.name, v.legal_kind as "legalKind", v.full_name as "fullName", lower(v.valid) as since
    from unit_version v join unit u on u.id = v.unit_id join unit p on p.id = v.parent_id
    where v.parent_id = ${id} and ${believed(v, known)} and v.valid @> ${on}::date and ${isPlaced}
    order by v.code`)
  const counts = await countsOfChildren(tx, found.map((child) => child.id), on, known)
  return found.map((child) => ({ ...child, children: counts.get(child.id) ?? 0 }))
}

const isPlaced = sql`not (${sql.name('u')}.kind in ('village', 'cell') and ${p}.kind in ('province', 'province_committee'))`

async function countsOfChildren(tx: Tx, ids: number[], on: Day, known: string | null) {
  const counts = await rows<{ id: number; n: number }>(tx, sql`
    select v.parent_id as id, count(*)::int as n
    from unit_version v join unit u on u.id = v.unit_id join unit p on p.id = v.parent_id
    where v.parent_id = any(${ids}::int[]) and ${believed(v, known)} and v.valid @> ${on}::date and ${isPlaced}
    group by v.parent_id`)
  return new Map(counts.map(({ id, n }) => [id, n]))
}

/** Villages that wait: in the country, under this province, or that this commune may have taken over. */
async function countUnplaced(tx: Tx, { id, kind }: Pick<Named, 'id' | 'kind'>, on: Day): Promise<number> {
  const near = nearby[kind]?.(id)
  if (!near) return 0
  return (await findRow<{ n: number }>(tx, sql`
    select count(distinct v.unit_id)::int as n
    from unit_version v join unit u on u.id = v.unit_id and u.kind = 'village' join unit p on p.id = v.parent_id and p.kind = 'province'
    where upper_inf(v.recorded) and v.valid @> ${on}::date and ${near}`))?.n ?? 0
}

/** Where those that may wait are looked for: every kind by its own index. */
const nearby: Partial<Record<UnitKind, (id: number) => Sql>> = {
  country: (id) => sql`v.parent_id in (select c.unit_id from unit_version c where c.parent_id = ${id})`,
  province: (id) => sql`v.parent_id = ${id}`,
  commune: (id) => sql`v.unit_id in (
    select o.unit_id from unit_succession s join unit_version o on o.parent_id = s.from_id and upper_inf(o.recorded)
    where s.to_id = ${id} and upper_inf(s.recorded))`,
}

/** A code means something only with its day. State and Party codes never meet unless `tree` is left open. */
export const unitByCode = async (tx: Tx, code: string, on: Day, tree: Tree | null = null): Promise<Named | undefined> => findRow<Named>(tx, sql`
  select id, kind, code, full_name as "fullName" from unit_on(${on}::date) where code = ${code} and (${tree}::text is null or tree = ${tree}) order by tree desc limit 1`)

/** The two roots: the country and the centre. */
export const rootsOf = (tx: Tx) => rows<Named>(tx, sql`
  select u.id, u.kind, v.code, v.full_name as "fullName" from unit_version v join unit u on u.id = v.unit_id
  where v.code in ('VN', 'TW') and v.parent_id is null and upper_inf(v.recorded) order by v.tree desc`)

export type Covered = Named & { since: Day | null; upto: Day | null; paperId: number | null }

/** The cells that cover a village, or the villages that a cell covers, on a day. */
export const coveredOn = (tx: Tx, id: number, on: Day, known: string | null = null) => rows<Covered>(tx, sql`
  select u.id, u.kind, v.code, v.full_name as "fullName", lower(c.held) as since, upper(c.held) as upto, c.paper_id as "paperId"
  from cell_cover c
    join unit u on u.id = case when c.cell_id = ${id} then c.village_id else c.cell_id end
    join unit_version v on v.unit_id = u.id and ${believed(v, known)} and v.valid @> ${on}::date
  where (c.cell_id = ${id} or c.village_id = ${id}) and ${believed(sql.name('c'), known)} and c.held @> ${on}::date
  order by v.code`)
