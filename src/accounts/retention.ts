import { row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'

const count = async (tx: Tx) => (await row<{ count: number }>(tx, sql`select count(*)::int as count from session`)).count

/** Sessions that ended before that day (of Viet Nam), by their time or for want of use, go. */
export async function dropEndedSessions(tx: Tx, day: Day): Promise<{ before: number; deleted: number; after: number }> {
  const before = await count(tx)
  const { deleted } = await row<{ deleted: number }>(tx, sql`
    with gone as (
      delete from session where least(ends_at, seen_at + make_interval(mins => case when strict then 15 else 30 end)) < ${day}::timestamp at time zone 'Asia/Ho_Chi_Minh' returning 1)
    select count(*)::int as deleted from gone`)
  return { before, deleted, after: await count(tx) }
}
