import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { instant, type Known } from '#posts/public.ts'
import type { Draft, Plan, PlanState, Term } from './plan.ts'

const termColumns = sql`t.id, t.name, t.unit_id as "unitId", lower(t.held)::text as "from", upper(t.held)::text as until`

/** The unit and those above it on a day, as known, within its own tree. */
const above = (unitId: number, on: Day, known: Known): Sql => sql`(
  with recursive up as (
    select ${unitId}::int as id
    union select v.parent_id from up join unit_version v on v.unit_id = up.id and believed_at(v.recorded, ${instant(known)}) and v.valid @> ${on}::date where v.parent_id is not null)
  select id from up)`

/** Terms of a unit and of those above it, as known, the latest first. */
export const termsOf = (tx: Tx, unitId: number, on: Day, known: Known = null) => rows<Term>(tx, sql`
  select ${termColumns} from term t where t.unit_id in ${above(unitId, on, known)} and believed_at(t.recorded, ${instant(known)}) order by lower(t.held) desc nulls last, t.id`)

/** The rows of a term that was corrected are one term. */
export const sameTerm = async (tx: Tx, id: number): Promise<number[]> => (await rows<{ id: number }>(tx, sql`select same_term(${id}) as id`)).map((one) => one.id)

export async function getTerm(tx: Tx, id: number, known: Known = null): Promise<Term> {
  const found = await findRow<Term>(tx, sql`select ${termColumns} from term t where t.id in (select same_term(${id})) and believed_at(t.recorded, ${instant(known)})`)
  if (!found) throw new Refusal('personnel-plans.no-such-term')
  return found
}

/** Whether the term's unit stands above the village, on some day of the term. */
export const covers = async (tx: Tx, term: Term, villageId: number): Promise<boolean> => (await row<{ yes: boolean }>(tx, sql`
  select exists (
    select from unit_paths(array[${villageId}::int]) p
    where p.from_day < coalesce(${term.until}::date, 'infinity') and p.upto_day > coalesce(${term.from}::date, '-infinity')
      and (${term.unitId}::int in (p.unit_id, p.commune_id, p.district_id, p.province_id) or exists (select from unit u where u.id = ${term.unitId} and u.kind = 'country'))) as yes`)).yes

export const planColumns = sql`
  p.number, p.village_id as "villageId", p.term_id as "termId", p.option, p.person_id as "personId", p.due_on::text as "dueOn", p.obstacles, p.reason, p.state, p.return_reason as said,
  p.proposed_by as "proposedBy", p.proposed_from as "proposedFrom", p.scenario_id as "scenarioId"`

type PlanRow = Plan & { rowId: number }

/** The plan of a village in a term as believed now; held to the end of the transaction. */
export const lockPlan = async (tx: Tx, villageId: number, termId: number) => findRow<PlanRow>(tx, sql`
  select p.id as "rowId", ${planColumns} from personnel_plan p
  where p.village_id = ${villageId} and p.term_id in (select same_term(${termId})) and upper_inf(p.recorded)
  for update`)

/** A step: the row before is believed no longer. @returns the plan's number */
export async function writeStep(tx: Tx, before: { rowId: number; number: number } | undefined, plan: Draft & { state: PlanState; said: string | null; proposedBy: number | null; proposedFrom: number | null; scenarioId: number | null }, accountId: number): Promise<number> {
  if (before) await closePlan(tx, before.rowId)
  return (await row<{ number: number }>(tx, sql`
    insert into personnel_plan (number, village_id, term_id, option, person_id, due_on, obstacles, reason, state, return_reason, proposed_by, proposed_from, done_by, scenario_id)
    values (coalesce(${before?.number ?? null}::int, nextval('personnel_plan_number')::int), ${plan.villageId}, ${plan.termId}, ${plan.option}, ${plan.personId}, ${plan.dueOn}::date, ${plan.obstacles}::text[],
      ${plan.reason}, ${plan.state}, ${plan.said}, ${plan.proposedBy}, ${plan.proposedFrom}, ${accountId || null}, ${plan.scenarioId})
    returning number`)).number
}

const closePlan = (tx: Tx, rowId: number) => rows(tx, sql`
  update personnel_plan set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = ${rowId}`)

export type CandidateRow = { rowId: number; personId: number; consent: 'yes' | 'no' | null; consentOn: Day | null; certificateOn: Day | null }

export const lockCandidate = (tx: Tx, villageId: number, termId: number, personId: number) => findRow<CandidateRow>(tx, sql`
  select id as "rowId", person_id as "personId", consent, consent_on::text as "consentOn", certificate_on::text as "certificateOn" from plan_candidate
  where village_id = ${villageId} and term_id in (select same_term(${termId})) and person_id = ${personId} and upper_inf(recorded)
  for update`)

export const insertCandidate = (tx: Tx, villageId: number, termId: number, one: Omit<CandidateRow, 'rowId'>, accountId: number) => rows(tx, sql`
  insert into plan_candidate (village_id, term_id, person_id, consent, consent_on, certificate_on, entered_by)
  values (${villageId}, ${termId}, ${one.personId}, ${one.consent}, ${one.consentOn}::date, ${one.certificateOn}::date, ${accountId || null})`)

export const closeCandidate = (tx: Tx, rowId: number) => rows(tx, sql`
  update plan_candidate set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = ${rowId}`)
