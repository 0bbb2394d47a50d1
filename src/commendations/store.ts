import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { instant, type Known } from '#posts/public.ts'
import { unitName } from '#units/public.ts'
import type { CommendationState, Level } from './commendation.ts'

export type Commendation = {
  id: number; unitId: number; unit: string; topic: string; level: Level; year: number; proposedOn: Day; decidedOn: Day | null; paperId: number | null; paper: string | null; signer: string | null
  declinedOn: Day | null; note: string | null; state: CommendationState; collectives: number; people: number
}

/** The day looked at, and as known when. What happens later, or became known later, is not there yet. */
export type Seen = { on: Day; known: Known }

const told = ({ on, known }: Seen) => sql`c.proposed_on <= ${on}::date and c.recorded_at <= ${instant(known)}`
const decided = ({ on, known }: Seen) => sql`(c.decided_on <= ${on}::date and c.outcome_at <= ${instant(known)})`
const declined = ({ on, known }: Seen) => sql`(c.declined_on <= ${on}::date and c.outcome_at <= ${instant(known)})`
/** Of those decided: not left out. Of a proposal: in it still. */
const stands = ({ on, known }: Seen) => sql`(r.recorded_at <= ${instant(known)} and (r.taken_out_on <= ${on}::date and r.taken_out_at <= ${instant(known)}) is not true)`
const level = (seen: Seen) => sql`case when ${decided(seen)} then coalesce(c.decided_level, c.level) else c.level end`
const paper = paperName(sql`c.paper_id`)

const columns = (seen: Seen) => sql`
  c.id, c.unit_id as "unitId", ${unitName(sql`c.unit_id`, seen.known)} as unit, c.topic, ${level(seen)} as level, c.year, c.proposed_on::text as "proposedOn",
  case when ${decided(seen)} then c.decided_on::text end as "decidedOn", case when ${decided(seen)} then c.paper_id end as "paperId", case when ${decided(seen)} then ${paper} end as paper, case when ${decided(seen)} then c.signer end as signer,
  case when ${declined(seen)} then c.declined_on::text end as "declinedOn", case when ${declined(seen)} then c.note end as note,
  case when ${decided(seen)} then 'decided' when ${declined(seen)} then 'declined' else 'proposed' end as state,
  (select count(*)::int from commendation_row r where r.commendation_id = c.id and r.person_id is null and ${stands(seen)}) as collectives,
  (select count(*)::int from commendation_row r where r.commendation_id = c.id and r.person_id is not null and ${stands(seen)}) as people`

export const findCommendation = (tx: Tx, id: number, on: Day, known: Known = null) => findRow<Commendation>(tx, sql`select ${columns({ on, known })} from commendation c where c.id = ${id} and ${told({ on, known })}`)
export const lockCommendation = (tx: Tx, id: number) => rows(tx, sql`select pg_advisory_xact_lock(7215, ${id}::int)`)

/** The register of these units up to the day, the latest first. */
export const commendationsOf = (tx: Tx, units: number[], on: Day, year: number | undefined, known: Known = null) => rows<Commendation>(tx, sql`
  select ${columns({ on, known })} from commendation c
  where ${told({ on, known })} and (${year ?? null}::int is null or c.year = ${year ?? null}::int)
    and (c.unit_id = any(${units}::int[]) or exists (select from commendation_row r where r.commendation_id = c.id and r.unit_id = any(${units}::int[]) and r.recorded_at <= ${instant(known)}))
  order by case when ${decided({ on, known })} then c.decided_on else c.proposed_on end desc, c.id desc limit 1000`)

export type CommendedRow = { id: number; unitId: number; unit: string; personId: number | null; person: string | null; note: string | null }
export const rowsOf = (tx: Tx, commendationId: number, on: Day, known: Known = null) => rows<CommendedRow>(tx, sql`
  select r.id, r.unit_id as "unitId", ${unitName(sql`r.unit_id`, known)} as unit, r.person_id as "personId", ${personName(sql`r.person_id`, known)} as person, r.note
  from commendation_row r where r.commendation_id = ${commendationId} and ${stands({ on, known })} order by r.person_id is not null, 3, 5, r.id`)

export type Won = { commendationId: number; topic: string; level: Level; year: number; decidedOn: Day; paper: string | null; paperId: number | null; signer: string; unit: string; unitId: number; note: string | null }

/** What a person, or a unit with all that went into it, was commended for by the day. */
const won = (which: Sql, seen: Seen) => sql`
  select c.id as "commendationId", c.topic, ${level(seen)} as level, c.year, c.decided_on::text as "decidedOn", ${paper} as paper, c.paper_id as "paperId", c.signer, ${unitName(sql`r.unit_id`, seen.known)} as unit, r.unit_id as "unitId", r.note
  from commendation_row r join commendation c on c.id = r.commendation_id
  where ${decided(seen)} and ${stands(seen)} and ${which} order by c.decided_on desc, c.id desc limit 500`

export const wonBy = (tx: Tx, people: number[], on: Day, known: Known = null) => rows<Won>(tx, won(sql`r.person_id = any(${people}::int[])`, { on, known }))
export const wonAt = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Won>(tx, won(sql`r.unit_id = any(${units}::int[]) and r.person_id is null`, { on, known }))

/** A unit and those that became it: streaks survive mergers. */
export const lineOf = async (tx: Tx, unitId: number, on: Day, known: Known = null): Promise<number[]> => (await row<{ ids: number[] }>(tx, sql`
  with recursive line as (
    select ${unitId}::int as id
    union
    select s.from_id from line l join unit_succession s on s.to_id = l.id where believed_at(s.recorded, ${instant(known)}) and s.on_day <= ${on}::date and s.kind in ('merge', 'rename', 'convert', 'transfer', 'split')
  )
  select array_agg(id) as ids from line`)).ids

/** How many collectives and people were commended by decisions of the year until the day, in these units; and how many proposals await one. */
export const countWon = (tx: Tx, units: number[], on: Day, known: Known = null) => row<{ collectives: number; people: number; proposals: number }>(tx, sql`
  select count(*) filter (where r.person_id is null and d.this_year)::int as collectives, count(*) filter (where r.person_id is not null and d.this_year)::int as people,
         count(distinct c.id) filter (where not d.decided and not d.declined)::int as proposals
  from commendation_row r join commendation c on c.id = r.commendation_id
    cross join lateral (select coalesce(${decided({ on, known })}, false) as decided, coalesce(${declined({ on, known })}, false) as declined, ${decided({ on, known })} and c.decided_on >= date_trunc('year', ${on}::date)::date as this_year) d
  where r.unit_id = any(${units}::int[]) and ${stands({ on, known })} and ${told({ on, known })}`)

export type Streak = { unitId: number | null; personId: number | null; years: number[] }
/** The years in which collectives and people of these units were commended, whoever had at least two. */
export const yearsWon = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Streak & { unit: string; person: string | null }>(tx, sql`
  select g.*, ${unitName(sql`g."unitId"`, known)} as unit, ${personName(sql`g."personId"`, known)} as person
  from (select r.unit_id as "unitId", r.person_id as "personId", array_agg(distinct c.year) as years
        from commendation_row r join commendation c on c.id = r.commendation_id where ${decided({ on, known })} and ${stands({ on, known })} and r.unit_id = any(${units}::int[]) group by 1, 2) g
  where cardinality(g.years) > 1`)

export type Draft = { unitId: number; unitIds: number[]; topic: string; level: Level; year: number; proposedOn: Day }
export const insertCommendation = async (tx: Tx, { unitId, unitIds, topic, level, year, proposedOn }: Draft): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into commendation (unit_id, unit_ids, topic, level, year, proposed_on) values (${unitId}, ${unitIds}::int[], ${topic}, ${level}, ${year}, ${proposedOn}::date) returning id`)).id
export const showAlso = (tx: Tx, id: number, unitIds: number[]) => rows(tx, sql`
  update commendation set unit_ids = array(select distinct u from unnest(unit_ids || ${unitIds}::int[]) u order by u) where id = ${id}`)
export const insertRow = (tx: Tx, commendationId: number, { unitId, personId, note }: { unitId: number; personId: number | null; note: string | null }) => rows(tx, sql`
  insert into commendation_row (commendation_id, unit_id, person_id, note) values (${commendationId}, ${unitId}, ${personId}, ${note})`)
/** What comes of a proposal is written once; nothing where something came of it before. */
export const decideRow = (tx: Tx, id: number, { decidedOn, paperId, signer, level: given }: { decidedOn: Day; paperId: number | null; signer: string; level: Level }) => rows(tx, sql`
  update commendation set decided_on = ${decidedOn}::date, paper_id = ${paperId}, signer = ${signer}, decided_level = nullif(${given}::text, level), outcome_at = now() where id = ${id} and outcome_at is null returning id`)
export const declineRow = (tx: Tx, id: number, on: Day, note: string) => rows(tx, sql`
  update commendation set declined_on = ${on}::date, note = ${note}, outcome_at = now() where id = ${id} and outcome_at is null returning id`)
export const takeOutRows = (tx: Tx, commendationId: number, keep: number[], on: Day) => rows<{ unitId: number; personId: number | null }>(tx, sql`
  update commendation_row set taken_out_on = ${on}::date, taken_out_at = now() where commendation_id = ${commendationId} and taken_out_on is null and not id = any(${keep}::int[]) returning unit_id as "unitId", person_id as "personId"`)
