import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { keyOf } from '#ground/text/names.ts'
import type { Employment } from './employment.ts'
import type { Identity, KeptIdentity } from './identity.ts'
import type { AdmissionStep, PartyFact } from './party.ts'
import { samePortrait, type Version } from './person.ts'
import { rangeText } from './period.ts'

export type PersonRow = KeptIdentity & { officeKey: string | null; restrictedOn: Day | null; keptId: number }

/** A person's record; keptId is the record that speaks for it (its own id unless it was folded away). */
export const findPerson = (tx: Tx, id: number) => findRow<PersonRow>(tx, sql`
  select id, identity_hash as "identityHash", identity_sealed as "identitySealed", office_key as "officeKey", restricted_on::text as "restrictedOn", person_of(id) as "keptId" from person where id = ${id}`)

/** Serialises writers of one person; false where there is none. A person whose record is restricted is not written about. */
export async function lockPerson(tx: Tx, id: number): Promise<boolean> {
  const found = await findRow<{ restrictedOn: Day | null }>(tx, sql`select restricted_on::text as "restrictedOn" from person where id = ${id} for no key update`)
  if (found?.restrictedOn) throw new Refusal('people.restricted', { since: found.restrictedOn })
  return found !== undefined
}

/** From that day on nothing of the person is changed; null: it may be again. */
export const setRestricted = (tx: Tx, id: number, on: Day | null) => rows(tx, sql`update person set restricted_on = ${on}::date where id = ${id}`)

/** The number is taken first: whoever registers a person sees them only once the row is there, so it cannot be asked back by the same statement. */
export async function insertPerson(tx: Tx, officeKey: string | null): Promise<number> {
  const { id } = await row<{ id: number }>(tx, sql`select nextval(pg_get_serial_sequence('person', 'id'))::int as id`)
  await rows(tx, sql`insert into person (id, office_key) overriding system value values (${id}, ${officeKey})`)
  return id
}

export const setIdentity = (tx: Tx, id: number, { hash, tail }: Identity, sealed: Buffer) => rows(tx, sql`
  update person set identity_hash = ${hash}, identity_tail = ${tail}, identity_sealed = ${sealed} where id = ${id}`)

/** Whose identity number this is, with the name of that person. */
export const holderOfIdentity = (tx: Tx, hash: Buffer) => findRow<KeptIdentity & { name: string }>(tx, sql`
  select p.id, p.identity_hash as "identityHash", p.identity_sealed as "identitySealed", coalesce(v.name, '') as name
  from person p left join person_version v on v.person_id = p.id and upper_inf(v.recorded)
  where p.identity_hash = ${hash}
  order by upper(v.held) desc nulls first
  limit 1`)

const versionColumns = sql`
  person_id as "personId", id as "rowId", lower(held)::text as "from", upper(held)::text as until, name, birth::text as birth, birth_precision as "birthPrecision",
  sex, ethnic, general_education as "generalEducation", professional_level as "professionalLevel", theory_level as "theoryLevel", lives_in as "livesIn"`

export type VersionRow = Version & { personId: number; rowId: number }

/** The same period and the same portrait. */
export const sameVersionRow = (a: Version, b: Version): boolean => a.from === b.from && a.until === b.until && samePortrait(a, b)

/** Believed now, or (known) at the end of that day. */
const believed = (known: Day | null): Sql => (known === null ? sql`upper_inf(recorded)` : sql`recorded @> ((${known}::date + 1)::timestamptz - interval '1 microsecond')`)

/** What is believed of these persons, in the order of time. */
export const versionsOf = (tx: Tx, people: number[], known: Day | null = null) => rows<VersionRow>(tx, sql`
  select ${versionColumns} from person_version
  where person_id = any(${people}::int[]) and ${believed(known)}
  order by person_id, lower(held) nulls first`)

/** Every version ever believed, with when. */
export const versionsEver = (tx: Tx, personId: number) => rows<VersionRow & { believedFrom: Date; believedUntil: Date | null }>(tx, sql`
  select ${versionColumns}, lower(recorded) as "believedFrom", upper(recorded) as "believedUntil" from person_version
  where person_id = ${personId} and not isempty(recorded)
  order by lower(recorded) desc, lower(held) nulls first`)

export const insertVersion = (tx: Tx, personId: number, v: Version) => rows(tx, sql`
  insert into person_version (person_id, held, name, sort_key, birth, birth_precision, sex, ethnic, general_education, professional_level, theory_level, lives_in)
  values (${personId}, ${rangeText(v)}::daterange, ${v.name}, ${keyOf(v.name)}, ${v.birth}, ${v.birthPrecision}, ${v.sex}, ${v.ethnic},
          ${v.generalEducation}, ${v.professionalLevel}, ${v.theoryLevel}, ${v.livesIn})`)

export type PartyRow = PartyFact & { personId: number; rowId: number }

export const statusesOf = (tx: Tx, people: number[], known: Day | null = null) => rows<PartyRow>(tx, sql`
  select person_id as "personId", id as "rowId", status, lower(held)::text as "from", upper(held)::text as until, paper_id as "paperId"
  from party_status
  where person_id = any(${people}::int[]) and ${believed(known)}
  order by person_id, lower(held) nulls first`)

export const insertStatus = (tx: Tx, personId: number, fact: PartyFact) => rows(tx, sql`
  insert into party_status (person_id, status, held, paper_id) values (${personId}, ${fact.status}, ${rangeText(fact)}::daterange, ${fact.paperId})`)

export type StepRow = { id: number; step: AdmissionStep; onDay: string; planned: boolean; paperId: number | null }

export const stepsOf = (tx: Tx, personId: number, known: Day | null = null) => rows<StepRow>(tx, sql`
  select id, step, on_day::text as "onDay", planned, paper_id as "paperId" from admission_step
  where person_id = ${personId} and ${believed(known)}
  order by on_day, id`)

export const insertStep = (tx: Tx, personId: number, step: AdmissionStep, onDay: string, planned: boolean, paperId: number | null) => rows(tx, sql`
  insert into admission_step (person_id, step, on_day, planned, paper_id) values (${personId}, ${step}, ${onDay}, ${planned}, ${paperId})`)

export type EmploymentRow = Employment & { personId: number }

export const employmentsOf = (tx: Tx, people: number[], known: Day | null = null) => rows<EmploymentRow>(tx, sql`
  select person_id as "personId", id, kind, title, unit_id as "unitId", lower(held)::text as "from", upper(held)::text as until, paper_id as "paperId"
  from employment
  where person_id = any(${people}::int[]) and ${believed(known)}
  order by person_id, lower(held) nulls first, kind`)

export const insertEmployment = (tx: Tx, personId: number, each: Omit<Employment, 'id'>) => rows(tx, sql`
  insert into employment (person_id, kind, title, unit_id, held, paper_id)
  values (${personId}, ${each.kind}, ${each.title}, ${each.unitId}, ${rangeText(each)}::daterange, ${each.paperId})`)

type FactTable = 'person_version' | 'party_status' | 'employment' | 'admission_step'

/** These rows are believed no longer. What was believed stays. */
export const disbelieve = (tx: Tx, table: FactTable, rowIds: number[]) => rows(tx, sql`
  update ${sql.name(table)} set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = any(${rowIds}::bigint[])`)

/** Replaces one line of facts by another: what is the same keeps its row. */
export async function replaceLine<Known extends { rowId: number }, Fact>(
  tx: Tx, table: FactTable, known: Known[], wanted: Fact[], same: (known: Known, wanted: Fact) => boolean, insert: (fact: Fact) => Promise<unknown>,
): Promise<boolean> {
  const gone = known.filter((row) => !wanted.some((fact) => same(row, fact)))
  const added = wanted.filter((fact) => !known.some((row) => same(row, fact)))
  if (gone.length > 0) await disbelieve(tx, table, gone.map(({ rowId }) => rowId))
  for (const fact of added) await insert(fact)
  return gone.length + added.length > 0
}
