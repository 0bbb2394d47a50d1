import type { Actor } from '#ground/actor.ts'
import { findRow, row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { addDays, type Day } from '#ground/time/day.ts'

export type Digest = { day: Day; rows: number; before: string; digest: string }

/** Before the first. */
export const noDigest = '0'.repeat(64)

const lastDigest = (tx: Tx) => findRow<Digest>(tx, sql`
  select facts ->> 'day' as day, (facts ->> 'rows')::int as rows, facts ->> 'before' as before, facts ->> 'digest' as digest
  from journal where what = 'journal.digest' order by id desc limit 1`)

const firstDay = async (tx: Tx) => (await row<{ day: Day | null }>(tx, sql`select min((at at time zone 'Asia/Ho_Chi_Minh')::date) as day from access_log`)).day

/**
 * Writes into the journal what the log of access held on each day that is over: a chain of days, which the journal's heads sign.
 * @returns how many days
 */
export async function digestDays(tx: Tx, program: Actor): Promise<number> {
  await row(tx, sql`select pg_advisory_xact_lock(hashtext('journal.digest'))`)
  const last = await lastDigest(tx)
  let [before, day, done] = [last?.digest ?? noDigest, last ? addDays(last.day, 1) : await firstDay(tx), 0]
  for (; day !== null && day < program.today; day = addDays(day, 1), done++) {
    const { rows, digest } = await row<{ rows: number; digest: string }>(tx, sql`select rows, digest from access_digest(${day}::date, ${before})`)
    await record(tx, program, { what: 'journal.digest', units: [], subject: `access/${day}`, facts: { day, rows, before, digest } })
    before = digest
  }
  return done
}

/** The days whose rows are not what the journal says of them; rows that went after their time are not missed. */
export async function wrongDays(tx: Tx): Promise<Day[]> {
  const found = await row<{ days: Day[] | null }>(tx, sql`
    select array_agg(j.facts ->> 'day' order by j.id) as days
    from journal j cross join lateral access_digest((j.facts ->> 'day')::date, j.facts ->> 'before') d
    where j.what = 'journal.digest' and (j.facts ->> 'day')::date > current_date - interval '24 months' and d.digest <> j.facts ->> 'digest'`)
  return found.days ?? []
}
