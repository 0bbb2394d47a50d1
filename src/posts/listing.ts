import { sql, type Sql } from '#ground/database/sql.ts'

/** Who of the people of some units is meant, as values or as arguments of a function. */
export type Counting = {
  units: Sql       // int[], where they live or hold a post; null: anyone
  others: Sql      // int[], persons besides, who live there too; null: none
  postsIn: Sql     // int[], the units whose posts count; null: all
  on: Sql          // date
  k: Sql           // timestamptz, as known then; infinity: now
  words: Sql       // text, the tsquery that the words of the name fit; null: any
  sex: Sql
  minority: Sql    // boolean
  post: Sql        // a kind of post, or 'none'
}
/** A page of them, in the order of Vietnamese names. */
export type Listing = Counting & {
  parties: Sql     // text[]; null: all
  afterKey: Sql    // text and int, the sort_key and person whom the page before ended with; null: from the first
  after: Sql
  most: Sql
}

/** How many there are by party status: one row, jsonb. */
export const counting = (asked: Counting): Sql => sql`${passing(asked)}
    select coalesce(jsonb_object_agg(c.party, c.n), '{}') as by_party from (select coalesce(p.party, 'none') as party, count(*)::int as n from partied p group by 1) c`

/** One page, as versions of person_version: a select of ids. */
export const listing = ({ parties, afterKey, after, most, ...asked }: Listing): Sql => sql`${passing(asked)}
    select p.id from partied p
    where (${parties} is null or coalesce(p.party, 'none') = any(${parties}))
      and (${afterKey} is null or (p.sort_key, p.person_id) > (${afterKey} collate "C", ${after}))
    order by p.sort_key, p.person_id limit ${most}`

/** The common table expressions that end with `partied`: everyone meant, once, with their party status where they have one. */
function passing({ units, others, postsIn, on, k, words, sex, minority, post }: Counting): Sql {
  const then = (alias: string) => sql`believed_at(${sql.name(alias)}.recorded, ${k}) and ${sql.name(alias)}.held @> ${on}`
  const same = sql`s.judged = 'same' and believed_at(s.recorded, ${k})`
  const records = sql`select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and ${same}`
  const holds = (kind: Sql) => sql`exists (select from appointment a where a.person_id in (${records}) and ${then('a')} and (${postsIn} is null or a.unit_id = any(${postsIn})) and ${kind})`
  const passes = sql`(${post} is null or case ${post} when 'none' then not ${holds(sql`true`)} else ${holds(sql`a.kind = ${post}`)} end)
        and (${words} is null or name_words(v.key) @@ ${words}::tsquery) and (${sex} is null or v.sex = ${sex}) and (${minority} is null or (v.ethnic <> '01') = ${minority})`
  return sql`
    with other as (
      select coalesce(s.kept_id, a.person_id) as id from appointment a left join same_person s on s.person_id = a.person_id and ${same}
      where a.unit_id = any(${units}) and (${postsIn} is null or a.unit_id = any(${postsIn})) and ${then('a')}
      union select s.kept_id from same_person s join person_version x on x.person_id = s.person_id where ${same} and x.lives_in = any(${units}) and ${then('x')}
      union select unnest(${others})),
    living as materialized (
      select v.id, v.person_id, v.sort_key from person_version v where (${units} is null or v.lives_in = any(${units})) and ${then('v')} and ${passes}),
    serving as (
      select v.id, v.person_id, v.sort_key
      from (select id from other except select person_id from living) o
        cross join lateral (select * from person_version v where v.person_id = o.id and ${then('v')} offset 0) v
      where ${units} is not null and (v.lives_in = any(${units})) is not true and ${passes}),
    partied as (
      select v.id, v.person_id, v.sort_key, coalesce(f.status, case when v.person_id in (select s.kept_id from same_person s where ${same})
        then (select r.status from same_person s join party_status r on r.person_id = s.person_id where s.kept_id = v.person_id and ${same} and ${then('r')} limit 1) end) as party
      from (select * from living union all select * from serving) v left join party_status f on f.person_id = v.person_id and ${then('f')}
      where v.person_id not in (select s.person_id from same_person s where ${same}))`
}

/** What is asked for when a page is read along the names, now; the rest as above. */
export type Paging = Pick<Listing, 'units' | 'on' | 'sex' | 'minority' | 'post' | 'parties' | 'afterKey' | 'after' | 'most'> & {
  words: Sql | null // null: of any name
  /** So many versions are looked at, of those whose name fits; those found by then are given, and, where words are asked for, null after them where no more are there. */
  walked: Sql
  /** Whether whoever asks may see the person, and a post in the unit. */
  sees(person: Sql): Sql
  seesPost(unit: Sql): Sql
}

/**
 * One page of the same people as ids of person_version: the index of names is walked in its order until enough are met. For a place where many live.
 * Where words are asked for, it is those who bear them that are put in that order, by the index of words. They stand apart (materialized) and are looked at no further than the page
 * needs: a planner that hopes to fill the page at once walks all the names instead.
 * Each look-up is a select with a limit: written as exists(), the planner gathers the posts of all first.
 */
export function paging({ units, on, words, sex, minority, post, parties, afterKey, after, most, walked, sees, seesPost }: Paging): Sql {
  const same = sql`s.judged = 'same' and upper_inf(s.recorded)`
  const now = (alias: string) => sql`upper_inf(${sql.name(alias)}.recorded) and ${sql.name(alias)}.held @> ${on}`
  const folded = sql`select s.person_id from same_person s where s.kept_id = v.person_id and ${same}`
  const holds = (of: Sql) => sql`((select true from appointment a where a.person_id = v.person_id and ${now('a')} and ${seesPost(sql`a.unit_id`)} and ${of} limit 1) is true
      or (select true from appointment a where a.person_id in (${folded}) and ${now('a')} and ${seesPost(sql`a.unit_id`)} and ${of} limit 1) is true)`
  const place = sql`place as materialized (select unnest(${units}) as id)`
  const passes = sql`(${units} is null or (v.lives_in in (select id from place)) is true or ${holds(sql`(a.unit_id in (select id from place)) is true`)}
        or (select true from person_version x where x.person_id in (${folded}) and ${now('x')} and (x.lives_in in (select id from place)) is true limit 1) is true)
      and ${sees(sql`v.person_id`)} and v.person_id not in (select s.person_id from same_person s where ${same})
      and (${post} is null or case ${post} when 'none' then not ${holds(sql`true`)} else ${holds(sql`a.kind = ${post}`)} end)
      and (${sex} is null or v.sex = ${sex}) and (${minority} is null or (v.ethnic <> '01') = ${minority})
      and (${parties} is null or coalesce((select f.status from party_status f where f.person_id = v.person_id and ${now('f')} limit 1),
        (select r.status from party_status r where r.person_id in (${folded}) and ${now('r')} limit 1), 'none') = any(${parties}))`
  const later = sql`${now('v')} and (${afterKey} is null or (v.sort_key, v.person_id) > (${afterKey} collate "C", ${after}))`
  if (words === null) return sql`
    with ${place}
    select v.id from (select * from person_version v where ${later} order by v.sort_key, v.person_id limit ${walked}) v
    where ${passes}
    order by v.sort_key, v.person_id limit ${most}`
  return sql`
    with ${place},
    named as materialized (
      select v.id, v.person_id, v.sort_key, v.lives_in, v.sex, v.ethnic from person_version v
      where ${later} and name_words(v.key) @@ ${words}::tsquery
      order by v.sort_key, v.person_id limit ${walked}),
    page as materialized (select v.id from named v where ${passes} order by v.sort_key, v.person_id limit ${most})
    select p.id from page p
    union all select null where case when (select count(*) from page) < ${most} then (select count(*) from named) < ${walked} end`
}
