import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { unitName } from '#units/public.ts'
import type { FindingKind, Obstacle } from './inspection.ts'

export type Named = { id: number; name: string | null } // null: outside of what the speaker may see
export type Team = { id: number; unitId: number; unit: string; name: string; from: Day; until: Day | null; paperId: number | null; paper: string | null; headId: number; memberIds: number[]; targetIds: number[] }

const teamColumns = sql`
  i.id, i.unit_id as "unitId", ${unitName(sql`i.unit_id`)} as unit, i.name, lower(i.held)::text as "from", upper(i.held)::text as until, i.paper_id as "paperId", ${paperName(sql`i.paper_id`)} as paper,
  i.head_id as "headId", i.person_ids as "memberIds", array(select u from unnest(i.unit_ids) with ordinality x (u, n) where n > 1 order by n) as "targetIds"`

export const findTeam = (tx: Tx, id: number) => findRow<Team>(tx, sql`select ${teamColumns} from inspection_team i where i.id = ${id}`)
export const teamNamed = (tx: Tx, unitId: number, name: string, from: Day | null) => findRow<Team>(tx, sql`
  select ${teamColumns} from inspection_team i where i.unit_id = ${unitId} and fold(i.name) = fold(${name}) and lower(i.held) = coalesce(${from}::date, lower(i.held)) order by lower(i.held) desc limit 1`)

export type TeamCounts = { visits: number; held: number; findings: number; obstacles: number; recommendations: number }

/** Teams that had begun by the day and belong to, or go to, one of these units; those at work first. */
export const teamsOf = (tx: Tx, units: number[], on: Day) => rows<Team & TeamCounts>(tx, sql`
  select ${teamColumns}, c.*, f.*,
         (select count(*)::int from inspection_recommendation r join inspection_visit v on v.id = r.visit_id where v.team_id = i.id and v.held_on <= ${on}::date) as recommendations
  from inspection_team i
    cross join lateral (select count(*)::int as visits, count(*) filter (where v.held_on <= ${on}::date)::int as held from inspection_visit v where v.team_id = i.id) c
    cross join lateral (select count(*)::int as findings, count(*) filter (where f.kind = 'obstacle')::int as obstacles from inspection_finding f join inspection_visit v on v.id = f.visit_id where v.team_id = i.id and v.held_on <= ${on}::date) f
  where lower(i.held) <= ${on}::date and i.unit_ids && ${units}::int[]
  order by i.held @> ${on}::date desc, lower(i.held) desc, i.name`)

/** What these persons and units are called. */
export const personsCalled = (tx: Tx, ids: number[]) => rows<Named>(tx, sql`select i as id, ${personName(sql`i`)} as name from unnest(${ids}::int[]) with ordinality x (i, n) order by n`)
export const unitsCalled = (tx: Tx, ids: number[]) => rows<{ id: number; name: string; code: string | null }>(tx, sql`
  select i as id, ${unitName(sql`i`)} as name, (select v.code from unit_version v where v.unit_id = i and upper_inf(v.recorded) order by upper(v.valid) desc nulls first limit 1) as code from unnest(${ids}::int[]) with ordinality x (i, n) order by n`)

export type Visit = { id: number; teamId: number; team: string; unitId: number; unit: string; plannedOn: Day; heldOn: Day | null; paperId: number | null; paper: string | null; note: string | null }

const visitColumns = (on: Sql) => sql`
  v.id, v.team_id as "teamId", coalesce((select i.name from inspection_team i where i.id = v.team_id), '') as team, v.unit_id as "unitId", ${unitName(sql`v.unit_id`)} as unit, v.planned_on::text as "plannedOn",
  case when v.held_on <= ${on} then v.held_on::text end as "heldOn", v.paper_id as "paperId", ${paperName(sql`v.paper_id`)} as paper, case when v.held_on <= ${on} then v.note end as note`

export const findVisit = (tx: Tx, id: number) => findRow<Visit>(tx, sql`select ${visitColumns(sql`'infinity'::date`)} from inspection_visit v where v.id = ${id}`)
export const visitsOfTeam = (tx: Tx, teamId: number, on: Day) => rows<Visit>(tx, sql`
  select ${visitColumns(sql`${on}::date`)} from inspection_visit v where v.team_id = ${teamId} order by coalesce(v.held_on, v.planned_on), v.id`)
export const visitsTo = (tx: Tx, units: number[], on: Day) => rows<Visit>(tx, sql`
  select ${visitColumns(sql`${on}::date`)} from inspection_visit v join inspection_team i on i.id = v.team_id
  where v.unit_id = any(${units}::int[]) and lower(i.held) <= ${on}::date order by coalesce(v.held_on, v.planned_on) desc, v.id desc limit 200`)

export type Finding = { id: number; visitId: number; kind: FindingKind; obstacle: Obstacle | null; personId: number | null; person: string | null; note: string }
export const findingsOf = (tx: Tx, visitIds: number[]) => rows<Finding>(tx, sql`
  select f.id, f.visit_id as "visitId", f.kind, f.obstacle, f.person_id as "personId", ${personName(sql`f.person_id`)} as person, f.note from inspection_finding f where f.visit_id = any(${visitIds}::int[]) order by f.id`)

export type Recommendation = { id: number; visitId: number; unitId: number; what: string; dueOn: Day }
export const recommendationsOf = (tx: Tx, visitIds: number[]) => rows<Recommendation>(tx, sql`
  select r.id, r.visit_id as "visitId", r.unit_id as "unitId", r.what, r.due_on::text as "dueOn" from inspection_recommendation r where r.visit_id = any(${visitIds}::int[]) order by r.id`)

type TeamRow = { unitId: number; name: string; from: Day; until: Day | null; paperId: number | null; headId: number; memberIds: number[]; targetIds: number[] }
const lists = ({ unitId, headId, memberIds, targetIds }: Pick<TeamRow, 'unitId' | 'headId' | 'memberIds' | 'targetIds'>) => ({ people: [headId, ...memberIds.filter((id) => id !== headId)], units: [unitId, ...targetIds.filter((id) => id !== unitId)] })

export const insertTeam = async (tx: Tx, team: TeamRow): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_team (unit_id, unit_ids, name, paper_id, held, head_id, person_ids)
  values (${team.unitId}, ${lists(team).units}::int[], ${team.name}, ${team.paperId}, daterange(${team.from}::date, ${team.until}::date), ${team.headId}, ${lists(team).people}::int[])
  returning id`)).id
export const changeTeamRow = (tx: Tx, id: number, team: TeamRow) => rows(tx, sql`
  update inspection_team set unit_ids = ${lists(team).units}::int[], held = daterange(${team.from}::date, ${team.until}::date), head_id = ${team.headId}, person_ids = ${lists(team).people}::int[], paper_id = ${team.paperId} where id = ${id} returning id`)

export const insertVisit = async (tx: Tx, visit: { teamId: number; unitId: number; plannedOn: Day; heldOn?: Day | null; note?: string | null; paperId?: number | null }): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_visit (team_id, unit_id, planned_on, held_on, note, paper_id) values (${visit.teamId}, ${visit.unitId}, ${visit.plannedOn}::date, ${visit.heldOn ?? null}::date, ${visit.note ?? null}, ${visit.paperId ?? null}) returning id`)).id
export const holdVisitRow = (tx: Tx, id: number, heldOn: Day, note: string | null, paperId: number | null) => rows(tx, sql`
  update inspection_visit set held_on = ${heldOn}::date, note = coalesce(${note}, note), paper_id = coalesce(${paperId}::int, paper_id) where id = ${id} returning id`)
export const insertFinding = async (tx: Tx, visit: { id: number; unitId: number }, { kind, obstacle, note, personId }: { kind: FindingKind; obstacle: Obstacle | null; note: string; personId: number | null }): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_finding (visit_id, unit_id, kind, obstacle, person_id, note) values (${visit.id}, ${visit.unitId}, ${kind}, ${obstacle}, ${personId}, ${note}) returning id`)).id
export const insertRecommendation = async (tx: Tx, visit: { id: number; unitId: number }, what: string, dueOn: Day): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into inspection_recommendation (visit_id, unit_id, what, due_on) values (${visit.id}, ${visit.unitId}, ${what}, ${dueOn}::date) returning id`)).id
