import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { insideUnit, type Scope, tableThen } from '#indicators/public.ts'
import { findRule } from '#legal-rules/public.ts'
import { instant, villagesCounted } from '#posts/public.ts'
import { type HighReason, scaled } from './allowance.ts'

export type Fund = 'high' | 'low' | null
/** A village on a day as the central fund and the resolution see it. fund: null where its households are not known. */
export type VillageSeen = { id: number; code: string; village: string; legalKind: string; households: number | null; villageType: number | null; highFund: HighReason | null; since: string | null; fund: Fund }
/** What the central budget grants a month on the day (Nghị định 33/2023/NĐ-CP, art. 34(2)): whole đồng; monthly counts the villages of which it is known. Null where no rule holds. */
export type CentralFund = { high: number; low: number; unknown: number; base: number; highCoefficient: number; lowCoefficient: number; monthly: number; basis: string; confirmed: boolean } | null

export async function villagesSeen(tx: Tx, scope: Scope): Promise<VillageSeen[]> {
  const { on, known } = scope
  const believed = (of: string) => sql`believed_at(${sql.name(of)}.recorded, ${instant(known)})`
  const threshold = (await findRule(tx, 'fund.household_threshold', on))?.value as { thon: number; tdp: number } | undefined
  const found = await rows<Omit<VillageSeen, 'fund'>>(tx, sql`
    select s.village_id as id, v.code, v.full_name as village, s.legal_kind as "legalKind", m.value::int as households, c.village_type as "villageType", c.high_fund as "highFund", lower(c.held)::text as since
    from ${tableThen(villagesCounted, scope)} join unit_version v on v.unit_id = s.village_id and v.valid @> ${on}::date and ${believed('v')}
      left join unit_measure m on m.unit_id = s.village_id and m.kind = 'households' and m.held @> ${on}::date and ${believed('m')}
      left join village_class c on c.village_id = s.village_id and c.held @> ${on}::date and ${believed('c')}
    where ${insideUnit(villagesCounted, scope)} and s.from_day <= ${on}::date and s.upto_day > ${on}::date
    order by v.code`)
  return found.map((village) => ({ ...village, fund: fundOf(village, threshold) }))
}

const fundOf = ({ households, highFund, legalKind }: Omit<VillageSeen, 'fund'>, threshold: { thon: number; tdp: number } | undefined): Fund =>
  (highFund !== null ? 'high' : households === null || !threshold ? null : households >= threshold[legalKind === 'tdp' ? 'tdp' : 'thon'] ? 'high' : 'low')

export async function centralFund(tx: Tx, { on }: Scope, villages: readonly VillageSeen[]): Promise<CentralFund> {
  const [coefficients, salary] = [await findRule(tx, 'fund.coefficients', on), await findRule(tx, 'base_salary', on)]
  if (!coefficients || !salary) return null
  const { high: highCoefficient, low: lowCoefficient } = coefficients.value as { high: number; low: number }
  const base = salary.value as number
  const count = (fund: Fund) => villages.filter((each) => each.fund === fund).length
  const [high, low] = [count('high'), count('low')]
  const thousandths = (BigInt(high) * scaled(highCoefficient, 3) + BigInt(low) * scaled(lowCoefficient, 3)) * BigInt(base)
  return { high, low, unknown: count(null), base, highCoefficient, lowCoefficient, monthly: Number((thousandths + 500n) / 1000n), basis: coefficients.basis, confirmed: coefficients.status === 'confirmed' && salary.status === 'confirmed' }
}
