import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'

/** Two records are one human being: the first is folded away, the other speaks for both. Nothing is moved; it can be undone. */
export async function fold(tx: Tx, actor: Actor, personId: number, keptId: number, reason?: string) {
  if (personId === keptId) throw new Refusal('people.same-record', {})
  await lockBoth(tx, personId, keptId)
  const foldedInto = await findRow<{ keptId: number }>(tx, sql`
    select kept_id as "keptId" from same_person where person_id in (${personId}, ${keptId}) and judged = 'same' and upper_inf(recorded)`)
  if (foldedInto) throw new Refusal('people.folded-already', { keptId: foldedInto.keptId })
  await setAside(tx, personId, keptId)
  // At most one step: records folded into this one are re-pointed.
  await rows(tx, sql`
    with moved as (
      update same_person set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now()))
      where kept_id = ${personId} and judged = 'same' and upper_inf(recorded) returning person_id, judged_by)
    insert into same_person (person_id, kept_id, judged, judged_by, reason)
    select person_id, ${keptId}::int, 'same', judged_by, ${reason ?? null} from moved
    union all select ${personId}::int, ${keptId}::int, 'same', ${actor.accountId || null}::int, ${reason ?? null}`)
  await record(tx, actor, { what: 'people.fold', units: [], people: [personId, keptId], ...(reason ? { reason } : {}), facts: { keptId }, after: { judged: 'same' } })
}

/** They are two human beings after all, or were proposed and are not one: no longer proposed. */
export async function tellApart(tx: Tx, actor: Actor, personId: number, otherId: number, reason?: string) {
  if (personId === otherId) throw new Refusal('people.same-record', {})
  await lockBoth(tx, personId, otherId)
  await setAside(tx, personId, otherId)
  await rows(tx, sql`
    insert into same_person (person_id, kept_id, judged, judged_by, reason)
    values (${personId}, ${otherId}, 'different', ${actor.accountId || null}, ${reason ?? null})`)
  await record(tx, actor, { what: 'people.tell-apart', units: [], people: [personId, otherId], ...(reason ? { reason } : {}), facts: { otherId }, after: { judged: 'different' } })
}

/** What people judged of pairs of records and still holds, newest first. */
export const judgements = (tx: Tx, limit = 200) => rows(tx, sql`
  select s.person_id as "personId", s.kept_id as "keptId", s.judged, lower(s.recorded) as at, s.reason,
         (select v.name from person_version v where v.person_id = s.person_id and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1) as name,
         (select v.name from person_version v where v.person_id = s.kept_id and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1) as "keptName"
  from same_person s where upper_inf(s.recorded)
  order by s.id desc
  limit ${limit}`)

/** What was judged of the two until now is believed no longer. */
const setAside = (tx: Tx, one: number, other: number) => rows(tx, sql`
  update same_person set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now()))
  where upper_inf(recorded) and ((person_id = ${one} and kept_id = ${other}) or (person_id = ${other} and kept_id = ${one}))`)

async function lockBoth(tx: Tx, one: number, other: number) {
  const there = await rows(tx, sql`select id from person where id in (${one}, ${other}) order by id for no key update`)
  if (there.length < 2) throw new Refusal('people.no-such-person', {})
}

export type Likeness = { personId: number; name: string; birth: string | null; otherId: number; otherName: string; otherBirth: string | null; why: 'number' | 'birth' | 'name' }

/** Records that may be one human being with one of these and were not judged yet: a like name with the same last four digits or birth, or the same folded name where one of them has no birth. */
export const likely = (tx: Tx, people: number[], limit = 50) => rows<Likeness>(tx, sql`
  with one as materialized (
    select v.person_id, v.key, v.name, v.birth, v.birth_precision, p.identity_tail as tail
    from person_version v join person p on p.id = v.person_id
    where upper_inf(v.recorded) and upper_inf(v.held) and v.person_id = any(${people}::int[])),
  pair as (
    select one.person_id, v.person_id as other_id, 3 as rank from one join person_version v on v.key = one.key and upper_inf(v.recorded)
    where one.birth is null or v.birth is null
       or ('year' in (one.birth_precision, v.birth_precision) and extract(year from one.birth) = extract(year from v.birth))
    union all
    select one.person_id, v.person_id, 2 from one join person_version v on v.birth = one.birth and upper_inf(v.recorded) and similarity(v.key, one.key) >= 0.6
    union all
    select one.person_id, p.id, 1 from one join person p on p.identity_tail = one.tail
      join person_version v on v.person_id = p.id and upper_inf(v.recorded) and similarity(v.key, one.key) >= 0.6),
  best as (select person_id, other_id, min(rank) as rank from pair where person_id <> other_id group by person_id, other_id)
  select one.person_id as "personId", one.name, one.birth::text as birth, v.person_id as "otherId", v.name as "otherName", v.birth::text as "otherBirth",
         (array['number', 'birth', 'name'])[best.rank] as why
  from best
    join one on one.person_id = best.person_id
    join person_version v on v.person_id = best.other_id and upper_inf(v.recorded) and upper_inf(v.held)
  where not exists (select from same_person s where upper_inf(s.recorded)
                    and ((s.person_id = best.person_id and s.kept_id = best.other_id) or (s.person_id = best.other_id and s.kept_id = best.person_id)))
    and not exists (select from same_person s where upper_inf(s.recorded) and s.judged = 'same' and s.person_id in (best.person_id, best.other_id))
    and (best.other_id <> all(${people}::int[]) or best.person_id < best.other_id)
  order by best.rank, one.name, v.person_id
  limit ${limit}`)
