import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day, Precision } from '#ground/time/day.ts'
import { type Recall, recallNothing } from '#indicators/public.ts'
import { likely, type PartyStatus } from '#people/public.ts'
import { instant, type Known } from './holders.ts'
import { type Listing, listing, paging } from './listing.ts'
import { places, unitsUnder } from './places.ts'

export type PartyNow = PartyStatus | 'none'
export type PeopleFilter = {
  text?: string; sex?: 'female' | 'male'; minority?: boolean; post?: string; party?: PartyNow[]; offset?: number; limit?: number
}
export type PersonListed = {
  id: number; name: string; birth: Day | null; birthPrecision: Precision; sex: 'female' | 'male' | null; ethnic: string | null
  generalEducation: string | null; professionalLevel: string | null; theoryLevel: string | null; party: PartyNow
  livesInId: number | null; livesIn: string | null; posts: { kind: string; vi: string; en: string; unitId: number; unit: string }[]
}
export type PeoplePage = { count: number; byParty: Partial<Record<PartyNow, number>>; rows: PersonListed[] }

/** What is asked of a list; units null: of the country. */
export type AskedList = PeopleFilter & { units: number[] | null; on: Day }
/** How whoever asks is shown people. All of them see what they may see, and nothing else. */
export type Listed = {
  /** A text: those for whom it is the same see the same people. */
  whose: Sql
  /** The counts and the page that are asked for, believed now: a select as `listing` in listing.ts. */
  whole(asked: AskedList): Sql
  /** The page alone, as ids: a select as `paging`. */
  page(asked: AskedList): Sql
}

/**
 * Who lives or holds a post on the day in the unit or below, in the order of Vietnamese names; `byParty` is of all that pass the other filters.
 * @param listed who they are, for whoever may see but some of them; under policies each row of a province would be asked after
 * @param recall where units below and counts are remembered while nothing changes; persons never are
 */
export async function listPeople(tx: Tx, unitId: number, on: Day, filter: PeopleFilter, known: Known = null, listed: Listed = listedByAll, recall: Recall = recallNothing): Promise<PeoplePage> {
  const k = instant(known)
  const { byParty, ids } = known === null ? await listedNow(tx, unitId, on, filter, listed, recall)
    : await row<Found>(tx, foundIn(listedThen({ ...filter, on, units: await unitsOf(tx, unitId, on) }, k)))
  const found = await rows<PersonListed>(tx, sql`
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
  return { count: countOf(byParty, filter), byParty, rows: found }
}

type Found = { byParty: PeoplePage['byParty']; ids: string[] }
const foundIn = (select: Sql) => sql`select coalesce(l.by_party, '{}') as "byParty", l.ids::text[] as ids from (${select}) l`

const countOf = (byParty: PeoplePage['byParty'], { party }: PeopleFilter) =>
  Object.entries(byParty).reduce((sum, [each, n]) => sum + (party === undefined || party.includes(each as PartyNow) ? n : 0), 0)

/** Where the counts are remembered and the page is soon met along the names, the page alone is read. */
async function listedNow(tx: Tx, unitId: number, on: Day, filter: PeopleFilter, listed: Listed, recall: Recall): Promise<Found> {
  const { whose, people } = await row<{ whose: string; people: number }>(tx, sql`
    select ${listed.whose} as whose, (select greatest(reltuples, 1)::int from pg_class where oid = 'person_version'::regclass) as people`)
  const units = await unitsRecalled(tx, unitId, on, recall)
  const { party: _, offset = 0, limit = 100, ...passing } = filter
  let whole: Found | undefined
  const byParty = await recall(`people of ${unitId} on ${on} ${JSON.stringify(passing)} for ${whose}`, async () => {
    whole = await row<Found>(tx, foundIn(listed.whole({ ...filter, units, on })))
    return whole.byParty
  })
  if (whole) return whole
  const count = countOf(byParty, filter)
  if (offset >= count) return { byParty, ids: [] }
  if (((offset + limit) * people) / count > mostWalked) return row<Found>(tx, foundIn(listed.whole({ ...filter, units, on })))
  return { byParty, ids: (await rows<{ id: string }>(tx, sql`select id::text from (${listed.page({ ...filter, units, on })}) l`)).map(({ id }) => id) }
}

/** So many versions along the names take as long as a third of a large province read whole. */
const mostWalked = 6000

/** The ids of units are no secret from anyone signed in. */
export const unitsRecalled = (tx: Tx, unitId: number, on: Day, recall: Recall): Promise<number[] | null> => recall(`units of ${unitId} on ${on}`, () => unitsOf(tx, unitId, on))

/** Of whoever reads the tables themselves. */
export const listedByAll: Listed = {
  whose: sql`'all'`,
  whole: (asked) => listedThen(asked, instant(null)),
  page: (asked) => paging({ ...boundOf(asked), sees: () => sql`true`, seesPost: () => sql`true` })
}

/** As one text: of ten thousand units the driver would write each for itself. */
export const unitsBound = (units: number[] | null): Sql => sql`${units && `{${units.join(',')}}`}::int[]`

const boundOf = ({ units, on, text, sex, minority, post, party, offset, limit }: AskedList) => ({
  units: unitsBound(units), on: sql`${on}::date`, words: sql`${patternsOf(text)}::text[]`, sex: sql`${sex ?? null}::text`, minority: sql`${minority ?? null}::boolean`,
  post: sql`${post ?? null}::text`, parties: sql`${party ?? null}::text[]`, skipped: sql`${offset ?? 0}::int`, most: sql`${limit ?? 100}::int`
}) satisfies Partial<Listing>

const listedThen = (asked: AskedList, k: Sql): Sql => listing({ ...boundOf(asked), others: sql`null::int[]`, postsIn: sql`null::int[]`, k })

/** Each word of what is typed, anywhere in the folded name. */
export const patternsOf = (text = ''): string[] => fold(text).split(' ').filter(Boolean).map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)

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
