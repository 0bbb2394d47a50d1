import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { addDays, type Day, weekdayOf, yearOf } from '#ground/time/day.ts'
import { holidaysByLaw } from './lunar.ts'

/** A day on which offices are closed ('off'), or a weekend day worked for another ('worked'), as announced. */
export type CalendarDay = { day: Day; kind: 'off' | 'worked'; name: string; source: string; status: 'confirmed' | 'unconfirmed' }

/** Days as offices work, Monday to Friday. A year of which nothing was announced follows the law (holidaysByLaw), unconfirmed. */
export type Calendar = {
  isWorking(of: Day): boolean
  /** Whether every holiday between the two days, both included, was checked against its announcement. */
  isConfirmed(from: Day, to: Day): boolean
  holidaysOf(year: number): CalendarDay[]
}

export function calendarOf(announced: CalendarDay[]): Calendar {
  const years = Map.groupBy(announced, ({ day }) => yearOf(day))
  const kept = new Map<number, Map<Day, CalendarDay>>()
  const daysOf = (year: number) => {
    const found = kept.get(year) ?? new Map((years.get(year) ?? byLaw(year)).map((each) => [each.day, each]))
    kept.set(year, found)
    return found
  }
  return {
    isWorking(of) {
      const told = daysOf(yearOf(of)).get(of)
      return told ? told.kind === 'worked' : !isWeekend(of)
    },
    isConfirmed(from, to) {
      for (let year = yearOf(from); year <= yearOf(to); year++)
        for (const { day, status } of daysOf(year).values()) if (day >= from && day <= to && status === 'unconfirmed') return false
      return true
    },
    holidaysOf: (year) => [...daysOf(year).values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

const isWeekend = (of: Day) => weekdayOf(of) >= 6

/** A holiday on a weekend is made good on the next working day (Labour Code 45/2019/QH14, art. 111, paragraph 3). */
function byLaw(year: number): CalendarDay[] {
  const source = 'Bộ luật Lao động 45/2019/QH14, Điều 112 (chưa có thông báo của năm này)'
  const off = new Map<Day, string>(holidaysByLaw(year).map(({ day, name }) => [day, name]))
  for (const [on, name] of [...off].filter(([on]) => isWeekend(on))) {
    let next = addDays(on, 1)
    while (off.has(next) || isWeekend(next)) next = addDays(next, 1)
    off.set(next, `${name} (nghỉ bù)`)
  }
  return [...off].map(([day, name]) => ({ day, kind: 'off', name, source, status: 'unconfirmed' }))
}

/** The n-th working day after a day, which does not count itself (Civil Code 91/2015/QH13, art. 147, paragraph 2). */
export function addWorkingDays(calendar: Calendar, from: Day, count: number): Day {
  let at = from
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (calendar.isWorking(at)) left--
  }
  return at
}

/** The last day of a time limit in days, the first of which is the day after: where offices are closed on it, the next working day (Civil Code, art. 148, paragraph 5). */
export function endOfLimit(calendar: Calendar, from: Day, days: number): Day {
  let at = addDays(from, days)
  while (!calendar.isWorking(at)) at = addDays(at, 1)
  return at
}

export const calendarIn = async (tx: Tx): Promise<Calendar> => calendarOf(await rows<CalendarDay>(tx, sql`
  select day::text as day, kind, name, source, status from calendar_day where upper_inf(recorded)`))
