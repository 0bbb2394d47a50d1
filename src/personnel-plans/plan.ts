import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

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

export type Draft = { villageId: number; termId: number; option: Option; personId: number | null; dueOn: Day | null; obstacles: Obstacle[]; reason: string | null }
export type Plan = Draft & { number: number; state: PlanState; said: string | null; proposedBy: number | null; scenarioId: number | null }
export type Term = { id: number; name: string; unitId: number; from: Day | null; until: Day | null }

/** What stands against such a plan, by itself. covered: whether the term's unit lies above the village. */
export function refuseToDraft({ option, personId, dueOn, reason }: Draft, term: Term, covered: boolean): Refusal | null {
  if (!covered) return new Refusal('personnel-plans.term-elsewhere', { term: term.name })
  if (option === 'do_not_unify' && !reason?.trim()) return new Refusal('personnel-plans.say-why')
  if (option !== 'do_not_unify' && personId === null) return new Refusal('personnel-plans.say-who', { option })
  if (dueOn !== null && ((term.from !== null && dueOn < term.from) || (term.until !== null && dueOn >= term.until)) && option !== 'admit_and_wait')
    return new Refusal('personnel-plans.due-outside', { term: term.name, from: term.from, until: term.until })
  return null
}

/** From which states a step may be taken. */
const steps = { draft: ['drafted', 'returned'], propose: ['drafted', 'returned'], approve: ['proposed'], return: ['proposed', 'approved'] } as const satisfies Record<string, readonly PlanState[]>

export function refuseStep(step: keyof typeof steps, plan: Pick<Plan, 'state' | 'proposedBy'>, accountId: number): Refusal | null {
  if (!(steps[step] as readonly PlanState[]).includes(plan.state)) return new Refusal('personnel-plans.not-in-this-state', { state: plan.state })
  return step === 'approve' && accountId !== 0 && plan.proposedBy === accountId ? new Refusal('personnel-plans.own-proposal') : null
}
