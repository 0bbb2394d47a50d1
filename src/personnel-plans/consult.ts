import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson } from '#people/public.ts'
import { instant, type Known } from '#posts/public.ts'
import type { ConsultationOutcome } from './plan.ts'
import { covers, getTerm } from './store.ts'

export type Consulting = { villageId: number; termId: number; personId: number; onDay: Day; outcome: ConsultationOutcome; note: string | null }
/** What a talk was said to have been until it was corrected on a day. */
export type Earlier = Pick<Consulting, 'onDay' | 'outcome' | 'note'> & { until: Day }
export type Consultation = Omit<Consulting, 'villageId' | 'termId'> & { id: number; name: string; unitId: number; unit: string; before: Earlier[]; withdrawn: { why: string; on: Day } | null }

/** Notes a talk with somebody about holding both posts. It is the committee's own: of all who may consult, only those of the very unit read it (policy of the table). */
export async function consult(tx: Tx, actor: Actor, { villageId, termId, personId, onDay, outcome, note }: Consulting): Promise<{ id: number }> {
  const term = await getTerm(tx, termId)
  if (!await covers(tx, term, villageId)) throw new Refusal('personnel-plans.term-elsewhere', { term: term.name })
  const person = await findPerson(tx, personId)
  if (!person) throw new Refusal('people.no-such-person', {})
  if (person.restrictedOn) throw new Refusal('people.restricted', { since: person.restrictedOn })
  if (onDay > actor.today) throw new Refusal('personnel-plans.day-to-come', { on: onDay })
  const unitId = await committeeOf(tx, actor, villageId)
  const { id } = await row<{ id: number }>(tx, sql`select nextval(pg_get_serial_sequence('consultation', 'id'))::int as id`)
  await rows(tx, sql`
    insert into consultation (id, unit_id, village_id, term_id, person_id, on_day, stance, note, written_by) overriding system value
    values (${id}, ${unitId}, ${villageId}, ${term.id}, ${personId}, ${onDay}::date, ${outcome}, ${note?.trim() || null}, ${actor.accountId || null})`)
  // the journal is read by others than the committee: what was said stays out of it
  await record(tx, actor, { what: 'personnel-plans.consult', units: [villageId], people: [personId], facts: { term: term.name } })
  return { id }
}

/** The nearest unit above the village that the actor works for: a ward before its city, a city before its province. */
async function committeeOf(tx: Tx, { holds = [] }: Actor, villageId: number): Promise<number> {
  const { areas } = await row<{ areas: (number | null)[] }>(tx, sql`
    select array[p.commune_id, nullif(p.district_id, 0), p.province_id, (select id from unit where kind = 'country' order by id limit 1)] as areas
    from unit_paths(array[${villageId}::int]) p order by p.upto_day desc limit 1`)
  const own = areas.find((area) => area !== null && holds.some(({ areaId, role }) => areaId === area && ['province_staff', 'commune_staff'].includes(role)))
  const nearest = own ?? (holds.length === 0 ? areas[0] : undefined)
  if (!nearest) throw new Refusal('personnel-plans.no-committee')
  return nearest
}

type Talk = { id: number; personId: number; unitId: number; termId: number; onDay: Day; outcome: ConsultationOutcome; note: string | null }

/** The talk as it stands, where the actor's own committee wrote it: the policy of the table shows no other. */
async function getTalk(tx: Tx, villageId: number, talkId: number): Promise<Talk> {
  const found = await findRow<Talk>(tx, sql`
    select id::int as id, person_id as "personId", unit_id as "unitId", term_id as "termId", on_day::text as "onDay", stance as outcome, note
    from consultation where id = ${talkId} and village_id = ${villageId} and upper_inf(recorded)
    for update`)
  if (!found) throw new Refusal('personnel-plans.no-such-talk')
  return found
}

const close = (tx: Tx, talkId: number, withdrawn: { why: string; by: number | null } | null) => rows(tx, sql`
  update consultation set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())), withdrawal_reason = ${withdrawn?.why ?? null}, withdrawn_by = ${withdrawn?.by ?? null} where id = ${talkId}`)

/** Corrects what was noted of a talk; what was written before stays beside it, for the same committee alone. @returns the new row */
export async function correctTalk(tx: Tx, actor: Actor, { villageId, talkId, onDay, outcome, note }: { villageId: number; talkId: number; onDay: Day; outcome: ConsultationOutcome; note: string | null }): Promise<{ id: number }> {
  if (onDay > actor.today) throw new Refusal('personnel-plans.day-to-come', { on: onDay })
  const before = await getTalk(tx, villageId, talkId)
  const said = note?.trim() || null
  if (before.onDay === onDay && before.outcome === outcome && before.note === said) return { id: talkId }
  const person = await findPerson(tx, before.personId)
  if (person?.restrictedOn) throw new Refusal('people.restricted', { since: person.restrictedOn })
  await close(tx, talkId, null)
  const { id } = await row<{ id: number }>(tx, sql`select nextval(pg_get_serial_sequence('consultation', 'id'))::int as id`)
  await rows(tx, sql`
    insert into consultation (id, unit_id, village_id, term_id, person_id, on_day, stance, note, written_by, corrects) overriding system value
    values (${id}, ${before.unitId}, ${villageId}, ${before.termId}, ${before.personId}, ${onDay}::date, ${outcome}, ${said}, ${actor.accountId || null}, ${talkId})`)
  await record(tx, actor, { what: 'personnel-plans.correct-talk', units: [villageId], people: [before.personId], facts: {} })
  return { id }
}

/** Withdraws what was noted of a talk; it stays readable as withdrawn, with the reason, for the same committee alone. */
export async function withdrawTalk(tx: Tx, actor: Actor, { villageId, talkId, reason }: { villageId: number; talkId: number; reason: string }): Promise<void> {
  const { personId } = await getTalk(tx, villageId, talkId)
  await close(tx, talkId, { why: reason.trim(), by: actor.accountId || null })
  await record(tx, actor, { what: 'personnel-plans.withdraw-talk', units: [villageId], people: [personId], facts: {} })
}

type Row = Omit<Consultation, 'before' | 'withdrawn'> & { corrects: number | null; stands: boolean; why: string | null; upto: string | null }

/** The talks about a village in a term that the actor's own committee wrote, as known, the latest first: what stands, what was withdrawn, and what was written before a correction. */
export async function consultations(tx: Tx, villageId: number, termId: number, known: Known = null): Promise<Consultation[]> {
  const k = instant(known)
  const found = await rows<Row>(tx, sql`
    select c.id::int as id, c.person_id as "personId", c.on_day::text as "onDay", c.stance as outcome, c.note, c.unit_id as "unitId", c.corrects::int as corrects, believed_at(c.recorded, ${k}) as stands, case when not believed_at(c.recorded, ${k}) then c.withdrawal_reason end as why,
      to_char(upper(c.recorded) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as upto,
      coalesce((select v.name from person_version v where v.person_id = c.person_id and believed_at(v.recorded, ${k}) order by upper(v.held) desc nulls first limit 1), '') as name,
      coalesce((select u.full_name from unit_version u where u.unit_id = c.unit_id and believed_at(u.recorded, ${k}) order by (u.valid @> c.on_day) desc limit 1), '') as unit
    from consultation c
    where c.village_id = ${villageId} and c.term_id in (select same_term(${termId})) and ${known === null ? sql`true` : sql`lower(c.recorded) <= ${k}`}
    order by c.on_day desc, c.id desc`)
  const byId = new Map(found.map((one) => [one.id, one]))
  const before = ({ corrects }: Row): Earlier[] => {
    const earlier = corrects === null ? undefined : byId.get(corrects)
    return earlier ? [{ onDay: earlier.onDay, outcome: earlier.outcome, note: earlier.note, until: earlier.upto as Day }, ...before(earlier)] : []
  }
  return found.filter(({ stands, why }) => stands || why !== null).map((one) => {
    const { corrects: _corrects, stands, why, upto, ...talk } = one
    return { ...talk, before: before(one), withdrawn: stands ? null : { why: why!, on: upto as Day } }
  })
}
