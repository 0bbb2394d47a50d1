import { Refusal } from '#ground/refusal.ts'
import { addDays, type Day } from '#ground/time/day.ts'

/** What a village does about its two posts in a term. */
export const options = ['retain', 'replace', 'commune_officer', 'admit_and_wait', 'interim', 'do_not_unify'] as const
export type Option = (typeof options)[number]

/** What stands in the way (the articles of Quảng Ninh and Lạng Sơn): clan, localism, envy, sharing of power, income, ability, age, health, Party membership, family, workload, nobody. */
export const obstacles = ['clan', 'localism', 'envy', 'power_sharing', 'income', 'ability', 'age', 'health', 'membership', 'family', 'workload', 'nobody', 'other'] as const
export type Obstacle = (typeof obstacles)[number]

export const planStates = ['drafted', 'proposed', 'approved', 'returned'] as const
export type PlanState = (typeof planStates)[number]
export const outcomes = ['agrees', 'wavers', 'declines'] as const
export type ConsultationOutcome = (typeof outcomes)[number]

/** How far somebody who leads without being an official member has come. */
export const stages = ['non-member', 'introduced', 'class', 'dossier', 'probationary'] as const
export type Stage = (typeof stages)[number]

/** What comes next for such a person. */
export const nextSteps = ['introduce', 'class', 'dossier', 'admit', 'official'] as const
export type NextStep = (typeof nextSteps)[number]

export type Draft = { villageId: number; termId: number; option: Option; personId: number | null; dueOn: Day | null; obstacles: Obstacle[]; reason: string | null }
export type Plan = Draft & { number: number; state: PlanState; said: string | null; proposedBy: number | null; proposedFrom: number | null; scenarioId: number | null }
export type Term = { id: number; name: string; unitId: number; from: Day | null; until: Day | null }

/** What stands against such a plan, by itself. covered: whether the term's unit lies above the village. */
export function refuseToDraft({ option, personId, dueOn, reason }: Draft, term: Term, covered: boolean): Refusal | null {
  if (!covered) return new Refusal('personnel-plans.term-elsewhere', { term: term.name })
  if (option === 'do_not_unify' && !reason?.trim()) return new Refusal('personnel-plans.say-why')
  if (option !== 'do_not_unify' && personId === null) return new Refusal('personnel-plans.say-who', { option })
  if (dueOn !== null && ((term.from !== null && dueOn < term.from) || (term.until !== null && dueOn >= term.until)) && option !== 'admit_and_wait')
    return new Refusal('personnel-plans.due-outside', { term: term.name, from: term.from, last: term.until === null ? null : addDays(term.until, -1) })
  return null
}

/** From which states a step may be taken. */
const steps = { draft: ['drafted', 'returned'], propose: ['drafted', 'returned'], approve: ['proposed'], return: ['proposed', 'approved'] } as const satisfies Record<string, readonly PlanState[]>

export function refuseStep(step: keyof typeof steps, { state }: Pick<Plan, 'state'>): Refusal | null {
  return (steps[step] as readonly PlanState[]).includes(state) ? null : new Refusal('personnel-plans.not-in-this-state', { state })
}

type Named = { id: number; name: string }
/** Who stands over a proposal. from: the unit whose staff proposed it, or are to; above: the units above it on the day, the nearest first; yours: the speaker is staff of one of these; own: the speaker proposed it. */
export type Approval = { from: Named | null; above: Named[]; yours: boolean; own: boolean }

/** Proposed by the village or the commune, approved by a level above the proposer's and never by the proposer (ward over village at the least). What a level above approved, only such a level returns. */
export function refuseToJudge(step: 'propose' | 'approve' | 'return', state: PlanState, { from, above, yours, own }: Approval): Refusal | null {
  const by = above[0]?.name ?? ''
  if (step === 'propose') return above.length === 0 ? new Refusal('personnel-plans.nobody-above', { from: from?.name ?? '' }) : null
  if (step === 'return' && state === 'proposed') return null
  if (own && step === 'approve') return new Refusal('personnel-plans.own-proposal', { by })
  return yours ? null : new Refusal('personnel-plans.not-above', { from: from?.name ?? '', by })
}

/** Whoever is late with a step is reminded of it once a day, with a new day to come. lastOn: the day of the last reminder of this step. */
export function refuseToRemind({ late, reminded }: { late: number | null; reminded: { lastOn: Day } | null }, dueOn: Day | null, today: Day): Refusal | null {
  if (late === null) return new Refusal('personnel-plans.not-late', { on: today })
  if (reminded?.lastOn === today) return new Refusal('personnel-plans.reminded-today', { on: today })
  return dueOn !== null && dueOn <= today ? new Refusal('personnel-plans.due-not-to-come', { on: dueOn }) : null
}
