import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'
import type { Day } from '#ground/time/day.ts'
import type { Named } from './reading.ts'
import { successorsOf } from './place.ts'
import type { ActKind } from './unit.ts'

type PaperShown = { id: number; symbol: string | null; issuer: string; issuedOn: Day | null; summary: string }
const paperShown = sql`case when p.id is not null then json_build_object('id', p.id, 'symbol', p.symbol, 'issuer', p.issuer, 'issuedOn', p.issued_on, 'summary', p.summary) end`

export type Kin = {
  fromId: number; toId: number | null; from: string; to: string | null; kind: string; on: Day; note: string | null; paper: PaperShown | null
  side: 'before' | 'after'; step: number
}

/** Where a unit came from and what became of it, step by step both ways, with day and paper. */
export const lineageOf = (tx: Tx, id: number) => rows<Kin>(tx, sql`
  with recursive walk as (
    select s.id, s.from_id, s.to_id, 'after' as side, 1 as step from unit_succession s where s.from_id = ${id} and upper_inf(s.recorded)
    union
    select s.id, s.from_id, s.to_id, 'before', 1 from unit_succession s where s.to_id = ${id} and upper_inf(s.recorded)
    union
    select s.id, s.from_id, s.to_id, w.side, w.step + 1
    from walk w join unit_succession s on upper_inf(s.recorded)
      and ((w.side = 'after' and s.from_id = w.to_id) or (w.side = 'before' and s.to_id = w.from_id))
    where w.step < 8
  )
  select w.from_id as "fromId", w.to_id as "toId", f.full_name as "from", t.full_name as "to", s.kind, s.on_day as "on", s.note, w.side, w.step, ${paperShown} as paper
  from walk w join unit_succession s on s.id = w.id
    join lateral (select v.full_name from unit_version v where v.unit_id = w.from_id and upper_inf(v.recorded) and (upper(v.valid) is null or upper(v.valid) >= s.on_day)
                  order by upper(v.valid) nulls last limit 1) f on true
    left join lateral (select v.full_name from unit_version v where v.unit_id = w.to_id and upper_inf(v.recorded) order by v.valid @> s.on_day desc, lower(v.valid) nulls first limit 1) t on true
    left join paper p on p.id = s.paper_id
  order by w.side desc, w.step, s.on_day, "from"`)

export type ActShown = { id: number; kind: ActKind; on: Day; doneAt: string; note: string | null; paper: PaperShown | null; units: number[]; reverses: number | null; reversedBy: number | null }

/** The acts that made a unit what it is, newest day first. */
export const actsOf = (tx: Tx, id: number) => rows<ActShown>(tx, sql`
  select a.id, a.kind, a.on_day as "on", to_json(a.done_at)#>>'{}' as "doneAt", a.note, ${paperShown} as paper, a.units, a.reverses,
         (select r.id from unit_act r where r.reverses = a.id) as "reversedBy"
  from unit_act a left join paper p on p.id = a.paper_id
  where a.units @> array[${id}::int]
     or a.id in (select opened_by from unit_version where unit_id = ${id} union select opened_by from unit_succession where from_id = ${id} or to_id = ${id})
  order by a.on_day desc, a.id desc`)

export type Told = { from: Day | null; upto: Day | null; code: string; fullName: string; legalKind: string; parentId: number | null; parent: string | null; actId: number | null }

/** The names, kinds and parents that a unit has borne, in order of time. */
export const historyOf = (tx: Tx, id: number) => rows<Told>(tx, sql`
  select lower(v.valid) as "from", upper(v.valid) as upto, v.code, v.full_name as "fullName", v.legal_kind as "legalKind", v.parent_id as "parentId", v.opened_by as "actId",
         (select o.full_name from unit_version o where o.unit_id = v.parent_id and upper_inf(o.recorded) and o.valid && v.valid order by lower(o.valid) nulls first limit 1) as parent
  from unit_version v where v.unit_id = ${id} and upper_inf(v.recorded) order by lower(v.valid) nulls first`)

export type Waiting = { id: number; code: string; fullName: string; since: Day; cells: number; province: Named; from: Named | null; candidates: Named[] }

/** Villages whose commune was split and that nobody has placed: of the country, a province, or those a commune may have taken over. With the communes they may lie in. */
export async function unplacedOf(tx: Tx, unitId: number, on: Day): Promise<Waiting[]> {
  const waiting = await rows<Omit<Waiting, 'candidates' | 'from'> & { oldId: number | null; oldCode: string; oldName: string }>(tx, sql`
    select v.unit_id as id, v.code, v.full_name as "fullName", lower(v.valid) as since, old.unit_id as "oldId", old.code as "oldCode", old.full_name as "oldName",
           (select json_build_object('id', n.unit_id, 'kind', p.kind, 'code', n.code, 'fullName', n.full_name) from unit_version n
            where n.unit_id = v.parent_id and upper_inf(n.recorded) and n.valid @> ${on}::date) as province,
           (select count(*)::int from cell_cover c where c.village_id = v.unit_id and upper_inf(c.recorded) and c.held @> ${on}::date) as cells
    from unit_version v join unit u on u.id = v.unit_id and u.kind = 'village' join unit p on p.id = v.parent_id and p.kind = 'province'
      left join lateral (select l.parent_id from unit_version l where l.unit_id = v.unit_id and upper_inf(l.recorded) and upper(l.valid) <= lower(v.valid) order by upper(l.valid) desc limit 1) l on true
      left join lateral (select o.unit_id, o.code, o.full_name from unit_version o where o.unit_id = l.parent_id and upper_inf(o.recorded) order by upper(o.valid) desc nulls first limit 1) old on true
    where upper_inf(v.recorded) and v.valid @> ${on}::date
      and (v.parent_id = ${unitId} or (select kind from unit where id = ${unitId}) = 'country' or old.unit_id in (select s.from_id from unit_succession s where s.to_id = ${unitId} and upper_inf(s.recorded)))
    order by p.id, old.code, v.code`)
  const successors = await successorsOf(tx, [...new Set(waiting.map(({ oldId }) => oldId).filter((id) => id !== null))], on)
  const named = new Map((await namesOn(tx, [...new Set([...successors.values()].flat())], on)).map((unit) => [unit.id, unit]))
  return waiting.map(({ oldId, oldCode, oldName, ...village }) => ({
    ...village,
    from: oldId === null ? null : { id: oldId, kind: 'commune', code: oldCode, fullName: oldName },
    candidates: (successors.get(oldId ?? 0) ?? []).map((id) => named.get(id)).filter((unit) => unit !== undefined),
  }))
}

/** Villages that were placed and lie under this unit on the day, counted by the commune that was split. */
export const placedOf = (tx: Tx, unitId: number, on: Day) => rows<{ fromId: number | null; count: number }>(tx, sql`
  select l.parent_id as "fromId", count(distinct v.unit_id)::int as count
  from unit_act a join unit_version v on v.unit_id = any(a.units) and upper_inf(v.recorded) and v.valid @> ${on}::date
    join unit u on u.id = v.unit_id and u.kind = 'village' join unit p on p.id = v.parent_id and p.kind <> 'province'
    left join lateral (select o.parent_id from unit_version o where o.unit_id = v.unit_id and upper_inf(o.recorded) and upper(o.valid) <= a.on_day order by upper(o.valid) desc limit 1) l on true
  where a.kind = 'place' and not exists (select 1 from unit_act r where r.reverses = a.id)
    and ((select kind from unit where id = ${unitId}) = 'country' or v.unit_id in (select unit_subtree(${unitId}, ${on}::date)))
  group by l.parent_id`)

export const namesOn = (tx: Tx, ids: number[], on: Day) => rows<Named>(tx, sql`
  select u.id, u.kind, v.code, v.full_name as "fullName" from unit_version v join unit u on u.id = v.unit_id
  where v.unit_id = any(${ids}::int[]) and upper_inf(v.recorded) and v.valid @> ${on}::date order by v.code`)

/** For the page of a paper: the acts on units that rest on it. */
export const restsOnPaper = async (tx: Tx, paperId: number): Promise<Resting[]> => (await rows<{ kind: ActKind; on: Day; unitId: number | null; name: string | null; more: number }>(tx, sql`
  select a.kind, a.on_day as "on", a.units[1] as "unitId", greatest(coalesce(cardinality(a.units), 0) - 1, 0) as more,
         (select v.full_name from unit_version v where v.unit_id = a.units[1] and upper_inf(v.recorded) order by upper(v.valid) desc nulls first limit 1) as name
  from unit_act a where a.paper_id = ${paperId} order by a.on_day, a.id`))
  .map(({ kind, on, unitId, name, more }) => ({ what: `units.${kind}`, on, says: `${name ?? ''}${more > 0 ? ` (+${more})` : ''}`.trim(), link: unitId === null ? null : `/units/${unitId}?ngay=${on}` }))
