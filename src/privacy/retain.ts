import type { Actor } from '#ground/actor.ts'
import { dropEndedSessions } from '#accounts/public.ts'
import { type Database, findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { addDays, addMonths, type Day } from '#ground/time/day.ts'
import { emptyOldJobs } from '#imports/public.ts'
import { dropOldLooks } from '#journal/public.ts'
import { numberOn } from '#legal-rules/public.ts'

/** How many were there, went and are left. */
export type Purge = { before: number; deleted: number; after: number }
type Job = { rule: string; first(today: Day, number: number): Day; purge(tx: Tx, before: Day): Promise<Purge> }

/** What has its time, and how it goes: everything before the day `first` gives. */
const jobs: Record<string, Job> = {
  imports: { rule: 'privacy.keep_import_days', first: (today, days) => addDays(today, -days), purge: emptyOldJobs },
  sessions: { rule: 'privacy.keep_session_days', first: (today, days) => addDays(today, -days), purge: dropEndedSessions },
  looks: { rule: 'privacy.keep_access_log_months', first: (today, months) => addMonths(today, -months), purge: dropOldLooks },
}

/** Every job, each in a transaction of its own with an entry in the journal that proves it: what there was, what went, what is left. A job that was run on this day is not run again. */
export async function retain(database: Database, program: Actor): Promise<Record<string, Purge>> {
  const done: Record<string, Purge> = {}
  for (const [of, { rule, first, purge }] of Object.entries(jobs)) await database.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('privacy.retain'))`)
    if (await findRow(tx, sql`select from journal where what = 'privacy.retain' and subject = ${`retention/${of}/${program.today}`}`)) return
    const { value, basis, status } = await numberOn(tx, rule, program.today)
    const until = first(program.today, value)
    const counts = await purge(tx, until)
    if (counts.before - counts.deleted !== counts.after) throw new Error(`${of}: ${JSON.stringify(counts)} do not add up`)
    done[of] = counts
    await record(tx, program, { what: 'privacy.retain', units: [], subject: `retention/${of}/${program.today}`, facts: { of, until, rule, value, basis, status, ...counts } })
  })
  return done
}
