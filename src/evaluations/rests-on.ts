import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'

/** The rounds that a paper orders. */
export const restsOnPaper = (tx: Tx, paperId: number): Promise<Resting[]> => rows<Resting>(tx, sql`
  select 'evaluations.open' as what, r.from_on::text as "on", r.name as says, '/evaluations/rounds/' || r.number as link from evaluation_round r where r.paper_id = ${paperId} and upper_inf(r.recorded) order by 2 limit 1000`)
