import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { route, type Route } from '#ground/http/route.ts'
import type { Day } from '#ground/time/day.ts'
import { readJournal } from './contract.ts'

type Named = { id: number; name: string }
type Line = {
  id: number; at: string; actor: string; what: string; basis: string | null; reason: string | null; facts: Record<string, never>
  post: { vi: string; en: string } | null; units: Named[]; unitCount: number; people: Named[]; peopleCount: number
}
export type Wanted = { unit?: number | undefined; person?: number | undefined; kind?: string | undefined; from?: Day | undefined; until?: Day | undefined; limit: number }

/** How many units and people a line names; it tells how many there are. */
const namedAtMost = 6

/** Lines of the journal with the present names of what they touched, newest first. Days are those of Viet Nam, both included. */
export const journalLines = async (tx: Tx, { unit, person, kind, from, until, limit }: Wanted): Promise<{ more: boolean; lines: Line[] }> => {
  const lines = await rows<Line>(tx, sql`
    with wanted as (
      select * from journal j
      where (${unit ?? null}::int is null or j.unit_ids @> array[${unit ?? null}::int])
        and (${person ?? null}::int is null or j.person_ids @> array[${person ?? null}::int])
        and (${kind ?? null}::text is null or split_part(j.what, '.', 1) = ${kind ?? null})
        and (${from ?? null}::date is null or j.at >= ${from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
        and (${until ?? null}::date is null or j.at < (${until ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by j.id desc
      limit ${limit + 1}
    )
    select j.id, to_char(j.at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as at, j.actor, j.what, j.basis, j.reason, j.facts,
           (select json_build_object('vi', k.vi, 'en', k.en) from post_kind k where k.code = j.facts ->> 'kind') as post,
           cardinality(j.unit_ids) as "unitCount", cardinality(j.person_ids) as "peopleCount",
           coalesce((select json_agg(json_build_object('id', t.id, 'name', n.full_name) order by t.place)
             from unnest(j.unit_ids[1:${namedAtMost}]) with ordinality t(id, place) cross join lateral (
               select v.full_name from unit_version v where v.unit_id = t.id order by upper_inf(v.recorded) desc, upper(v.valid) desc nulls first limit 1) n), '[]') as units,
           coalesce((select json_agg(json_build_object('id', t.id, 'name', n.name) order by t.place)
             from unnest(j.person_ids[1:${namedAtMost}]) with ordinality t(id, place) cross join lateral (
               select v.name from person_version v where v.person_id = t.id order by upper_inf(v.recorded) desc, upper(v.held) desc nulls first limit 1) n), '[]') as people
    from wanted j
    order by j.id desc`)
  return { more: lines.length > limit, lines: lines.slice(0, limit) }
}

export const journalRoutes: Route[] = [route(readJournal, (tx, _actor, wanted) => journalLines(tx, wanted))]
