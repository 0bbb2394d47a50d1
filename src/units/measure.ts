import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPaper } from '#papers/public.ts'
import { holdLife } from './lives.ts'
import { measureKinds, nameOf, refuseOtherKinds, refuseWhereItDoesNotStand, stateKinds, type Life, type MeasureKind } from './unit.ts'

/** households, population: whole numbers; area_km2: square kilometres, four decimals at most. What is left out or null is not told. */
export type Measures = Partial<Record<MeasureKind, number | null>>
export type Measuring = { unitId: number; on: Day; source: string; paperId?: number | null; measures: Measures }
type Measured = { kind: MeasureKind; value: number; from: Day | null; upto: Day | null; source: string; paperId: number | null; id: number; openedBy: number | null }

/** How large a unit is from a day on, by a source. The same day told again corrects what was believed; an earlier number goes on holding before it. */
export async function measure(tx: Tx, actor: Actor, measuring: Measuring): Promise<{ change: 'new' | 'changed' | 'same' }> {
  const life = await holdLife(tx, measuring.unitId)
  obey(refuseToMeasure(life, measuring))
  const { paperId = null, on, source } = measuring
  if (paperId !== null && !await findPaper(tx, paperId)) throw new Refusal('units.paper-missing')
  const there = await believedOf(tx, measuring.unitId)
  const [before, after]: [Measures, Measures] = [{}, {}]
  for (const [kind, value] of told(measuring.measures)) {
    const held = there.find((each) => each.kind === kind && contains(each, on))
    if (held && held.value === value && held.source === source.trim() && held.paperId === paperId) continue
    if (held) before[kind] = held.value
    after[kind] = value
    await write(tx, measuring, kind, value, held, nextAfter(there, kind, on))
  }
  if (Object.keys(after).length === 0) return { change: 'same' }
  await record(tx, actor, { what: 'units.measure', units: [measuring.unitId], ...(paperId ? { basis: `papers/${paperId}` } : {}), facts: { on, source: source.trim() }, before, after })
  return { change: Object.keys(before).length > 0 ? 'changed' : 'new' }
}

/** The unit stands, is of the State's tree, and something is told of it with its source; counts are whole, nothing is less than zero. */
export function refuseToMeasure(life: Life, { on, source, measures }: Measuring): Refusal | null {
  const wrong = told(measures).find(([kind, value]) => value < 0 || !Number.isFinite(value) || (kind === 'area_km2' ? Math.abs(value * 10_000 - Math.round(value * 10_000)) > 1e-6 : !Number.isInteger(value)))
  if (told(measures).length === 0) return new Refusal('units.nothing-measured', { unit: nameOf(life, on) })
  if (wrong) return new Refusal(wrong[0] === 'area_km2' ? 'units.not-an-area' : 'units.not-a-count', { unit: nameOf(life, on), value: wrong[1] })
  if (!source.trim()) return new Refusal('units.measure-without-source', { unit: nameOf(life, on) })
  return refuseOtherKinds(life, stateKinds, 'measure') ?? refuseWhereItDoesNotStand(life, on)
}

const told = (measures: Measures) => measureKinds.flatMap((kind): [MeasureKind, number][] => { const value = measures[kind]; return typeof value === 'number' ? [[kind, value]] : [] })
const contains = ({ from, upto }: Measured, on: Day) => (from === null || from <= on) && (upto === null || on < upto)
const nextAfter = (there: Measured[], kind: MeasureKind, on: Day): Day | null => there.filter((each) => each.kind === kind && each.from !== null && each.from > on).map(({ from }) => from!).sort()[0] ?? null

async function write(tx: Tx, { unitId, on, source, paperId = null }: Measuring, kind: MeasureKind, value: number, held: Measured | undefined, next: Day | null) {
  if (held) await disbelieve(tx, [held.id])
  if (held && held.from !== on) await insert(tx, unitId, { ...held, upto: on }, held.openedBy)
  await insert(tx, unitId, { kind, value, from: on, upto: held ? held.upto : next, source: source.trim(), paperId }, null)
}

const disbelieve = (tx: Tx, ids: number[], closedBy: number | null = null) => rows(tx, sql`
  update unit_measure set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())), closed_by = ${closedBy} where id = any(${ids}::bigint[])`)

const insert = (tx: Tx, unitId: number, m: Omit<Measured, 'id' | 'openedBy'>, openedBy: number | null) => rows(tx, sql`
  insert into unit_measure (unit_id, kind, value, held, source, paper_id, opened_by)
  values (${unitId}, ${m.kind}, ${m.value}, daterange(${m.from}::date, ${m.upto}::date), ${m.source}, ${m.paperId}, ${openedBy})`)

const believedOf = (tx: Tx, unitId: number) => rows<Measured>(tx, sql`
  select id::int as id, kind, value::float8 as value, lower(held) as "from", upper(held) as upto, source, paper_id as "paperId", opened_by as "openedBy"
  from unit_measure where unit_id = ${unitId} and upper_inf(recorded) order by kind, lower(held) nulls first`)

export type MeasureSeen = { kind: MeasureKind; value: number; from: Day | null; upto: Day | null; source: string; paperId: number | null; now: boolean }

/** All that is believed of a unit's size, or was known at an instant; `now` marks what holds on the day. */
export const measuresOf = (tx: Tx, unitId: number, on: Day, known: string | null = null) => rows<MeasureSeen>(tx, sql`
  select kind, value::float8 as value, lower(held) as "from", upper(held) as upto, source, paper_id as "paperId", held @> ${on}::date as now
  from unit_measure where unit_id = ${unitId} and ${known === null ? sql`upper_inf(recorded)` : sql`recorded @> ${known}::timestamptz`}
  order by array_position(array['households', 'population', 'area_km2'], kind), lower(held) desc nulls last`)

/** Units become one: it is as large as they were together, where all of them were measured; else nobody knows, and what was known of it ends. */
export async function joinMeasures(tx: Tx, { id: actId, on, paperId }: { id: number; on: Day; paperId: number }, partIds: number[], intoId: number) {
  const parts = await rows<{ kind: MeasureKind; value: number; parts: number; names: string }>(tx, sql`
    select m.kind, sum(m.value)::float8 as value, count(*)::int as parts, string_agg(v.full_name || ' ' || trim_scale(m.value), ', ' order by v.code) as names
    from unit_measure m join unit_version v on v.unit_id = m.unit_id and v.valid @> (${on}::date - 1) and upper_inf(v.recorded)
    where m.unit_id = any(${partIds}::int[]) and m.held @> (${on}::date - 1) and upper_inf(m.recorded) group by m.kind`)
  await endMeasures(tx, actId, on, [intoId])
  const later = await believedOf(tx, intoId)
  for (const { kind, value, parts: count, names } of parts)
    if (count === partIds.length && !later.some((each) => each.kind === kind && each.from === on)) await insert(tx, intoId, { kind, value, from: on, upto: nextAfter(later, kind, on), source: `Cộng khi sáp nhập: ${names}`, paperId }, actId)
}

/** From the day on nobody knows how large these units are, until they are measured again. */
export async function endMeasures(tx: Tx, actId: number, on: Day, unitIds: number[]) {
  for (const unitId of unitIds) {
    const running = (await believedOf(tx, unitId)).filter(({ from, upto }) => (from === null || from < on) && (upto === null || upto > on))
    await disbelieve(tx, running.map(({ id }) => id), actId)
    for (const each of running) await insert(tx, unitId, { ...each, upto: on }, actId)
  }
}
