import { row, rows, type Tx } from '#ground/database/database.ts'
import { wordsQuery } from '#ground/database/name-words.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day, Precision } from '#ground/time/day.ts'
import { type Recall, recallNothing } from '#indicators/public.ts'
import { likely, type PartyStatus } from '#people/public.ts'
import { instant, type Known } from '#ground/database/known.ts'
import { type Counting, counting, type Listing, listing, paging } from './listing.ts'
import { places, unitsUnder } from './places.ts'

export type PartyNow = PartyStatus | 'none'
export type PeopleFilter = {
  text?: string; sex?: 'female' | 'male'; minority?: boolean; post?: string; party?: PartyNow[]
  /** The person whom the page before ended with, and how many to give. */
  after?: number; limit?: number
}
export type PersonListed = {
  id: number; name: string; birth: Day | null; birthPrecision: Precision; sex: 'female' | 'male' | null; ethnic: string | null
  generalEducation: string | null; professionalLevel: string | null; theoryLevel: string | null; party: PartyNow
  livesInId: number | null; livesIn: string | null; posts: { kind: string; vi: string; en: string; unitId: number; unit: string }[]
}
export type ByParty = Partial<Record<PartyNow, number>>

/** What is asked of a list; units null: of the country. */
export type AskedList = PeopleFilter & { units: number[] | null; on: Day; afterKey: string | null }
/** How whoever asks is shown people as believed now. All of them see what they may see, and nothing else. */
export type Listed = {
  /** A text: those for whom it is the same see the same people. */
  whose: Sql
  /** By party status, whatever the filter says of it: a select as `counting` in listing.ts. */
  counts(asked: AskedList): Sql
  /** A page of ids: by reading all who are there, as `listing`; along the names of everyone, as `paging`. */
  page(asked: AskedList): Sql
  pageAlong(asked: AskedList, walked: number): Sql
}

/** How many live or hold a post on the day in the unit or below, by party status: of all that pass the other filters. @param recall as below; persons are never remembered */
export async function countPeople(tx: Tx, unitId: number, on: Day, { party: _, after: __, limit: ___, ...filter }: PeopleFilter, known: Known = null, listed: Listed = listedByAll, recall: Recall = recallNothing): Promise<ByParty> {
  const count = async (select: Sql) => (await row<{ counts: ByParty }>(tx, sql`select l.by_party as counts from (${select}) l (by_party)`)).counts
  if (known !== null) return count(counting(thenOf({ ...filter, on, units: await unitsOf(tx, unitId, on), afterKey: null }, instant(known))))
  const { whose } = await row<{ whose: string }>(tx, sql`select ${listed.whose} as whose`)
  const units = await unitsRecalled(tx, unitId, on, recall)
  return recall(`people of ${unitId} on ${on} ${JSON.stringify(filter)} for ${whose}`, () => count(listed.counts({ ...filter, units, on, afterKey: null })))
}

/**
 * Who lives or holds a post on the day in the unit or below, in the order of Vietnamese names.
 * @param listed who they are, for whoever may see but some of them; under policies each row of a province would be asked after
 * @param recall where units below are remembered while nothing changes; persons never are
 */
export async function listPeople(tx: Tx, unitId: number, on: Day, filter: PeopleFilter, known: Known = null, listed: Listed = listedByAll, recall: Recall = recallNothing): Promise<PersonListed[]> {
  const k = instant(known)
  const page = { ...filter, on, afterKey: await keyOf(tx, filter.after, on, k) }
  const ids = known === null ? await idsNow(tx, unitId, page, listed, recall) : await idsIn(tx, listing(pageOf({ ...page, units: await unitsOf(tx, unitId, on) }, k)))
  return rows<PersonListed>(tx, sql`
    select p.person_id as id, p.name, p.birth::text as birth, p.birth_precision as "birthPrecision", p.sex, p.ethnic, p.general_education as "generalEducation",
           p.professional_level as "professionalLevel", p.theory_level as "theoryLevel", ${partyOf(k, on)} as party, p.lives_in as "livesInId",
           (select u.full_name from unit_version u where u.unit_id = p.lives_in and believed_at(u.recorded, ${k}) order by (u.valid @> ${on}::date) desc limit 1) as "livesIn",
           coalesce((select jsonb_agg(jsonb_build_object('kind', t.code, 'vi', t.vi, 'en', t.en, 'unitId', a.unit_id, 'unit',
                       (select u.full_name from unit_version u where u.unit_id = a.unit_id and believed_at(u.recorded, ${k}) order by (u.valid @> ${on}::date) desc limit 1)) order by t.rank)
                     from appointment a join post_kind t on t.code = a.kind
                     where a.person_id in (${recordsOf(sql`p.person_id`, k)}) and believed_at(a.recorded, ${k}) and a.held @> ${on}::date), '[]') as posts
    from person_version p
    where p.id = any(${ids}::bigint[])
    order by p.sort_key, p.person_id`)
}

const idsIn = async <Id extends string | null = string>(tx: Tx, select: Sql): Promise<Id[]> => (await rows<{ id: Id }>(tx, sql`select l.id::text from (${select}) l (id)`)).map(({ id }) => id)

/** Where somebody stands among the names. Refuses 'posts.list-moved' where the speaker sees no such person on the day. */
async function keyOf(tx: Tx, personId: number | undefined, on: Day, k: Sql): Promise<string | null> {
  if (personId === undefined) return null
  const [found] = await rows<{ key: string }>(tx, sql`select v.sort_key as key from person_version v where v.person_id = ${personId} and believed_at(v.recorded, ${k}) and v.held @> ${on}::date`)
  if (!found) throw new Refusal('posts.list-moved', { on })
  return found.key
}

/** Of a place where a good part of all people are, the names, or those that hold the words, are read until the page is full; where few are, or few pass, all of them are. */
async function idsNow(tx: Tx, unitId: number, page: Omit<AskedList, 'units'>, listed: Listed, recall: Recall): Promise<string[]> {
  const { post, sex, limit = mostListed } = page
  const asked = { ...page, units: await unitsRecalled(tx, unitId, page.on, recall) }
  const { known } = await row<{ known: number }>(tx, sql`select greatest(reltuples, 1)::int as known from pg_class where oid = 'unit'::regclass`)
  const share = asked.units === null ? 1 : Math.min(1, asked.units.length / known) // of the units, and so about of the people
  const rare = post !== undefined && post !== 'none'
  if (!rare && (limit / share) * (sex ? 2 : 1) <= mostWalked) {
    const found = await idsIn<string | null>(tx, listed.pageAlong(asked, mostWalked))
    const ids = found.filter((id) => id !== null)
    if (ids.length === limit || ids.length < found.length) return ids
  }
  return idsIn(tx, listed.page(asked))
}

/** So many versions along the names take about a third of what a large province read whole does. */
const mostWalked = 8000
const mostListed = 100

/** The ids of units are no secret from anyone signed in. */
export const unitsRecalled = (tx: Tx, unitId: number, on: Day, recall: Recall): Promise<number[] | null> => recall(`units of ${unitId} on ${on}`, () => unitsOf(tx, unitId, on))

/** Of whoever reads the tables themselves. */
export const listedByAll: Listed = {
  whose: sql`'all'`,
  counts: (asked) => counting(thenOf(asked, instant(null))),
  page: (asked) => listing(pageOf(asked, instant(null))),
  pageAlong: (asked, walked) => paging({ ...boundOf(asked), ...partOf(asked), ...(queryOf(asked.text) === null ? { words: null } : {}), walked: sql`${walked}::int`, sees: () => sql`true`, seesPost: () => sql`true` }),
}

/** As one text: of ten thousand units the driver would write each for itself. */
export const unitsBound = (units: number[] | null): Sql => sql`${units && `{${units.join(',')}}`}::int[]`

const boundOf = ({ units, on, text, sex, minority, post }: AskedList) => ({
  units: unitsBound(units), on: sql`${on}::date`, words: sql`${queryOf(text)}::text`, sex: sql`${sex ?? null}::text`, minority: sql`${minority ?? null}::boolean`,
  post: sql`${post ?? null}::text`,
}) satisfies Partial<Counting>
const partOf = ({ party, afterKey, after, limit }: AskedList) => ({ parties: sql`${party ?? null}::text[]`, afterKey: sql`${afterKey}::text`, after: sql`${after ?? null}::int`, most: sql`${limit ?? mostListed}::int` })
const thenOf = (asked: AskedList, k: Sql): Counting => ({ ...boundOf(asked), others: sql`null::int[]`, postsIn: sql`null::int[]`, k })
const pageOf = (asked: AskedList, k: Sql): Listing => ({ ...thenOf(asked, k), ...partOf(asked) })

/** Every word of what is typed, the last perhaps still under way. */
export const queryOf = (text = ''): string | null => wordsQuery(fold(text)) || null

const partyOf = (k: Sql, on: Day) => sql`coalesce((
  select f.status from party_status f where f.person_id in (${recordsOf(sql`p.person_id`, k)}) and believed_at(f.recorded, ${k}) and f.held @> ${on}::date
  order by f.person_id = p.person_id desc limit 1), 'none')`

/** The ids of all who live or hold a post on the day in the unit or below, as a select. */
export const peopleWithin = async (tx: Tx, unitId: number, on: Day): Promise<Sql> => sql`
  select distinct v.person_id as id from person_version v where upper_inf(v.recorded) and ${await withinOf(tx, unitId, on, instant(null))}`

/** Every record that this one speaks for, itself included. */
const recordsOf = (id: Sql, k: Sql): Sql => sql`
  select ${id} union all select s.person_id from same_person s where s.kept_id = ${id} and s.judged = 'same' and believed_at(s.recorded, ${k})`

/** The units of both trees under this one, itself included; null: everything. */
async function unitsOf(tx: Tx, unitId: number, on: Day): Promise<number[] | null> {
  const [unit] = await rows<{ kind: string }>(tx, sql`select kind from unit where id = ${unitId}`)
  return unit?.kind === 'country' || unit?.kind === 'central' ? null : [unitId, ...await unitsUnder(tx, unitId, on)]
}

async function withinOf(tx: Tx, unitId: number, on: Day, k: Sql): Promise<Sql> {
  const under = await unitsOf(tx, unitId, on)
  if (under === null) return sql`true`
  return sql`v.person_id in (
    select person_of(a.person_id, ${k}) from appointment a where a.unit_id = any(${under}::int[]) and believed_at(a.recorded, ${k}) and a.held @> ${on}::date
    union select person_of(x.person_id, ${k}) from person_version x where x.lives_in = any(${under}::int[]) and believed_at(x.recorded, ${k}) and x.held @> ${on}::date)`
}

/** Records of persons of the unit that may be one human being with another; nobody has judged them yet. */
export async function duplicatesUnder(tx: Tx, unitId: number, on: Day) {
  const [unit] = await rows<{ kind: string }>(tx, sql`select kind from unit where id = ${unitId}`)
  const all = unit?.kind === 'country' || unit?.kind === 'central'
  const people = all ? (await rows<{ id: number }>(tx, sql`select id from person order by id desc limit ${mostCompared}`)).map(({ id }) => id) : await places.peopleUnder(tx, unitId, on)
  const found = await likely(tx, people, 200)
  return found.map(({ personId, name, birth, otherId, otherName, otherBirth, why }) => ({ personId, name, birth, otherId, otherName, otherBirth, why }))
}

/** Of a whole country the newest records are compared with all. */
const mostCompared = 20_000

/** Names of the units in which a person lives and works, or did, and of the commune around them. */
export const placesOfPerson = (tx: Tx, personId: number, on: Day) => rows<{ id: number; name: string; within: string | null }>(tx, sql`
  select distinct on (u.unit_id) u.unit_id as id, u.full_name as name,
         (select p.full_name from unit_version p where p.unit_id = u.parent_id and upper_inf(p.recorded) order by (p.valid @> ${on}::date) desc limit 1) as within
  from unit_version u
  where upper_inf(u.recorded) and u.unit_id in (
    select lives_in from person_version where person_id = ${personId} union select unit_id from employment where person_id = ${personId})
  order by u.unit_id, (u.valid @> ${on}::date) desc, upper(u.valid) desc nulls first`)
