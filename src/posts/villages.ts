import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { scopeOf } from '#indicators/public.ts'
import { instant, type Known } from '#ground/database/known.ts'
import type { PartyOfHead, VillageState } from './village-state.ts'

export type VillageFilter = { states?: VillageState[] | undefined; text?: string | undefined; legalKind?: 'thon' | 'tdp' | undefined; since?: Day | undefined; offset?: number; limit?: number }
export type VillageRow = {
  id: number; code: string; name: string; legalKind: string; communeId: number; commune: string | null; cellId: number | null; cell: string | null
  state: VillageState; since: Day | null; headId: number | null; head: string | null; headParty: PartyOfHead; headSince: Day | null; headInterim: boolean
  secretaryId: number | null; secretary: string | null; secretaryInterim: boolean; reelected: boolean
}
export type VillagePage = { count: number; byState: Partial<Record<VillageState, number>>; rows: VillageRow[] }

/** The villages of a unit on a day with their states, a page of them; `count` and `byState` are of all that pass the other filters. `since`: in this state since that day or later. */
export async function villagesOn(tx: Tx, unitId: number, on: Day, filter: VillageFilter, known: Known = null): Promise<VillagePage> {
  const { unit } = await scopeOf(tx, unitId, on, known)
  const from = statesThen(unit.id, unit.kind, on, known)
  const { offset = 0, limit = 100 } = filter
  const words = fold(filter.text ?? '').split(' ').filter(Boolean)
  const passes = sql`
    (${filter.legalKind ?? null}::text is null or s.legal_kind = ${filter.legalKind ?? null})
    and (${filter.since ?? null}::date is null or s.since_day >= ${filter.since ?? null}::date)
    and (${words.length === 0} or (select v.key || ' ' || v.code from ${versionsThen(known)} v where v.unit_id = s.village_id and v.valid @> ${on}::date limit 1)
                                    || ' ' || fold(coalesce(${nameThen(sql`s.head_id`, on, known)}, '')) || ' ' || fold(coalesce(${nameThen(sql`s.secretary_id`, on, known)}, ''))
         like all (${words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)}::text[]))`
  const chosen = sql`(${filter.states === undefined} or s.state = any(${filter.states ?? []}::text[]))`
  const [counts, found] = await Promise.all([
    row<{ byState: Partial<Record<VillageState, number>> | null; count: number }>(tx, sql`
      select jsonb_object_agg(state, n) as "byState", coalesce(sum(n) filter (where chosen), 0)::int as count
      from (select s.state, count(*)::int as n, ${chosen} as chosen from ${from} and ${passes} group by s.state) c`),
    rows<VillageRow>(tx, sql`
      with commune as (
        select g.*, c.code, c.full_name
        from (select s.province_id, s.district_id, s.commune_id, count(*)::int as n from ${from} and ${passes} and ${chosen} group by 1, 2, 3) g
          left join lateral ${oneThen(sql`g.commune_id`, on, known)} c on true),
      before as materialized (
        select c.*, (sum(n) over (order by province_id, district_id, code nulls last, commune_id))::int - n as before from commune c),
      shown as materialized (
        select * from before where before < ${offset + limit}::int and before + n > ${offset}::int),
      page as materialized (
        select s.*, u.code, u.full_name as unit_name, u.legal_kind as unit_kind, c.code as commune_code, c.full_name as commune
        from (select s.* from ${from} and s.commune_id = any(array(select commune_id from shown)) and ${passes} and ${chosen}) s
          join shown c using (province_id, district_id, commune_id)
          left join lateral ${oneThen(sql`s.village_id`, on, known)} u on true
        order by s.province_id, s.district_id, c.code nulls last, s.commune_id, u.code
        offset greatest(0, ${offset}::int - coalesce((select min(before) from shown), 0)) limit ${limit})
      select s.village_id as id, coalesce(s.code, '') as code, coalesce(s.unit_name, '') as name, s.legal_kind as "legalKind", s.commune_id as "communeId", s.commune,
             s.cell_id as "cellId", (select v.full_name from ${versionsThen(known)} v where v.unit_id = s.cell_id and v.valid @> ${on}::date limit 1) as cell,
             s.state, nullif(s.since_day, '-infinity')::text as since,
             s.head_id as "headId", ${nameThen(sql`s.head_id`, on, known)} as head, s.head_party as "headParty", s.head_since::text as "headSince", s.head_interim as "headInterim",
             s.secretary_id as "secretaryId", ${nameThen(sql`s.secretary_id`, on, known)} as secretary, s.secretary_interim as "secretaryInterim", s.reelected
      from page s
      order by s.province_id, s.district_id, s.commune nulls last, s.code`),
  ])
  return { count: counts.count, byState: counts.byState ?? {}, rows: found }
}

/** The state rows of a unit on a day under alias s, up to and with their 'where'. */
function statesThen(unitId: number, kind: string, on: Day, known: Known): Sql {
  const column = { province: 'province_id', district: 'district_id', commune: 'commune_id', village: 'village_id' }[kind]
  const inside = column === undefined ? sql`true` : sql`s.${sql.name(column)} = ${unitId}`
  const table = known === null ? sql`village_state s` : sql`village_state_of(${column === undefined ? sql`null::int[]` : everBelow(unitId)}, ${instant(known)}) s`
  return sql`${table} where ${inside} and s.from_day <= ${on}::date and s.upto_day > ${on}::date`
}

/** Every village that was ever believed to hang below the unit. */
const everBelow = (unitId: number): Sql => sql`(
  with recursive below as (select ${unitId}::int as id union select v.unit_id from below b join unit_version v on v.parent_id = b.id)
  select coalesce(array_agg(u.id), '{}') from below b join unit u on u.id = b.id where u.kind = 'village')`

const versionsThen = (known: Known): Sql => sql`(select * from unit_version x where believed_at(x.recorded, ${instant(known)}))`
/** The version of one unit on the day, looked up for a few: a join would read those of the whole country, the more so under policies. */
const oneThen = (id: Sql, on: Day, known: Known): Sql => sql`(select v.code, v.full_name, v.legal_kind from ${versionsThen(known)} v where v.unit_id = ${id} and v.valid @> ${on}::date limit 1)`
const nameThen = (id: Sql, on: Day, known: Known): Sql => sql`(
  select n.name from person_version n where n.person_id = ${id} and believed_at(n.recorded, ${instant(known)}) order by (n.held @> ${on}::date) desc limit 1)`
