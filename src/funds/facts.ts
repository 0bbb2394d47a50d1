import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { insideUnit, type Known, type Scope, tableThen } from '#indicators/public.ts'
import { type LegalRule, rulesBetween } from '#legal-rules/public.ts'
import { instant, villagesCounted } from '#posts/public.ts'
import type { Span } from './allowance.ts'
import { provincesOf, type Resolution, resolutionsOf } from './resolution.ts'

type OfVillage<Fact> = Map<number, (Fact & Span)[]>
/** Everything that the sums of a unit and a period rest on. */
export type Facts = {
  unified: OfVillage<{ provinceId: number }>
  households: OfVillage<{ value: number }>
  types: OfVillage<{ type: number }>
  resolutions: Resolution[]
  salaries: LegalRule[]
  insurance: LegalRule[]
  names: Map<number, { name: string; commune: string | null }>
}

/** As known; legal rules are the product's own and read as they are known today. @param until the first day after the period */
export async function factsOf(tx: Tx, scope: Scope, from: Day, until: Day): Promise<Facts> {
  const { unit, known } = scope
  const unified = await rows<{ villageId: number; provinceId: number } & Span>(tx, sql`
    select s.village_id as "villageId", s.province_id as "provinceId", greatest(s.from_day, ${from}::date) as "from", least(s.upto_day, ${until}::date) as until
    from ${tableThen(villagesCounted, scope)} where ${insideUnit(villagesCounted, scope)} and s.state = 'unified' and s.from_day < ${until}::date and s.upto_day > ${from}::date
    order by s.village_id, s.from_day`)
  const ids = [...new Set(unified.map(({ villageId }) => villageId))]
  const [households, types, names, provinces] = [await householdsOf(tx, ids, from, until, known), await typesOf(tx, ids, from, until, known), await namesOf(tx, ids, until, known), new Set(unified.map(({ provinceId }) => provinceId))]
  for (const id of await provincesOf(tx, unit.id, from, until, known)) provinces.add(id)
  return {
    unified: byVillage(unified), households: byVillage(households), types: byVillage(types), names,
    resolutions: (await resolutionsOf(tx, [...provinces], known)).filter((each) => (each.from === null || each.from < until) && (each.until === null || each.until > from)),
    salaries: await rulesBetween(tx, 'base_salary', from, until), insurance: await rulesBetween(tx, 'fund.insurance_employer_rate', from, until),
  }
}

const byVillage = <Fact extends { villageId: number }>(found: Fact[]): Map<number, Fact[]> => Map.groupBy(found, ({ villageId }) => villageId)

const householdsOf = (tx: Tx, ids: number[], from: Day, until: Day, known: Known) => rows<{ villageId: number; value: number } & Span>(tx, sql`
  select unit_id as "villageId", value::int as value, lower(held) as "from", upper(held) as until from unit_measure
  where kind = 'households' and unit_id = any(${ids}::int[]) and held && daterange(${from}::date, ${until}::date) and believed_at(recorded, ${instant(known)})`)

const typesOf = (tx: Tx, ids: number[], from: Day, until: Day, known: Known) => rows<{ villageId: number; type: number } & Span>(tx, sql`
  select village_id as "villageId", village_type as type, lower(held) as "from", upper(held) as until from village_class
  where village_type is not null and village_id = any(${ids}::int[]) and held && daterange(${from}::date, ${until}::date) and believed_at(recorded, ${instant(known)})`)

/** What the villages and their communes were called at the end of the period. */
const namesOf = async (tx: Tx, ids: number[], until: Day, known: Known) => new Map((await rows<{ id: number; name: string; commune: string | null }>(tx, sql`
  select distinct on (v.unit_id) v.unit_id as id, v.full_name as name, (
    select c.full_name from unit_version c where c.unit_id = v.parent_id and believed_at(c.recorded, ${instant(known)}) and c.valid && v.valid and coalesce(lower(c.valid), '-infinity') < ${until}::date
    order by upper(c.valid) desc nulls first limit 1) as commune
  from unit_version v where v.unit_id = any(${ids}::int[]) and believed_at(v.recorded, ${instant(known)}) and coalesce(lower(v.valid), '-infinity') < ${until}::date
  order by v.unit_id, upper(v.valid) desc nulls first`)).map(({ id, ...named }) => [id, named]))
