import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { believed, type Known } from '#ground/database/known.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { Sequence } from './sequence.ts'
import type { Milestone, MilestoneDraft, Programme, ProgrammeDraft, Session, SessionDraft } from './programme.ts'

const columns = sql`p.number, p.name, p.unit_id as "unitId", p.paper_id as "paperId", p.indicator, p.starts_on as "startsOn", p.ends_on as "endsOn",
  (p.goal * 100)::int as goal, p.goal_on as "goalOn", p.acknowledge_by as "acknowledgeBy", p.plan_by as "planBy"`

export const newNumber = async (tx: Tx) => (await row<{ number: number }>(tx, sql`select nextval('programme_number')::int as number`)).number

/** The programmes that had begun by a day, those that run first; of a unit, those that it leads or takes part in. */
export const programmesOn = (tx: Tx, on: Day, of?: number, known: Known = null) => rows<Programme>(tx, sql`
  select ${columns} from programme p where ${believed('p', known)} and p.starts_on <= ${on}::date
    and (${of ?? null}::int is null or p.unit_id = ${of ?? null}::int or exists (select from programme_unit u where u.programme = p.number and u.unit_id = ${of ?? null}::int and ${believed('u', known)}))
  order by coalesce(p.ends_on, 'infinity') < ${on}::date, p.starts_on desc, p.number`)
export const countLater = async (tx: Tx, on: Day, known: Known = null) => (await row<{ count: number }>(tx, sql`select count(*)::int as count from programme p where ${believed('p', known)} and p.starts_on > ${on}::date`)).count
export const findProgramme = (tx: Tx, number: number, known: Known = null) => findRow<Programme>(tx, sql`select ${columns} from programme p where p.number = ${number} and ${believed('p', known)}`)
export const lockProgramme = (tx: Tx, number: number) => findRow<Programme>(tx, sql`select ${columns} from programme p where p.number = ${number} and upper_inf(p.recorded) for update`)
export const programmeCalled = (tx: Tx, name: string, unitIds: readonly number[]) => rows<Programme>(tx, sql`
  select ${columns} from programme p where upper_inf(p.recorded) and fold(p.name) = fold(${name}) and p.unit_id = any(${unitIds}::int[]) order by p.number`)

/** Closes what was believed of these rows: it stays, as no longer believed. */
const disbelieve = (table: 'programme' | 'programme_unit' | 'programme_response' | 'programme_milestone' | 'programme_report' | 'programme_session', where: Sql) =>
  sql`update ${sql.name(table)} set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where upper_inf(recorded) and ${where}`
const percent = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100)

export async function putProgramme(tx: Tx, number: number, d: ProgrammeDraft): Promise<void> {
  await rows(tx, disbelieve('programme', sql`number = ${number}`))
  await rows(tx, sql`
    insert into programme (number, name, unit_id, paper_id, indicator, starts_on, ends_on, goal, goal_on, acknowledge_by, plan_by)
    values (${number}, ${d.name}, ${d.unitId}, ${d.paperId}, ${d.indicator}, ${d.startsOn}, ${d.endsOn}, ${percent(d.goal)}, ${d.goalOn}, ${d.acknowledgeBy}, ${d.planBy})`)
}

export type UnitRow = { unitId: number; target: number | null; dueOn: Day | null; modelOn: Day | null; modelReason: string | null }
const unitRow = sql`u.unit_id as "unitId", (u.target * 100)::int as target, u.due_on as "dueOn", u.model_on as "modelOn", u.model_reason as "modelReason"`
export const unitsOf = (tx: Tx, programme: number, known: Known = null) => rows<UnitRow>(tx, sql`select ${unitRow} from programme_unit u where u.programme = ${programme} and ${believed('u', known)} order by u.unit_id`)
export const lockUnit = (tx: Tx, programme: number, unitId: number) => findRow<UnitRow>(tx, sql`
  select ${unitRow} from programme_unit u where u.programme = ${programme} and u.unit_id = ${unitId} and upper_inf(u.recorded) for update`)
export const findUnit = (tx: Tx, programme: number, unitId: number) => findRow<UnitRow>(tx, sql`
  select ${unitRow} from programme_unit u where u.programme = ${programme} and u.unit_id = ${unitId} and upper_inf(u.recorded)`)
export async function putUnit(tx: Tx, programme: number, leadId: number, u: UnitRow): Promise<void> {
  await rows(tx, disbelieve('programme_unit', sql`programme = ${programme} and unit_id = ${u.unitId}`))
  await rows(tx, sql`
    insert into programme_unit (programme, lead_id, unit_id, target, due_on, model_on, model_reason)
    values (${programme}, ${leadId}, ${u.unitId}, ${percent(u.target)}, ${u.dueOn}, ${u.modelOn}, ${u.modelReason})`)
}
export const dropUnit = (tx: Tx, programme: number, unitId: number) => rows(tx, disbelieve('programme_unit', sql`programme = ${programme} and unit_id = ${unitId}`))


export type Response = { unitId: number; acknowledgedOn: Day | null; planOn: Day | null; planPaperId: number | null; sequence: Sequence | null }
const response = sql`r.unit_id as "unitId", r.acknowledged_on as "acknowledgedOn", r.plan_on as "planOn", r.plan_paper_id as "planPaperId", r.sequence`
export const responsesOf = (tx: Tx, programme: number, known: Known = null) => rows<Response>(tx, sql`select ${response} from programme_response r where r.programme = ${programme} and ${believed('r', known)}`)
export const lockResponse = (tx: Tx, programme: number, unitId: number) => findRow<Response>(tx, sql`
  select ${response} from programme_response r where r.programme = ${programme} and r.unit_id = ${unitId} and upper_inf(r.recorded) for update`)
export async function putResponse(tx: Tx, programme: number, r: Response): Promise<void> {
  await rows(tx, disbelieve('programme_response', sql`programme = ${programme} and unit_id = ${r.unitId}`))
  await rows(tx, sql`
    insert into programme_response (programme, unit_id, acknowledged_on, plan_on, plan_paper_id, sequence)
    values (${programme}, ${r.unitId}, ${r.acknowledgedOn}, ${r.planOn}, ${r.planPaperId}, ${r.sequence})`)
}

const milestone = sql`m.number, m.programme, m.name, m.due_on as "dueOn", m.indicator, (m.percent * 100)::int as percent`
export const milestonesOf = (tx: Tx, programme: number, known: Known = null) => rows<Milestone>(tx, sql`select ${milestone} from programme_milestone m where m.programme = ${programme} and ${believed('m', known)} order by m.due_on, m.number`)
export const findMilestone = (tx: Tx, number: number) => findRow<Milestone>(tx, sql`select ${milestone} from programme_milestone m where m.number = ${number} and upper_inf(m.recorded)`)
export const milestoneCalled = (tx: Tx, programme: number, name: string) => findRow<Milestone>(tx, sql`
  select ${milestone} from programme_milestone m where m.programme = ${programme} and fold(m.name) = fold(${name}) and upper_inf(m.recorded)`)
export async function putMilestone(tx: Tx, programme: number, leadId: number, number: number, m: MilestoneDraft): Promise<void> {
  await rows(tx, disbelieve('programme_milestone', sql`number = ${number}`))
  await rows(tx, sql`
    insert into programme_milestone (number, programme, lead_id, name, due_on, indicator, percent)
    values (${number}, ${programme}, ${leadId}, ${m.name}, ${m.dueOn}, ${m.indicator}, ${percent(m.percent)})`)
}
export const dropMilestone = async (tx: Tx, number: number): Promise<boolean> => (await rows(tx, sql`${disbelieve('programme_milestone', sql`number = ${number}`)} returning 1`)).length > 0

export type Report = { milestone: number; unitId: number; doneOn: Day; paperId: number | null; note: string | null }
const report = sql`r.milestone, r.unit_id as "unitId", r.done_on as "doneOn", r.paper_id as "paperId", r.note`
export const reportsOf = (tx: Tx, programme: number, known: Known = null) => rows<Report>(tx, sql`select ${report} from programme_report r where r.programme = ${programme} and ${believed('r', known)} order by r.milestone, r.unit_id`)
export const lockReport = (tx: Tx, milestoneNumber: number, unitId: number) => findRow<Report>(tx, sql`
  select ${report} from programme_report r where r.milestone = ${milestoneNumber} and r.unit_id = ${unitId} and upper_inf(r.recorded) for update`)
export async function putReport(tx: Tx, programme: number, r: Report): Promise<void> {
  await rows(tx, disbelieve('programme_report', sql`milestone = ${r.milestone} and unit_id = ${r.unitId}`))
  await rows(tx, sql`insert into programme_report (programme, milestone, unit_id, done_on, paper_id, note) values (${programme}, ${r.milestone}, ${r.unitId}, ${r.doneOn}, ${r.paperId}, ${r.note})`)
}

const session = sql`s.id, s.unit_id as "unitId", s.kind, s.on_day as "on", s.topic, s.with_whom as "withWhom", s.audience, s.invited, s.conclusions,
  coalesce((select v.full_name from unit_on(s.on_day) v where v.id = s.unit_id), '') as unit`
export const sessionsOf = (tx: Tx, programme: number, on: Day, known: Known = null) => rows<Session>(tx, sql`
  select ${session} from programme_session s where s.programme = ${programme} and ${believed('s', known)} and s.on_day <= ${on}::date order by s.on_day desc, s.id desc`)
export const sameSession = (tx: Tx, programme: number, s: SessionDraft) => findRow<Session>(tx, sql`
  select ${session} from programme_session s
  where s.programme = ${programme} and upper_inf(s.recorded) and s.unit_id = ${s.unitId} and s.kind = ${s.kind} and s.on_day = ${s.on}::date and fold(s.topic) = fold(${s.topic}) for update`)
export const insertSession = async (tx: Tx, programme: number, s: SessionDraft) => (await row<{ id: number }>(tx, sql`
  insert into programme_session (programme, unit_id, kind, on_day, topic, with_whom, audience, invited, conclusions)
  values (${programme}, ${s.unitId}, ${s.kind}, ${s.on}, ${s.topic}, ${s.withWhom}, ${s.audience}, ${s.invited}, ${s.conclusions}) returning id`)).id
export const dropSession = (tx: Tx, id: number) => rows<{ unitId: number; programme: number }>(tx, sql`${disbelieve('programme_session', sql`id = ${id}`)} returning unit_id as "unitId", programme`)
