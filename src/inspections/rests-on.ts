import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'

/** The teams that a paper sets up, and the visits of which it is the minutes. */
export const restsOnPaper = (tx: Tx, paperId: number): Promise<Resting[]> => rows<Resting>(tx, sql`
  select 'inspections.set-up' as what, lower(i.held)::text as "on", i.name as says, '/inspections/' || i.number as link, array(select person_of(p) from unnest(i.person_ids) p) as people from inspection_team i where i.paper_id = ${paperId} and upper_inf(i.recorded)
  union all
  select 'inspections.hold', v.held_on::text, coalesce((select i.name from inspection_team i where i.number = v.team and upper_inf(i.recorded)), ''), '/inspections/' || v.team, '{}'::int[] from inspection_visit v where v.paper_id = ${paperId} and upper_inf(v.recorded)
  order by 2 limit 1000`)
