import { hundredths, writeNumber, writePercent } from '#ground/text/numbers.ts'
import type { Indicator } from './indicator.ts'
import type { Count } from './tally.ts'

/** An indicator's answer for one unit on one day. */
export type Figure = {
  code: string
  numerator: number
  denominator: number
  excluded: number
  missing: number          // denominator − numerator: whole units
  value: number | null     // what the screen shows large: the numerator, or the years; null where nothing is counted
  percent: Percent | null  // of a share whose denominator is not 0
  withheld?: true          // too few people: nothing of it is told (withhold.ts)
}

/** Written the Vietnamese way, half-up, by whole-number arithmetic: { one: '90,8', two: '90,80' }. */
export type Percent = { one: string; two: string }

export function figureOf(indicator: Indicator, { numerator, denominator, excluded, years }: Count): Figure {
  const value = indicator.measures === 'years' ? years : numerator
  const percent = indicator.measures === 'share' ? percentOf(numerator, denominator) : null
  return { code: indicator.code, numerator, denominator, excluded, missing: denominator - numerator, value, percent }
}

export const percentOf = (numerator: number, denominator: number): Percent | null =>
  denominator === 0 ? null : { one: writePercent(numerator, denominator, { digits: 1 }), two: writePercent(numerator, denominator, { digits: 2 }) }

/** Greater than 0 where the first stands higher. Shares are compared as fractions, so that equal shares are equal. Null where one of them cannot be compared. */
export function compareFigures(indicator: Indicator, a: Figure, b: Figure): number {
  const direction = indicator.better === 'lower' ? -1 : 1
  return direction * Number(sizeOf(indicator, a, b))
}

const sizeOf = ({ measures }: Indicator, a: Figure, b: Figure): number =>
  measures === 'share' ? a.numerator * b.denominator - b.numerator * a.denominator : (a.value ?? 0) - (b.value ?? 0)

/** A unit without a denominator has no place in a ranking. */
export const canBeRanked = ({ measures }: Indicator, figure: Figure): boolean =>
  measures === 'share' ? figure.denominator > 0 : figure.value !== null

/** The difference of two shares in percentage points, '+5,80', '−1,25', '0,00': the difference of the fractions, rounded once. */
export function pointsBetween(before: Figure, after: Figure): string | null {
  if (before.denominator === 0 || after.denominator === 0) return null
  const points = hundredths(after.numerator * before.denominator - before.numerator * after.denominator, after.denominator * before.denominator, 2)
  const size = writeNumber(Math.abs(Number(points)) / 100, { digits: 2 })
  return points > 0n ? `+${size}` : points < 0n ? `−${size}` : size
}

/** How many whole units are still missing to reach a target of so many hundredths of a percent: ceil(target × denominator) − numerator, never below 0. */
export function missingTo(targetHundredths: number, figure: Figure, better: Indicator['better']): number {
  const [target, scale] = [BigInt(targetHundredths) * BigInt(figure.denominator), 10_000n]
  if (better === 'lower') return Math.max(0, figure.numerator - Number(target / scale))
  return Math.max(0, Number((target + scale - 1n) / scale) - figure.numerator)
}
