import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { pointsBetween, type Figure } from './figure.ts'
import { figuresOf, mayBelongTo } from './figures.ts'
import type { Indicator, RowColumn } from './indicator.ts'
import { breaksOf, figureAmong, follow, idsThen, rowsAmong, type Break } from './lineage.ts'
import { asKnown, scopeOf, type Known, type Scope, type UnitThen } from './scope.ts'
import { inDenominator, inNumerator } from './tally.ts'

export type Difference = { points: string | null; numerator: number; denominator: number; value: number | null }

/** A village whose answer is not the same on the two days. `state` is the subject's own word for what it is; null where it did not stand. */
export type Change = { unit: { id: number; name: string }; under: string | null; before: Standing; after: Standing }
export type Standing = { counted: boolean; within: boolean; state: unknown } | null

/** Whole: both days are compared as they were. Restated: one side is counted over the villages of the other. Broken: the reasons why neither is right. */
export type Comparison = {
  unit: UnitThen
  before: { on: Day; figure: Figure | null }
  after: { on: Day; figure: Figure | null }
  difference: Difference | null
  chain: 'whole' | 'restated' | 'broken'
  breaks: Break[]                 // what happened to the unit in between
  restated: { side: 'before' | 'after'; figure: Figure; difference: Difference } | null
  changed: { count: number; rows: Change[] }
}

/** One indicator of a unit on two days, the earlier first. A unit that merged, was split or ended in between is compared over the villages it had, where each of them can be followed. */
export async function compareDays(tx: Tx, indicator: Indicator, unitId: number, days: [Day, Day], known: Known = null, most = 200): Promise<Comparison> {
  const [on, later] = days
  if (on >= later) throw new Refusal('indicators.days-not-in-order', { before: on, after: later })
  const [before, after] = [await thereOn(tx, unitId, on, known), await thereOn(tx, unitId, later, known)]
  const stands = after ?? before ?? await scopeOf(tx, unitId, later, known)
  const [figureBefore, figureAfter, breaks] = [await oneFigure(tx, indicator, before), await oneFigure(tx, indicator, after), await breaksOf(tx, stands.unit.id, on, later, known)]
  const base = {
    unit: stands.unit, breaks,
    before: { on, figure: figureBefore }, after: { on: later, figure: figureAfter },
    difference: figureBefore && figureAfter && differenceOf(indicator, figureBefore, figureAfter),
  }
  if (before && after && breaks.length === 0) return { ...base, chain: 'whole', restated: null, changed: await changedBetween(tx, indicator, before, after, null, most) }
  return { ...base, ...await restate(tx, indicator, { before, after, on, later, breaks }, { figureBefore, figureAfter }, most) }
}

type Sides = { before: Scope | null; after: Scope | null; on: Day; later: Day; breaks: Break[] }

/** The villages of the day on which the unit stood last are followed to the other day. */
async function restate(tx: Tx, indicator: Indicator, { before, after, on, later, breaks }: Sides, figures: { figureBefore: Figure | null; figureAfter: Figure | null }, most: number) {
  const anchor = after ?? before
  const kept = after ? figures.figureAfter : figures.figureBefore
  if (!anchor || !kept) return { chain: 'broken' as const, restated: null, changed: { count: 0, rows: [] } }
  const mayBelong = await mayBelongTo(tx, anchor)
  const members = await idsThen(tx, indicator.subject, anchor)
  const followed = await follow(tx, indicator.subject, members, anchor.on, after ? on : later, anchor.known)
  const other: Scope = { ...anchor, on: after ? on : later }
  const changed = await changedBetween(tx, indicator, after ? other : anchor, after ? anchor : other, [...new Set([...members, ...followed.ids])], most)
  if (mayBelong > 0 || followed.lost.length > 0) {
    const why: Break[] = mayBelong > 0 ? [{ code: 'indicators.villages-not-placed', facts: { count: mayBelong } }] : []
    if (followed.lost.length > 0) why.push({ code: 'indicators.villages-not-followed', facts: { count: followed.lost.length, names: followed.lost.slice(0, 5) } })
    return { chain: 'broken' as const, restated: null, breaks: [...breaks, ...why], changed }
  }
  const figure = await figureAmong(tx, indicator, other, followed.ids)
  const difference = after ? differenceOf(indicator, figure, kept) : differenceOf(indicator, kept, figure)
  return { chain: 'restated' as const, restated: { side: after ? 'before' as const : 'after' as const, figure, difference }, changed }
}

async function thereOn(tx: Tx, unitId: number, on: Day, known: Known): Promise<Scope | null> {
  try {
    return await scopeOf(tx, unitId, on, known)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'indicators.unit-not-there') return null
    throw error
  }
}

const oneFigure = async (tx: Tx, indicator: Indicator, scope: Scope | null): Promise<Figure | null> =>
  scope && ((await figuresOf(tx, [indicator], scope)).figures[0] ?? null)

const differenceOf = (indicator: Indicator, before: Figure, after: Figure): Difference => ({
  points: indicator.measures === 'share' ? pointsBetween(before, after) : null,
  numerator: after.numerator - before.numerator,
  denominator: after.denominator - before.denominator,
  value: before.value === null || after.value === null ? null : after.value - before.value,
})

type ChangedRow = { id: number; name: string; under: string | null; total: number } & Record<'was_in' | 'was_within' | 'is_in' | 'is_within', boolean | null> & Record<'was' | 'is', unknown>

/** Rows whose answer differs between the two days: of the unit, or of the given ids wherever they stood. */
async function changedBetween(tx: Tx, indicator: Indicator, before: Scope, after: Scope, ids: number[] | null, most: number): Promise<Comparison['changed']> {
  const { subject } = indicator
  const state = subject.state
  const found = await rows<ChangedRow>(tx, sql`
    with before as materialized (${standing(indicator, before, ids, state)}), after as materialized (${standing(indicator, after, ids, state)})
    select id, coalesce(n.full_name, '') as name, (
        select p.full_name from unit_version p
        where p.unit_id = n.parent_id and upper_inf(p.recorded) and coalesce(lower(p.valid), '-infinity') <= ${after.on}::date
        order by lower(p.valid) desc nulls last limit 1) as under,
      b.counted as was_in, b.within as was_within, b.state as was, a.counted as is_in, a.within as is_within, a.state as "is", count(*) over () as total
    from before b full join after a using (id)
      left join lateral (
        select v.full_name, v.parent_id from unit_version v
        where v.unit_id = coalesce(b.id, a.id) and upper_inf(v.recorded) and coalesce(lower(v.valid), '-infinity') <= ${after.on}::date
        order by lower(v.valid) desc nulls last limit 1) n on true
    where b.id is null or a.id is null or (b.counted, b.within, b.state) is distinct from (a.counted, a.within, a.state)
    order by id
    limit ${most}`)
  return {
    count: found[0]?.total ?? 0,
    rows: found.map((one) => ({
      unit: { id: one.id, name: one.name },
      under: one.under,
      before: one.was_in === null ? null : { counted: one.was_in, within: one.was_within ?? false, state: one.was },
      after: one.is_in === null ? null : { counted: one.is_in, within: one.is_within ?? false, state: one.is },
    })),
  }
}

function standing(indicator: Indicator, scope: Scope, ids: number[] | null, state: RowColumn | undefined): Sql {
  const { subject } = indicator
  return sql`
    select s.${sql.name(subject.id)} as id, (${inNumerator(indicator, scope.on, asKnown(scope))}) is true as counted, (${inDenominator(indicator, scope.on, asKnown(scope))}) is true as within,
      ${state ? sql`(${state.of(scope.on, asKnown(scope))})::text` : sql`null::text`} as state
    from ${rowsAmong(subject, scope, ids)}`
}
