import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { Resting } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { type Held, unitName } from '#units/public.ts'

/** Posts that are held in these units on the day or later: a unit with a holder is not ended. */
export const holdsOn = (tx: Tx, unitIds: number[], on: Day): Promise<Held[]> => rows<Held>(tx, sql`
  select a.unit_id as "unitId", k.vi as what
  from appointment a join post_kind k on k.code = a.kind
  where a.unit_id = any(${unitIds}::int[]) and upper_inf(a.recorded) and a.held && daterange(${on}::date, null)
  order by a.unit_id, k.rank`)

/** What rests on a paper in this room: appointments, ends, extensions. */
export const restsOnPaper = async (tx: Tx, paperId: number): Promise<Resting[]> => (await rows<{ what: string; on: Day | null; says: string; unitId: number; personId: number }>(tx, sql`
  select r.what, r.on_day::text as "on", r.unit_id as "unitId", person_of(r.person_id) as "personId",
         k.vi || ' · ' || ${unitName(sql`r.unit_id`)}
           || ' · ' || coalesce(${personName(sql`r.person_id`)}, '') as says
  from (select 'posts.appoint' as what, lower(held) as on_day, unit_id, kind, person_id from appointment where paper_id = ${paperId} and upper_inf(recorded)
        union all select 'posts.end', upper(held), unit_id, kind, person_id from appointment where end_paper_id = ${paperId} and upper_inf(recorded)
        union all select 'posts.extend', t.decided_on, a.unit_id, a.kind, a.person_id
                  from term_extension t join appointment a on a.number = t.number and upper_inf(a.recorded) where t.paper_id = ${paperId} and upper_inf(t.recorded)) r
    join post_kind k on k.code = r.kind
  order by r.on_day, r.unit_id
  limit 1000`)).map(({ what, on, says, unitId, personId }) => ({ what, on, says, people: [personId], link: `/units/${unitId}${on ? `?ngay=${on}` : ''}` }))
