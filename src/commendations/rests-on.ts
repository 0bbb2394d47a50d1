import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'

/** The commendations that a paper decides. */
export const restsOnPaper = (tx: Tx, paperId: number): Promise<Resting[]> => rows<Resting>(tx, sql`
  select 'commendations.decide' as what, c.decided_on::text as "on", c.topic as says, '/commendations/' || c.id as link from commendation c where c.paper_id = ${paperId} order by 2 limit 1000`)
