import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

/** A model that is rolled out. `goal` and targets are hundredths of a percent: 100 % is 10000. */
export type Programme = {
  number: number; name: string; unitId: number; paperId: number | null; indicator: string | null
  startsOn: Day; endsOn: Day | null; goal: number | null; goalOn: Day | null; acknowledgeBy: Day | null; planBy: Day | null
}
export type ProgrammeDraft = Omit<Programme, 'number'>
export const programmeFields = ['name', 'unitId', 'paperId', 'indicator', 'startsOn', 'endsOn', 'goal', 'goalOn', 'acknowledgeBy', 'planBy'] as const satisfies readonly (keyof ProgrammeDraft)[]

/** What a rule must know of an indicator: a programme is measured by a share of places, never of people. */
export type Measure = { code: string; measures: 'share' | 'count' | 'years'; better: 'higher' | 'lower' | 'neither'; family?: string }

const mayMeasure = ({ measures, better, family }: Measure) => measures === 'share' && better === 'higher' && family === undefined
export const measuring = <Of extends Measure>(indicators: readonly Of[]): Of[] => indicators.filter(mayMeasure)

export function refuseToLaunch(draft: ProgrammeDraft, indicators: readonly Measure[]): Refusal | null {
  const { name, indicator, startsOn, endsOn, goal, goalOn, acknowledgeBy, planBy } = draft
  if (!name.trim()) return new Refusal('programmes.without-name')
  if (endsOn && endsOn < startsOn) return new Refusal('programmes.ends-before', { startsOn, endsOn })
  if (indicator !== null && !measuring(indicators).some(({ code }) => code === indicator)) return new Refusal('programmes.not-a-measure', { indicator })
  if ((goal === null) !== (goalOn === null)) return new Refusal('programmes.goal-and-day')
  if (goal !== null && indicator === null) return new Refusal('programmes.goal-of-nothing')
  if (goal !== null && !isPercent(goal)) return new Refusal('programmes.not-a-percent')
  const early = [goalOn, acknowledgeBy, planBy].find((on) => on !== null && on < startsOn)
  return early ? new Refusal('programmes.due-before-start', { dueOn: early, startsOn }) : null
}

const isPercent = (hundredths: number): boolean => Number.isInteger(hundredths) && hundredths >= 0 && hundredths <= 10_000

export type UnitDraft = { target: number | null; dueOn: Day | null }
export function refuseTarget({ target, dueOn }: UnitDraft, { startsOn, indicator }: Programme): Refusal | null {
  if ((target === null) !== (dueOn === null)) return new Refusal('programmes.goal-and-day')
  if (target === null || dueOn === null) return null
  if (indicator === null) return new Refusal('programmes.goal-of-nothing')
  if (!isPercent(target)) return new Refusal('programmes.not-a-percent')
  return dueOn < startsOn ? new Refusal('programmes.due-before-start', { dueOn, startsOn }) : null
}

/** What the unit did is not of days to come, nor from before the programme began. */
export function refuseDone(on: Day, { startsOn }: Programme, today: Day): Refusal | null {
  if (on > today) return new Refusal('programmes.day-to-come', { on, today })
  return on < startsOn ? new Refusal('programmes.before-start', { on, startsOn }) : null
}

export type Milestone = { number: number; programme: number; name: string; dueOn: Day; indicator: string | null; percent: number | null }
export type MilestoneDraft = Omit<Milestone, 'number' | 'programme'>
export function refuseMilestone({ name, dueOn, indicator, percent }: MilestoneDraft, { startsOn }: Programme, indicators: readonly Measure[]): Refusal | null {
  if (!name.trim()) return new Refusal('programmes.milestone-without-name')
  if (dueOn < startsOn) return new Refusal('programmes.due-before-start', { dueOn, startsOn })
  if ((indicator === null) !== (percent === null)) return new Refusal('programmes.milestone-half-measured')
  if (indicator !== null && !measuring(indicators).some(({ code }) => code === indicator)) return new Refusal('programmes.not-a-measure', { indicator })
  return percent !== null && !isPercent(percent) ? new Refusal('programmes.not-a-percent') : null
}

export const sessionKinds = ['propaganda', 'exchange', 'briefing'] as const
/** `invited`, `conclusions`: of a briefing (giao ban), whose topic is its agenda. */
export type SessionDraft = { unitId: number; kind: (typeof sessionKinds)[number]; on: Day; topic: string; withWhom: string | null; audience: number | null; invited: number | null; conclusions: string | null }
export type Session = SessionDraft & { id: number; unit: string }
export function refuseSession({ on, kind, topic, withWhom, audience, invited, conclusions }: SessionDraft, programme: Programme, today: Day): Refusal | null {
  if (!topic.trim()) return new Refusal('programmes.session-without-topic')
  if (kind === 'exchange' && !withWhom?.trim()) return new Refusal('programmes.exchange-with-nobody')
  if (kind === 'briefing' && !withWhom?.trim()) return new Refusal('programmes.briefing-with-nobody')
  if (kind !== 'briefing' && (invited !== null || conclusions !== null)) return new Refusal('programmes.only-a-briefing')
  if ([audience, invited].some((count) => count !== null && (!Number.isInteger(count) || count < 1))) return new Refusal('programmes.audience-not-a-number')
  if (audience !== null && invited !== null && audience > invited) return new Refusal('programmes.more-than-invited', { audience, invited })
  return refuseDone(on, programme, today)
}
