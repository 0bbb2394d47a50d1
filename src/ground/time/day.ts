/** A calendar day, '2025-03-04'. Days, not instants: an appointment starts on a day, wherever the server stands. Compare with <. */
export type Day = string & { readonly day: unique symbol }

/** How much of a day is known. `day` is then the first day of the month or the year. */
export type Precision = 'day' | 'month' | 'year'

const dayLength = 86_400_000

const numberOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / dayLength
const dayAt = (number: number): Day => new Date(number * dayLength).toISOString().slice(0, 10) as Day
const two = (part: number): string => String(part).padStart(2, '0')

/** True for a day that the calendar has: '2024-02-29' yes, '2023-02-29' no. */
export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(numberOf(text)) && dayAt(numberOf(text)) === text

/** '2021-06-25' as a Day; throws for anything else. */
export const day = (text: string): Day => {
  if (!isDay(text)) throw new Error(`not a day: ${text}`)
  return text
}

/** The day with these parts (month 1 to 12), undefined where the calendar has none. */
export const dayOf = (year: number, month: number, date: number): Day | undefined => {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  return isDay(text) ? text : undefined
}

export const yearOf = (of: Day): number => Number(of.slice(0, 4))
export const monthOf = (of: Day): number => Number(of.slice(5, 7))
export const dateOf = (of: Day): number => Number(of.slice(8, 10))

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (of: Day): number => ((numberOf(of) + 3) % 7 + 7) % 7 + 1

export const addDays = (from: Day, days: number): Day => dayAt(numberOf(from) + days)

/** Whole days from one day to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same date so many months later, or the month's last day where it is shorter: 31/01 + 1 -> 28/02. */
export const addMonths = (from: Day, months: number): Day => {
  const count = yearOf(from) * 12 + monthOf(from) - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12 + 12) % 12 + 1
  return day(`${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(dateOf(from), daysInMonth(year, month)))}`)
}

export const startOfMonth = (of: Day): Day => day(`${of.slice(0, 7)}-01`)
export const endOfMonth = (of: Day): Day => addDays(addMonths(startOfMonth(of), 1), -1)

/** Every last day of a month from one day to the other, both included. */
export const monthEnds = (from: Day, to: Day): Day[] => {
  const ends: Day[] = []
  for (let end = endOfMonth(from); end <= to; end = endOfMonth(addDays(end, 1))) ends.push(end)
  return ends
}

/**
 * Full years of age on a day. Where only the year or the month of birth is known, the person counts as having had
 * the birthday from the first day of that year or month, as lists of officials in Vietnam count.
 */
export const ageOn = (birth: Day, precision: Precision, on: Day): number => {
  const compared = { day: 10, month: 7, year: 4 }[precision]
  const hadBirthday = on.slice(4, compared) >= birth.slice(4, compared)
  return yearOf(on) - yearOf(birth) - (hadBirthday ? 0 : 1)
}

/** The day it is in Vietnam (UTC+7 all year). */
export const today = (now: Date = new Date()): Day => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as Day

/** '25/06/2021' */
export const writeDay = (of: Day): string => `${of.slice(8, 10)}/${of.slice(5, 7)}/${of.slice(0, 4)}`

/** '25/06/2021', '06/2021' or '2021', as much as is known. */
export const writeVagueDay = (of: { day: Day; precision: Precision }): string =>
  writeDay(of.day).slice({ day: 0, month: 3, year: 6 }[of.precision])

export { readDay } from './read-day.ts'
