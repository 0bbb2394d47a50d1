import { addDays, day } from '#ground/time/day.ts'
import type { Keep } from './settings.ts'

const named = /^nhat-the-(\d{4}-\d\d-\d\d)-\d{6}\.backup$/
const aheadOfUtc = 7 * 3_600_000 // Viet Nam, all year

/** 'nhat-the-2026-11-24-023000.backup', by the clock of Viet Nam: names stand in the order of time. */
export const nameAt = (at: Date): string => {
  const [on = '', clock = ''] = inVietNam(at).split('T')
  return `nhat-the-${on}-${clock.replaceAll(':', '')}.backup`
}

/** '2026-11-24T02:30:00' */
export const inVietNam = (at: Date): string => new Date(at.getTime() + aheadOfUtc).toISOString().slice(0, 19)

/** The instant of a day and hour in Viet Nam. */
export const instantOf = (on: string, at: string): Date => new Date(Date.parse(`${on}T${at}:00Z`) - aheadOfUtc)

export const isBackupName = (name: string): boolean => named.test(name)

/** Those that may go: of each day, week and month the newest is kept, for so many of them that have any. The newest of all always stays. */
export function outOfDate(names: string[], { daily, weekly, monthly }: Keep): string[] {
  const sorted = names.filter(isBackupName).sort().reverse()
  const kept = new Set([
    ...sorted.slice(0, 1),
    ...newestOfEach(sorted, dayOf, daily),
    ...newestOfEach(sorted, (name) => mondayOf(dayOf(name)), weekly),
    ...newestOfEach(sorted, (name) => dayOf(name).slice(0, 7), monthly)
  ])
  return sorted.filter((name) => !kept.has(name))
}

function newestOfEach(sorted: string[], periodOf: (name: string) => string, most: number): string[] {
  const newest = new Map<string, string>()
  for (const name of sorted) if (!newest.has(periodOf(name))) newest.set(periodOf(name), name)
  return [...newest.values()].slice(0, most)
}

const dayOf = (name: string): string => named.exec(name)?.[1] ?? ''

const mondayOf = (on: string): string => addDays(day(on), -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7))
