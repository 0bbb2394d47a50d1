import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { spell } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Period } from './period.ts'
import type { Life, Version } from './unit.ts'

/** The units with all that is believed of them, in the order asked for; nobody else changes them until this transaction ends. */
export async function holdLives(tx: Tx, ids: number[]): Promise<Life[]> {
  await rows(tx, sql`select 1 from unit where id = any(${ids}::int[]) order by id for no key update`)
  return getLives(tx, ids)
}

/** Throws 'units.no-such-unit' where one of the ids is unknown. */
export async function getLives(tx: Tx, ids: number[]): Promise<Life[]> {
  const units = await rows<Omit<Life, 'versions'>>(tx, sql`select id, tree, kind, shard from unit where id = any(${ids}::int[])`)
  const versions = Map.groupBy(await versionsOf(tx, ids), (version) => version.unitId)
  const lives = new Map(units.map((unit) => [unit.id, { ...unit, versions: versions.get(unit.id) ?? [] }]))
  return ids.map((id) => {
    const life = lives.get(id)
    if (!life) throw new Refusal('units.no-such-unit', { id })
    return life
  })
}

export const getLife = async (tx: Tx, id: number): Promise<Life> => (await getLives(tx, [id]))[0]!
export const holdLife = async (tx: Tx, id: number): Promise<Life> => (await holdLives(tx, [id]))[0]!

const versionsOf = async (tx: Tx, ids: number[]): Promise<Version[]> => (await rows<Omit<Version, 'act'> & { actKind: string | null; actOn: Day | null }>(tx, sql`
  select v.unit_id as "unitId", v.tree, lower(v.valid) as "from", upper(v.valid) as upto, v.code, v.label, v.legal_kind as "legalKind", v.name,
         v.parent_id as "parentId", v.note, a.kind as "actKind", a.on_day as "actOn"
  from unit_version v left join unit_act a on a.id = v.opened_by
  where v.unit_id = any(${ids}::int[]) and upper_inf(v.recorded)
  order by v.unit_id, lower(v.valid) nulls first`))
  .map(({ actKind, actOn, ...version }) => ({ ...version, act: actKind && actOn ? { kind: actKind as NonNullable<Version['act']>['kind'], on: actOn } : null }))

/** The name that a unit under this parent bears on the day, where it folds to the same; itself left out. */
/** The unit under the parent that bears this very name, marks and all. */
export const nameTaken = async (tx: Tx, parentId: number, name: string, on: Day, except: number[] = []) => (await rows<{ name: string }>(tx, sql`
  select full_name as name from unit_version
  where parent_id = ${parentId} and key = fold(${name}::text) and valid @> ${on}::date and upper_inf(recorded) and unit_id <> all(${except}::int[])`)).find((taken) => spell(taken.name) === spell(name))?.name

export type Cover = Period & { cellId: number; villageId: number; paperId: number | null }

/** Believed covers of these cells or villages, of all times. */
export const coversOf = (tx: Tx, { cells = [], villages = [] }: { cells?: number[]; villages?: number[] }) => rows<Cover>(tx, sql`
  select cell_id as "cellId", village_id as "villageId", lower(held) as "from", upper(held) as upto, paper_id as "paperId"
  from cell_cover
  where upper_inf(recorded) and (cell_id = any(${cells}::int[]) or village_id = any(${villages}::int[]))
  order by cell_id, village_id, lower(held) nulls first`)

/** The next free number of codes '<prefix>-NNN', for each prefix. */
export async function nextNumbers(tx: Tx, prefixes: string[]): Promise<Map<string, number>> {
  const found = await rows<{ prefix: string; next: number }>(tx, sql`
    select p.prefix, coalesce(m.last, 0) + 1 as next
    from unnest(${prefixes}::text[]) as p (prefix)
    cross join lateral (
      select max(substring(v.code from '\\d+$')::int) as last from unit_version v
      where v.code ~>=~ (p.prefix || '-') and v.code ~<~ (p.prefix || '.') and v.code ~ '-\\d{1,6}$' and upper_inf(v.recorded)) m`)
  return new Map(found.map(({ prefix, next }) => [prefix, next]))
}

export const writeCode = (prefix: string, number: number) => `${prefix}-${String(number).padStart(3, '0')}`

/** The unit that bears this code on the day or later. */
export const codeTaken = async (tx: Tx, tree: string, code: string, on: Day) => (await findRow<{ name: string }>(tx, sql`
  select full_name as name from unit_version
  where tree = ${tree} and code = ${code} and upper_inf(recorded) and (upper(valid) is null or upper(valid) > ${on}) limit 1`))?.name
