import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'

/** The commendations that a paper decides. */
export const restsOnPaper = (tx: Tx, paperId: number): Promise<Resting[]> => rows<Resting>(tx, sql`
  select 'commendations.decide' as what, c.decided_on::text as "on", c.topic as says, '/commendations/' || c.id as link,
         array(select distinct person_of(r.person_id) from commendation_row r where r.commendation_id = c.id and r.person_id is not null and r.taken_out_on is null) as people
  from commendation c where c.paper_id = ${paperId} order by 2 limit 1000`)
