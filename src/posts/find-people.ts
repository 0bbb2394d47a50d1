import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsUnder } from './places.ts'

export type FoundPerson = { id: number; name: string; matched: string; birth: string | null; birthPrecision: 'day' | 'month' | 'year'; posts: { kind: string; vi: string; en: string; unitId: number; unit: string }[]; livesIn: string | null }

const escaped = (text: string) => text.replace(/[%_\\]/g, '\\$&')
const candidatesPerWay = 200

/** Persons by name without marks, former names too: the whole name, its beginning, its last words (people type the given name), its words anywhere. Best first, with what they hold on the day. */
export async function findPeople(tx: Tx, text: string, on: Day, { under = null, limit = 20 }: { under?: number | null; limit?: number } = {}): Promise<FoundPerson[]> {
  const key = fold(text)
  if (key === '') return []
  const found = under === null || await isRoot(tx, under) ? await everywhere(tx, key, limit) : await hits(tx, key, [below(await peopleBelow(tx, under, on), key)])
  const best = new Map<number, Hit>()
  for (const hit of found) if ((best.get(hit.id)?.rank ?? 9) > hit.rank) best.set(hit.id, hit)
  const first = [...best.values()].sort((a, b) => a.rank - b.rank || (a.sortKey < b.sortKey ? -1 : 1)).slice(0, limit)
  return shown(tx, first, on)
}

type Hit = { id: number; matched: string; rank: number; sortKey: string }

async function everywhere(tx: Tx, key: string, limit: number): Promise<Hit[]> {
  const near = await hits(tx, key, [starting(key), ending(key)])
  const words = key.split(' ').filter((word) => word.length > 1)
  return near.length >= limit || key.length < 3 || words.length === 0 ? near : [...near, ...await hits(tx, key, [anywhere(words)])]
}

// The order makes each way a walk along its index that ends at the limit: a common name costs no more than a rare one.
const starting = (key: string) => sql`v.key like ${`${escaped(key)}%`} order by v.key using ~<~`
const ending = (key: string) => sql`reverse(v.key) like ${`${escaped([...key].reverse().join(''))} %`} order by reverse(v.key) using ~<~`

/** Half of all names have one of these: they are checked in what the other words find. */
const common = new Set(['nguyen', 'tran', 'le', 'pham', 'hoang', 'vu', 'van', 'thi'])

function anywhere(words: string[]): Sql {
  const rare = words.filter((word) => !common.has(word))
  const sought = rare.length > 0 ? rare : words.slice(-1)
  return sql.join([
    ...sought.map((word) => sql`v.key like ${`%${escaped(word)}%`}`),
    ...words.filter((word) => !sought.includes(word)).map((word) => sql`position(${word} in v.key) > 0`),
  ], ' and ')
}

const hits = (tx: Tx, key: string, ways: Sql[]) => rows<Hit>(tx, sql`
  select person_of(c.person_id) as id, c.name as matched, c.sort_key as "sortKey",
         case when c.key = ${key} then 0 when c.key like ${`% ${escaped(key)}`} then 1 when c.key like ${`${escaped(key)} %`} then 2 when c.key like ${`${escaped(key)}%`} then 3 else 4 end as rank
  from (${sql.join(ways.map((way) => sql`(select v.person_id, v.name, v.key, v.sort_key from person_version v where upper_inf(v.recorded) and ${way} limit ${candidatesPerWay})`), ' union all ')}) c`)

const isRoot = async (tx: Tx, unitId: number) => (await rows(tx, sql`select from unit where id = ${unitId} and kind in ('country', 'central')`)).length > 0

/** Who lives, or holds a post on the day, in the unit, below it, or in its committee's cells. */
async function peopleBelow(tx: Tx, unitId: number, on: Day): Promise<number[]> {
  const units = await unitsUnder(tx, unitId, on)
  return (await rows<{ id: number }>(tx, sql`
    select person_id as id from appointment where unit_id = any(${units}::int[]) and upper_inf(recorded) and first_day(held) <= ${on}::date and end_day(held) > ${on}::date
    union select person_id from person_version where lives_in = any(${units}::int[]) and upper_inf(recorded) and held @> ${on}::date`)).map(({ id }) => id)
}

const below = (people: number[], key: string): Sql => sql`v.person_id = any(${people}::int[]) and ${sql.join(key.split(' ').map((word) => sql`position(${word} in v.key) > 0`), ' and ')}`

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
