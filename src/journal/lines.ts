import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { keptValues, openLine } from '#ground/journal/journal.ts'
import type { Day } from '#ground/time/day.ts'

type Named = { id: number; name: string }
type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Fields = Record<string, Json>
export type Line = {
  id: number; seq: number | null; at: string; accountId: number | null; actor: string; what: string; subject: string | null; basis: string | null; reason: string | null
  facts: Fields; before: Fields; after: Fields; called: Record<string, string>
  post: { vi: string; en: string } | null; units: Named[]; unitCount: number; people: Named[]; peopleCount: number
}
export type Wanted = {
  unit?: number | undefined; person?: number | undefined; kind?: string | undefined; act?: string | undefined; account?: number | undefined; fact?: string | undefined
  from?: Day | undefined; until?: Day | undefined; limit: number
}

/** How many units and people a line names; it tells how many there are. */
const namedAtMost = 6

const unitName = sql`select v.full_name from unit_version v where v.unit_id = t.id order by upper_inf(v.recorded) desc, upper(v.valid) desc nulls first limit 1`
const personName = sql`select v.name from person_version v where v.person_id = t.id order by upper_inf(v.recorded) desc, upper(v.held) desc nulls first limit 1`

/** Lines of the journal with the present names of what they touched, newest first. Days are those of Viet Nam, both included. */
export async function journalLines(tx: Tx, { unit, person, kind, act, account, fact, from, until, limit }: Wanted): Promise<{ more: boolean; lines: Line[] }> {
  const found = await rows<Omit<Line, 'called'> & { kept: Fields }>(tx, sql`
    with wanted as (
      select * from journal j
      where (${unit ?? null}::int is null or j.unit_ids @> array[${unit ?? null}::int])
        and (${person ?? null}::int is null or j.person_ids @> array[${person ?? null}::int])
        and (${kind ?? null}::text is null or split_part(j.what, '.', 1) = ${kind ?? null})
        and (${act ?? null}::text is null or j.what = ${act ?? null})
        and (${account ?? null}::int is null or j.account_id = ${account ?? null})
        and (${fact ?? null}::text is null or j.subject = ${fact ?? null} or j.basis = ${fact ?? null})
        and (${from ?? null}::date is null or j.at >= ${from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
        and (${until ?? null}::date is null or j.at < (${until ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by j.id desc
      limit ${limit + 1}
    )
    select j.id, l.seq, to_char(j.at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as at, j.account_id as "accountId", j.actor, j.what, j.subject, j.basis,
           j.reason, j.facts, j.before, j.after, ${keptValues} as kept,
           (select json_build_object('vi', k.vi, 'en', k.en) from post_kind k where k.code = j.facts ->> 'kind') as post,
           cardinality(j.unit_ids) as "unitCount", cardinality(j.person_ids) as "peopleCount",
           coalesce((select json_agg(json_build_object('id', t.id, 'name', n.full_name) order by t.place)
             from unnest(j.unit_ids[1:${namedAtMost}]) with ordinality t(id, place) cross join lateral (${unitName}) n), '[]') as units,
           coalesce((select json_agg(json_build_object('id', t.id, 'name', n.name) order by t.place)
             from unnest(j.person_ids[1:${namedAtMost}]) with ordinality t(id, place) cross join lateral (${personName}) n), '[]') as people
    from wanted j left join journal_link l on l.entry_id = j.id
    order by j.id desc`)
  const lines = found.slice(0, limit).map((line) => openLine(line) as Omit<Line, 'called'>)
  const names = await namesOf(tx, lines)
  return { more: found.length > limit, lines: lines.map((line) => ({ ...line, called: calledIn(line, names) })) }
}

/** Fields of before and after that hold ids, and of what. */
const idFields: Record<string, 'people' | 'units'> = {
  holder: 'people', personId: 'people', parentId: 'units', parentIds: 'units', livesIn: 'units', unitId: 'units', covers: 'units', communeId: 'units',
}

const keysIn = ({ before, after }: Omit<Line, 'called'>): string[] =>
  [before, after].flatMap((part) => Object.entries(part).flatMap(([field, value]) => {
    const of = idFields[field]
    return of ? [value].flat().filter((id) => typeof id === 'number').map((id) => `${of}/${id}`) : []
  }))

const calledIn = (line: Omit<Line, 'called'>, names: Map<string, string>) =>
  Object.fromEntries(keysIn(line).flatMap((key) => (names.has(key) ? [[key, names.get(key)!]] : [])))

async function namesOf(tx: Tx, lines: Omit<Line, 'called'>[]): Promise<Map<string, string>> {
  const keys = new Set(lines.flatMap(keysIn))
  const ids = (of: string) => [...keys].filter((key) => key.startsWith(`${of}/`)).map((key) => Number(key.slice(of.length + 1)))
  if (keys.size === 0) return new Map()
  const found = await rows<{ key: string; name: string }>(tx, sql`
    select 'units/' || t.id as key, n.full_name as name from unnest(${ids('units')}::int[]) t(id) cross join lateral (${unitName}) n
    union all select 'people/' || t.id, n.name from unnest(${ids('people')}::int[]) t(id) cross join lateral (${personName}) n`)
  return new Map(found.map(({ key, name }) => [key, name]))
}
