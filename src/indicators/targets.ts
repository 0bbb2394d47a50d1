import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { readNumber, writeNumber } from '#ground/text/numbers.ts'
import type { Day } from '#ground/time/day.ts'
import { missingTo, type Figure } from './figure.ts'
import type { Indicator } from './indicator.ts'
import { preparedRows } from './prepared.ts'
import { scopeOf, type Scope } from './scope.ts'

/** What a unit set itself (or a unit above it set) to reach by a day. `percent` is written '95,00'. */
export type Target = {
  id: number; indicator: string; unitId: number; unitName: string; own: boolean
  dueOn: Day; percent: string; hundredths: number; setOn: Day; paperId: number | null
}
/** `missing`: whole units still to be reached; `overdue`: the due day is past and something is missing. */
export type TargetState = Target & { missing: number; reached: boolean; overdue: boolean }

/** The target in force for each indicator on the scope's day: the next one due, else the last one past; the unit's own before one set above it. */
export async function targetsOf(tx: Tx, indicators: readonly Indicator[], scope: Scope, figures: readonly Figure[]): Promise<TargetState[]> {
  const found = await preparedRows<Omit<Target, 'percent' | 'own'>>(tx, sql`
    with recursive above as (
      select ${scope.unit.id}::int as id, 0 as step
      union all
      select v.parent_id, a.step + 1 from above a join unit_on(${scope.on}::date) v on v.id = a.id where v.parent_id is not null
    )
    select distinct on (t.indicator) t.id, t.indicator, t.unit_id as "unitId", v.full_name as "unitName", t.due_on as "dueOn",
      (t.percent * 100)::int as hundredths, t.set_on as "setOn", t.paper_id as "paperId"
    from above a
      join target t on t.unit_id = a.id and upper_inf(t.recorded) and t.set_on <= ${scope.on}::date
      join unit_on(${scope.on}::date) v on v.id = t.unit_id
    where t.indicator = any(${indicators.map(({ code }) => code)}::text[])
    order by t.indicator, a.step, t.due_on < ${scope.on}::date, abs(t.due_on - ${scope.on}::date)`)
  return found.flatMap((target) => {
    const indicator = indicators.find(({ code }) => code === target.indicator)
    const figure = figures.find(({ code }) => code === target.indicator)
    return indicator && figure ? [stateOf(target, indicator, figure, scope)] : []
  })
}

function stateOf(target: Omit<Target, 'percent' | 'own'>, indicator: Indicator, figure: Figure, { unit, on }: Scope): TargetState {
  const missing = missingTo(target.hundredths, figure, indicator.better)
  const percent = writeNumber(target.hundredths / 100, { digits: 2 })
  return { ...target, percent, own: target.unitId === unit.id, missing, reached: missing === 0, overdue: missing > 0 && target.dueOn < on }
}

/** The papers that set the targets of a unit and of those below it on a day. */
export const papersOfTargets = async (tx: Tx, unitId: number, on: Day): Promise<number[]> => (await rows<{ id: number }>(tx, sql`
  select distinct t.paper_id as id from target t
  where t.paper_id is not null and upper_inf(t.recorded) and t.unit_id in (select unit_subtree(${unitId}::int, ${on}::date))`)).map(({ id }) => id)

export type TargetGiven = { unitId: number; dueOn: Day; percent: string; setOn: Day; paperId: number | null }

/** '95', '95,5' or '95,50' between 0 and 100, two decimals at most -> hundredths of a percent. */
export function readTargetPercent(text: string): number | null {
  const percent = readNumber(text)
  const hundredths = percent === undefined ? -1 : Math.round(percent * 100)
  return percent !== undefined && Math.abs(hundredths - percent * 100) < 1e-6 && hundredths >= 0 && hundredths <= 10_000 ? hundredths : null
}

export function refuseToSetTarget(indicator: Indicator, given: TargetGiven): Refusal | null {
  if (indicator.measures !== 'share') return new Refusal('indicators.target-needs-a-share', { name: indicator.name })
  if (readTargetPercent(given.percent) === null) return new Refusal('indicators.percent-out-of-range', { percent: given.percent })
  if (given.dueOn < given.setOn) return new Refusal('indicators.due-before-set', { dueOn: given.dueOn, setOn: given.setOn })
  return null
}

/** Sets what a unit is to reach by a day. A target of the same indicator, unit and due day is replaced; what it said stays in the record. */
export async function setTarget(tx: Tx, actor: Actor, indicator: Indicator, given: TargetGiven): Promise<{ id: number; change: 'new' | 'changed' | 'same' }> {
  obey(refuseToSetTarget(indicator, given))
  const { unit } = await scopeOf(tx, given.unitId, given.setOn)
  const percent = (readTargetPercent(given.percent) ?? 0) / 100
  const before = await findRow<{ id: number; percent: string; set_on: Day; paper_id: number | null }>(tx, sql`
    select id, percent::float8 as percent, set_on, paper_id
    from target
    where indicator = ${indicator.code} and unit_id = ${unit.id} and due_on = ${given.dueOn}::date and upper_inf(recorded)
    for update`)
  if (before && Number(before.percent) === percent && before.set_on === given.setOn && before.paper_id === given.paperId) return { id: before.id, change: 'same' }
  if (before) await rows(tx, sql`update target set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where id = ${before.id}`)
  const inserted = await rows<{ id: number }>(tx, sql`
    insert into target (indicator, unit_id, due_on, percent, set_on, paper_id)
    values (${indicator.code}, ${unit.id}, ${given.dueOn}, ${percent}, ${given.setOn}, ${given.paperId})
    returning id`)
  await record(tx, actor, {
    what: 'indicators.set-target', units: [unit.id], subject: `targets/${inserted[0]?.id ?? 0}`,
    ...(given.paperId ? { basis: `papers/${given.paperId}` } : {}),
    facts: { indicator: indicator.code, name: indicator.name, dueOn: given.dueOn },
    before: before ? { percent: Number(before.percent), setOn: before.set_on, paperId: before.paper_id } : {}, after: { percent, setOn: given.setOn, paperId: given.paperId },
  })
  return { id: inserted[0]?.id ?? 0, change: before ? 'changed' : 'new' }
}
