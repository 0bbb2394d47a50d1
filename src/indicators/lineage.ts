import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { figureOf, type Figure } from './figure.ts'
import { rowsThen } from './figures.ts'
import type { Indicator, Subject } from './indicator.ts'
import { asKnown, believedThen, insideUnit, type Known, onDay, tableOf, tableThen, type Scope } from './scope.ts'
import { tally } from './tally.ts'

/** Why a series is broken there: a message code and its facts. */
export type Break = { code: string; facts: Record<string, unknown> }

type Succession = { kind: string; on: Day; from: string; to: string | null; outward: boolean }

/** What made or unmade the unit after the first day and until the last, as known: each a sentence with its day. A renaming breaks nothing. */
export async function breaksOf(tx: Tx, unitId: number, after: Day, until: Day, known: Known): Promise<Break[]> {
  const found = await rows<Succession>(tx, sql`
    select g.kind, g.on_day as "on", ${nameOf(sql`g.from_id`, known)} as "from", ${nameOf(sql`g.to_id`, known)} as "to", g.from_id = ${unitId} as outward
    from unit_succession g
    where (g.from_id = ${unitId} or g.to_id = ${unitId}) and g.kind not in ('rename', 'convert')
      and g.on_day > ${after}::date and g.on_day <= ${until}::date and ${believedThen(known, 'g')}
    order by g.on_day, g.id`)
  return found.map(({ kind, outward, ...facts }) => ({ code: outward ? 'indicators.went-to' : 'indicators.came-from', facts: { ...facts, kind } }))
}

const nameOf = (id: Sql, known: Known): Sql => sql`(
  select v.full_name from unit_version v where v.unit_id = ${id} and ${believedThen(known)} order by lower(v.valid) desc nulls last limit 1)`

/** The rows' ids of the unit on the scope's day. */
export const idsThen = async (tx: Tx, subject: Subject, scope: Scope): Promise<number[]> =>
  (await row<{ ids: number[] }>(tx, sql`select coalesce(array_agg(s.${sql.name(subject.id)}), '{}') as ids from ${rowsThen(subject, scope)}`)).ids

/**
 * Villages (or cells) followed along their lineage, as known, from one day to another, forward or back: themselves where they stood on that day too,
 * else what they came from or became. `lost` names those that cannot be followed whole: they gave a part, were split, or left no trace.
 */
export async function follow(tx: Tx, subject: Subject, ids: number[], from: Day, to: Day, known: Known): Promise<{ ids: number[]; lost: string[] }> {
  const [first, last] = from < to ? [from, to] : [to, from]
  const forward = from < to
  const steps = await rows<{ here: number; there: number | null; kind: string; there_kind: string | null }>(tx, sql`
    select ${forward ? sql`g.from_id` : sql`g.to_id`} as here, ${forward ? sql`g.to_id` : sql`g.from_id`} as there, g.kind
    from unit_succession g join unit u on u.id = g.from_id and u.kind = ${subject.code === 'villages' ? 'village' : 'cell'}
    where g.on_day > ${first}::date and g.on_day <= ${last}::date and ${believedThen(known, 'g')}`)
  const stood = new Set(await standingAmong(tx, subject, to, [...ids, ...steps.flatMap(({ there }) => there ?? [])], known))
  const { reached, lost } = walk(ids, stood, Map.groupBy(steps, ({ here }) => here))
  const names = lost.length === 0 ? [] : await rows<{ name: string }>(tx, sql`select ${nameOf(sql`l.id`, known)} as name from unnest(${lost}::int[]) l (id) order by l.id`)
  return { ids: reached, lost: names.map(({ name }) => name) }
}

type Steps = Map<number, { there: number | null; kind: string }[]>

function walk(ids: number[], stood: Set<number>, steps: Steps): { reached: number[]; lost: number[] } {
  const [reached, lost, seen] = [new Set<number>(), new Set<number>(), new Set<number>()]
  const visit = (id: number, origin: number) => {
    if (seen.has(id)) return
    seen.add(id)
    const next = steps.get(id) ?? []
    if (next.some(({ kind }) => kind === 'split' || kind === 'partial')) lost.add(origin)
    if (stood.has(id)) reached.add(id)
    else if (next.length === 0 || next.every(({ there }) => there === null)) lost.add(origin)
    for (const { there } of next) if (there !== null) visit(there, origin)
  }
  for (const id of ids) visit(id, id)
  for (const [here, next] of steps) // a village made of one of these and of another: the other's people come with it
    for (const { there } of next) if (there !== null && reached.has(there) && !seen.has(here)) lost.add(there)
  return { reached: [...reached], lost: [...lost] }
}

const standingAmong = async (tx: Tx, subject: Subject, on: Day, ids: number[], known: Known): Promise<number[]> =>
  (await rows<{ id: number }>(tx, sql`
    select s.${sql.name(subject.id)} as id from ${tableOf(subject, sql`${ids}::int[]`, known)}
    where s.${sql.name(subject.id)} = any(${ids}::int[]) and ${onDay(on)}`)).map(({ id }) => id)

/** The rows of these ids on the scope's day wherever they stood, or of the unit where ids is null. */
export const rowsAmong = (subject: Subject, scope: Scope, ids: number[] | null): Sql => sql`
  ${ids === null ? tableThen(subject, scope) : tableOf(subject, sql`${ids}::int[]`, scope.known)}
  where ${ids === null ? insideUnit(subject, scope) : sql`s.${sql.name(subject.id)} = any(${ids}::int[])`} and ${onDay(scope.on)}`

export async function figureAmong(tx: Tx, indicator: Indicator, scope: Scope, ids: number[]): Promise<Figure> {
  const { list, countsIn } = tally([indicator], scope.on, asKnown(scope))
  const counts = countsIn(await row(tx, sql`select ${list} from ${rowsAmong(indicator.subject, scope, ids)}`))
  return figureOf(indicator, counts.get(indicator.code) ?? { numerator: 0, denominator: 0, excluded: 0, years: null })
}
