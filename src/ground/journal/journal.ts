import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { withoutNames } from '#ground/text/without-names.ts'
import { type KeptValue, opened, seal } from './seal.ts'

type Fields = Record<string, unknown>

export type Entry = {
  what: string            // room.verb, 'units.merge'
  units: readonly number[]
  people?: readonly number[]
  subject?: string        // the fact that is made or changed, 'appointments/12'
  basis?: string          // 'papers/12'
  reason?: string         // sealed: people write names into it
  facts: Fields           // nothing personal: ids, codes, days of posts
  before?: Fields         // by field, only what changed; nothing personal
  after?: Fields
  /** Names, days of birth and the like, of the person `of` (left out: the first of `people`); erased with the person. */
  personal?: { of?: number; facts?: Fields; before?: Fields; after?: Fields }
}

const parts = ['facts', 'before', 'after'] as const

/** Writes down who did what, in the very transaction that does it. Accounts are numbered from 1; 0 is the program itself. */
export async function record(tx: Tx, actor: Actor, { what, units, people = [], subject, basis, reason, personal = {}, ...open }: Entry): Promise<void> {
  const kept: KeptValue[] = []
  const put = (path: string, personId: number | null, value: unknown) => {
    const { mark, kept: one } = seal(path, personId, value)
    kept.push(one)
    return mark
  }
  const of = personal.of ?? people[0] ?? null
  const fields = Object.fromEntries(parts.map((part) => [part, {
    ...open[part], ...Object.fromEntries(Object.entries(personal[part] ?? {}).map(([key, value]) => [key, put(`${part}.${key}`, of, value)])),
  }]))
  const entry = {
    account_id: actor.accountId || null, session_id: actor.sessionId ?? null, request_id: actor.requestId ?? null, actor: actor.name,
    what, unit_ids: units, person_ids: people, subject: subject ?? null, basis: basis ?? null,
    reason: reason === undefined ? null : put('reason', null, reason).sealed, ...fields,
  }
  await rows(tx, sql`select append_to_journal(${JSON.stringify(entry)}::jsonb, ${JSON.stringify(kept)}::jsonb)`)
}

/** Of two states of one thing, the fields that differ: what they were and what they are. */
export function differing<State extends object>(before: State, after: State, keys: readonly (keyof State & string)[]): { before: Fields; after: Fields } {
  const changed = keys.filter((key) => before[key] !== after[key])
  const of = (state: State) => Object.fromEntries(changed.map((key) => [key, state[key]]))
  return { before: of(before), after: of(after) }
}

/** A line of the journal as a page shows it; a personal value that was erased is {sealed}. */
export type Line = {
  id: number; at: Date; actor: string; what: string; subject: string | null; basis: string | null; reason: string | null
  facts: Fields; before: Fields; after: Fields
}

/** Values kept beside an entry, by path; for a select over journal j. */
export const keptValues = sql`coalesce((select json_object_agg(v.path, v.value::json) from journal_value v where v.entry_id = j.id), '{}')`

/** Puts the values that are still kept where their hashes stand. */
export function openLine<Closed extends Omit<Line, 'at' | 'id'> & { kept: Fields }>({ kept, ...line }: Closed): Omit<Closed, 'kept'> {
  const reason = line.reason === null ? null : String(kept['reason'] ?? '')
  return { ...line, reason, facts: opened('facts', line.facts, kept), before: opened('before', line.before, kept), after: opened('after', line.after, kept) }
}

const lineColumns = sql`j.id, j.at, j.actor, j.what, j.subject, j.basis, j.reason, j.facts, j.before, j.after, ${keptValues} as kept`

/** What was done to a unit, newest first; `before` is the id of the last line already shown. */
export const journalOfUnit = async (tx: Tx, unitId: number, limit = 50, before: number | null = null): Promise<Line[]> => (await rows<Line & { kept: Fields }>(tx, sql`
  select ${lineColumns}
  from journal j
  where j.unit_ids @> array[${unitId}::int] and (${before}::bigint is null or j.id < ${before})
  order by j.id desc
  limit ${limit}`)).map((line) => openLine(line))

/** What was done to a person, newest first. */
export const journalOfPerson = async (tx: Tx, personId: number, limit = 50, before: number | null = null): Promise<Line[]> => (await rows<Line & { kept: Fields }>(tx, sql`
  select ${lineColumns}
  from journal j
  where j.person_ids @> array[${personId}::int] and (${before}::bigint is null or j.id < ${before})
  order by j.id desc
  limit ${limit}`)).map((line) => openLine(line))

/** The values of a person in the journal go; the chain holds. @returns how many */
export async function eraseFromJournal(tx: Tx, personId: number): Promise<number> {
  const [{ gone } = { gone: 0 }] = await rows<{ gone: number }>(tx, sql`select erase_from_journal(${personId}) as gone`)
  return gone
}

/** Values that name somebody in entries of other things, a reason above all, go whole: a hash stands for the whole of a value. @returns how many */
export async function eraseNamesFromJournal(tx: Tx, names: string[]): Promise<number> {
  const found = await rows<{ value: string }>(tx, sql`
    select distinct value from journal_value where exists (select from unnest(${names}::text[]) n where strpos(fold(value), fold(n)) > 0)`)
  const naming = found.map(({ value }) => value).filter((value) => withoutNames(value, names, '') !== value.normalize('NFC'))
  return (await rows(tx, sql`delete from journal_value where value = any(${naming}::text[]) returning 1`)).length
}
