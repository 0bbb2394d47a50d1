import { type Day, type Precision, dayOf } from './day.ts'

/** A day read from what somebody typed. `confirm` names a reading that a person should look at before it is believed. */
export type ReadDay = { day: Day; precision: Precision; confirm?: 'time.two-digit-year' }

/** Why it is not a day: a message code of time/messages.ts and its facts. */
export type UnreadDay = { code: 'time.not-a-day' | 'time.no-such-day' | 'time.two-digit-year-unread' | 'time.out-of-range'; facts: Record<string, unknown> }

type Options = {
  /** The latest day that a two-digit year may mean: 65 -> 1965 and 20 -> 2020 where it is 2021-06-25. Without it such years are refused. */
  notAfter?: Day
}

const sep = String.raw`\s*[/.\-–—‑]\s*`
const clock = String.raw`(?:[ t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|sa|ch|am|pm)?)?`
const dayFirst = new RegExp(`^(\\d{1,2})${sep}(\\d{1,2})${sep}(\\d{4}|\\d{2})${clock}$`)
const yearFirst = new RegExp(`^(\\d{4})${sep}(\\d{1,2})${sep}(\\d{1,2})${clock}$`)
const inWords = /^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*,?\s*năm\s*(\d{4}|\d{2})$/
const month = new RegExp(`^(?:tháng\\s*)?(\\d{1,2})(?:${sep}|\\s*,?\\s*năm\\s*)(\\d{4})$`)
const yearMonth = new RegExp(`^(\\d{4})${sep}(\\d{1,2})$`)
const year = /^(?:năm\s*)?(\d{4})$/

/** Years beyond these are slips. */
export const earliest = 1800
export const latest = 2200

/** Reads a day of any precision: '25/06/2021', '25.6.2021', '2021-06-25', 'ngày 25 tháng 6 năm 2021', '06/2021', '2021'. */
export function readDayWithPrecision(text: string, options: Options = {}): ReadDay | UnreadDay {
  const typed = text.normalize('NFC').replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/\s+/g, ' ').trim().replace(/^'/, '').toLowerCase()
  let found = typed.match(dayFirst) ?? typed.match(inWords)
  if (found) return wholeDay(text, found[3]!, Number(found[2]), Number(found[1]), options)
  if ((found = typed.match(yearFirst))) return wholeDay(text, found[1]!, Number(found[2]), Number(found[3]), options)
  if ((found = typed.match(month))) return part(text, Number(found[2]), Number(found[1]), 'month')
  if ((found = typed.match(yearMonth))) return part(text, Number(found[1]), Number(found[2]), 'month')
  if ((found = typed.match(year))) return part(text, Number(found[1]), 1, 'year')
  return { code: 'time.not-a-day', facts: { text } }
}

/** A full day, undefined for anything else or anything to be confirmed. */
export function readDay(text: string): Day | undefined {
  const read = readDayWithPrecision(text)
  return 'day' in read && read.precision === 'day' ? read.day : undefined
}

function wholeDay(text: string, yearText: string, monthNumber: number, date: number, { notAfter }: Options): ReadDay | UnreadDay {
  if (yearText.length === 4) return checked(text, Number(yearText), monthNumber, date, 'day')
  if (!notAfter) return { code: 'time.two-digit-year-unread', facts: { text } }
  for (let full = Math.floor(Number(notAfter.slice(0, 4)) / 100) * 100 + Number(yearText), tries = 0; tries < 2; full -= 100, tries++) {
    const read = checked(text, full, monthNumber, date, 'day')
    if ('day' in read && read.day <= notAfter) return { ...read, confirm: 'time.two-digit-year' }
  }
  return { code: 'time.no-such-day', facts: { text, day: date, month: monthNumber, year: yearText } }
}

const part = (text: string, yearNumber: number, monthNumber: number, precision: Precision): ReadDay | UnreadDay =>
  checked(text, yearNumber, monthNumber, 1, precision)

function checked(text: string, yearNumber: number, monthNumber: number, date: number, precision: Precision): ReadDay | UnreadDay {
  const read = dayOf(yearNumber, monthNumber, date)
  if (!read) return { code: 'time.no-such-day', facts: { text, day: date, month: monthNumber, year: yearNumber } }
  if (yearNumber < earliest || yearNumber > latest) return { code: 'time.out-of-range', facts: { text, earliest, latest } }
  return { day: read, precision }
}
