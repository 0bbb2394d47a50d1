import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { beginsWords, wordsQuery } from '#ground/database/name-words.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import type { Named } from './reading.ts'
import { type UnitKind, unitKinds } from './unit.ts'

export type FindOptions = { kinds?: readonly UnitKind[] | undefined; under?: number | undefined; limit?: number | undefined; holding?: Holding | undefined }
/** The versions of unit_version, of those believed now, in these classes whose key holds the words (a tsquery), as a select of ids: at most `most`. */
export type Holding = (words: string, classes: UnitClass[], most: number) => Sql
export type UnitClass = 'area' | 'village' | 'party'
export type Found = Named & {
  place: string // the path, nearest first: 'Phường Kỳ Lừa, Tỉnh Lạng Sơn'
  matched: string // the name that was found
  former: boolean // a name it no longer bears on the day, or a unit that no longer stands
  stands: boolean
  becomes: Named[] // what stands on the day in the place of a unit that does not
}
type Hit = { id: number; matched: string; current: boolean; rank: number }

/** Units by name, without marks, tone placement or word order; by former names too. Exact names first, then beginnings, then parts; present names before former ones. */
export async function find(tx: Tx, text: string, on: Day, { kinds, under, limit = 20, holding = heldByAll }: FindOptions = {}): Promise<Found[]> {
  const key = fold(text)
  if (key === '') return []
  const scope = kinds === undefined ? sql`true` : sql`u.kind = any(${kinds}::text[])`
  const hits = under === undefined ? await everywhere(tx, { key, on, where: scope, limit, holding }, kinds) : await within(tx, { key, on, where: scope, limit, holding }, under)
  const best = new Map<number, Hit>()
  for (const hit of hits) if (!best.has(hit.id) || best.get(hit.id)!.rank > hit.rank) best.set(hit.id, hit)
  return shown(tx, [...best.values()].sort((a, b) => a.rank - b.rank || a.id - b.id).slice(0, limit), on)
}

async function everywhere(tx: Tx, asked: Asked, kinds: readonly UnitKind[] = unitKinds): Promise<Hit[]> {
  const of = classes.filter((each) => each.kinds.some((kind) => kinds.includes(kind)))
  if (of.length === 0) return []
  const starting: Hit[] = []
  for (const { rule } of of)
    for (const column of ['name_key', 'key']) starting.push(...await starts(tx, asked, rule, sql.name(column)))
  const enough = asked.key.length < 3 || starting.filter(({ current }) => current).length >= asked.limit
  return enough ? starting : [...starting, ...await holdingAll(tx, asked, of.map(({ name }) => name)), ...await formerNames(tx, asked)]
}

/** What stands below a unit is few enough to be read whole; under a root it is everything that stands. */
async function within(tx: Tx, asked: Asked, under: number): Promise<Hit[]> {
  const root = await findRow<{ tree: string }>(tx, sql`select tree from unit where id = ${under} and kind in ('country', 'central')`)
  if (root) {
    const stands = sql`u.tree = ${root.tree} and exists (select from unit_version s where s.unit_id = u.id and upper_inf(s.recorded) and s.valid @> ${asked.on}::date)`
    return everywhere(tx, { ...asked, where: sql`${asked.where} and ${stands}` })
  }
  const { ids } = await row<{ ids: number[] }>(tx, sql`select array(select unit_subtree(${under}, ${asked.on}::date)) as ids`)
  return [...await rows<Hit>(tx, sql`
    select ${ranked(asked)}
    from unit_version h join unit u on u.id = h.unit_id
    where h.unit_id = any(${ids}::int[]) and upper_inf(h.recorded) and ${beginsWords(sql`h.key`, asked.key)} and ${asked.where}
    order by rank, h.key, h.unit_id
    limit ${asked.limit * 2}`), ...await formerNames(tx, { ...asked, where: sql`${asked.where} and u.id in (select unnest(${ids}::int[]))` })]
}

type Asked = { key: string; on: Day; where: Sql; limit: number; holding: Holding }

/** Each has its own indexes of beginnings: the rules must read as in schema.sql. */
const classes: { name: UnitClass; kinds: readonly UnitKind[]; rule: Sql }[] = [
  { name: 'area', kinds: ['country', 'province', 'district', 'commune'], rule: sql`h.legal_kind not in ('thon', 'tdp', 'party')` },
  { name: 'village', kinds: ['village'], rule: sql`h.legal_kind in ('thon', 'tdp')` },
  { name: 'party', kinds: ['central', 'province_committee', 'district_committee', 'commune_committee', 'cell'], rule: sql`h.legal_kind = 'party'` },
]

const escaped = (text: string) => text.replace(/[%_\\]/g, '\\$&')

/** Lower ranks come first: how well the name fits, whether it is borne on the day, how high the unit stands. */
const ranked = ({ key, on }: Asked) => sql`
  h.unit_id as id, h.full_name as matched, h.valid @> ${on}::date as current,
  (case when h.name_key = ${key} or h.key = ${key} then 0
        when h.name_key like ${`${escaped(key)}%`} or h.key like ${`${escaped(key)}%`} then 200
        when (' ' || h.key) like ${`% ${escaped(key)}%`} then 400 else 600 end
   + case when h.valid @> ${on}::date then 0 else 100 end
   + case u.kind when 'province' then 0 when 'district' then 10 when 'commune' then 20 when 'village' then 30 when 'cell' then 40 else 50 end
   + least(length(h.key), 90) / 10)::int as rank`

const starts = (tx: Tx, asked: Asked, rule: Sql, column: Sql) => rows<Hit>(tx, sql`
  select ${ranked(asked)}
  from unit_version h join unit u on u.id = h.unit_id
  where upper_inf(h.recorded) and ${rule} and h.${column} ~>=~ ${asked.key} and h.${column} ~<~ ${`${asked.key}\u{10ffff}`} and ${asked.where}
  order by h.${column} using ~<~
  limit ${asked.limit * 2}`)

/** Names that hold every word; of very common words the first few thousand are weighed. */
const holdingAll = (tx: Tx, asked: Asked, of: UnitClass[]) => rows<Hit>(tx, sql`
  select ${ranked(asked)}
  from (select * from unit_version h where h.id = any(array(${asked.holding(wordsQuery(asked.key), of, 2000)})::bigint[])) h
    join unit u on u.id = h.unit_id
  where ${asked.where}
  order by rank, h.key, h.unit_id
  limit ${asked.limit * 2}`)

/** Of whoever reads the table itself; under policies the index of words is of no use to a reader, for its operator is not leakproof, and room access hands in its own way. */
export const heldByAll: Holding = (words, of, most) => sql`
  select h.id from unit_version h
  where upper_inf(h.recorded) and (${sql.join(classes.filter(({ name }) => of.includes(name)).map(({ rule }) => rule), ' or ')}) and name_words(h.key) @@ ${words}::tsquery limit ${most}`

const formerNames = (tx: Tx, { key, where, limit }: Asked) => rows<Hit>(tx, sql`
  select u.id, f.name as matched, false as current, 700 as rank
  from unit_former_name f join unit u on u.id = f.unit_id
  where ${beginsWords(sql`f.key`, key)} and ${where}
  limit ${limit}`)

async function shown(tx: Tx, found: Hit[], on: Day): Promise<Found[]> {
  const ids = found.map(({ id }) => id)
  const units = new Map((await rows<Omit<Found, 'matched' | 'former' | 'becomes'>>(tx, sql`
    with recursive nearest as (
      select distinct on (v.unit_id) v.unit_id as id, u.kind, v.code, v.full_name, v.parent_id, v.valid @> ${on}::date as stands,
             case when v.valid @> ${on}::date then ${on}::date when upper(v.valid) <= ${on}::date then upper(v.valid) - 1 else lower(v.valid) end as as_of
      from unit_version v join unit u on u.id = v.unit_id
      where v.unit_id = any(${ids}::int[]) and upper_inf(v.recorded)
      order by v.unit_id, v.valid @> ${on}::date desc, upper(v.valid) desc nulls first
    ), up as (
      select n.id, n.parent_id as at_id, n.as_of, 1 as step from nearest n
      union all
      select up.id, v.parent_id, up.as_of, up.step + 1 from up join unit_version v on v.unit_id = up.at_id and upper_inf(v.recorded) and v.valid @> up.as_of
    )
    select n.id, n.kind, n.code, n.full_name as "fullName", n.stands,
           coalesce((select string_agg(v.full_name, ', ' order by up.step) from up
             join unit_version v on v.unit_id = up.at_id and upper_inf(v.recorded) and v.valid @> up.as_of and v.parent_id is not null
             where up.id = n.id), '') as place
    from nearest n`)).map((unit) => [unit.id, unit]))
  const becomes = await successorsStanding(tx, ids.filter((id) => !units.get(id)?.stands), on)
  return found.filter(({ id }) => units.has(id)).map(({ id, matched, current }) => ({ ...units.get(id)!, matched, former: !current, becomes: becomes.get(id) ?? [] }))
}

/** What stands on the day in the place of units that do not (forward along the lineage, or back for a day before they began). */
async function successorsStanding(tx: Tx, ids: number[], on: Day): Promise<Map<number, Named[]>> {
  if (ids.length === 0) return new Map()
  const found = await rows<Named & { from: number }>(tx, sql`
    with recursive walk as (
      select i as origin, i as at_id, side from unnest(${ids}::int[]) i, unnest(array['after', 'before']) side
      union
      select w.origin, case w.side when 'after' then s.to_id else s.from_id end, w.side
      from walk w join unit_succession s on upper_inf(s.recorded)
        and ((w.side = 'after' and s.from_id = w.at_id and s.on_day <= ${on}) or (w.side = 'before' and s.to_id = w.at_id and s.on_day > ${on}))
      where case w.side when 'after' then s.to_id else s.from_id end is not null
    )
    select distinct w.origin as "from", u.id, u.kind, v.code, v.full_name as "fullName"
    from walk w join unit u on u.id = w.at_id join unit_version v on v.unit_id = u.id and upper_inf(v.recorded) and v.valid @> ${on}::date
    order by v.code`)
  return Map.groupBy(found.map(({ from, ...unit }) => ({ from, unit })), ({ from }) => from).entries().reduce((map, [from, list]) => map.set(from, list.map(({ unit }) => unit)), new Map<number, Named[]>())
}
