import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Resting } from '#papers/public.ts'
import { unitName } from '#units/public.ts'

/** The tasks that a paper gave. */
export const restsOnPaper = (tx: Tx, paperId: number): Promise<Resting[]> => rows<Resting>(tx, sql`
  select 'tasks.rests' as what, t.given_on::text as "on", '/tasks/' || t.id as link,
         t.what || ' · ' || ${unitName(sql`t.unit_id`)} as says
  from task t where t.paper_id = ${paperId} order by t.given_on, t.id limit 1000`)
