import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'

/** The courses that a paper plans. */
export const restsOnPaper = (tx: Tx, paperId: number): Promise<Resting[]> => rows<Resting>(tx, sql`
  select 'trainings.open' as what, c.begins_on::text as "on", c.name as says, '/trainings/' || c.id as link from training_course c where c.paper_id = ${paperId} order by 2 limit 1000`)
