import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { findRule } from '#legal-rules/public.ts'
import { KINH } from '#people/public.ts'
import { instant, type Known, statesOf, unitsUnder } from '#posts/public.ts'
import { ageBy, eligibility, type Law, type LegalNumber, type PersonFacts } from './eligibility.ts'
import type { Candidate } from './feasible.ts'

/** A person for a village, with the facts that the law looks at. */
export type Standing = PersonFacts & {
  villageId: number; personId: number; name: string; head: boolean; secretary: boolean; livesIn: number | null; sex: 'female' | 'male' | null; ethnic: string | null
  officer: boolean; retired: boolean; entered: boolean; consentOn: Day | null; certificateOn: Day | null
}

/** The numbers of the law on a day, by their basis; null where none was in force. */
export async function lawOn(tx: Tx, on: Day, provinceId: number | null = null): Promise<Law> {
  const [probation, minAge] = [await findRule(tx, 'party.probation_months', on, provinceId), await findRule(tx, 'village_head.min_age', on, provinceId)]
  const told = (rule: typeof probation): LegalNumber => (typeof rule?.value === 'number' ? { value: rule.value, basis: rule.basis, status: rule.status } : null)
  return { probation: told(probation), minAge: told(minAge) }
}

/** The villages of a State unit on a day, under alias s. */
export const villagesIn = (unitId: number, kind: string, on: Day): Sql => {
  const column = { province: 'province_id', district: 'district_id', commune: 'commune_id', village: 'village_id' }[kind]
  return sql`village_state s where ${column === undefined ? sql`true` : sql`s.${sql.name(column)} = ${unitId}`} and s.from_day <= ${on}::date and s.upto_day > ${on}::date`
}

/** The same, as known. */
export const villagesAsKnown = async (tx: Tx, unitId: number, kind: string, on: Day, known: Known): Promise<Sql> => (known === null ? villagesIn(unitId, kind, on) : sql`
  ${statesOf(sql`${await unitsUnder(tx, unitId, on, known)}::int[]`, known)} s where s.from_day <= ${on}::date and s.upto_day > ${on}::date`)

/**
 * Who may be thought of for these villages: who holds a post there (head, deputy, secretary, deputy secretary, member of the committee), commune cadres and civil servants
 * who live there, and whoever was entered as a candidate for the term, as known. `villages`: rows of village_state under alias s, from its name on.
 */
export async function standing(tx: Tx, villages: Sql, termId: number, on: Day, known: Known = null): Promise<Standing[]> {
  const k = instant(known)
  const believed = (alias: string) => sql`believed_at(${sql.name(alias)}.recorded, ${k})`
  return rows<Standing>(tx, sql`
    with village as materialized (select s.village_id, s.head_id, s.secretary_id, s.head_interim, s.secretary_interim from ${villages}),
    cell as materialized (
      select c.village_id, c.cell_id from cell_cover c where c.village_id = any(array(select village_id from village)) and ${believed('c')} and c.held @> ${on}::date),
    entered as materialized (
      select c.* from plan_candidate c where c.village_id = any(array(select village_id from village)) and ${believed('c')} and c.term_id in (select same_term(${termId}))),
    named as (
      select village_id, head_id as person_id from village where head_id is not null
      union select village_id, secretary_id from village where secretary_id is not null
      union select c.village_id, person_of(a.person_id, ${k}) from appointment a join cell c on c.cell_id = a.unit_id
            where a.unit_id = any(array(select cell_id from cell)) and a.kind in ('cell_secretary', 'cell_deputy_secretary', 'cell_committee_member') and ${believed('a')} and a.held @> ${on}::date
      union select a.unit_id, person_of(a.person_id, ${k}) from appointment a
            where a.unit_id = any(array(select village_id from village)) and a.kind = 'deputy_village_head' and ${believed('a')} and a.held @> ${on}::date
      union select r.lives_in, person_of(r.person_id, ${k}) from person_version r
            where r.lives_in = any(array(select village_id from village)) and ${believed('r')} and r.held @> ${on}::date
              and exists (select from employment e where e.person_id = r.person_id and e.kind in ('commune_cadre', 'commune_civil_servant') and ${believed('e')} and e.held @> ${on}::date)
      union select village_id, person_of(person_id, ${k}) from entered),
    one as materialized (select distinct person_id from named),
    record as materialized (
      select person_id, person_id as of_id from one
      union select s.kept_id, s.person_id from same_person s where s.kept_id = any(array(select person_id from one)) and s.judged = 'same' and ${believed('s')}),
    fact as materialized (
      select o.person_id, v.name, v.birth::text as birth, v.birth_precision, v.sex, v.ethnic, v.lives_in,
        coalesce((select jsonb_agg(jsonb_build_object('status', f.status, 'from', lower(f.held), 'until', upper(f.held)) order by lower(f.held) nulls first)
          from record r join party_status f on f.person_id = r.of_id where r.person_id = o.person_id and ${believed('f')}), '[]') as party,
        (select max(t.on_day)::text from record r join admission_step t on t.person_id = r.of_id where r.person_id = o.person_id and ${believed('t')} and t.planned and t.step = 'admitted') as planned_admission,
        (select max(t.on_day)::text from record r join admission_step t on t.person_id = r.of_id where r.person_id = o.person_id and ${believed('t')} and t.planned and t.step = 'official') as planned_official,
        coalesce((select bool_or(e.kind <> 'retired') from record r join employment e on e.person_id = r.of_id
          where r.person_id = o.person_id and ${believed('e')} and e.held @> ${on}::date and e.kind in ('commune_cadre', 'commune_civil_servant')), false) as officer,
        coalesce((select bool_or(e.kind = 'retired') from record r join employment e on e.person_id = r.of_id where r.person_id = o.person_id and ${believed('e')} and e.held @> ${on}::date), false) as retired
      from one o cross join lateral (
        select * from person_version x where x.person_id = o.person_id and ${believed('x')} order by (x.held @> ${on}::date) desc, upper(x.held) desc nulls first limit 1) v
      where not exists (select from record r join appointment a on a.person_id = r.of_id where r.person_id = o.person_id and ${believed('a')} and a.end_reason = 'died' and upper(a.held) <= ${on}::date))
    select n.village_id as "villageId", n.person_id as "personId", f.name, coalesce(n.person_id = v.head_id and not v.head_interim, false) as head,
      coalesce(n.person_id = v.secretary_id and not v.secretary_interim, false) as secretary, f.lives_in as "livesIn", f.sex, f.ethnic, f.birth, f.birth_precision as "birthPrecision",
      f.party, f.planned_admission as "plannedAdmission", f.planned_official as "plannedOfficial", f.officer, f.retired,
      e.id is not null as entered, e.consent, e.consent_on::text as "consentOn", e.certificate_on::text as "certificateOn"
    from named n join fact f on f.person_id = n.person_id join village v on v.village_id = n.village_id
      left join lateral (select * from entered c where c.village_id = n.village_id and person_of(c.person_id, ${k}) = n.person_id limit 1) e on true
    order by n.village_id, head desc, secretary desc, n.person_id`)
}

/** As the feasible plan looks at them. */
export const candidateOf = (one: Standing, law: Law, on: Day, by: Day): Candidate => ({
  villageId: one.villageId, personId: one.personId, ...eligibility(one, law, on), head: one.head, secretary: one.secretary, female: one.sex === 'female',
  minority: one.ethnic !== null && one.ethnic !== KINH, officer: one.officer, resident: one.livesIn === null ? null : one.livesIn === one.villageId, age: ageBy(one, by),
})

