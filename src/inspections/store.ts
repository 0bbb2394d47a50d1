import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { instant, type Known } from '#posts/public.ts'
import { unitName } from '#units/public.ts'
import type { FindingKind, Obstacle } from './inspection.ts'

/** Whether the row under this alias is believed, as known. */
const believed = (alias: string, known: Known): Sql => sql`believed_at(${sql.name(alias)}.recorded, ${instant(known)})`
/** The row is believed no longer from now on; not before it began, where both are of one instant. */
const closed = sql`tstzrange(lower(recorded), greatest(lower(recorded), now()))`

export type Named = { id: number; name: string | null } // null: outside of what the speaker may see
export type Team = { id: number; unitId: number; unit: string; name: string; from: Day; until: Day | null; paperId: number | null; paper: string | null; headId: number; memberIds: number[]; targetIds: number[] }

const teamColumns = (known: Known) => sql`
  i.number as id, i.unit_id as "unitId", ${unitName(sql`i.unit_id`, known)} as unit, i.name, lower(i.held)::text as "from", upper(i.held)::text as until, i.paper_id as "paperId", ${paperName(sql`i.paper_id`)} as paper,
  i.head_id as "headId", i.person_ids as "memberIds", array(select u from unnest(i.unit_ids) with ordinality x (u, n) where n > 1 order by n) as "targetIds"`

export const findTeam = (tx: Tx, id: number, known: Known = null) => findRow<Team>(tx, sql`select ${teamColumns(known)} from inspection_team i where i.number = ${id} and ${believed('i', known)}`)
export const teamNamed = (tx: Tx, unitId: number, name: string, from: Day | null) => findRow<Team>(tx, sql`
  select ${teamColumns(null)} from inspection_team i
  where i.unit_id = ${unitId} and fold(i.name) = fold(${name}) and lower(i.held) = coalesce(${from}::date, lower(i.held)) and ${believed('i', null)} order by lower(i.held) desc limit 1`)

export type TeamCounts = { visits: number; held: number; findings: number; obstacles: number; recommendations: number }

/** Teams that had begun by the day and belong to, or go to, one of these units, as known; those at work first. */
export const teamsOf = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Team & TeamCounts>(tx, sql`
  select ${teamColumns(known)}, c.*, f.*, r.*
  from inspection_team i
    cross join lateral (
      select count(*)::int as visits, count(*) filter (where v.held_on <= ${on}::date)::int as held from inspection_visit v where v.team = i.number and ${believed('v', known)}) c
    cross join lateral (
      select count(*)::int as findings, count(*) filter (where f.kind = 'obstacle')::int as obstacles
      from inspection_finding f join inspection_visit v on v.number = f.visit and ${believed('v', known)} where v.team = i.number and v.held_on <= ${on}::date and ${believed('f', known)}) f
    cross join lateral (
      select count(*)::int as recommendations
      from inspection_recommendation r join inspection_visit v on v.number = r.visit and ${believed('v', known)} where v.team = i.number and v.held_on <= ${on}::date and ${believed('r', known)}) r
  where lower(i.held) <= ${on}::date and i.unit_ids && ${units}::int[] and ${believed('i', known)}
  order by i.held @> ${on}::date desc, lower(i.held) desc, i.name`)

/** What these persons and units are called, as known. */
export const personsCalled = (tx: Tx, ids: number[], known: Known = null) => rows<Named>(tx, sql`select i as id, ${personName(sql`i`, known)} as name from unnest(${ids}::int[]) with ordinality x (i, n) order by n`)
export const unitsCalled = (tx: Tx, ids: number[], known: Known = null) => rows<{ id: number; name: string; code: string | null }>(tx, sql`
  select i as id, ${unitName(sql`i`, known)} as name, (select v.code from unit_version v where v.unit_id = i and ${believed('v', known)} order by upper(v.valid) desc nulls first limit 1) as code
  from unnest(${ids}::int[]) with ordinality x (i, n) order by n`)

export type Visit = { id: number; teamId: number; team: string; unitId: number; unit: string; plannedOn: Day; heldOn: Day | null; paperId: number | null; paper: string | null; note: string | null }

const visitColumns = (on: Sql, known: Known) => sql`
  v.number as id, v.team as "teamId", coalesce((select i.name from inspection_team i where i.number = v.team and ${believed('i', known)}), '') as team, v.unit_id as "unitId", ${unitName(sql`v.unit_id`, known)} as unit, v.planned_on::text as "plannedOn",
  case when v.held_on <= ${on} then v.held_on::text end as "heldOn", v.paper_id as "paperId", ${paperName(sql`v.paper_id`)} as paper, case when v.held_on <= ${on} then v.note end as note`

export const findVisit = (tx: Tx, id: number) => findRow<Visit>(tx, sql`select ${visitColumns(sql`'infinity'::date`, null)} from inspection_visit v where v.number = ${id} and ${believed('v', null)}`)
export const visitsOfTeam = (tx: Tx, teamId: number, on: Day, known: Known = null) => rows<Visit>(tx, sql`
  select ${visitColumns(sql`${on}::date`, known)} from inspection_visit v where v.team = ${teamId} and ${believed('v', known)} order by coalesce(v.held_on, v.planned_on), v.number`)
export const visitsTo = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Visit>(tx, sql`
  select ${visitColumns(sql`${on}::date`, known)} from inspection_visit v join inspection_team i on i.number = v.team and ${believed('i', known)}
  where v.unit_id = any(${units}::int[]) and ${believed('v', known)} and lower(i.held) <= ${on}::date order by coalesce(v.held_on, v.planned_on) desc, v.number desc limit 200`)

export type Finding = { id: number; visitId: number; kind: FindingKind; obstacle: Obstacle | null; personId: number | null; person: string | null; note: string }
const findingColumns = (known: Known) => sql`f.number as id, f.visit as "visitId", f.kind, f.obstacle, f.person_id as "personId", ${personName(sql`f.person_id`, known)} as person, f.note`
export const findFinding = (tx: Tx, id: number) => findRow<Finding>(tx, sql`select ${findingColumns(null)} from inspection_finding f where f.number = ${id} and ${believed('f', null)}`)
export const findingsOf = (tx: Tx, visitIds: number[], known: Known = null) => rows<Finding>(tx, sql`
  select ${findingColumns(known)} from inspection_finding f where f.visit = any(${visitIds}::int[]) and ${believed('f', known)} order by f.number`)

export type Recommendation = { id: number; visitId: number; unitId: number; what: string; dueOn: Day }
const recommendationColumns = sql`r.number as id, r.visit as "visitId", r.unit_id as "unitId", r.what, r.due_on::text as "dueOn"`
export const findRecommendation = (tx: Tx, id: number) => findRow<Recommendation>(tx, sql`select ${recommendationColumns} from inspection_recommendation r where r.number = ${id} and ${believed('r', null)}`)
export const recommendationsOf = (tx: Tx, visitIds: number[], known: Known = null) => rows<Recommendation>(tx, sql`
  select ${recommendationColumns} from inspection_recommendation r where r.visit = any(${visitIds}::int[]) and ${believed('r', known)} order by r.number`)

type TeamRow = { unitId: number; name: string; from: Day; until: Day | null; paperId: number | null; headId: number; memberIds: number[]; targetIds: number[] }
const lists = ({ unitId, headId, memberIds, targetIds }: Pick<TeamRow, 'unitId' | 'headId' | 'memberIds' | 'targetIds'>) => ({ people: [headId, ...memberIds.filter((id) => id !== headId)], units: [unitId, ...targetIds.filter((id) => id !== unitId)] })

/** `number`: of the row before; null is a new one's. */
const insertTeamRow = async (tx: Tx, number: number | null, team: TeamRow): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_team (number, unit_id, unit_ids, name, paper_id, held, head_id, person_ids)
  values (coalesce(${number}::int, nextval('inspection_team_number')::int), ${team.unitId}, ${lists(team).units}::int[], ${team.name}, ${team.paperId}, daterange(${team.from}::date, ${team.until}::date), ${team.headId}, ${lists(team).people}::int[])
  returning number as id`)).id
export const insertTeam = (tx: Tx, team: TeamRow) => insertTeamRow(tx, null, team)
/** @returns whether there was a row to follow; another may have closed it meanwhile */
export async function changeTeamRow(tx: Tx, id: number, team: TeamRow): Promise<boolean> {
  const before = await rows(tx, sql`update inspection_team set recorded = ${closed} where number = ${id} and upper_inf(recorded) returning id`)
  if (before.length > 0) await insertTeamRow(tx, id, team)
  return before.length > 0
}

export type VisitRow = { teamId: number; unitId: number; plannedOn: Day; heldOn?: Day | null; note?: string | null; paperId?: number | null }
const insertVisitRow = async (tx: Tx, number: number | null, visit: VisitRow): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_visit (number, team, unit_id, planned_on, held_on, note, paper_id)
  values (coalesce(${number}::int, nextval('inspection_visit_number')::int), ${visit.teamId}, ${visit.unitId}, ${visit.plannedOn}::date, ${visit.heldOn ?? null}::date, ${visit.note ?? null}, ${visit.paperId ?? null}) returning number as id`)).id
export const insertVisit = (tx: Tx, visit: VisitRow) => insertVisitRow(tx, null, visit)
export async function closeVisit(tx: Tx, id: number): Promise<boolean> {
  return (await rows(tx, sql`update inspection_visit set recorded = ${closed} where number = ${id} and upper_inf(recorded) returning id`)).length > 0
}
export async function changeVisitRow(tx: Tx, id: number, visit: VisitRow): Promise<boolean> {
  const there = await closeVisit(tx, id)
  if (there) await insertVisitRow(tx, id, visit)
  return there
}

export type FindingRow = { kind: FindingKind; obstacle: Obstacle | null; note: string; personId: number | null }
const insertFindingRow = async (tx: Tx, number: number | null, visit: { id: number; unitId: number }, { kind, obstacle, note, personId }: FindingRow): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_finding (number, visit, unit_id, kind, obstacle, person_id, note)
  values (coalesce(${number}::int, nextval('inspection_finding_number')::int), ${visit.id}, ${visit.unitId}, ${kind}, ${obstacle}, ${personId}, ${note}) returning number as id`)).id
export const insertFinding = (tx: Tx, visit: { id: number; unitId: number }, finding: FindingRow) => insertFindingRow(tx, null, visit, finding)
export async function closeFinding(tx: Tx, id: number): Promise<boolean> {
  return (await rows(tx, sql`update inspection_finding set recorded = ${closed} where number = ${id} and upper_inf(recorded) returning id`)).length > 0
}
export async function changeFindingRow(tx: Tx, id: number, visit: { id: number; unitId: number }, finding: FindingRow): Promise<boolean> {
  const there = await closeFinding(tx, id)
  if (there) await insertFindingRow(tx, id, visit, finding)
  return there
}

export const insertRecommendation = async (tx: Tx, visit: { id: number; unitId: number }, what: string, dueOn: Day): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_recommendation (visit, unit_id, what, due_on) values (${visit.id}, ${visit.unitId}, ${what}, ${dueOn}::date) returning number as id`)).id
export async function closeRecommendation(tx: Tx, id: number): Promise<boolean> {
  return (await rows(tx, sql`update inspection_recommendation set recorded = ${closed} where number = ${id} and upper_inf(recorded) returning id`)).length > 0
}
