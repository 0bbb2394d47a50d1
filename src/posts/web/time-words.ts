import { addDays, addMonths, type Day, daysBetween, isDay, writeDay } from '#ground/time/day.ts'
import type { Say } from '#ground/web/language.tsx'
import { words } from './words.ts'

/** '25/06/2021'; '' for what is no day. */
export const dayText = (day: string | null | undefined): string => (isDay(day) ? writeDay(day) : '')

/** How long from one day to another: '2 năm 3 tháng', '12 ngày'. */
export const howLong = (from: Day, to: Day, say: Say): string => {
  let months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  if (addMonths(from, months) > to) months -= 1
  if (months < 1) return say(words.days, { days: daysBetween(from, to) })
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return years === 0 ? say(words.months, { months: rest }) : rest === 0 ? say(words.years, { years }) : say(words.yearsMonths, { years, months: rest })
}

/** The last day on which something holds that no longer holds on `until`. */
export const lastDay = (until: string | null): Day | null => (isDay(until) ? addDays(until, -1) : null)

export const asDay = (text: string | null | undefined): Day | undefined => (isDay(text) ? text : undefined)
