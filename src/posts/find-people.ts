import { rows, type Tx } from '#ground/database/database.ts'
import { beginsWords, wordsQuery } from '#ground/database/name-words.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { type Recall, recallNothing } from '#indicators/public.ts'
import { unitsBound, unitsRecalled } from './list-people.ts'

export type FoundPerson = { id: number; name: string; matched: string; birth: string | null; birthPrecision: 'day' | 'month' | 'year'; posts: { kind: string; vi: string; en: string; unitId: number; unit: string }[]; livesIn: string | null }

const escaped = (text: string) => text.replace(/[%_\\]/g, '\\$&')
/** Up to so many units the people of a place are read one by one; in a larger one they are met along the indexes of all names. */
const fewUnits = 300

/** How a name is sought: by its beginning, by its last words, by words anywhere. */
export type Way = 'starting' | 'ending' | 'holding'
/** Those who live, or hold a post on the day, in one of the units; so many of each way are taken. units null: anywhere. */
export type Place = { units: number[] | null; on: Day; most: number }
/**
 * The versions of person_version, of those believed now, whose name is found that way, as a select of ids: at most `most`, in the order of names for the first two ways.
 * sought: a pattern of LIKE, of the reversed name for 'ending'; a tsquery for 'holding'.
 */
export type Named = (way: Way, sought: string, place: Place) => Sql

/** recall: where the units below are remembered while nothing changes. */
type Where = { under?: number | null; limit?: number; named?: Named; recall?: Recall }

/** Persons by name without marks, former names too: the whole name, its beginning, its last words (people type the given name), its words anywhere. Best first, with what they hold on the day. */
export async function findPeople(tx: Tx, text: string, on: Day, { under = null, limit = 20, named = namedByAll, recall = recallNothing }: Where = {}): Promise<FoundPerson[]> {
  const key = fold(text)
  if (key === '') return []
  const units = under === null ? null : await unitsRecalled(tx, under, on, recall)
  const found = units === null ? await everywhere(tx, named, key, limit, { units, on, most: Math.max(50, limit * 4) }) : await within(tx, named, units, key, on, limit)
  const best = new Map<number, Hit>()
  for (const hit of found) if ((best.get(hit.id)?.rank ?? 9) > hit.rank) best.set(hit.id, hit)
  const first = [...best.values()].sort((a, b) => a.rank - b.rank || (a.sortKey < b.sortKey ? -1 : 1)).slice(0, limit)
  return shown(tx, first, on)
}

type Hit = { id: number; matched: string; rank: number; sortKey: string }

async function everywhere(tx: Tx, named: Named, key: string, limit: number, place: Place): Promise<Hit[]> {
  const [begins, ends] = [`${escaped(key)}%`, `${escaped([...key].reverse().join(''))} %`]
  const near = await hits(tx, key, sql`(${named('starting', begins, place)}) union all (${named('ending', ends, place)})`)
  return near.length >= limit || key.length < 3 ? near : [...near, ...await hits(tx, key, named('holding', wordsQuery(key), place))]
}

const hits = (tx: Tx, key: string, ids: Sql) => rows<Hit>(tx, sql`
  select person_of(v.person_id) as id, v.name as matched, v.sort_key as "sortKey",
         case when v.key = ${key} then 0 when v.key like ${`% ${escaped(key)}`} then 1 when v.key like ${`${escaped(key)} %`} then 2 when v.key like ${`${escaped(key)}%`} then 3 else 4 end as rank
  from person_version v
  where v.id = any(array(${ids})::bigint[])`)

// The order makes each of the first two ways a walk along its index that ends at the limit: a common name costs no more than a rare one.
const ways: Record<Way, (sought: string) => { where: Sql; order: Sql }> = {
  starting: (sought) => ({ where: sql`v.key like ${sought}`, order: sql`order by v.key using ~<~` }),
  ending: (sought) => ({ where: sql`reverse(v.key) like ${sought}`, order: sql`order by reverse(v.key) using ~<~` }),
  holding: (sought) => ({ where: sql`name_words(v.key) @@ ${sought}::tsquery`, order: sql`` }),
}

/** Of whoever reads the table itself. Under policies the indexes of names are of no use to a reader, for their operators are not leakproof: there room access hands in its own way. */
export const namedByAll: Named = (way, sought, { units, on, most }) => {
  const { where, order } = ways[way](sought)
  const home = sql`case when v.held @> ${on}::date then v.lives_in
    else (select r.lives_in from person_version r where r.person_id = v.person_id and upper_inf(r.recorded) and r.held @> ${on}::date) end`
  // asked of each candidate: written as exists() and a plain in(), the planner gathers all holders of the place first, or walks the place for each
  const there = units === null ? sql`true` : sql`(${home} in (select id from place)
    or (select true from appointment a where a.person_id = v.person_id and (a.unit_id in (select id from place)) is true and ${heldOn(on)} limit 1))`
  return sql`
    with place as materialized (select unnest(${unitsBound(units ?? [])}) as id)
    select v.id from person_version v where upper_inf(v.recorded) and ${where} and ${there} ${order} limit ${most}`
}

const heldOn = (on: Day) => sql`upper_inf(a.recorded) and first_day(a.held) <= ${on}::date and end_day(a.held) > ${on}::date`

/** Who lives, or holds a post on the day, in one of the units. */
async function within(tx: Tx, named: Named, units: number[], key: string, on: Day, limit: number): Promise<Hit[]> {
  if (units.length > fewUnits) return everywhere(tx, named, key, limit, { units, on, most: limit * 2 })
  return hits(tx, key, sql`
    with place as materialized (select unnest(${units}::int[]) as id)
    select v.id from person_version v
    where upper_inf(v.recorded) and ${beginsWords(sql`v.key`, key)} and v.person_id = any(array(
      select a.person_id from place join appointment a on a.unit_id = place.id where ${heldOn(on)}
      union select r.person_id from place join person_version r on r.lives_in = place.id where upper_inf(r.recorded) and r.held @> ${on}::date))
    limit ${units.length * 1000}`)
}

const shown = async (tx: Tx, hitsShown: Hit[], on: Day): Promise<FoundPerson[]> => {
  const ids = hitsShown.map(({ id }) => id)
  const known = new Map((await rows<Omit<FoundPerson, 'matched'>>(tx, sql`
    select v.person_id as id, v.name, v.birth::text as birth, v.birth_precision as "birthPrecision",
           (select u.full_name from unit_version u where u.unit_id = v.lives_in and upper_inf(u.recorded) order by (u.valid @> ${on}::date) desc limit 1) as "livesIn",
           coalesce((select jsonb_agg(jsonb_build_object('kind', k.code, 'vi', k.vi, 'en', k.en, 'unitId', a.unit_id, 'unit', u.full_name) order by k.rank)
                     from appointment a join post_kind k on k.code = a.kind
                       join unit_version u on u.unit_id = a.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
                     where upper_inf(a.recorded) and a.held @> ${on}::date
                       and a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded))), '[]') as posts
    from person_version v
    where v.person_id = any(${ids}::int[]) and upper_inf(v.recorded)
    order by (v.held @> ${on}::date)`)).map((each) => [each.id, each]))
  return hitsShown.flatMap(({ id, matched }) => { const person = known.get(id); return person ? [{ ...person, matched }] : [] })
}
