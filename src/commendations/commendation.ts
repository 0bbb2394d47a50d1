import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

export const levels = ['giay_khen', 'bang_khen'] as const
export type Level = (typeof levels)[number]
export const commendationStates = ['proposed', 'decided', 'declined'] as const
export type CommendationState = (typeof commendationStates)[number]

export type Proposal = { topic: string; year: number; proposedOn: Day; rows: { unitId: number; personId: number | null }[] }

/** A proposal says for what and whom, on a day that has come, of a year no later than that day's. */
export function refuseProposal({ topic, year, proposedOn, rows }: Proposal, today: Day): Refusal | null {
  if (!topic.trim()) return new Refusal('commendations.topic-missing')
  if (rows.length === 0) return new Refusal('commendations.nobody')
  if (proposedOn > today) return new Refusal('commendations.in-the-future', { on: proposedOn, today })
  if (year > Number(proposedOn.slice(0, 4))) return new Refusal('commendations.year-to-come', { year, proposedOn })
  const keys = rows.map(({ unitId, personId }) => (personId === null ? `u${unitId}` : `p${personId}`))
  return new Set(keys).size < keys.length ? new Refusal('commendations.twice') : null
}

/** A decision comes after the proposal and names who signed. */
export function refuseDecision({ state, proposedOn }: { state: CommendationState; proposedOn: Day }, { decidedOn, signer }: { decidedOn: Day; signer: string }, today: Day): Refusal | null {
  if (state !== 'proposed') return new Refusal('commendations.not-in-this-state')
  if (decidedOn > today) return new Refusal('commendations.in-the-future', { on: decidedOn, today })
  if (decidedOn < proposedOn) return new Refusal('commendations.decided-before-proposed', { decidedOn, proposedOn })
  return signer.trim() ? null : new Refusal('commendations.signer-missing')
}

/** How many years without a gap up to the latest: [2019, 2020, 2021] -> 3 in 2021; [2018, 2020, 2021] -> 2. None where the latest is earlier than the year before `year`. */
export function streakOf(years: Iterable<number>, year: number): number {
  const won = new Set(years)
  const latest = won.has(year) ? year : year - 1
  let length = 0
  while (won.has(latest - length)) length++
  return length
}
