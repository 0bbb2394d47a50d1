import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'

/** A number set by law for a period. 'unconfirmed': to be confirmed by a lawyer; the screen marks it. */
export type LegalRule = { key: string; value: unknown; basis: string; status: 'confirmed' | 'unconfirmed'; provinceId: number | null; since: string | null; until: string | null }

const columns = sql`key, value, basis, status, province_id as "provinceId", lower(valid)::text as since, upper(valid)::text as until`

/** The rule in force on a day: the province's own where it has one, else the country's. None is a gap that the caller must name. */
export const findRule = (tx: Tx, key: string, on: Day, provinceId: number | null = null) => findRow<LegalRule>(tx, sql`
  select ${columns} from legal_rule
  where key = ${key} and valid @> ${on}::date and upper_inf(recorded) and (province_id is null or province_id = ${provinceId})
  order by province_id nulls last
  limit 1`)

/** As findRule, where the rule must be there. */
export async function ruleOn(tx: Tx, key: string, on: Day, provinceId: number | null = null): Promise<LegalRule> {
  const rule = await findRule(tx, key, on, provinceId)
  if (!rule) throw new Error(`no legal rule ${key} on ${on}`)
  return rule
}

/** The value of a rule that is one number. */
export async function numberOn(tx: Tx, key: string, on: Day, provinceId: number | null = null): Promise<LegalRule & { value: number }> {
  const rule = await ruleOn(tx, key, on, provinceId)
  if (typeof rule.value !== 'number') throw new Error(`the legal rule ${key} is not one number`)
  return { ...rule, value: rule.value }
}

/** Every rule in force on a day. */
export const rulesOn = (tx: Tx, on: Day) => rows<LegalRule>(tx, sql`
  select ${columns} from legal_rule
  where valid @> ${on}::date and upper_inf(recorded)
  order by key, province_id nulls first`)

/** Every value that a rule had on some day of a period (until: the first day after it), the country's and the provinces' own. */
export const rulesBetween = (tx: Tx, key: string, from: Day, until: Day) => rows<LegalRule>(tx, sql`
  select ${columns} from legal_rule
  where key = ${key} and valid && daterange(${from}::date, ${until}::date) and upper_inf(recorded)
  order by province_id nulls first, lower(valid) nulls first`)
