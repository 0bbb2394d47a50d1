import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

/** Bảo đảm · cơ bản bảo đảm · chưa bảo đảm. */
export const findings = ['met', 'mostly_met', 'not_met'] as const
export type Finding = (typeof findings)[number]
export const evaluationStates = ['left', 'draft', 'given'] as const
/** left: nothing is noted of the person in this round. */
export type EvaluationState = (typeof evaluationStates)[number]

/** basis: the work on which it rests. */
export type Found = { criterionId: number; finding: Finding; basis: string | null }
export type RoundDays = { from: Day; till: Day; closesOn: Day }
export type RoundDraft = RoundDays & { name: string }

/** A round is called something, looks at a period, and closes no sooner than the period ends. */
export function refuseRound({ name, from, till, closesOn }: RoundDraft): Refusal | null {
  if (!name.trim()) return new Refusal('evaluations.name-missing')
  if (till < from) return new Refusal('evaluations.ends-before', { from, till })
  return closesOn < till ? new Refusal('evaluations.closes-before', { till, closesOn }) : null
}

/** A round is held open for longer, never shortened under those who assess. */
export const refuseExtension = ({ closesOn }: RoundDays, until: Day): Refusal | null => (until > closesOn ? null : new Refusal('evaluations.not-longer', { closesOn }))

/** Findings are by criteria of the round, each once; what is not met says on what work that rests. */
export function refuseFindings(found: readonly Found[], criteria: readonly number[]): Refusal | null {
  const told = found.map(({ criterionId }) => criterionId)
  if (told.some((id, at) => !criteria.includes(id) || told.indexOf(id) !== at)) return new Refusal('evaluations.no-such-criterion')
  const bare = found.find(({ finding, basis }) => finding === 'not_met' && !basis?.trim())
  return bare ? new Refusal('evaluations.basis-missing', { criterion: bare.criterionId }) : null
}

/** What is given is whole, is of a period that is over, and is made by the day the round closes. `first`: not a correction, which may come later. */
export function refuseGiving(round: RoundDays, { onDay, found }: { onDay: Day; found: readonly Found[] }, criteria: readonly number[], today: Day, first: boolean): Refusal | null {
  const missing = criteria.find((id) => !found.some(({ criterionId }) => criterionId === id))
  if (missing !== undefined) return new Refusal('evaluations.criterion-missing', { criterion: missing })
  if (onDay > today) return new Refusal('evaluations.in-the-future', { on: onDay, today })
  if (onDay < round.till) return new Refusal('evaluations.period-not-over', { on: onDay, till: round.till })
  if (first && onDay > round.closesOn) return new Refusal('evaluations.closed', { closesOn: round.closesOn })
  return refuseFindings(found, criteria)
}
