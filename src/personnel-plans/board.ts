import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { scopeOf } from '#indicators/public.ts'
import { instant, type Known, type VillageState } from '#posts/public.ts'
import { candidateOf, lawOn, standing, type Standing, villagesAsKnown } from './candidates.ts'
import { ageBy, type Law, type Lights, lightsOf } from './eligibility.ts'
import type { Block } from './feasible.ts'
import { consultations, type Consultation } from './consult.ts'
import type { Obstacle, Option, Plan, PlanState, Term } from './plan.ts'
import { getTerm, planColumns, sameTerm, termsOf } from './store.ts'

/** A village with its plan in a term; the plan's fields are null where it has none. */
export type Planned = {
  villageId: number; village: string; code: string; communeId: number; commune: string | null; state: VillageState; headId: number | null; head: string | null; secretaryId: number | null; secretary: string | null
  option: Option | null; personId: number | null; person: string | null; dueOn: Day | null; obstacles: Obstacle[]; planState: PlanState | null
}

export const nameOf = (id: Sql, on: Day, known: Known) => sql`(select v.name from person_version v where v.person_id = ${id} and believed_at(v.recorded, ${instant(known)}) order by (v.held @> ${on}::date) desc limit 1)`
export const unitName = (id: Sql, on: Day, known: Known) => sql`(select u.full_name from unit_version u where u.unit_id = ${id} and believed_at(u.recorded, ${instant(known)}) and u.valid @> ${on}::date limit 1)`

/** The villages of a unit on a day with their plans in a term, as known; without a term asked for, the one that runs on the day, else the latest. */
export async function board(tx: Tx, unitId: number, on: Day, termId: number | null, known: Known = null): Promise<{ unit: { id: number; name: string; kind: string }; terms: Term[]; term: Term | null; villages: Planned[] }> {
  const { unit } = await scopeOf(tx, unitId, on, known)
  const terms = await termsOf(tx, unit.id, on, known)
  const asked = termId === null ? [] : await sameTerm(tx, termId)
  const term = terms.find(({ id }) => asked.includes(id)) ?? terms.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until)) ?? terms[0] ?? null
  const villages = await rows<Planned>(tx, sql`
    with plan as materialized (select p.* from personnel_plan p where believed_at(p.recorded, ${instant(known)}) and p.term_id in (select same_term(${term?.id ?? 0})))
    select s.village_id as "villageId", coalesce(u.full_name, '') as village, coalesce(u.code, '') as code, s.commune_id as "communeId", ${unitName(sql`s.commune_id`, on, known)} as commune, s.state,
      s.head_id as "headId", ${nameOf(sql`s.head_id`, on, known)} as head, s.secretary_id as "secretaryId", ${nameOf(sql`s.secretary_id`, on, known)} as secretary,
      p.option, p.person_id as "personId", ${nameOf(sql`p.person_id`, on, known)} as person, p.due_on::text as "dueOn", coalesce(p.obstacles, '{}') as obstacles, p.state as "planState"
    from (select s.* from ${await villagesAsKnown(tx, unit.id, unit.kind, on, known)}) s
      left join lateral (select v.full_name, v.code from unit_version v where v.unit_id = s.village_id and believed_at(v.recorded, ${instant(known)}) and v.valid @> ${on}::date limit 1) u on true
      left join plan p on p.village_id = s.village_id
    order by commune nulls last, code`)
  return { unit: { id: unit.id, name: unit.fullName, kind: unit.kind }, terms, term, villages }
}

/** A candidate with the lights of the law on the day the plan is due. */
export type Seen = Pick<Standing, 'personId' | 'name' | 'head' | 'secretary' | 'officer' | 'entered' | 'sex' | 'consent' | 'consentOn' | 'certificateOn' | 'plannedAdmission'> & { age: number | null; lights: Lights; eligibleOn: Day | null; blocks: Block[] }
export type VillagePlan = {
  village: { id: number; name: string; communeId: number; commune: string | null; state: VillageState }; term: Term; plan: (Plan & { person: string | null }) | null; by: Day; law: Law
  candidates: Seen[]; consultations: Consultation[]; steps: { at: string; state: PlanState; option: Option; person: string | null; said: string | null }[]
}

/** A village's plan in a term on a day, as known; the numbers of the law are those that the register holds now. */
export async function villagePlan(tx: Tx, villageId: number, termId: number, on: Day, known: Known = null): Promise<VillagePlan> {
  const term = await getTerm(tx, termId, known)
  const here = await villagesAsKnown(tx, villageId, 'village', on, known)
  const village = await findRow<VillagePlan['village'] & { provinceId: number }>(tx, sql`
    select s.village_id as id, coalesce(${unitName(sql`s.village_id`, on, known)}, '') as name, s.commune_id as "communeId", ${unitName(sql`s.commune_id`, on, known)} as commune, s.state, s.province_id as "provinceId"
    from ${here}`)
  if (!village) throw new Refusal('personnel-plans.no-such-village', { on })
  const plan = await findRow<Plan & { person: string | null }>(tx, sql`
    select ${planColumns}, ${nameOf(sql`p.person_id`, on, known)} as person from personnel_plan p
    where p.village_id = ${villageId} and p.term_id in (select same_term(${term.id})) and believed_at(p.recorded, ${instant(known)})`) ?? null
  const by = plan?.dueOn ?? (term.from !== null && term.from > on ? term.from : on)
  const { provinceId, ...shown } = village
  const law = await lawOn(tx, by, provinceId)
  const people = await standing(tx, here, term.id, on, known)
  return {
    village: shown, term, plan, by, law,
    candidates: people.map((one) => {
      const { eligibleOn, blocks, resident } = candidateOf(one, law, on, by)
      const { personId, name, head, secretary, officer, entered, sex, consent, consentOn, certificateOn, plannedAdmission } = one
      return { personId, name, head, secretary, officer, entered, sex, consent, consentOn, certificateOn, plannedAdmission, age: ageBy(one, by), eligibleOn, blocks, lights: lightsOf({ ...one, resident }, law, on, by) }
    }),
    consultations: await consultations(tx, villageId, term.id, known),
    steps: await rows(tx, sql`
      select to_char(lower(p.recorded) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as at, p.state, p.option, ${nameOf(sql`p.person_id`, on, known)} as person, p.return_reason as said
      from personnel_plan p where p.number = ${plan?.number ?? 0} and not isempty(p.recorded) and lower(p.recorded) <= ${instant(known)} order by lower(p.recorded) desc, p.id desc`),
  }
}

/** Why villages are not unified, by their plans in the term that runs on the day, as known: a reason, obstacles, or until when somebody is waited for. */
export async function whyNotUnified(tx: Tx, villageIds: number[], on: Day, known: Known = null): Promise<Map<number, { option: Option; reason: string | null; obstacles: Obstacle[]; dueOn: Day | null }>> {
  const found = await rows<{ villageId: number; option: Option; reason: string | null; obstacles: Obstacle[]; dueOn: Day | null }>(tx, sql`
    select distinct on (p.village_id) p.village_id as "villageId", p.option, p.reason, p.obstacles, p.due_on::text as "dueOn"
    from personnel_plan p join term t on t.id in (select same_term(p.term_id)) and believed_at(t.recorded, ${instant(known)})
    where p.village_id = any(${villageIds}::int[]) and believed_at(p.recorded, ${instant(known)}) and t.held @> ${on}::date
      and (p.option in ('do_not_unify', 'admit_and_wait') or cardinality(p.obstacles) > 0)
    order by p.village_id, p.id desc`)
  return new Map(found.map(({ villageId, ...why }) => [villageId, why]))
}
