import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { Resting } from '#papers/public.ts'
import { unitName } from '#units/public.ts'

/** What rests on a paper in this room: programmes, units' plans, reported milestones. */
export const restsOn = async (tx: Tx, paperId: number): Promise<Resting[]> => (await rows<{ what: string; on: Day; says: string; number: number }>(tx, sql`
  select r.what, r.on_day as "on", p.number, p.name || ' · ' || ${unitName(sql`r.unit_id`)} as says
  from (select 'programmes.launch' as what, number as programme, starts_on as on_day, unit_id from programme where paper_id = ${paperId} and upper_inf(recorded)
        union all select 'programmes.respond', programme, plan_on, unit_id from programme_response where plan_paper_id = ${paperId} and upper_inf(recorded)
        union all select 'programmes.report', programme, done_on, unit_id from programme_report where paper_id = ${paperId} and upper_inf(recorded)) r
    join programme p on p.number = r.programme and upper_inf(p.recorded)
  order by r.on_day, p.number
  limit 1000`)).map(({ what, on, says, number }) => ({ what, on, says, link: `/programmes/${number}` }))

/** The papers on which the programmes of a unit and of those below it rest, their plans and reports included. */
export const papersOf = async (tx: Tx, unitId: number, on: Day): Promise<number[]> => (await rows<{ id: number }>(tx, sql`
  with led as (select number, paper_id from programme where upper_inf(recorded) and unit_id in (select unit_subtree(${unitId}::int, ${on}::date)))
  select paper_id as id from led where paper_id is not null
  union select r.plan_paper_id from programme_response r join led on led.number = r.programme where r.plan_paper_id is not null and upper_inf(r.recorded)
  union select r.paper_id from programme_report r join led on led.number = r.programme where r.paper_id is not null and upper_inf(r.recorded)`)).map(({ id }) => id)
