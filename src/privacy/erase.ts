import { eraseFromAccounts } from '#accounts/public.ts'
import type { Actor } from '#ground/actor.ts'
import { type Database, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { eraseFromJournal, eraseNamesFromJournal, record } from '#ground/journal/journal.ts'
import { eraseFromEvaluations } from '#evaluations/public.ts'
import { eraseFromImports } from '#imports/public.ts'
import { eraseFromPapers } from '#papers/public.ts'
import { erasedName, eraseFromPeople, namesOfOthers, recordsOf } from '#people/public.ts'
import { eraseFromFreeText, freeText } from './free-text.ts'
import { type Erasure, erasuresIn, noteErasures } from './erasures.ts'

/** Carries out every erasure that two people decided, each in one transaction: all of it or nothing. `file` outlives every backup (erasures.ts). @returns how many */
export async function eraseConfirmed(database: Database, program: Actor, file: string): Promise<number> {
  const due = await database.glance<{ id: number }>(sql`select id from person_request where state = 'confirmed' order by id`)
  return inTurn(database, due, (tx, { id }) => eraseOne(tx, program, id, file))
}

/** A backup from before an erasure brings the person back: what the file knows as erased and the register does not is erased again. @returns how many */
export async function eraseAgain(database: Database, program: Actor, file: string): Promise<number> {
  return inTurn(database, await erasuresIn(file), (tx, erasure) => eraseOneAgain(tx, program, erasure))
}

async function inTurn<T>(database: Database, due: T[], erase: (tx: Tx, one: T) => Promise<boolean>): Promise<number> {
  let done = 0
  for (const one of due) await database.transaction(async (tx) => { if (await erase(tx, one)) done++ })
  if (done > 0) await tidyUp(database)
  return done
}

const touched = ['person', 'person_version', 'party_status', 'admission_step', 'employment', 'same_person', 'journal_value', 'paper', 'import_job', 'account', 'oidc_identity', 'person_request', 'village_state']

/** The rows that are gone are cleared from the tables' files and indexes, and the planner's samples, which hold single values, are taken anew. Others work on meanwhile. */
const tidyUp = (database: Database) => database.pool.query(`vacuum (analyze) ${[...new Set([...touched, ...freeText().map(({ table }) => table)])].join(', ')}`)

async function eraseOne(tx: Tx, program: Actor, request: number, file: string): Promise<boolean> {
  const [found] = await rows<{ personId: number; confirmedAt: string }>(tx, sql`
    update person_request set state = 'done', ended_at = now() where id = ${request} and state = 'confirmed'
    returning person_id as "personId", to_char(confirmed_at at time zone 'UTC', ${instant}) as "confirmedAt"`)
  if (!found) return false
  const { personId, confirmedAt } = found
  const records = await recordsOf(tx, personId)
  const counts = await eraseRecords(tx, records)
  await record(tx, program, { what: 'privacy.erase', units: [], people: records, subject: `requests/${request}`, facts: { ...counts, confirmedAt } })
  await noteErasures(file, [{ records, request, confirmedAt }])
  return true
}

const instant = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

/** A restored register gives numbers out anew: only a record that was there before the erasure is the one that was erased. */
async function eraseOneAgain(tx: Tx, program: Actor, { records, request, confirmedAt }: Erasure): Promise<boolean> {
  const subject = `requests/${request}`
  const back = (await rows<{ id: number }>(tx, sql`
    select p.id from person p
    where p.id = any(${records}::int[])
      and exists (select from person_version v where v.person_id = p.id and lower(v.recorded) <= ${confirmedAt}::timestamptz)
      and not exists (
        select from journal j
        where j.person_ids @> array[p.id] and j.what in ('privacy.erase', 'privacy.erase-again') and j.subject = ${subject} and j.facts ->> 'confirmedAt' = ${confirmedAt})
    order by p.id for no key update`)).map(({ id }) => id)
  if (back.length === 0) return false
  // whoever confirmed it is not in this register any more: 0 is the program
  await rows(tx, sql`
    update person_request set state = 'done', ended_at = now(), confirmed_by = coalesce(confirmed_by, 0), confirmed_at = coalesce(confirmed_at, ${confirmedAt}::timestamptz)
    where person_id = any(${back}::int[]) and kind = 'erase' and ended_at is null`)
  const counts = await eraseRecords(tx, back)
  await record(tx, program, { what: 'privacy.erase-again', units: [], people: back, subject, facts: { ...counts, confirmedAt } })
  return true
}

/** Everything that is kept of these records of one person. @returns how much of what */
async function eraseRecords(tx: Tx, records: number[]): Promise<Record<string, unknown>> {
  await rows(tx, sql`set local statement_timeout = '30min'`)
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
    values: (await Promise.all(records.map((record) => eraseFromJournal(tx, record)))).reduce((sum, each) => sum + each, 0) + await eraseNamesFromJournal(tx, own),
    texts: await eraseFromFreeText(tx, own),
    assessments: await eraseFromEvaluations(tx, records),
  }
  await rows(tx, sql`update person_request set outcome = null where person_id = any(${records}::int[])`)
  return counts
}
