import { keyOf } from '#ground/text/names.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { type Day, isDay } from '#ground/time/day.ts'

/** Under this name stands whoever had their data erased; the posts they held stay. */
export const erasedName = 'Người đã xóa dữ liệu'

/** Every record of the human being behind one record, the one that speaks first. */
export const recordsOf = async (tx: Tx, personId: number, known: Day | string | null = null): Promise<number[]> => (await rows<{ id: number }>(tx, sql`
  select person_of(${personId}, ${asKnown(known)}) as id
  union all select person_id from same_person where kept_id = person_of(${personId}, ${asKnown(known)}) and judged = 'same' and ${known === null ? sql`upper_inf(recorded)` : sql`recorded @> ${asKnown(known)}`}`)).map(({ id }) => id)

const asKnown = (known: Day | string | null): Sql =>
  known === null ? sql`'infinity'::timestamptz` : isDay(known) ? sql`((${known}::date + 1)::timestamptz - interval '1 microsecond')` : sql`${known}::timestamptz`

export type Erased = { names: string[]; papers: number[] }

/** Whatever was ever known of these records goes; what is left is a record under a name that names nobody. @returns the names it had, and the papers that its facts rested on */
export async function eraseFromPeople(tx: Tx, records: number[]): Promise<Erased> {
  const names = (await rows<{ name: string }>(tx, sql`select distinct name from person_version where person_id = any(${records}::int[])`)).map(({ name }) => name).filter((name) => name !== erasedName)
  const papers = (await rows<{ id: number }>(tx, sql`
    select distinct paper_id as id from (
      select paper_id from party_status where person_id = any(${records}::int[])
      union all select paper_id from admission_step where person_id = any(${records}::int[])
      union all select paper_id from employment where person_id = any(${records}::int[])) f
    where paper_id is not null`)).map(({ id }) => id)
  for (const table of ['person_version', 'party_status', 'admission_step', 'employment'])
    await rows(tx, sql`delete from ${sql.name(table)} where person_id = any(${records}::int[])`)
  await rows(tx, sql`update same_person set reason = null where person_id = any(${records}::int[]) or kept_id = any(${records}::int[])`)
  await rows(tx, sql`
    update person set identity_hash = null, identity_tail = null, identity_sealed = null, office_key = null, restricted_on = null where id = any(${records}::int[])`)
  await rows(tx, sql`
    insert into person_version (person_id, name, sort_key) select id, ${erasedName}, ${keyOf(erasedName)} from unnest(${records}::int[]) id`)
  return { names, papers }
}

/** Of these names, those that somebody else bears too. */
export const namesOfOthers = async (tx: Tx, names: string[]): Promise<Set<string>> => new Set((await rows<{ name: string }>(tx, sql`
  select n as name from unnest(${names}::text[]) n where exists (select from person_version v where v.key = fold(n))`)).map(({ name }) => name))
