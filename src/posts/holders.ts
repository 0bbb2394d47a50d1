import { rows, type Tx } from '#ground/database/database.ts'
import { instant, type Known } from '#ground/database/known.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { EndReason, Entry } from './appointment.ts'

export type PaperShown = { id: number; symbol: string | null; issuedOn: string | null; issuer: string }
export type Holding = {
  number: number; unitId: number; unit: string; legalKind: string | null; kind: string; vi: string; en: string; personId: number; name: string
  from: Day | null; until: Day | null; interim: boolean; entered: Entry; plannedEnd: Day | null; paper: PaperShown | null; endReason: EndReason | null; endPaper: PaperShown | null
  believedFrom: Date; believedUntil: Date | null
}

/** Appointments `a` as a page shows them; names as believed at k, on a day (null: the last known). */
const shown = (k: Sql, on: Day | null, where: Sql, order: Sql) => sql`
  select a.number, a.unit_id as "unitId",
         coalesce((select v.full_name from unit_version v where v.unit_id = a.unit_id and believed_at(v.recorded, ${k})
                   order by ${on === null ? sql`least(coalesce(upper(v.valid), 'infinity'), coalesce(upper(a.held), 'infinity'))` : sql`(v.valid @> ${on}::date)`} desc, upper(v.valid) desc nulls first limit 1), '') as unit,
         (select v.legal_kind from unit_version v where v.unit_id = a.unit_id and believed_at(v.recorded, ${k})
          order by ${on === null ? sql`least(coalesce(upper(v.valid), 'infinity'), coalesce(upper(a.held), 'infinity'))` : sql`(v.valid @> ${on}::date)`} desc, upper(v.valid) desc nulls first limit 1) as "legalKind",
         a.kind, k.vi, k.en, person_of(a.person_id, ${k}) as "personId",
         coalesce((select v.name from person_version v where v.person_id = person_of(a.person_id, ${k}) and believed_at(v.recorded, ${k})
                   order by ${on === null ? sql`upper(v.held) desc nulls first` : sql`(v.held @> ${on}::date) desc`} limit 1), '') as name,
         lower(a.held)::text as "from", upper(a.held)::text as until, a.interim, a.entered,
         coalesce((select t.planned_end from term_extension t where t.number = a.number and believed_at(t.recorded, ${k}) order by t.planned_end desc limit 1), a.planned_end)::text as "plannedEnd",
         a.end_reason as "endReason", lower(a.recorded) as "believedFrom", upper(a.recorded) as "believedUntil",
         case when p.id is null then null else jsonb_build_object('id', p.id, 'symbol', p.symbol, 'issuedOn', p.issued_on, 'issuer', p.issuer) end as paper,
         case when e.id is null then null else jsonb_build_object('id', e.id, 'symbol', e.symbol, 'issuedOn', e.issued_on, 'issuer', e.issuer) end as "endPaper"
  from appointment a
    join post_kind k on k.code = a.kind
    left join paper p on p.id = a.paper_id
    left join paper e on e.id = a.end_paper_id
  where ${where}
  order by ${order}`

/** Who holds what in a unit on a day. */
export const holdersOn = (tx: Tx, unitId: number, on: Day, known: Known = null) =>
  rows<Holding>(tx, shown(instant(known), on, sql`a.unit_id = ${unitId} and a.held @> ${on}::date and believed_at(a.recorded, ${instant(known)})`, sql`k.rank, lower(a.held) nulls first, a.number`))

/** All holders of one post (or of all posts of the unit), the latest first. */
export const historyOfPost = (tx: Tx, unitId: number, kind: string | null) =>
  rows<Holding>(tx, shown(instant(null), null, sql`a.unit_id = ${unitId} and (${kind}::text is null or a.kind = ${kind}) and upper_inf(a.recorded)`, sql`k.rank, lower(a.held) desc nulls last, a.number`))

/** All that a person holds or held, records folded into theirs included, the latest first. */
export const historyOfPerson = (tx: Tx, personId: number) => rows<Holding>(tx, shown(instant(null), null, sql`upper_inf(a.recorded) and a.person_id in (
  select ${personId}::int union all select s.person_id from same_person s where s.kept_id = ${personId} and s.judged = 'same' and upper_inf(s.recorded))`, sql`lower(a.held) desc nulls last, k.rank`))

/** Everything ever believed of one appointment, the latest belief first. */
export const beliefsOf = (tx: Tx, number: number) =>
  rows<Holding>(tx, shown(instant(null), null, sql`a.number = ${number} and not isempty(a.recorded)`, sql`lower(a.recorded) desc, a.id desc`))

export type Vacancy = { kind: string; vi: string; en: string; since: Day | null }

/** Posts of one seat that stand in the unit and nobody holds on the day, and since when (null: never held before). */
export const vacanciesOn = (tx: Tx, unitId: number, on: Day, known: Known = null) => rows<Vacancy>(tx, sql`
  select k.code as kind, k.vi, k.en,
         (select max(upper(a.held))::text from appointment a where a.unit_id = ${unitId} and a.kind = k.code and believed_at(a.recorded, ${instant(known)}) and upper(a.held) <= ${on}::date) as since
  from post_kind k join unit u on u.kind = any(k.unit_kinds)
  where u.id = ${unitId} and k.seats = 1
    and not exists (select from appointment a where a.unit_id = ${unitId} and a.kind = k.code and believed_at(a.recorded, ${instant(known)}) and a.held @> ${on}::date)
  order by k.rank`)

export type Conflict = { personId: number; name: string; kind: string; unitIds: number[]; units: string[] }

/** Persons who on the day hold the same post of one seat in several units, at least one of them under the unit. */
export const conflictsUnder = (tx: Tx, unitId: number, on: Day, limit = 200) => rows<Conflict>(tx, sql`
  with held as materialized (
    select coalesce(s.kept_id, a.person_id) as person_id, a.kind, a.unit_id
    from appointment a left join same_person s on s.person_id = a.person_id and s.judged = 'same' and upper_inf(s.recorded)
    where a.single and upper_inf(a.recorded) and a.held @> ${on}::date),
  twice as (select person_id, kind, array_agg(unit_id order by unit_id) as unit_ids from held group by person_id, kind having count(*) > 1)
  select t.person_id as "personId", t.kind, t.unit_ids as "unitIds",
         (select v.name from person_version v where v.person_id = t.person_id and upper_inf(v.recorded) order by (v.held @> ${on}::date) desc limit 1) as name,
         (select array_agg(u.full_name order by u.id) from unit_on(${on}::date) u where u.id = any(t.unit_ids)) as units
  from twice t
  where t.unit_ids && array(select unit_subtree(o.id, ${on}::date) from (select ${unitId}::int as id union select party_id from unit_counterpart where state_id = ${unitId}) o)
  order by t.person_id
  limit ${limit}`)
