import { addDays, day } from '#ground/time/day.ts'
import { inVietNam, instantOf } from './retention.ts'

const again = 3_600_000 // after a failure, ms
const settled = 600_000 // a missed one waits until the server has run a while, ms
const oldest = 36 * 3_600_000

/** The newest instant of 'HH:MM' in Viet Nam that is not after now. */
export function lastTurn(now: Date, at: string): Date {
  const today = day(inVietNam(now).slice(0, 10))
  const turn = instantOf(today, at)
  return turn <= now ? turn : instantOf(addDays(today, -1), at)
}

export const nextTurn = (now: Date, at: string): Date => new Date(lastTurn(now, at).getTime() + 24 * 3_600_000)

export type Known = { startedAt: Date; goodAt: Date | null; triedAt: Date | null }

/** Due once a day at its hour; one that failed is tried again every hour; one that was missed is made up for once the server has run ten minutes. */
export function isDue(now: Date, at: string, { startedAt, goodAt, triedAt }: Known): boolean {
  const turn = lastTurn(now, at)
  if (goodAt !== null && goodAt >= turn) return false
  if (triedAt !== null && triedAt >= turn) return now.getTime() - triedAt.getTime() >= again
  return turn >= startedAt || now.getTime() - startedAt.getTime() >= settled
}

/** No good backup for a day and a half: somebody must look. */
export const isStale = (now: Date, goodAt: Date | null): boolean => goodAt === null || now.getTime() - goodAt.getTime() > oldest
