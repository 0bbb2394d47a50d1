import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { personName } from '#people/public.ts'
import { instant, type Known, statesOf } from '#posts/public.ts'
import { unitName } from '#units/public.ts'
import type { EvaluationState, Finding, Found } from './evaluation.ts'

export type Criterion = { id: number; code: string; vi: string; en: string; looksAtVi: string; looksAtEn: string; basis: string; status: 'confirmed' | 'unconfirmed' }
/** The criteria in force on a day, in the order in which they are shown. */
export const criteriaOn = (tx: Tx, on: Day, known: Known = null) => rows<Criterion>(tx, sql`
  select c.id, c.code, c.vi, c.en, c.looks_at_vi as "looksAtVi", c.looks_at_en as "looksAtEn", c.basis, c.status
  from evaluation_criterion c where c.valid @> ${on}::date and believed_at(c.recorded, ${instant(known)}) order by c.place, c.id`)

export type Leader = { personId: number; name: string | null; unitId: number; unit: string; communeId: number; commune: string }
/** The unified leaders of these villages on the day, each once. */
export const leadersOn = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Leader>(tx, sql`
  select l.head_id as "personId", ${personName(sql`l.head_id`, known)} as name, l.village_id as "unitId", ${unitName(sql`l.village_id`, known)} as unit, l.commune_id as "communeId", ${unitName(sql`l.commune_id`, known)} as commune
  from (select distinct on (v.head_id) v.head_id, v.village_id, v.commune_id from ${statesOf(sql`${units}::int[]`, known)} v
        where v.village_id = any(${units}::int[]) and v.state = 'unified' and v.from_day <= ${on}::date and v.upto_day > ${on}::date
        order by v.head_id, v.village_id) l
  order by 6, 4, 1`)

/** Whom an assessment is about, by what it says itself. */
export const leaderAt = (tx: Tx, { personId, unitId }: { personId: number; unitId: number }, known: Known = null) => row<Leader>(tx, sql`
  select p.id as "personId", ${personName(sql`p.id`, known)} as name, p.unit as "unitId", ${unitName(sql`p.unit`, known)} as unit, 0 as "communeId", '' as commune from (select ${personId}::int as id, ${unitId}::int as unit) p`)

export type Evaluation = { id: number; personId: number; unitId: number; state: Exclude<EvaluationState, 'left'>; version: number; stands: boolean; onDay: Day; givenBy: string; reason: string | null; findings: (Found & { code: string })[]; answer: string | null; answeredOn: Day | null }
const columns = (known: Known) => sql`
  e.id::int as id, person_of(e.person_id, ${instant(known)}) as "personId", e.unit_id as "unitId", e.state, e.version, believed_at(e.recorded, ${instant(known)}) as stands, e.on_day::text as "onDay", e.given_by as "givenBy", e.reason,
  coalesce((select json_agg(json_build_object('criterionId', f.criterion_id, 'code', c.code, 'finding', f.finding, 'basis', f.basis) order by c.place, c.id)
            from evaluation_finding f join evaluation_criterion c on c.id = f.criterion_id where f.evaluation_id = e.id), '[]') as findings,
  a.note as answer, a.on_day::text as "answeredOn"`
const answered = (known: Known) => sql`left join evaluation_answer a on a.evaluation_id = e.id and a.recorded_at <= ${instant(known)}`

/** What is noted in a round and stands, of those whom the speaker may see. */
export const evaluationsIn = (tx: Tx, round: number, known: Known = null) => rows<Evaluation>(tx, sql`
  select ${columns(known)} from evaluation e ${answered(known)} where e.round = ${round} and believed_at(e.recorded, ${instant(known)}) order by e.id`)

/** Every version that was told of a person in a round, what stands first; of drafts only the one that stands. */
export const versionsOf = (tx: Tx, round: number, people: number[], known: Known = null) => rows<Evaluation>(tx, sql`
  select ${columns(known)} from evaluation e ${answered(known)}
  where e.round = ${round} and e.person_id = any(${people}::int[]) and lower(e.recorded) <= ${instant(known)} and (e.state = 'given' or believed_at(e.recorded, ${instant(known)})) order by e.id desc`)

export type OfPerson = Evaluation & { round: number; name: string; holder: string }
/** What was given to a person by the day, as it stands. */
export const givenTo = (tx: Tx, people: number[], on: Day, known: Known = null) => rows<OfPerson>(tx, sql`
  select ${columns(known)}, e.round, r.name, ${unitName(sql`e.lead_id`, known)} as holder
  from evaluation e join evaluation_round r on r.number = e.round and believed_at(r.recorded, ${instant(known)}) ${answered(known)}
  where e.person_id = any(${people}::int[]) and e.state = 'given' and believed_at(e.recorded, ${instant(known)}) and e.on_day <= ${on}::date
  order by e.on_day desc, e.id desc limit 100`)

export type Own = { id: number; personId: number; name: string; holder: string; unit: string; from: Day; till: Day; version: number; stands: boolean; onDay: Day; givenBy: string; reason: string | null; findings: { criterion: string; vi: string; en: string; finding: Finding; basis: string | null }[]; answer: string | null; answeredOn: Day | null }
/** What was given to whoever speaks. */
export const ownOf = (tx: Tx, known: Known = null) => rows<Own>(tx, sql`
  select m.id::int as id, m.person_id as "personId", m.round_name as name, ${unitName(sql`m.holder_id`, known)} as holder, ${unitName(sql`m.unit_id`, known)} as unit, m.from_on::text as from, m.till_on::text as till,
         m.version, m.stands, m.on_day::text as "onDay", m.given_by as "givenBy", m.reason, m.findings, m.answer, m.answered_on::text as "answeredOn"
  from my_evaluations(${instant(known)}) m`)

/** Held until the transaction ends: of two who assess one person in a round the second corrects, or is refused. */
export const lockRound = (tx: Tx, round: number) => rows(tx, sql`select pg_advisory_xact_lock(7217, ${round}::int)`)

export type Writing = { round: number; leadId: number; unitId: number; personId: number; state: 'draft' | 'given'; version: number; onDay: Day; givenBy: string; reason: string | null; found: readonly Found[] }
/** What stood before is closed and stays. @returns the row's id */
export async function writeEvaluation(tx: Tx, before: number | null, { round, leadId, unitId, personId, state, version, onDay, givenBy, reason, found }: Writing): Promise<number> {
  if (before !== null) await rows(tx, sql`update evaluation set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = ${before}`)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into evaluation (round, lead_id, unit_id, person_id, state, version, on_day, given_by, reason)
    values (${round}, ${leadId}, ${unitId}, ${personId}, ${state}, ${version}, ${onDay}::date, ${givenBy}, ${reason}) returning id::int as id`)
  await rows(tx, sql`
    insert into evaluation_finding (evaluation_id, lead_id, unit_id, person_id, criterion_id, finding, basis)
    select ${id}, ${leadId}, ${unitId}, ${personId}, f."criterionId", f.finding, f.basis from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) f ("criterionId" int, finding text, basis text)`)
  return id
}

/** The person's own word goes in past the policies, which let nobody else write it. Undefined where what is answered does not stand, or is about somebody else. */
export const writeAnswer = (tx: Tx, id: number, note: string, on: Day) => findRow<{ unitId: number; personId: number; round: number }>(tx, sql`
  select unit_id as "unitId", person_id as "personId", round from answer_evaluation(${id}::bigint, ${note}, ${on}::date)`)
