import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

/** A term of a body, for series by term. `until` is the first day after it. */
export type TermGiven = { unitId: number; name: string; from: Day | null; until: Day | null; basis: string | null }

export function refuseToEnterTerm({ name, from, until }: TermGiven): Refusal | null {
  if (name.trim() === '') return new Refusal('indicators.term-without-name')
  if (from !== null && until !== null && until <= from) return new Refusal('indicators.term-ends-before', { from, until })
  return null
}

/** Enters a term of a unit. One of the same name is replaced; what it said stays in the record. Refuses one that overlaps another. */
export async function enterTerm(tx: Tx, actor: Actor, given: TermGiven): Promise<{ id: number; change: 'new' | 'changed' | 'same' }> {
  obey(refuseToEnterTerm(given))
  const { unitId, name, from, until, basis } = given
  const before = await findRow<{ id: number; from: Day | null; until: Day | null; basis: string | null }>(tx, sql`
    select id, lower(held) as "from", upper(held) as until, basis
    from term where unit_id = ${unitId} and name = ${name} and upper_inf(recorded)
    for update`)
  if (before && before.from === from && before.until === until && before.basis === basis) return { id: before.id, change: 'same' }
  const other = await findRow<{ name: string }>(tx, sql`
    select name from term
    where unit_id = ${unitId} and name <> ${name} and upper_inf(recorded) and held && daterange(${from}::date, ${until}::date)`)
  if (other) throw new Refusal('indicators.terms-overlap', { name, other: other.name })
  if (before) await rows(tx, sql`update term set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where id = ${before.id}`)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into term (name, unit_id, held, basis) values (${name}, ${unitId}, daterange(${from}::date, ${until}::date), ${basis}) returning id`)
  await record(tx, actor, { what: 'indicators.enter-term', units: [unitId], subject: `terms/${id}`, facts: { name }, before: before ? { from: before.from, until: before.until, basis: before.basis } : {}, after: { from, until, basis } })
  return { id, change: before ? 'changed' : 'new' }
}
