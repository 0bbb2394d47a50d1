import { findRow, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { day, isDay, type Day } from '#ground/time/day.ts'
import type { AsKnown, Subject } from './indicator.ts'
import { preparedRows } from './prepared.ts'

/** From this day there is no district: Law 72/2025/QH15, two-tier local government. */
export const districtsEndedOn = day('2025-07-01')

/** As it was known at the end of a day, or at an instant ('2024-01-31T10:00:00+07:00'). Null: with today's corrections. */
export type Known = Day | string | null

export type StateKind = 'country' | 'province' | 'district' | 'commune' | 'village'
export type UnitThen = { id: number; kind: StateKind; code: string; fullName: string; parentId: number | null }

/** A State unit on a day, as known: what every figure is asked for. */
export type Scope = { unit: UnitThen; on: Day; known: Known }

/** The unit as it stood on the day. A Party committee stands for its area; the centre stands for the country. Refuses a unit that did not stand that day. */
export async function scopeOf(tx: Tx, unitId: number, on: Day, known: Known = null): Promise<Scope> {
  const unit = await findUnitThen(tx, unitId, on, known)
  if (unit) return { unit, on, known }
  const found = await findRow<{ kind: string; name: string | null; since: string | null; until: string | null }>(tx, sql`
    select u.kind, (array_agg(v.full_name order by lower(v.valid) desc nulls last))[1] as name,
      min(coalesce(lower(v.valid), '-infinity'))::text as since, max(coalesce(upper(v.valid), 'infinity'))::text as until
    from unit u left join unit_version v on v.unit_id = u.id and upper_inf(v.recorded)
    where u.id = ${unitId}
    group by u.kind`)
  if (!found) throw new Refusal('indicators.unit-unknown', { unitId })
  if (found.kind === 'cell') throw new Refusal('indicators.cell-has-no-figures', { name: found.name })
  throw new Refusal('indicators.unit-not-there', { name: found.name, on, since: found.since, until: found.until })
}

// The id is asked for in a subquery of its own: under a policy PostgreSQL compares an indexed column with a coalesce only row by row.
const findUnitThen = async (tx: Tx, unitId: number, on: Day, known: Known): Promise<UnitThen | undefined> => (await preparedRows<UnitThen>(tx, sql`
  select v.id, v.kind, v.code, v.full_name as "fullName", v.parent_id as "parentId"
  from ${unitsThen(on, known)} v
  where v.tree = 'state'
    and v.id = (select case (select asked.kind from unit asked where asked.id = ${unitId}::int)
      when 'central' then (select r.unit_id from unit_version r where r.code = 'VN' and r.tree = 'state' and upper_inf(r.recorded) limit 1)
      else coalesce((select c.state_id from unit_counterpart c where c.party_id = ${unitId}::int), ${unitId}::int) end)`))[0]

/** The rows of unit_on for a day, as known. */
export const unitsThen = (on: Day, known: Known): Sql =>
  known === null ? sql`unit_on(${on}::date)` : sql`unit_on_as_known(${on}::date, ${instant(known)})`

/** The condition that a row of an alias was believed. */
export const believedThen = (known: Known, of = 'v'): Sql => (known === null ? sql`upper_inf(${sql.name(of)}.recorded)` : sql`${sql.name(of)}.recorded @> ${instant(known)}`)

/** As believed now, with all corrections. */
export const believedNow: AsKnown = sql`'infinity'::timestamptz`

/** The instant at which what is asked was known, for predicates and published functions. */
export const asKnown = ({ known }: Pick<Scope, 'known'>): AsKnown => (known === null ? believedNow : instant(known))

const instant = (known: Day | string): Sql =>
  isDay(known) ? sql`((${known}::date + 1)::timestamptz - interval '1 microsecond')` : sql`${known}::timestamptz`

/** The level whose units a unit falls into on a day: provinces into districts until 30/06/2025, into communes after. */
export const levelBelow = ({ unit: { kind }, on }: Scope): StateKind | null =>
  ({ country: 'province', province: on < districtsEndedOn ? 'district' : 'commune', district: 'commune', commune: 'village', village: null } as const)[kind]

/** The column of the interval table that says under which unit of a level a row stood. */
export const levelColumn = (level: StateKind, subject: Subject): Sql =>
  level === 'village' ? sql`s.${sql.name(subject.id)}` : sql`s.${sql.name(`${level}_id`)}`

/** The interval table under alias s: the present knowledge, or what was known then. */
export function tableThen(subject: Subject, { unit, known }: Scope): Sql {
  if (known === null) return sql`${sql.name(subject.table)} s`
  const ids = unit.kind === 'country' ? sql`null::int[]` : everBelow(unit.id, subject)
  return sql`${sql.name(subject.asKnown)}(${ids}, ${instant(known)}) s`
}

/** The same for these rows, whatever unit they stood in. */
export const tableOf = (subject: Subject, ids: Sql, known: Known): Sql => (known === null ? sql`${sql.name(subject.table)} s` : sql`${sql.name(subject.asKnown)}(${ids}, ${instant(known)}) s`)

/** Every village (or cell) that ever hung below the unit or its committee, as ever believed: what was known then is filtered by the rows themselves. */
const everBelow = (unitId: number, subject: Subject): Sql => sql`(
  with recursive below as (
    select o.id from (select ${unitId}::int as id union select c.party_id from unit_counterpart c where c.state_id = ${unitId}) o
    union
    select v.unit_id from below b join unit_version v on v.parent_id = b.id
  )
  select coalesce(array_agg(u.id), '{}') from below b join unit u on u.id = b.id where u.kind = ${subject.code === 'villages' ? 'village' : 'cell'})`

/** The condition on s that a row stood in the unit, whatever the day. */
export function insideUnit(subject: Subject, { unit, on, known }: Scope): Sql {
  if (unit.kind === 'country') return sql`true`
  if (unit.kind !== 'village') return sql`${levelColumn(unit.kind, subject)} = ${unit.id}`
  if (subject.code === 'villages') return sql`s.${sql.name(subject.id)} = ${unit.id}`
  const believed = known === null ? sql`upper_inf(c.recorded)` : sql`c.recorded @> ${instant(known)}`
  return sql`s.${sql.name(subject.id)} in (select c.cell_id from cell_cover c where c.village_id = ${unit.id} and c.held @> ${on}::date and ${believed})`
}

/** The condition on s that a row held on the day. */
export const onDay = (on: Day): Sql => sql`s.from_day <= ${on}::date and s.upto_day > ${on}::date`
