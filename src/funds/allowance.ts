import type { Day } from '#ground/time/day.ts'

export const titles = ['cell_secretary', 'village_head', 'front_head'] as const
export type Title = (typeof titles)[number]
export const payers = ['fund', 'local'] as const
export type Payer = (typeof payers)[number]
/** Why the central fund grants a village the higher coefficient whatever its households: Nghị định 33/2023/NĐ-CP, art. 34(2). */
export const highReasons = ['border', 'island', 'security', 'converted'] as const
export type HighReason = (typeof highReasons)[number]
/** Why a month of a village cannot be reckoned. */
export const gaps = ['no-resolution', 'no-type', 'no-households', 'no-level', 'no-base-salary'] as const
export type Gap = (typeof gaps)[number]

/**
 * What holds for some days of a month. Coefficients in thousandths, rates in ten-thousandths, salary in whole đồng: '1.15' is 1150n, 50% is 5000n.
 * `insurance`: the employer's share of the base salary in ten-thousandths; null where no rule says what it is.
 */
export type Terms = { secretary: bigint; head: bigint; main: 'cell_secretary' | 'village_head'; rate: bigint; base: bigint; payer: Payer; insurance: bigint | null }
export type Stretch = Terms & { days: number }

/** Whole đồng of one village and month. separate − unified = released + reduced. insurance: null where no rule gives a rate. */
export type Amounts = { separate: bigint; unified: bigint; released: bigint; reduced: bigint; insurance: bigint | null }

const THOUSANDTHS = 1000n, TEN_THOUSANDTHS = 10_000n

/** A decimal as the database or the wire writes it, in units of 10^-digits: ('1.15', 3) -> 1150n. Throws where it has more digits. */
export function scaled(text: string | number, digits: number): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text)) ?? []
  const cut = fraction.replace(/0+$/, '')
  if (whole === '' || cut.length > digits) throw new Error(`${text} is no decimal of ${digits} digits`)
  return BigInt(sign + whole + cut.padEnd(digits, '0'))
}

/** Halves go up: amounts are never negative. */
const rounded = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under)

/**
 * The allowances of one village in one month (domain C3). Days of the month that no stretch covers were not unified and count nothing.
 * What the concurrent title is no longer paid is released inside the fund, or truly saved where the province pays from its own budget.
 */
export function amountsOf(stretches: readonly Stretch[], daysOfMonth: number): Amounts {
  const under = THOUSANDTHS * TEN_THOUSANDTHS * BigInt(daysOfMonth)
  const over = (of: (terms: Stretch) => bigint) => stretches.reduce((sum, each) => sum + of(each) * each.base * BigInt(each.days), 0n)
  const paid = (payer: Payer | null) => {
    const counted = (each: Stretch, value: bigint) => (payer === null || each.payer === payer ? value : 0n)
    return {
      separate: rounded(over((each) => counted(each, (each.secretary + each.head) * TEN_THOUSANDTHS)), under),
      unified: rounded(over((each) => counted(each, mainOf(each) * TEN_THOUSANDTHS + concurrentOf(each) * each.rate)), under),
    }
  }
  const [all, local] = [paid(null), paid('local')]
  const reduced = local.separate - local.unified
  const insured = stretches.every(({ insurance }) => insurance !== null)
  return {
    ...all, reduced, released: all.separate - all.unified - reduced,
    insurance: insured ? rounded(stretches.reduce((sum, { insurance, base, days }) => sum + insurance! * base * BigInt(days), 0n), TEN_THOUSANDTHS * BigInt(daysOfMonth)) : null,
  }
}

const mainOf = ({ main, secretary, head }: Terms) => (main === 'cell_secretary' ? secretary : head)
const concurrentOf = ({ main, secretary, head }: Terms) => (main === 'cell_secretary' ? head : secretary)

/** From how many households a village is of type 1 and 2, by its province's resolution. */
export const typeOf = (households: number, { type1From, type2From }: { type1From: number; type2From: number }): 1 | 2 | 3 => (households >= type1From ? 1 : households >= type2From ? 2 : 3)

export type Span = { from: Day | null; until: Day | null }
export const holds = ({ from, until }: Span, on: Day): boolean => (from === null || from <= on) && (until === null || on < until)
