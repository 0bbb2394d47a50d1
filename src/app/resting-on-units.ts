import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { RestsIn } from '#mergers/public.ts'
import type { Resting } from '#papers/public.ts'

/** What the rooms of daily work hold of units from a day on, or wrote of them since, each with its page; what was cancelled, declined, returned or withdrawn holds nothing. */
export const restingOnUnits: RestsIn = (tx, { unitIds, on, since }) => rows<Resting>(tx, sql`
  with asked as (select unnest(${unitIds}::int[]) as id)
  select 'mergers.rests.task' as what, t.given_on::text as "on", t.what as says, '/tasks/' || t.id as link from task t where t.unit_id in (select id from asked) and t.given_on >= ${on}::date
    and not exists (select from task_step s where s.task_id = t.id and s.kind = 'cancelled')
  union all
  select 'mergers.rests.election', coalesce(e.held_on, e.planned_on)::text, coalesce((select v.full_name from unit_on(coalesce(e.held_on, e.planned_on, ${on}::date)) v where v.id = e.unit_id), ''), '/elections/' || e.id
  from election e where e.unit_id in (select id from asked) and (coalesce(e.held_on, e.planned_on) >= ${on}::date or e.made_at > ${since}) and e.state <> 'withdrawn'
  union all
  select 'mergers.rests.commendation', c.proposed_on::text, c.topic, '/commendations/' || c.id
  from commendation c where c.proposed_on >= ${on}::date and c.declined_on is null and exists (select from commendation_row r where r.commendation_id = c.id and r.taken_out_on is null and r.unit_id in (select id from asked))
  union all
  select 'mergers.rests.evaluation', e.on_day::text, r.name, '/evaluations/rounds/' || r.number from evaluation e join evaluation_round r on r.number = e.round and upper_inf(r.recorded)
  where e.unit_id in (select id from asked) and upper_inf(e.recorded) and r.till_on >= ${on}::date
  union all
  select 'mergers.rests.visit', v.planned_on::text, i.name, '/inspections/' || i.number from inspection_visit v join inspection_team i on i.number = v.team and upper_inf(i.recorded)
  where v.unit_id in (select id from asked) and upper_inf(v.recorded) and v.planned_on >= ${on}::date
  union all
  select 'mergers.rests.personnel-plan', null, coalesce((select v.full_name from unit_on(${on}::date) v where v.id = p.village_id), ''), '/personnel-plans/villages/' || p.village_id
  from (select distinct village_id from personnel_plan where village_id in (select id from asked) and upper_inf(recorded) and state <> 'returned' and lower(recorded) > ${since}) p
  union all
  select 'mergers.rests.class', lower(c.held)::text, coalesce((select v.full_name from unit_on(lower(c.held)) v where v.id = c.village_id), ''), '/funds/classes?unit=' || coalesce((select v.parent_id from unit_on(lower(c.held)) v where v.id = c.village_id), c.village_id)
  from village_class c where c.village_id in (select id from asked) and upper_inf(c.recorded) and lower(c.held) >= ${on}::date
  order by 1, 2, 3 limit 500`)
