import { copyRows } from '#ground/database/copy.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { keyOf } from '#ground/text/names.ts'
import type { Employment } from './employment.ts'
import { type Identity, type IdentityKey, sealIdentity } from './identity.ts'
import type { PartyFact } from './party.ts'
import type { Version } from './person.ts'
import { rangeText } from './period.ts'

export type KnownPerson = { id: number; officeKey: string; hash: string | null; tail: string | null }

/** Persons by their office keys, 'P/<id>' for those who have none; locked against other writers. */
export const personsWithKeys = (tx: Tx, keys: string[]) => rows<KnownPerson>(tx, sql`
  select id, coalesce(office_key, 'P/' || id) as "officeKey", encode(identity_hash, 'hex') as hash, encode(identity_tail, 'hex') as tail
  from person
  where office_key = any(${keys}::text[])
     or (office_key is null and id = any(${keys.filter((key) => /^P\/\d{1,9}$/.test(key)).map((key) => Number(key.slice(2)))}::int[]))
  order by id
  for no key update`)

export const holdersOfHashes = (tx: Tx, hashes: string[]) => rows<{ id: number; hash: string; name: string }>(tx, sql`
  select p.id, encode(p.identity_hash, 'hex') as hash,
         coalesce((select v.name from person_version v where v.person_id = p.id and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1), '') as name
  from person p
  where p.identity_hash = any(select decode(h, 'hex') from unnest(${hashes}::text[]) h)`)

/** Made one by one as COPY takes them. */
function* linesOf<Fact>(facts: Iterable<Fact>, line: (fact: Fact) => unknown[]): Generator<unknown[]> {
  for (const fact of facts) yield line(fact)
}

export const newIds = async (tx: Tx, count: number): Promise<number[]> => (await rows<{ id: number }>(tx, sql`
  with ids as materialized (select pg_get_serial_sequence('person', 'id')::regclass as sequence)
  select nextval(sequence)::int as id from ids, generate_series(1, ${count}::int)`)).map(({ id }) => id)

export const copyPersons = (tx: Tx, key: IdentityKey, people: { id: number; officeKey: string; identity: Identity | null }[]) =>
  copyRows(tx, 'person (id, office_key, identity_hash, identity_tail, identity_sealed)', linesOf(people, ({ id, officeKey, identity }) =>
    [id, officeKey, identity?.hash ?? null, identity?.tail ?? null, identity && sealIdentity(key, id, identity)]))

export const identifyAll = (tx: Tx, key: IdentityKey, given: { id: number; identity: Identity }[]) => rows(tx, sql`
  update person p set identity_hash = decode(g.hash, 'hex'), identity_tail = decode(g.tail, 'hex'), identity_sealed = decode(g.sealed, 'hex')
  from unnest(${given.map(({ id }) => id)}::int[], ${given.map(({ identity }) => identity.hash.toString('hex'))}::text[], ${given.map(({ identity }) => identity.tail.toString('hex'))}::text[],
    ${given.map(({ id, identity }) => sealIdentity(key, id, identity).toString('hex'))}::text[]) g (id, hash, tail, sealed)
  where p.id = g.id`)

export const copyVersions = (tx: Tx, versions: Iterable<{ personId: number; version: Version }>) => copyRows(tx,
  'person_version (person_id, held, name, sort_key, birth, birth_precision, sex, ethnic, general_education, professional_level, theory_level, lives_in)',
  linesOf(versions, ({ personId, version: v }) => [personId, rangeText(v), v.name, keyOf(v.name), v.birth, v.birthPrecision, v.sex, v.ethnic, v.generalEducation, v.professionalLevel, v.theoryLevel, v.livesIn]))

export const copyStatuses = (tx: Tx, facts: Iterable<{ personId: number; fact: PartyFact }>) => copyRows(tx,
  'party_status (person_id, status, held, paper_id)', linesOf(facts, ({ personId, fact }) => [personId, fact.status, rangeText(fact), fact.paperId]))

export const copyEmployments = (tx: Tx, all: ({ personId: number } & Omit<Employment, 'id'>)[]) => copyRows(tx,
  'employment (person_id, kind, title, unit_id, held, paper_id)', all.map((each) => [each.personId, each.kind, each.title, each.unitId, rangeText(each), each.paperId]))
