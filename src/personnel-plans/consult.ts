import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson } from '#people/public.ts'
import type { ConsultationOutcome } from './plan.ts'
import { covers, getTerm } from './store.ts'

export type Consulting = { villageId: number; termId: number; personId: number; onDay: Day; outcome: ConsultationOutcome; note: string | null }
export type Consultation = Omit<Consulting, 'villageId' | 'termId'> & { id: number; name: string; unitId: number; unit: string }

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

/** The talks about a village in a term that the actor's own committee wrote, the latest first. */
export const consultations = (tx: Tx, villageId: number, termId: number) => rows<Consultation>(tx, sql`
  select c.id::int as id, c.person_id as "personId", c.on_day::text as "onDay", c.stance as outcome, c.note, c.unit_id as "unitId",
    coalesce((select v.name from person_version v where v.person_id = c.person_id and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1), '') as name,
    coalesce((select u.full_name from unit_version u where u.unit_id = c.unit_id and upper_inf(u.recorded) order by (u.valid @> c.on_day) desc limit 1), '') as unit
  from consultation c
  where c.village_id = ${villageId} and c.term_id in (select same_term(${termId})) and upper_inf(c.recorded)
  order by c.on_day desc, c.id desc`)
