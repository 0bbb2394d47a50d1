import { row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'

const holds = sql`(file is not null or mends <> '{}' or found ? 'faults' or found ? 'columns' or found ? 'legacy' or coalesce(found #> '{preview,samples}', '[]') <> '[]')`
const count = async (tx: Tx) => (await row<{ count: number }>(tx, sql`select count(*)::int as count from import_job where ${holds}`)).count

/** Of imports that ended before that day (of Viet Nam) the file goes, and whatever was shown of it: values, samples. Counts, and who sent it when, stay. */
export async function emptyOldJobs(tx: Tx, day: Day): Promise<{ before: number; deleted: number; after: number }> {
  const before = await count(tx)
  const { deleted } = await row<{ deleted: number }>(tx, sql`
    with gone as (
      update import_job set file = null, mends = '{}',
        found = case when jsonb_typeof(found -> 'preview') = 'object' then jsonb_set(found, '{preview,samples}', '[]') else found end - 'faults' - 'columns' - 'legacy'
      where ended_at < ${day}::timestamp at time zone 'Asia/Ho_Chi_Minh' and ${holds} returning 1)
    select count(*)::int as deleted from gone`)
  return { before, deleted, after: await count(tx) }
}
