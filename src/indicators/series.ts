import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { addDays, day, type Day } from '#ground/time/day.ts'
import type { Figure } from './figure.ts'
import { bySubject, figuresFrom } from './figures.ts'
import type { Indicator, Subject } from './indicator.ts'
import { asKnown, insideUnit, tableThen, type Scope } from './scope.ts'
import { movesByItself, tally, type Count } from './tally.ts'

/** The figures of a unit on one of many days; null where the unit did not stand that day. */
export type Point = { on: Day; figures: Figure[] | null }

/** The figures of a unit on each of many days (ascending), in one query a subject. The unit keeps its id; days before it began or after it ended are null. */
export async function seriesOver(tx: Tx, indicators: readonly Indicator[], scope: Scope, days: readonly Day[]): Promise<Point[]> {
  const steady = indicators.filter((indicator) => !movesByItself(indicator))
  const moving = indicators.filter(movesByItself)
  const [life, ...counted] = await Promise.all([
    lifeOf(tx, scope),
    ...bySubject(steady).map(({ subject, indicators: asked }) => countSteady(tx, subject, asked, scope, days)),
    ...bySubject(moving).map(({ subject, indicators: asked }) => countMoving(tx, subject, asked, scope, days)),
  ])
  return days.map((on, i) => {
    if (on < life.since || on >= life.until) return { on, figures: null }
    return { on, figures: figuresFrom(indicators, new Map(counted.flatMap((counts) => [...counts[i] ?? []]))) }
  })
}

/** The first day on which the unit stood and the first on which it no longer did; '' and '~' sort before and after every day. */
async function lifeOf(tx: Tx, { unit }: Scope): Promise<{ since: string; until: string }> {
  const life = await findRow<{ since: string | null; until: string | null }>(tx, sql`
    select nullif(min(coalesce(lower(v.valid), '-infinity')), '-infinity') as since, nullif(max(coalesce(upper(v.valid), 'infinity')), 'infinity') as until
    from unit_version v
    where v.unit_id = ${unit.id} and upper_inf(v.recorded)`)
  return { since: life?.since ?? '', until: life?.until ?? '~' }
}

/**
 * Rows whose answer does not move by itself are counted by the stretch of asked days they cover, in one scan:
 * `first` is the number of the first asked day on or after from_day, `past` of the first on or after upto_day.
 */
async function countSteady(tx: Tx, subject: Subject, indicators: readonly Indicator[], scope: Scope, days: readonly Day[]): Promise<Map<string, Count>[]> {
  const { list, countsIn } = tally(indicators, scope.on, asKnown(scope))
  const [firstDay, lastDay] = [days[0], days.at(-1)]
  if (!firstDay || !lastDay) return []
  const stretches = await rows<Record<string, unknown> & { first: number; past: number }>(tx, sql`
    select width_bucket(s.from_day - 1, ${days}::date[]) as first, width_bucket(s.upto_day - 1, ${days}::date[]) as past, ${list}
    from ${tableThen(subject, scope)}
    where ${insideUnit(subject, scope)} and s.from_day <= ${lastDay}::date and s.upto_day > ${firstDay}::date
    group by 1, 2`)
  return heaped(stretches.map((cells) => ({ first: cells.first, past: cells.past, counts: countsIn(cells) })), days.length)
}

type Stretch = { first: number; past: number; counts: Map<string, Count> }

/** Each stretch adds its counts where it begins and takes them away where it is past; the running sum is the answer of each day. */
function heaped(stretches: Stretch[], length: number): Map<string, Count>[] {
  const steps = Array.from({ length: length + 1 }, () => new Map<string, Count>())
  for (const { first, past, counts } of stretches) {
    for (const [code, count] of counts) {
      add(steps[first], code, count, 1)
      add(steps[past], code, count, -1)
    }
  }
  const running = new Map<string, Count>()
  return steps.slice(0, length).map((step) => {
    for (const [code, count] of step) add(running, code, count, 1)
    return new Map([...running].map(([code, count]) => [code, { ...count }]))
  })
}

function add(to: Map<string, Count> | undefined, code: string, count: Count, sign: 1 | -1) {
  const sum = to?.get(code) ?? { numerator: 0, denominator: 0, excluded: 0, years: null }
  sum.numerator += sign * count.numerator
  sum.denominator += sign * count.denominator
  sum.excluded += sign * count.excluded
  to?.set(code, sum)
}

/** Ages and the like are asked of every day anew. */
async function countMoving(tx: Tx, subject: Subject, indicators: readonly Indicator[], scope: Scope, days: readonly Day[]): Promise<Map<string, Count>[]> {
  const { list, countsIn } = tally(indicators, sql`asked.on_day`, asKnown(scope))
  const counted = await rows<Record<string, unknown>>(tx, sql`
    select c.*
    from unnest(${days}::date[]) with ordinality as asked (on_day, place) cross join lateral (
      select ${list}
      from ${tableThen(subject, scope)}
      where ${insideUnit(subject, scope)} and s.from_day <= asked.on_day and s.upto_day > asked.on_day) c
    order by asked.place`)
  return counted.map(countsIn)
}

export type Term = { id: number; name: string; from: Day | null; until: Day | null; unitId: number }
export type TermPoint = { term: Term; on: Day; running: boolean; figures: Figure[] | null }

/** The figures at the end of each term that had begun by the scope's day: its last day, or the scope's day while it runs. Terms of the unit, else of the nearest unit above that has any. */
export async function seriesOverTerms(tx: Tx, indicators: readonly Indicator[], scope: Scope): Promise<TermPoint[]> {
  const terms = (await termsOf(tx, scope)).map((term) => {
    const running = term.until === null || term.until > scope.on
    return { term, running, on: running ? scope.on : addDays(day(term.until ?? scope.on), -1) }
  })
  const points = await seriesOver(tx, indicators, scope, terms.map(({ on }) => on))
  return terms.map((asked, i) => ({ ...asked, figures: points[i]?.figures ?? null }))
}

const termsOf = (tx: Tx, { unit, on }: Scope): Promise<Term[]> => rows<Term>(tx, sql`
  with recursive above as (
    select ${unit.id}::int as id, 0 as step
    union all
    select v.parent_id, a.step + 1 from above a join unit_on(${on}::date) v on v.id = a.id where v.parent_id is not null
  ), nearest as (
    select a.id from above a where exists (select from term t where t.unit_id = a.id and upper_inf(t.recorded)) order by a.step limit 1
  )
  select t.id, t.name, lower(t.held) as "from", upper(t.held) as until, t.unit_id as "unitId"
  from term t join nearest n on n.id = t.unit_id
  where upper_inf(t.recorded) and (lower_inf(t.held) or lower(t.held) <= ${on}::date)
  order by lower(t.held) nulls first`)
