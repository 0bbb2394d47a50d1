import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

export type Entry = {
  what: string            // room.verb, 'units.merge'
  units: readonly number[]
  people?: readonly number[]
  basis?: string          // 'papers/12'
  reason?: string
  facts: Record<string, unknown>
}

/** Writes down who did what, in the very transaction that does it. Accounts are numbered from 1; 0 is the program itself. */
export const record = (tx: Tx, actor: Actor, { what, units, people = [], basis, reason, facts }: Entry) => rows(tx, sql`
  insert into journal (account_id, actor, what, unit_ids, person_ids, basis, reason, facts)
  values (${actor.accountId || null}, ${actor.name}, ${what}, ${units}::int[], ${people}::int[], ${basis ?? null}, ${reason ?? null}, ${JSON.stringify(facts)}::jsonb)`)

/** A line of the journal as a page shows it. */
export type Line = { id: number; at: Date; actor: string; what: string; basis: string | null; reason: string | null; facts: Record<string, unknown> }

/** What was done to a unit, newest first; `before` is the id of the last line already shown. */
export const journalOfUnit = (tx: Tx, unitId: number, limit = 50, before: number | null = null) => rows<Line>(tx, sql`
  select id, at, actor, what, basis, reason, facts
  from journal
  where unit_ids @> array[${unitId}::int] and (${before}::bigint is null or id < ${before})
  order by id desc
  limit ${limit}`)

/** What was done to a person, newest first. */
export const journalOfPerson = (tx: Tx, personId: number, limit = 50, before: number | null = null) => rows<Line>(tx, sql`
  select id, at, actor, what, basis, reason, facts
  from journal
  where person_ids @> array[${personId}::int] and (${before}::bigint is null or id < ${before})
  order by id desc
  limit ${limit}`)
