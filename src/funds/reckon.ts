import { addMonths, type Day, day, daysBetween, startOfMonth } from '#ground/time/day.ts'
import { amountsOf, type Gap, holds, type Payer, scaled, type Span, type Terms, typeOf } from './allowance.ts'
import type { Facts } from './facts.ts'
import type { Resolution } from './resolution.ts'

/** What held for some days of a village's month; null where it is not known. Coefficients and rate as the resolution writes them. */
export type Part = {
  from: Day; days: number; gap: Gap | null
  resolutionId: number | null; type: number | null; typeBy: 'entered' | 'rule' | null
  secretary: number | null; head: number | null; main: 'cell_secretary' | 'village_head' | null; rate: number | null; payer: Payer | null; base: number | null
}
/** Whole đồng. Amounts are null where a part of the month has a gap; insurance also where no rule gives its rate. days: on which the village was unified. */
export type VillageMonth = {
  villageId: number; village: string; commune: string | null; month: Day; days: number; daysOfMonth: number; gap: Gap | null
  separate: number | null; unified: number | null; released: number | null; reduced: number | null; insurance: number | null
  parts: Part[]
}

/** Every village and month of the period with a day on which the village was unified, by month, then village. @param until the first day after the period */
export function villageMonths(facts: Facts, from: Day, until: Day): VillageMonth[] {
  const months: Day[] = []
  for (let month = startOfMonth(from); month < until; month = addMonths(month, 1)) months.push(month)
  return months.flatMap((month) => [...facts.unified.keys()].flatMap((villageId) => monthOf(facts, villageId, month, from, until) ?? []))
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b)
const earliest = (a: Day, b: Day): Day => (a < b ? a : b)

function monthOf(facts: Facts, villageId: number, month: Day, from: Day, until: Day): VillageMonth | null {
  const [start, end] = [latest(month, from), earliest(addMonths(month, 1), until)]
  const daysOfMonth = daysBetween(month, addMonths(month, 1))
  const parts = facts.unified.get(villageId)!.flatMap((span) => {
    const [first, last] = [latest(span.from!, start), earliest(span.until!, end)]
    return first < last ? partsOf(facts, villageId, span.provinceId, first, last) : []
  })
  if (parts.length === 0) return null
  const gap = parts.find(({ part }) => part.gap)?.part.gap ?? null
  const named = facts.names.get(villageId) ?? { name: `#${villageId}`, commune: null }
  const amounts = gap === null ? amountsOf(parts.map(({ part, terms }) => ({ ...terms!, days: part.days })), daysOfMonth) : null
  const told = (amount: bigint | null | undefined) => (amount === null || amount === undefined ? null : Number(amount))
  return {
    villageId, village: named.name, commune: named.commune, month, days: parts.reduce((sum, { part }) => sum + part.days, 0), daysOfMonth, gap,
    separate: told(amounts?.separate), unified: told(amounts?.unified), released: told(amounts?.released), reduced: told(amounts?.reduced), insurance: told(amounts?.insurance),
    parts: parts.map(({ part }) => part),
  }
}

type Found = { part: Part; terms: Terms | null }

/** The days are cut wherever something that they rest on changes. */
function partsOf(facts: Facts, villageId: number, provinceId: number, first: Day, last: Day): Found[] {
  const resting: Span[] = [...facts.resolutions.filter((each) => each.provinceId === provinceId), ...facts.types.get(villageId) ?? [], ...facts.households.get(villageId) ?? [], ...facts.salaries.map(spanOf), ...facts.insurance.map(spanOf)]
  const cuts = [...new Set(resting.flatMap(({ from, until }) => [from, until]).filter((cut): cut is Day => cut !== null && cut > first && cut < last))].sort()
  const starts = [first, ...cuts]
  return starts.map((from, at) => termsOn(facts, villageId, provinceId, from, daysBetween(from, starts[at + 1] ?? last)))
}

const spanOf = ({ since, until }: { since: string | null; until: string | null }): Span => ({ from: since === null ? null : day(since), until: until === null ? null : day(until) })

function termsOn(facts: Facts, villageId: number, provinceId: number, on: Day, days: number): Found {
  const resolution = facts.resolutions.find((each) => each.provinceId === provinceId && holds(each, on))
  const { type, typeBy, gap: typeGap } = resolution ? typeOn(facts, villageId, resolution, on) : { type: null, typeBy: null, gap: null }
  const level = (title: 'cell_secretary' | 'village_head') => (resolution && type !== null ? resolution.levels[title][type - 1] ?? null : null)
  const [secretary, head] = [level('cell_secretary'), level('village_head')]
  const base = ruleOn(facts.salaries, provinceId, on)
  const gap: Gap | null = !resolution ? 'no-resolution' : typeGap ?? (secretary === null || head === null ? 'no-level' : typeof base !== 'number' ? 'no-base-salary' : null)
  const { mainTitle: main = null, rate = null, payer = null, id: resolutionId = null } = resolution ?? {}
  const part: Part = { from: on, days, gap, resolutionId, type, typeBy, secretary, head, main, rate, payer, base: typeof base === 'number' ? base : null }
  if (gap !== null) return { part, terms: null }
  const insured = ruleOn(facts.insurance, provinceId, on) as { rate: number } | undefined
  return { part, terms: {
    secretary: scaled(secretary!, 3), head: scaled(head!, 3), main: main!, rate: scaled(rate!, 4), base: scaled(base as number, 0), payer: payer!,
    insurance: insured ? scaled(insured.rate, 4) : null,
  } }
}

/** Entered for the village, else by the resolution's thresholds and the households. */
function typeOn(facts: Facts, villageId: number, { type1From, type2From }: Resolution, on: Day): { type: number | null; typeBy: Part['typeBy']; gap: Gap | null } {
  const entered = facts.types.get(villageId)?.find((each) => holds(each, on))
  if (entered) return { type: entered.type, typeBy: 'entered', gap: null }
  if (type1From === null || type2From === null) return { type: null, typeBy: null, gap: 'no-type' }
  const households = facts.households.get(villageId)?.find((each) => holds(each, on))
  return households ? { type: typeOf(households.value, { type1From, type2From }), typeBy: 'rule', gap: null } : { type: null, typeBy: null, gap: 'no-households' }
}

/** A province's own rule before the country's. */
const ruleOn = (rules: Facts['salaries'], provinceId: number, on: Day): unknown => {
  const there = rules.filter((rule) => holds(spanOf(rule), on))
  return (there.find((rule) => rule.provinceId === provinceId) ?? there.find((rule) => rule.provinceId === null))?.value
}

export type Sums = { villages: number; counted: number; missing: number; separate: number; unified: number; released: number; reduced: number; insurance: number | null }

/** Sums of whole đồng over the months that could be reckoned; insurance only where every one of them has it. missing: village months left out. */
export function sumOf(months: readonly VillageMonth[]): Sums {
  const counted = months.filter(({ gap }) => gap === null)
  const total = (key: 'separate' | 'unified' | 'released' | 'reduced' | 'insurance') => counted.reduce((sum, month) => sum + (month[key] ?? 0), 0)
  return {
    villages: new Set(months.map(({ villageId }) => villageId)).size, counted: counted.length, missing: months.length - counted.length,
    separate: total('separate'), unified: total('unified'), released: total('released'), reduced: total('reduced'),
    insurance: counted.length > 0 && counted.every(({ insurance }) => insurance !== null) ? total('insurance') : null,
  }
}
