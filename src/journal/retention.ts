import { row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'

const count = async (tx: Tx) => (await row<{ count: number }>(tx, sql`select count(*)::int as count from access_log`)).count

/** Rows of the log of access before that day (of Viet Nam) go, whole days of them; the table itself lets none go before its time. */
export async function dropOldLooks(tx: Tx, day: Day): Promise<{ before: number; deleted: number; after: number }> {
  const before = await count(tx)
  const { deleted } = await row<{ deleted: number }>(tx, sql`
    with gone as (delete from access_log where at < ${day}::timestamp at time zone 'Asia/Ho_Chi_Minh' returning 1) select count(*)::int as deleted from gone`)
  return { before, deleted, after: await count(tx) }
}
