import type { CellValue, VagueDay } from '#ground/spreadsheet/sheet.ts'
import { type Day, isDay } from '#ground/time/day.ts'
import { type judgeNumbers, readIssued } from '#papers/public.ts'
import { addFault, type ReadSheet } from './read-rows.ts'

export type Judge = ReturnType<typeof judgeNumbers>

/** Notes, at its cell, each number that was given to another paper or is kept by another office. The rows stay: others may point at them. */
export async function judgePapers(read: ReadSheet, judge: Judge): Promise<void> {
  const told = read.from.sheet.columns.flatMap(({ key, paper }) => (paper ? [{ key, ...paper }] : []))
  if (told.length === 0) return
  for (const { row, values } of read.rows) for (const { key, issuedOn, issuer } of told) {
    const [symbol, body] = [values[key], values[issuer]]
    if (typeof symbol !== 'string' || typeof body !== 'string') continue
    const refusal = await judge({ symbol, issuer: body, issuedOn: dayOf(values[issuedOn]) })
    if (refusal) addFault(read, row, key, refusal.code, refusal.facts)
  }
}

const isVague = (value: CellValue): value is VagueDay => typeof value === 'object' && value !== null && 'day' in value

/** The first day on which it may have been issued; null where it is not known or cannot be read. */
function dayOf(value: CellValue | undefined): Day | null {
  if (value === null || value === undefined) return null
  if (isVague(value)) return value.day
  if (typeof value !== 'string') return null
  if (isDay(value)) return value
  const issued = readIssued(value)
  return 'code' in issued ? null : issued.issuedOn
}
