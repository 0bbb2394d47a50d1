import { addDays, addMonths, dayOf, monthOf, writeDay, yearOf, type Day } from '#ground/time/day.ts'
import { readDayWithPrecision, type UnreadDay } from '#ground/time/read-day.ts'
import type { PaperDraft } from './paper.ts'

/** When a paper was issued, as exactly as it is known: the first day of the month, quarter, third of a year or year where less is known. */
export type Issued = Pick<PaperDraft, 'issuedPrecision'> & { issuedOn: Day | null }

const quarter = /^(?:quý|quí|q)\s*(iv|i{1,3}|[1-4])\s*(?:[/.,-]|năm)?\s*(?:năm\s*)?(\d{4})$/
const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }
const part = /^(đầu|giữa|cuối|early|mid|middle of|end of|late)\s*(?:năm\s*)?(\d{4})$/
/** A third of the year each, so that no day of the year lies outside of all. */
const thirds = { year_start: { first: 1, word: 'đầu' }, year_middle: { first: 5, word: 'giữa' }, year_end: { first: 9, word: 'cuối' } } as const
type Third = keyof typeof thirds
const thirdOf: Record<string, Third> = { đầu: 'year_start', early: 'year_start', giữa: 'year_middle', mid: 'year_middle', 'middle of': 'year_middle', cuối: 'year_end', 'end of': 'year_end', late: 'year_end' }
const isThird = (precision: Issued['issuedPrecision']): precision is Third => precision in thirds

/** '25/06/2021', '06/2021', 'quý II/2021', 'cuối năm 2016', '2021', or nothing where the day is not known. */
export function readIssued(text: string): Issued | UnreadDay {
  const typed = text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
  if (typed === '') return { issuedOn: null, issuedPrecision: 'unknown' }
  const [, which = '', year = ''] = quarter.exec(typed) ?? []
  const first = which && dayOf(Number(year), ((romans[which] ?? Number(which)) - 1) * 3 + 1, 1)
  if (first) return { issuedOn: first, issuedPrecision: 'quarter' }
  const [, word = '', ofYear = ''] = part.exec(typed) ?? []
  const third = thirdOf[word]
  const begins = third && dayOf(Number(ofYear), thirds[third].first, 1)
  if (third && begins) return { issuedOn: begins, issuedPrecision: third }
  const read = readDayWithPrecision(text)
  return 'code' in read ? read : { issuedOn: read.day, issuedPrecision: read.precision }
}

const romanOf = ['I', 'II', 'III', 'IV']

/** As it is typed: readIssued gives the same back. '' where the day is not known. */
export function writeIssued({ issuedOn, issuedPrecision }: Issued): string {
  if (!issuedOn) return ''
  if (issuedPrecision === 'quarter') return `quý ${romanOf[Math.floor((monthOf(issuedOn) - 1) / 3)]}/${yearOf(issuedOn)}`
  if (isThird(issuedPrecision)) return `${thirds[issuedPrecision].word} năm ${yearOf(issuedOn)}`
  if (issuedPrecision === 'month') return writeDay(issuedOn).slice(3)
  return issuedPrecision === 'year' ? String(yearOf(issuedOn)) : writeDay(issuedOn)
}

/** The last day on which it may have been issued: the day itself where that is known. */
export function lastDayOf({ issuedOn, issuedPrecision }: Issued): Day | null {
  if (!issuedOn) return null
  const months = { day: 0, unknown: 0, month: 1, quarter: 3, year_start: 4, year_middle: 4, year_end: 4, year: 12 }[issuedPrecision]
  return months === 0 ? issuedOn : addDays(addMonths(issuedOn, months), -1)
}
