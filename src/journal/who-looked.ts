import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Purpose } from '#ground/http/contract.ts'
import type { Day } from '#ground/time/day.ts'

export type Look = {
  id: number; at: string; accountId: number; actor: string; route: string; purpose: Purpose; people: number; mark: number | null
  named: { id: number; name: string }[]
}
export type LooksWanted = { person?: number | undefined; account?: number | undefined; purpose?: Purpose | undefined; from?: Day | undefined; until?: Day | undefined; mark?: number | undefined; limit: number }

/** How many people a line names; it tells how many there are. */
const namedAtMost = 6

const nameNow = (person: Sql) => sql`(
  select v.name from person_version v where v.person_id = ${person} order by upper_inf(v.recorded) desc, upper(v.held) desc nulls first limit 1)`
const timeShown = sql`to_char(l.at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')`

/** Who was shown whose records, newest first. Days are those of Viet Nam, both included. */
export async function looks(tx: Tx, { person, account, purpose, from, until, mark, limit }: LooksWanted): Promise<{ more: boolean; looks: Look[] }> {
  const found = await rows<Look>(tx, sql`
    with wanted as (
      select * from access_log l
      where (${person ?? null}::int is null or l.person_ids @> array[${person ?? null}::int])
        and (${account ?? null}::int is null or l.account_id = ${account ?? null})
        and (${purpose ?? null}::text is null or l.purpose = ${purpose ?? null})
        and (${mark ?? null}::bigint is null or l.mark = ${mark ?? null})
        and (${from ?? null}::date is null or l.at >= ${from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
        and (${until ?? null}::date is null or l.at < (${until ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by l.id desc
      limit ${limit + 1}
    )
    select l.id, ${timeShown} as at, l.account_id as "accountId", l.actor, l.route, l.purpose, l.people, l.mark,
           coalesce((select json_agg(json_build_object('id', t.id, 'name', coalesce(${nameNow(sql`t.id`)}, '')) order by t.place)
             from unnest(l.person_ids[1:${namedAtMost}]) with ordinality t(id, place)), '[]') as named
    from wanted l
    order by l.id desc`)
  return { more: found.length > limit, looks: found.slice(0, limit) }
}

export type LookAtMe = { at: string; actor: string; purpose: Purpose; alone: boolean; mark: number | null }

/** Who was shown this person's record, newest first; `alone`: nobody else's was in the answer. The names of others are nobody's business here. */
export const looksAt = (tx: Tx, personId: number, limit: number) => rows<LookAtMe>(tx, sql`
  select ${timeShown} as at, l.actor, l.purpose, l.people = 1 as alone, l.mark
  from access_log l
  where l.person_ids @> array[${personId}::int]
  order by l.id desc
  limit ${limit}`)

export type Counted = { accountId: number; actor: string; times: number; people: number; exports: number; lastAt: string }

/** Of the seven days up to now: who was shown records of these people, how often, of how many of them. Those who looked most come first. */
export const weekOf = (tx: Tx, people: Sql) => rows<Counted>(tx, sql`
  with mine as materialized (${people}),
  seen as (
    select l.id, l.account_id, l.actor, l.at, l.purpose, t.person_id
    from access_log l cross join lateral unnest(l.person_ids) t(person_id)
    where l.at > now() - interval '7 days' and t.person_id in (select id from mine))
  select l.account_id as "accountId", (array_agg(l.actor order by l.id desc))[1] as actor, count(distinct l.id)::int as times, count(distinct l.person_id)::int as people,
         count(distinct l.id) filter (where l.purpose = 'export')::int as exports,
         to_char(max(l.at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as "lastAt"
  from seen l
  group by l.account_id
  order by times desc, actor
  limit 200`)
