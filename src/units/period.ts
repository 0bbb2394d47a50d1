import type { Day } from '#ground/time/day.ts'

/** Half-open: `upto` is the first day no more. null: since before the records, until further notice. */
export type Period = { from: Day | null; upto: Day | null }

const start = (period: Period) => period.from ?? ''
const end = (period: Period) => period.upto ?? '~'

export const isEmpty = (period: Period) => start(period) >= end(period)
export const contains = (period: Period, on: Day) => start(period) <= on && on < end(period)
export const overlaps = (a: Period, b: Period) => start(a) < end(b) && start(b) < end(a)
export const after = (period: Period, on: Day): Period => ({ ...period, from: start(period) > on ? period.from : on })
export const before = (period: Period, on: Day): Period => ({ ...period, upto: end(period) < on ? period.upto : on })

export const both = (a: Period, b: Period): Period =>
  ({ from: start(a) > start(b) ? a.from : b.from, upto: end(a) < end(b) ? a.upto : b.upto })

/** The days of `whole` that none of the others has, as periods in order. */
export function minus(whole: Period, others: Period[]): Period[] {
  let left = [whole]
  for (const other of others)
    left = left.flatMap((piece) => (overlaps(piece, other)
      ? [{ from: piece.from, upto: other.from }, { from: other.upto, upto: piece.upto }].filter((rest, i) => (i === 0 ? other.from !== null : other.upto !== null) && !isEmpty(rest))
      : [piece]))
  return left.filter((piece) => !isEmpty(piece)).sort((a, b) => (start(a) < start(b) ? -1 : 1))
}

/** Periods that touch or overlap made one. */
export function joined(periods: Period[]): Period[] {
  const sorted = periods.filter((period) => !isEmpty(period)).sort((a, b) => (start(a) < start(b) ? -1 : 1))
  const result: Period[] = []
  for (const period of sorted) {
    const last = result.at(-1)
    if (last && start(period) <= end(last)) last.upto = end(last) > end(period) ? last.upto : period.upto
    else result.push({ ...period })
  }
  return result
}

/** As PostgreSQL writes a daterange. */
export const rangeText = ({ from, upto }: Period) => `[${from ?? ''},${upto ?? ''})`
