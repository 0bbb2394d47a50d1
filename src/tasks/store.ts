import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { instant, type Known, statesOf } from '#posts/public.ts'
import { unitName } from '#units/public.ts'
import type { Hat, Step, StepKind, Task, TaskState } from './task.ts'

export type Given = { unitId: number; personId: number | null; what: string; hat: Hat; givenOn: Day; dueOn: Day; paperId: number | null; origin: string | null; givenBy: number | null }

export const insertTask = async (tx: Tx, { unitId, personId, what, hat, givenOn, dueOn, paperId, origin, givenBy }: Given): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into task (unit_id, person_id, what, hat, given_on, due_on, paper_id, origin, given_by)
  values (${unitId}, ${personId}, ${what}, ${hat}, ${givenOn}::date, ${dueOn}::date, ${paperId}, ${origin}, ${givenBy})
  returning id`)).id

export const insertStep = async (tx: Tx, task: { id: number; unitId: number }, step: Step & { paperId?: number | null }, doneBy: number | null): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into task_step (task_id, unit_id, kind, on_day, note, counted, of_all, until_day, paper_id, done_by)
  values (${task.id}, ${task.unitId}, ${step.kind}, ${step.onDay}::date, ${step.note}, ${step.counted ?? null}, ${step.ofAll ?? null}, ${step.until ?? null}::date, ${step.paperId ?? null}, ${doneBy})
  returning id`)).id

/** The day looked at, and as known when. */
type Seen = { on: Day; soonDays: number; known?: Known }

const tasks = ({ on, soonDays, known = null }: Seen) => sql`task_on(${on}::date, ${soonDays}::int, ${instant(known)}) t`

const columns = (known: Known = null) => sql`
  t.id, t.unit_id as "unitId", ${unitName(sql`t.unit_id`, known)} as unit,
  (select u.kind from unit u where u.id = t.unit_id) as "unitKind", t.person_id as "personId", ${personName(sql`t.person_id`, known)} as person, t.what, t.hat, t.given_on::text as "givenOn", t.due::text as due, t.first_due::text as "firstDue",
  t.origin, t.paper_id as "paperId", t.given_by as "givenBy", t.state, t.finished::text as finished, t.counted, t.of_all as "ofAll", t.reminded, t.late, t.soon`

/** Held until the transaction ends: two steps of one task come one after the other. */
export const lockTask = (tx: Tx, id: number) => rows(tx, sql`select pg_advisory_xact_lock(7214, ${id}::int)`)

export const findTask = (tx: Tx, id: number, on: Day, soonDays: number, known: Known = null) => findRow<Task>(tx, sql`select ${columns(known)} from ${tasks({ on, soonDays, known })} where t.id = ${id}`)

export const tasksFrom = (tx: Tx, origins: Sql, on: Day, soonDays: number, known: Known = null) => rows<Task>(tx, sql`
  select ${columns(known)} from ${tasks({ on, soonDays, known })} where ${origins} order by t.due, t.id`)

export type Only = { units: number[]; state?: TaskState | undefined; hat?: Hat | undefined; person?: number | undefined; when?: 'late' | 'soon' | 'open' | 'in-time' | undefined; words: string[] }

const when = { late: sql`t.late`, soon: sql`t.soon`, open: sql`t.state in ('given', 'received', 'returned')`, 'in-time': sql`t.finished is not null and not t.late and t.state <> 'cancelled'` }

const passes = ({ units, state, hat, person, when: then, words }: Only): Sql => sql`
  t.unit_id = any(${units}::int[]) and t.state = coalesce(${state ?? null}::text, t.state) and t.hat = coalesce(${hat ?? null}::text, t.hat)
  and (${person ?? null}::int is null or t.person_id = ${person ?? null}::int) and ${then ? when[then] : sql`true`}
  and (${words.length === 0} or fold(t.what) like all (${words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)}::text[]))`

/** Tasks of these units on a day, those due first on top, finished ones last. */
export const tasksWith = (tx: Tx, only: Only, on: Day, soonDays: number, limit: number, offset = 0, known: Known = null) => rows<Task>(tx, sql`
  select ${columns(known)} from ${tasks({ on, soonDays, known })} where ${passes(only)}
  order by t.state in ('accepted', 'cancelled'), t.due, t.id limit ${limit} offset ${offset}`)

export type Counts = { count: number; all: number; open: number; soon: number; late: number; due: number; inTime: number }

/** How many pass, and of all of these units: open, soon due, late, due or done by the day, and of those done in time. */
export const countTasks = (tx: Tx, only: Only, on: Day, soonDays: number, known: Known = null): Promise<Counts> => row<Counts>(tx, sql`
  select count(*) filter (where ${passes(only)})::int as count, count(*)::int as all, count(*) filter (where ${when.open})::int as open, count(*) filter (where t.soon)::int as soon, count(*) filter (where t.late)::int as late,
         count(*) filter (where t.state <> 'cancelled' and (t.due < ${on}::date or t.finished is not null))::int as due, count(*) filter (where ${when['in-time']})::int as "inTime"
  from ${tasks({ on, soonDays, known })} where t.unit_id = any(${only.units}::int[])`)

/** Tasks of these persons, and of these units where nobody in particular has them; all of these units where no person is known. */
export const tasksOfPeople = (tx: Tx, people: number[], units: number[], on: Day, soonDays: number, known: Known = null) => rows<Task>(tx, sql`
  select ${columns(known)} from ${tasks({ on, soonDays, known })}
  where (t.person_id = any(${people}::int[]) or ((t.person_id is null or ${people.length === 0}) and t.unit_id = any(${units}::int[]))) and (t.state not in ('accepted', 'cancelled') or t.finished > ${on}::date - 30)
  order by t.due, t.id limit 300`)

export type StepSeen = { id: number; kind: StepKind; onDay: Day; note: string | null; counted: number | null; ofAll: number | null; until: Day | null; paperId: number | null; paper: string | null }

export const stepsOf = (tx: Tx, taskId: number, on: Day, known: Known = null) => rows<StepSeen>(tx, sql`
  select s.id, s.kind, s.on_day::text as "onDay", s.note, s.counted, s.of_all as "ofAll", s.until_day::text as until, s.paper_id as "paperId", ${paperName(sql`s.paper_id`)} as paper
  from task_step s where s.task_id = ${taskId} and s.on_day <= ${on}::date and s.recorded_at <= ${instant(known)} order by s.on_day desc, s.id desc`)

export type Load = { personId: number; name: string; unit: string; unitId: number; unified: boolean; open: number; party: number; village: number; late: number; months: number[] }

/** Who has how much: open tasks by hat, late ones, and how many were given in each of the six months up to the day. */
export const loads = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Load>(tx, sql`
  with task as materialized (select * from ${tasks({ on, soonDays: 0, known })} where t.unit_id = any(${units}::int[]) and t.person_id is not null and t.state <> 'cancelled'),
  unified as materialized (
    select s.head_id from ${statesOf(sql`array(
      select a.unit_id from appointment a where a.kind = 'village_head' and a.person_id in (select t.person_id from task t union select o.person_id from same_person o join task t on t.person_id = o.kept_id))`, known)} s
    where s.state = 'unified' and s.from_day <= ${on}::date and s.upto_day > ${on}::date),
  month as (select m, (date_trunc('month', ${on}::date) - make_interval(months => 5 - m))::date as from_day, (date_trunc('month', ${on}::date) - make_interval(months => 4 - m))::date as upto_day from generate_series(0, 5) m)
  select t.person_id as "personId", coalesce(${personName(sql`t.person_id`, known)}, '') as name, min(t.unit_id) as "unitId",
         ${unitName(sql`min(t.unit_id)`, known)} as unit,
         exists (select from unified s where s.head_id = t.person_id) as unified,
         count(*) filter (where ${when.open})::int as open, count(*) filter (where ${when.open} and t.hat = 'party')::int as party, count(*) filter (where ${when.open} and t.hat = 'village')::int as village,
         count(*) filter (where t.late and ${when.open})::int as late,
         (select array_agg((select count(*)::int from task o where o.person_id = t.person_id and o.given_on >= m.from_day and o.given_on < m.upto_day) order by m.m) from month m) as months
  from task t group by t.person_id order by open desc, name limit 2000`)

/** Every record of a person, and the villages and cells that somebody leads with those that these cover or are covered by. */
export const ownOf = (tx: Tx, personId: number | null, leads: number[], on: Day, known: Known = null) => row<{ people: number[]; units: number[] }>(tx, sql`
  select array(select person_of(${personId}::int) where ${personId}::int is not null union select s.person_id from same_person s where s.kept_id = person_of(${personId}::int) and s.judged = 'same' and upper_inf(s.recorded)) as people,
         array(select u.id from unit u where u.id = any(${leads}::int[]) and u.kind in ('village', 'cell') union select c.cell_id from cell_cover c where c.village_id = any(${leads}::int[]) and believed_at(c.recorded, ${instant(known)}) and c.held @> ${on}::date
               union select c.village_id from cell_cover c where c.cell_id = any(${leads}::int[]) and believed_at(c.recorded, ${instant(known)}) and c.held @> ${on}::date) as units`)

/** Whether the unit stood on the day; its name. */
export const standing = (tx: Tx, unitId: number, on: Day) => findRow<{ name: string }>(tx, sql`select full_name as name from unit_on(${on}::date) where id = ${unitId} and kind not in ('country', 'central')`)

/** Whether this person lives or serves in the unit, or below it, and so may be given its work. */
export const servesIn = async (tx: Tx, personId: number, units: number[]): Promise<boolean> => (await row<{ yes: boolean }>(tx, sql`
  select exists (select from appointment a where a.person_id = ${personId} and a.unit_id = any(${units}::int[]) and upper_inf(a.recorded))
      or exists (select from person_version v where v.person_id = ${personId} and v.lives_in = any(${units}::int[]) and upper_inf(v.recorded))
      or exists (select from employment e where e.person_id = ${personId} and e.unit_id = any(${units}::int[]) and upper_inf(e.recorded)) as yes`)).yes
