import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'

export type FoundPerson = { id: number; name: string; matched: string; birth: string | null; birthPrecision: 'day' | 'month' | 'year'; posts: { kind: string; vi: string; en: string; unitId: number; unit: string }[]; livesIn: string | null }

const escaped = (text: string) => text.replace(/[%_\\]/g, '\\$&')
const candidatesPerWay = 200

/** Persons by name without marks, former names too: the whole name, its beginning, its last words (people type the given name), its words anywhere. Best first, with what they hold on the day. */
export async function findPeople(tx: Tx, text: string, on: Day, { under = null, limit = 20 }: { under?: number | null; limit?: number } = {}): Promise<FoundPerson[]> {
  const key = fold(text)
  if (key === '') return []
  const within = under === null ? undefined : await peopleUnder(tx, under, on)
  const ways = [starting(key), ending(key)]
  const near = await hits(tx, key, ways, within)
  const words = key.split(' ').filter((word) => word.length > 1)
  const more = near.length >= limit || key.length < 3 ? [] : await hits(tx, key, [anywhere(words)], within)
  const best = new Map<number, Hit>()
  for (const hit of [...near, ...more]) if ((best.get(hit.id)?.rank ?? 9) > hit.rank) best.set(hit.id, hit)
  const first = [...best.values()].sort((a, b) => a.rank - b.rank || (a.sortKey < b.sortKey ? -1 : 1)).slice(0, limit)
  return shown(tx, first, on)
}

type Hit = { id: number; matched: string; rank: number; sortKey: string }

const starting = (key: string) => sql`v.key like ${`${escaped(key)}%`}`
const ending = (key: string) => sql`reverse(v.key) like ${`${escaped([...key].reverse().join(''))}%`}`
const anywhere = (words: string[]) => (words.length === 0 ? sql`false` : sql.join(words.map((word) => sql`v.key like ${`%${escaped(word)}%`}`), ' and '))

/** Each way gives at most so many candidates, so that a common name costs no more than a rare one; the best of them are shown. */
const hits = (tx: Tx, key: string, ways: Sql[], within: Sql | undefined) => rows<Hit>(tx, sql`
  select person_of(c.person_id) as id, c.name as matched, c.sort_key as "sortKey",
         case when c.key = ${key} then 0 when c.key like ${`% ${escaped(key)}`} then 1 when c.key like ${`${escaped(key)} %`} then 2 when c.key like ${`${escaped(key)}%`} then 3 else 4 end as rank
  from (${sql.join(ways.map((way) => sql`(
    select v.person_id, v.name, v.key, v.sort_key from person_version v
    where upper_inf(v.recorded) and ${way} ${within === undefined ? sql`` : sql`and v.person_id in ${within}`}
    limit ${candidatesPerWay})`), ' union all ')}) c`)

/** Who lives, or holds a post on the day, in the unit or below it, or in its committee's cells. */
async function peopleUnder(tx: Tx, unitId: number, on: Day): Promise<Sql | undefined> {
  const [unit] = await rows<{ kind: string }>(tx, sql`select kind from unit where id = ${unitId}`)
  if (unit?.kind === 'country' || unit?.kind === 'central') return undefined
  const found = await rows<{ id: number }>(tx, sql`
    with place as materialized (
      select unit_subtree(o.id, ${on}::date) as id
      from (select ${unitId}::int as id union select party_id from unit_counterpart where state_id = ${unitId}) o)
    select a.person_id as id from place join appointment a on a.unit_id = place.id and upper_inf(a.recorded) and a.held @> ${on}::date
    union select v.person_id from place join person_version v on v.lives_in = place.id and upper_inf(v.recorded) and v.held @> ${on}::date`)
  return sql`(select unnest(${found.map(({ id }) => id)}::int[]))`
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
