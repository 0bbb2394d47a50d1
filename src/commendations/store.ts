import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { unitName } from '#units/public.ts'
import type { CommendationState, Level } from './commendation.ts'

export type Commendation = {
  id: number; unitId: number; unit: string; topic: string; level: Level; year: number; proposedOn: Day; decidedOn: Day | null; paperId: number | null; paper: string | null; signer: string | null
  declinedOn: Day | null; note: string | null; state: CommendationState; collectives: number; people: number
}

/** As it stood on a day: a later decision is not there yet. */
const columns = (on: Sql) => sql`
  c.id, c.unit_id as "unitId", ${unitName(sql`c.unit_id`)} as unit, c.topic, c.level, c.year, c.proposed_on::text as "proposedOn", case when c.decided_on <= ${on} then c.decided_on::text end as "decidedOn",
  case when c.decided_on <= ${on} then c.paper_id end as "paperId", case when c.decided_on <= ${on} then ${paperName(sql`c.paper_id`)} end as paper, case when c.decided_on <= ${on} then c.signer end as signer,
  case when c.declined_on <= ${on} then c.declined_on::text end as "declinedOn", case when c.declined_on <= ${on} then c.note end as note,
  case when c.decided_on <= ${on} then 'decided' when c.declined_on <= ${on} then 'declined' else 'proposed' end as state,
  (select count(*)::int from commendation_row r where r.commendation_id = c.id and r.person_id is null and coalesce(r.taken_out_on > ${on}, true)) as collectives,
  (select count(*)::int from commendation_row r where r.commendation_id = c.id and r.person_id is not null and coalesce(r.taken_out_on > ${on}, true)) as people`

export const findCommendation = (tx: Tx, id: number, on: Day) => findRow<Commendation>(tx, sql`select ${columns(sql`${on}::date`)} from commendation c where c.id = ${id} and c.proposed_on <= ${on}::date`)
export const lockCommendation = (tx: Tx, id: number) => rows(tx, sql`select pg_advisory_xact_lock(7215, ${id}::int)`)

/** The register of these units up to the day, the latest first. */
export const commendationsOf = (tx: Tx, units: number[], on: Day, year: number | undefined) => rows<Commendation>(tx, sql`
  select ${columns(sql`${on}::date`)} from commendation c
  where c.proposed_on <= ${on}::date and (${year ?? null}::int is null or c.year = ${year ?? null}::int)
    and (c.unit_id = any(${units}::int[]) or exists (select from commendation_row r where r.commendation_id = c.id and r.unit_id = any(${units}::int[])))
  order by coalesce(c.decided_on, c.proposed_on) desc, c.id desc limit 1000`)

export type CommendedRow = { id: number; unitId: number; unit: string; personId: number | null; person: string | null; note: string | null }
export const rowsOf = (tx: Tx, commendationId: number, on: Day) => rows<CommendedRow>(tx, sql`
  select r.id, r.unit_id as "unitId", ${unitName(sql`r.unit_id`)} as unit, r.person_id as "personId", ${personName(sql`r.person_id`)} as person, r.note
  from commendation_row r where r.commendation_id = ${commendationId} and coalesce(r.taken_out_on > ${on}::date, true) order by r.person_id is not null, 3, 5, r.id`)

export type Won = { commendationId: number; topic: string; level: Level; year: number; decidedOn: Day; paper: string | null; paperId: number | null; signer: string; unit: string; unitId: number; note: string | null }

/** What a person, or a unit with all that went into it, was commended for by the day. */
const won = (which: Sql, on: Day) => sql`
  select c.id as "commendationId", c.topic, c.level, c.year, c.decided_on::text as "decidedOn", ${paperName(sql`c.paper_id`)} as paper, c.paper_id as "paperId", c.signer, ${unitName(sql`r.unit_id`)} as unit, r.unit_id as "unitId", r.note
  from commendation_row r join commendation c on c.id = r.commendation_id
  where c.decided_on <= ${on}::date and r.taken_out_on is null and ${which} order by c.decided_on desc, c.id desc limit 500`

export const wonBy = (tx: Tx, people: number[], on: Day) => rows<Won>(tx, won(sql`r.person_id = any(${people}::int[])`, on))
export const wonAt = (tx: Tx, units: number[], on: Day) => rows<Won>(tx, won(sql`r.unit_id = any(${units}::int[]) and r.person_id is null`, on))

/** A unit and those that became it: streaks survive mergers. */
export const lineOf = async (tx: Tx, unitId: number, on: Day): Promise<number[]> => (await row<{ ids: number[] }>(tx, sql`
  with recursive line as (
    select ${unitId}::int as id
    union
    select s.from_id from line l join unit_succession s on s.to_id = l.id where upper_inf(s.recorded) and s.on_day <= ${on}::date and s.kind in ('merge', 'rename', 'convert', 'transfer', 'split')
  )
  select array_agg(id) as ids from line`)).ids

/** How many collectives and people were commended by decisions of the year until the day, in these units. */
export const countWon = (tx: Tx, units: number[], on: Day) => row<{ collectives: number; people: number; proposals: number }>(tx, sql`
  select count(*) filter (where r.person_id is null and c.decided_on <= ${on}::date)::int as collectives, count(*) filter (where r.person_id is not null and c.decided_on <= ${on}::date)::int as people,
         count(distinct c.id) filter (where coalesce(c.decided_on, c.declined_on, 'infinity') > ${on}::date)::int as proposals
  from commendation_row r join commendation c on c.id = r.commendation_id
  where r.unit_id = any(${units}::int[]) and r.taken_out_on is null and c.proposed_on <= ${on}::date and (c.decided_on is null or c.decided_on >= date_trunc('year', ${on}::date)::date)`)

export type Streak = { unitId: number | null; personId: number | null; years: number[] }
/** The years in which collectives and people of these units were commended, whoever had at least two. */
export const yearsWon = (tx: Tx, units: number[], on: Day) => rows<Streak & { unit: string; person: string | null }>(tx, sql`
  select g.*, ${unitName(sql`g."unitId"`)} as unit, ${personName(sql`g."personId"`)} as person
  from (select r.unit_id as "unitId", r.person_id as "personId", array_agg(distinct c.year) as years
        from commendation_row r join commendation c on c.id = r.commendation_id where c.decided_on <= ${on}::date and r.taken_out_on is null and r.unit_id = any(${units}::int[]) group by 1, 2) g
  where cardinality(g.years) > 1`)

export type Draft = { unitId: number; unitIds: number[]; topic: string; level: Level; year: number; proposedOn: Day }
export const insertCommendation = async (tx: Tx, { unitId, unitIds, topic, level, year, proposedOn }: Draft): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into commendation (unit_id, unit_ids, topic, level, year, proposed_on) values (${unitId}, ${unitIds}::int[], ${topic}, ${level}, ${year}, ${proposedOn}::date) returning id`)).id
export const showAlso = (tx: Tx, id: number, unitIds: number[]) => rows(tx, sql`
  update commendation set unit_ids = array(select distinct u from unnest(unit_ids || ${unitIds}::int[]) u order by u) where id = ${id}`)
export const insertRow = (tx: Tx, commendationId: number, { unitId, personId, note }: { unitId: number; personId: number | null; note: string | null }) => rows(tx, sql`
  insert into commendation_row (commendation_id, unit_id, person_id, note) values (${commendationId}, ${unitId}, ${personId}, ${note})`)
export const decideRow = (tx: Tx, id: number, { decidedOn, paperId, signer, level }: { decidedOn: Day; paperId: number | null; signer: string; level: Level }) => rows(tx, sql`
  update commendation set decided_on = ${decidedOn}::date, paper_id = ${paperId}, signer = ${signer}, level = ${level} where id = ${id} returning id`)
export const declineRow = (tx: Tx, id: number, on: Day, note: string) => rows(tx, sql`update commendation set declined_on = ${on}::date, note = ${note} where id = ${id} returning id`)
export const takeOutRows = (tx: Tx, commendationId: number, keep: number[], on: Day) => rows<{ unitId: number; personId: number | null }>(tx, sql`
  update commendation_row set taken_out_on = ${on}::date where commendation_id = ${commendationId} and taken_out_on is null and not id = any(${keep}::int[]) returning unit_id as "unitId", person_id as "personId"`)
