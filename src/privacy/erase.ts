import { eraseFromAccounts } from '#accounts/public.ts'
import type { Actor } from '#ground/actor.ts'
import { type Database, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { eraseFromJournal, record } from '#ground/journal/journal.ts'
import { eraseFromImports } from '#imports/public.ts'
import { eraseFromPapers } from '#papers/public.ts'
import { erasedName, eraseFromPeople, namesOfOthers, recordsOf } from '#people/public.ts'

/** Carries out every erasure that two people decided, each in one transaction: all of it or nothing. @returns how many */
export async function eraseConfirmed(database: Database, program: Actor): Promise<number> {
  const due = await database.glance<{ id: number }>(sql`select id from person_request where state = 'confirmed' order by id`)
  let done = 0
  for (const { id } of due) await database.transaction(async (tx) => { if (await eraseOne(tx, program, id)) done++ })
  if (done > 0) await tidyUp(database)
  return done
}

const touched = ['person', 'person_version', 'party_status', 'admission_step', 'employment', 'same_person', 'journal_value', 'paper', 'import_job', 'account', 'oidc_identity', 'person_request', 'village_state']

/** The rows that are gone are cleared from the tables' files and indexes, and the planner's samples, which hold single values, are taken anew. Others work on meanwhile. */
const tidyUp = (database: Database) => database.pool.query(`vacuum (analyze) ${touched.join(', ')}`)

async function eraseOne(tx: Tx, program: Actor, id: number): Promise<boolean> {
  await rows(tx, sql`set local statement_timeout = '30min'`)
  const [request] = await rows<{ personId: number }>(tx, sql`
    update person_request set state = 'done', ended_at = now() where id = ${id} and state = 'confirmed' returning person_id as "personId"`)
  if (!request) return false
  const records = await recordsOf(tx, request.personId)
  const held = (await rows<{ id: number }>(tx, sql`
    select distinct p as id from appointment a cross join lateral unnest(array[a.paper_id, a.end_paper_id]) p where a.person_id = any(${records}::int[]) and p is not null`)).map(({ id }) => id)
  const { names, papers } = await eraseFromPeople(tx, records)
  const shared = await namesOfOthers(tx, names)
  const own = names.filter((name) => !shared.has(name))
  const counts = {
    records: records.length,
    // a paper that names a namesake may mean the other: only those on which this person's facts rest
    papers: await eraseFromPapers(tx, own, null) + await eraseFromPapers(tx, names, [...papers, ...held]),
    imports: await eraseFromImports(tx, names),
    accounts: await eraseFromAccounts(tx, records, erasedName),
    values: (await Promise.all(records.map((record) => eraseFromJournal(tx, record)))).reduce((sum, each) => sum + each, 0),
  }
  await rows(tx, sql`update person_request set outcome = null where person_id = any(${records}::int[])`)
  await record(tx, program, { what: 'privacy.erase', units: [], people: records, subject: `requests/${id}`, facts: counts })
  return true
}
