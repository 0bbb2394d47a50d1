import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { both, isEmpty, type Period } from './period.ts'

/** Under which parent in which days. */
export type Stretch = Period & { parentId: number }

type Known = { id: number; upto: Day | null; successorId: number | null; areaId: number | null }

/**
 * Where a child that is put under a parent on a day stands from then on: the parent may end. It goes on under the parent's sole full
 * successor; where the parent was split among several, under the province (or its committee), until somebody places it.
 * `from` null: since before the records. Keyed by `<parentId>/<from>`.
 */
export async function followLineage(tx: Tx, starts: { parentId: number; from: Day | null }[]): Promise<Map<string, Stretch[]>> {
  const known = new Map<number, Known>()
  let asked = [...new Set(starts.map(({ parentId }) => parentId))]
  while (asked.length > 0) {
    for (const found of await endsOf(tx, asked)) known.set(found.id, found)
    asked = [...new Set(asked.map((id) => nextOf(known.get(id))).filter((id) => id !== null && !known.has(id)))] as number[]
  }
  return new Map(starts.map(({ parentId, from }) => [`${parentId}/${from}`, follow(known, parentId, from)]))
}

export async function followOne(tx: Tx, parentId: number, from: Day | null, within: Period = { from, upto: null }): Promise<Stretch[]> {
  const stretches = (await followLineage(tx, [{ parentId, from }])).get(`${parentId}/${from}`) ?? []
  return clipped(stretches, within)
}

export const clipped = (stretches: Stretch[], within: Period) =>
  stretches.map((stretch) => ({ ...stretch, ...both(stretch, within) })).filter((stretch) => !isEmpty(stretch))

const nextOf = (known: Known | undefined) => (known?.upto ? known.successorId ?? (known.areaId === known.id ? null : known.areaId) : null)

function follow(known: Map<number, Known>, parentId: number, from: Day | null): Stretch[] {
  const stretches: Stretch[] = []
  let at: number | null = parentId
  for (let start = from; at !== null;) {
    const parent: Known | undefined = known.get(at)
    const upto = parent?.upto ?? null
    if (upto === null || start === null || start < upto) stretches.push({ parentId: at, from: start, upto })
    if (upto === null) break
    start = upto
    at = nextOf(parent)
  }
  return stretches
}

/** When the units end, their sole full successor, and the province (or provincial committee) that they stood in last. */
const endsOf = (tx: Tx, ids: number[]) => rows<Known>(tx, sql`
  with recursive last as (
    select v.unit_id as id, nullif(max(coalesce(upper(v.valid), 'infinity')), 'infinity') as upto
    from unit_version v where v.unit_id = any(${ids}::int[]) and upper_inf(v.recorded) group by v.unit_id
  ), up as (
    select l.id, l.upto, l.id as at_id, 0 as step from last l where l.upto is not null
    union all
    select up.id, up.upto, v.parent_id, up.step + 1
    from up join unit u on u.id = up.at_id and u.kind not in ('province', 'province_committee')
      join unit_version v on v.unit_id = up.at_id and upper_inf(v.recorded) and v.valid @> (up.upto - 1)
    where up.step < 5 and v.parent_id is not null
  ), area as (
    select up.id, up.at_id from up join unit u on u.id = up.at_id where u.kind in ('province', 'province_committee')
  ), next as (
    select s.from_id as id, min(s.to_id) as to_id
    from unit_succession s where s.from_id = any(${ids}::int[]) and upper_inf(s.recorded)
    group by s.from_id having count(*) = 1 and bool_and(s.kind in ('merge', 'transfer', 'rename') and s.to_id is not null)
  )
  select l.id, l.upto, n.to_id as "successorId", a.at_id as "areaId"
  from last l left join next n on n.id = l.id left join area a on a.id = l.id`)
