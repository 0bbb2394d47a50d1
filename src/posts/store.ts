import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { personName } from '#people/public.ts'
import type { Appointment, EndReason, Entry, PostKind, UnitLife } from './appointment.ts'

export const kinds = (tx: Tx) => rows<PostKind>(tx, sql`
  select code, vi, en, tree, unit_kinds as "unitKinds", seats from post_kind order by rank`)

export const findKind = (tx: Tx, code: string) => findRow<PostKind>(tx, sql`
  select code, vi, en, tree, unit_kinds as "unitKinds", seats from post_kind where code = ${code}`)

/** A row of appointment `a` with who speaks for the person and the last planned end. */
const columns = sql`
  a.id as "rowId", a.number, a.unit_id as "unitId", a.kind, a.person_id as "personId", person_of(a.person_id) as "speakerId",
  coalesce(${personName(sql`a.person_id`)}, '') as name,
  lower(a.held)::text as "from", upper(a.held)::text as until, a.interim, a.entered,
  coalesce((select t.planned_end from term_extension t where t.number = a.number and upper_inf(t.recorded) order by t.planned_end desc limit 1), a.planned_end)::text as "plannedEnd",
  a.paper_id as "paperId", a.end_reason as "endReason", a.end_paper_id as "endPaperId"`

const believed = (where: Sql) => sql`select ${columns} from appointment a where upper_inf(a.recorded) and ${where} order by lower(a.held) nulls first, a.id`

export const findAppointment = (tx: Tx, number: number) => findRow<Appointment>(tx, believed(sql`a.number = ${number}`))

/** Everyone who holds or held that post there, in the order of time. */
export const heldThere = (tx: Tx, unitId: number, kind: string) => rows<Appointment>(tx, believed(sql`a.unit_id = ${unitId} and a.kind = ${kind}`))

/** All that a person (and the records folded into theirs) holds or held. */
export const heldBy = (tx: Tx, speakerId: number) => rows<Appointment>(tx, believed(sql`
  a.person_id in (select ${speakerId}::int union all select s.person_id from same_person s where s.kept_id = ${speakerId} and s.judged = 'same' and upper_inf(s.recorded))`))

/** From the first to the last day that the unit stands, and its name then. */
export const findUnitLife = (tx: Tx, id: number) => findRow<UnitLife>(tx, sql`
  select u.id, u.kind,
         (select v.full_name from unit_version v where v.unit_id = u.id and upper_inf(v.recorded) order by upper(v.valid) desc nulls first limit 1) as name,
         (select case when bool_or(lower(v.valid) is null) then null else min(lower(v.valid)) end::text from unit_version v where v.unit_id = u.id and upper_inf(v.recorded)) as "from",
         (select case when bool_or(upper(v.valid) is null) then null else max(upper(v.valid)) end::text from unit_version v where v.unit_id = u.id and upper_inf(v.recorded)) as until
  from unit u
  where u.id = ${id} and exists (select from unit_version v where v.unit_id = u.id and upper_inf(v.recorded))`)

/** Serialises writers of one person and of one unit's posts; persons before units, as settle() does. */
export async function lock(tx: Tx, unitId: number, personId: number) {
  await rows(tx, sql`select id from person where id = ${personId} for no key update`)
  await rows(tx, sql`select id from unit where id = ${unitId} for no key update`)
}

export type NewRow = {
  number?: number; unitId: number; kind: string; personId: number; from: Day | null; until: Day | null; interim: boolean; entered: Entry
  plannedEnd: Day | null; paperId: number | null; basis?: string | null; endReason: EndReason | null; endPaperId: number | null
}

export const insertAppointment = async (tx: Tx, a: NewRow) => (await row<{ number: number }>(tx, sql`
  insert into appointment (number, unit_id, kind, single, person_id, held, interim, entered, planned_end, paper_id, basis, end_reason, end_paper_id)
  values (coalesce(${a.number ?? null}::int, nextval('appointment_number')::int), ${a.unitId}, ${a.kind}, null, ${a.personId}, daterange(${a.from}::date, ${a.until}::date), ${a.interim}, ${a.entered},
          ${a.plannedEnd}, ${a.paperId}, ${a.basis ?? null}, ${a.endReason}, ${a.endPaperId})
  returning number`)).number

/** The row is believed no longer. What was believed stays. Gives the basis and planned end as first written. */
export const disbelieve = (tx: Tx, rowId: number) => row<{ basis: string | null; plannedEnd: Day | null }>(tx, sql`
  update appointment set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = ${rowId}
  returning basis, planned_end::text as "plannedEnd"`)

export const insertExtension = (tx: Tx, number: number, plannedEnd: Day, decidedOn: Day, paperId: number | null) => rows(tx, sql`
  insert into term_extension (number, planned_end, decided_on, paper_id) values (${number}, ${plannedEnd}, ${decidedOn}, ${paperId})`)

/** The province above a unit on a day, for rules that a province sets itself. */
export const provinceOf = async (tx: Tx, unitId: number, on: Day) => (await findRow<{ id: number }>(tx, sql`
  select province_id as id from unit_paths(array[${unitId}::int]) where from_day <= ${on}::date and upto_day > ${on}::date`))?.id ?? null
