import { dayOf, monthOf, writeDay, yearOf, type Day } from '#ground/time/day.ts'
import { readDayWithPrecision, type UnreadDay } from '#ground/time/read-day.ts'
import type { PaperDraft } from './paper.ts'

/** When a paper was issued, as exactly as it is known: the first day of the month, quarter or year where less is known. */
export type Issued = Pick<PaperDraft, 'issuedPrecision'> & { issuedOn: Day | null }

const quarter = /^(?:quý|quí|q)\s*(iv|i{1,3}|[1-4])\s*(?:[/.,-]|năm)?\s*(?:năm\s*)?(\d{4})$/
const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** '25/06/2021', '06/2021', 'quý II/2021', '2021', or nothing where the day is not known. */
export function readIssued(text: string): Issued | UnreadDay {
  const typed = text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
  if (typed === '') return { issuedOn: null, issuedPrecision: 'unknown' }
  const [, which = '', year = ''] = quarter.exec(typed) ?? []
  const first = which && dayOf(Number(year), ((romans[which] ?? Number(which)) - 1) * 3 + 1, 1)
  if (first) return { issuedOn: first, issuedPrecision: 'quarter' }
  const read = readDayWithPrecision(text)
  return 'code' in read ? read : { issuedOn: read.day, issuedPrecision: read.precision }
}

const romanOf = ['I', 'II', 'III', 'IV']

/** As it is typed: readIssued gives the same back. '' where the day is not known. */
export function writeIssued({ issuedOn, issuedPrecision }: Issued): string {
  if (!issuedOn) return ''
  if (issuedPrecision === 'quarter') return `quý ${romanOf[Math.floor((monthOf(issuedOn) - 1) / 3)]}/${yearOf(issuedOn)}`
  if (issuedPrecision === 'month') return writeDay(issuedOn).slice(3)
  return issuedPrecision === 'year' ? String(yearOf(issuedOn)) : writeDay(issuedOn)
}
