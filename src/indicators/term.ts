import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

/** A term of a body, for series and plans by term. `until` is the first day after it. */
export type TermGiven = { unitId: number; name: string; from: Day | null; until: Day | null; basis: string | null }

export function refuseToEnterTerm({ name, from, until }: { name: string; from: string | null; until: string | null }): Refusal | null {
  if (name.trim() === '') return new Refusal('indicators.term-without-name')
  return from !== null && until !== null && until <= from ? new Refusal('indicators.term-ends-before', { from, until }) : null
}
