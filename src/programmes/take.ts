import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { writeIssued } from '#papers/public.ts'

/** The programmes that a unit, or one below it, leads, as rows of the workbook: importing them changes nothing. */
const led = (unitId: number, on: Day) => sql`
  with inside as materialized (select v.id, v.code from unit_on(${on}::date) v where v.tree = 'state' and v.id in (select unit_subtree(${unitId}::int, ${on}::date))),
  led as (select p.*, i.code from programme p join inside i on i.id = p.unit_id where upper_inf(p.recorded))`

type Taken = Record<string, unknown>
type Dated = Taken & { paperOn: Day | null; paperPrecision: Parameters<typeof writeIssued>[0]['issuedPrecision'] | null }

const withIssued = ({ paperOn, paperPrecision, ...row }: Dated): Taken => ({ ...row, paper_issued: paperPrecision === null ? null : writeIssued({ issuedOn: paperOn, issuedPrecision: paperPrecision }) || null })
const paper = sql`d.symbol as paper, d.issuer as paper_issuer, case when d.symbol is null then d.summary end as paper_summary, d.issued_on as "paperOn", d.issued_precision as "paperPrecision"`

export const takeProgrammes = async (tx: Tx, unitId: number, on: Day): Promise<Taken[]> => (await rows<Dated>(tx, sql`
  ${led(unitId, on)}
  select p.name as programme, p.code as unit, ${paper}, p.indicator, p.starts_on as starts, p.ends_on as ends, p.goal::float8 as goal, p.goal_on, p.acknowledge_by, p.plan_by
  from led p left join paper d on d.id = p.paper_id order by p.code, p.number`)).map(withIssued)

export const takeUnits = (tx: Tx, unitId: number, on: Day) => rows<Taken>(tx, sql`
  ${led(unitId, on)}
  select p.name as programme, i.code as unit, u.target::float8 as target, u.due_on as due, r.acknowledged_on as acknowledged, r.plan_on, d.symbol as plan, d.issuer as plan_issuer, r.sequence, u.model_on, u.model_reason
  from led p join programme_unit u on u.programme = p.number and upper_inf(u.recorded) join inside i on i.id = u.unit_id
    left join programme_response r on r.programme = p.number and r.unit_id = u.unit_id and upper_inf(r.recorded)
    left join paper d on d.id = r.plan_paper_id and d.symbol is not null
  order by p.code, p.number, i.code`)

/** A row for each milestone, and one for each unit that reported it. */
export const takeMilestones = async (tx: Tx, unitId: number, on: Day): Promise<Taken[]> => (await rows<Dated>(tx, sql`
  ${led(unitId, on)}, steps as (select m.*, p.name as programme_name, p.code as lead from led p join programme_milestone m on m.programme = p.number and upper_inf(m.recorded)),
  lines as (
    select m.lead, m.number, 0 as report_id, m.programme_name, m.name, m.due_on, m.due_on as due, m.indicator, m.percent, null::int as unit_id, null::date as done_on, null::int as paper_id, null as note from steps m
    union all
    select m.lead, m.number, r.id, m.programme_name, m.name, m.due_on, null, null, null, r.unit_id, r.done_on, r.paper_id, r.note
    from steps m join programme_report r on r.milestone = m.number and upper_inf(r.recorded))
  select l.programme_name as programme, l.name as milestone, l.due, l.indicator, l.percent::float8 as percent, i.code as unit, l.done_on as done, ${paper}, l.note
  from lines l left join inside i on i.id = l.unit_id left join paper d on d.id = l.paper_id
  where l.report_id = 0 or i.id is not null
  order by l.lead, l.due_on, l.number, i.code nulls first`)).map(withIssued)

export const takeSessions = (tx: Tx, unitId: number, on: Day) => rows<Taken>(tx, sql`
  ${led(unitId, on)}
  select p.name as programme, i.code as unit, s.kind, s.on_day as "on", s.topic, s.with_whom as "with", s.audience, s.invited, s.conclusions
  from led p join programme_session s on s.programme = p.number and upper_inf(s.recorded) join inside i on i.id = s.unit_id
  order by p.code, p.number, s.on_day, s.id`)
