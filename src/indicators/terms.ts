import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { refuseToEnterTerm, type TermGiven } from './term.ts'

/** corrections: how often it was corrected. */
export type TermSeen = TermGiven & { id: number; unit: string; corrections: number }
type Written = { id: number; change: 'new' | 'changed' | 'same' }

type Before = TermGiven & { id: number; firstId: number }
const columns = sql`t.id, t.unit_id as "unitId", t.name, lower(t.held)::text as "from", upper(t.held)::text as until, t.basis, coalesce(t.first_id, t.id) as "firstId"`

/** Enters a term of a unit, as a workbook does. One of the same name is corrected. Refuses one that overlaps another. */
export async function enterTerm(tx: Tx, actor: Actor, given: TermGiven): Promise<Written> {
  const before = await findRow<Before>(tx, sql`
    select ${columns} from term t where t.unit_id = ${given.unitId} and t.name = ${given.name} and upper_inf(t.recorded)
    for update`)
  return write(tx, actor, before, given)
}

/** Opens a term of an area. One of the same name is there already, and is corrected instead. */
export async function openTerm(tx: Tx, actor: Actor, given: TermGiven): Promise<Written> {
  const { unitId, name } = given
  const area = await findRow<{ kind: string; tree: string }>(tx, sql`select kind, tree from unit where id = ${unitId}`)
  if (area?.tree !== 'state' || area.kind === 'village') throw new Refusal('indicators.term-not-of-an-area')
  const same = await findRow(tx, sql`select id from term where unit_id = ${unitId} and name = ${name} and upper_inf(recorded)`)
  if (same) throw new Refusal('indicators.term-there-already', { name })
  return write(tx, actor, undefined, given)
}

/** Corrects a term, its name included; what it said stays in the record, and what was planned in it stays planned in it. */
export async function correctTerm(tx: Tx, actor: Actor, { termId, ...given }: TermGiven & { termId: number }): Promise<Written> {
  const before = await findRow<Before>(tx, sql`
    select ${columns} from term t where t.id in (select same_term(${termId})) and t.unit_id = ${given.unitId} and upper_inf(t.recorded)
    for update`)
  if (!before) throw new Refusal('indicators.no-such-term')
  const same = await findRow(tx, sql`select id from term where unit_id = ${given.unitId} and name = ${given.name} and id <> ${before.id} and upper_inf(recorded)`)
  if (same) throw new Refusal('indicators.term-there-already', { name: given.name })
  return write(tx, actor, before, given)
}

async function write(tx: Tx, actor: Actor, before: Before | undefined, given: TermGiven): Promise<Written> {
  obey(refuseToEnterTerm(given))
  const { unitId, name, from, until, basis } = given
  if (before && before.name === name && before.from === from && before.until === until && before.basis === basis) return { id: before.id, change: 'same' }
  const other = await findRow<{ name: string }>(tx, sql`
    select name from term
    where unit_id = ${unitId} and id <> ${before?.id ?? 0} and upper_inf(recorded) and held && daterange(${from}::date, ${until}::date)`)
  if (other) throw new Refusal('indicators.terms-overlap', { name, other: other.name })
  if (before) await rows(tx, sql`update term set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where id = ${before.id}`)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into term (name, unit_id, held, basis, first_id) values (${name}, ${unitId}, daterange(${from}::date, ${until}::date), ${basis}, ${before?.firstId ?? null}) returning id`)
  await record(tx, actor, {
    what: before ? 'indicators.correct-term' : 'indicators.enter-term', units: [unitId], subject: `terms/${id}`, facts: { name },
    before: before ? { name: before.name, from: before.from, until: before.until, basis: before.basis } : {}, after: { name, from, until, basis },
  })
  return { id, change: before ? 'changed' : 'new' }
}

/** The terms of a unit and of those above it on a day, the unit's own first, the latest first. */
export const termsSeen = (tx: Tx, unitId: number, on: Day) => rows<TermSeen>(tx, sql`
  with recursive above as (
    select ${unitId}::int as id, 0 as step
    union all
    select v.parent_id, a.step + 1 from above a join unit_version v on v.unit_id = a.id and upper_inf(v.recorded) and v.valid @> ${on}::date where v.parent_id is not null)
  select t.id, t.unit_id as "unitId", t.name, lower(t.held)::text as "from", upper(t.held)::text as until, t.basis,
    coalesce((select u.full_name from unit_version u where u.unit_id = t.unit_id and upper_inf(u.recorded) order by (u.valid @> ${on}::date) desc limit 1), '') as unit,
    (select count(*)::int - 1 from term o where o.id in (select same_term(t.id))) as corrections
  from above a join term t on t.unit_id = a.id and upper_inf(t.recorded)
  order by a.step, lower(t.held) desc nulls last, t.id`)
