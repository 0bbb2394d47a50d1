import type { Day } from '#ground/time/day.ts'
import type { Milestone, Programme } from './programme.ts'

/** How far a unit is, as it is known: what it was given, what it said, and the figures that count. */
export type UnitFacts = {
  unitId: number; target: number | null; dueOn: Day | null
  acknowledgedOn: Day | null; planOn: Day | null
  reports: readonly { milestone: number; doneOn: Day }[]
  /** By code of indicator, on the day asked. A unit without rows has none. */
  figures: ReadonlyMap<string, { numerator: number; denominator: number }>
}

export type Step = 'done' | 'late' | 'waiting' | 'none' // none: nothing was asked
export const matters = ['acknowledge', 'plan', 'milestone', 'target'] as const
export type Matter = (typeof matters)[number]
export type Late = { matter: Matter; milestone: number | null; dueOn: Day }
export type Standing = { acknowledge: Step; plan: Step; milestones: { number: number; step: Step }[]; target: Step; late: Late[] }

/** Where a unit stands on a day. What happened later than the day has not happened. */
export function standingOf({ acknowledgeBy, planBy, indicator }: Programme, milestones: readonly Milestone[], unit: UnitFacts, on: Day): Standing {
  const by = (done: Day | null, due: Day | null): Step => (done !== null && done <= on ? 'done' : due !== null && due < on ? 'late' : 'waiting')
  const acknowledge = by(unit.acknowledgedOn, acknowledgeBy)
  const plan = by(unit.planOn, planBy)
  const steps = milestones.map(({ number, dueOn, indicator: measure, percent }) => {
    const reached = measure === null ? unit.reports.some((report) => report.milestone === number && report.doneOn <= on) : reaches(unit, measure, percent ?? 0)
    return { number, dueOn, step: reached ? 'done' as const : dueOn < on ? 'late' as const : 'waiting' as const }
  })
  const target = unit.target === null || unit.dueOn === null || indicator === null ? 'none' : reaches(unit, indicator, unit.target) ? 'done' : unit.dueOn < on ? 'late' : 'waiting'
  const late: Late[] = [
    ...(acknowledge === 'late' ? [{ matter: 'acknowledge' as const, milestone: null, dueOn: acknowledgeBy! }] : []),
    ...(plan === 'late' ? [{ matter: 'plan' as const, milestone: null, dueOn: planBy! }] : []),
    ...steps.filter(({ step }) => step === 'late').map(({ number, dueOn }) => ({ matter: 'milestone' as const, milestone: number, dueOn })),
    ...(target === 'late' ? [{ matter: 'target' as const, milestone: null, dueOn: unit.dueOn! }] : []),
  ]
  return { acknowledge, plan, milestones: steps.map(({ number, step }) => ({ number, step })), target, late }
}

/** Compared as whole numbers: numerator ÷ denominator against hundredths of a percent. */
function reaches({ figures }: UnitFacts, code: string, hundredths: number): boolean {
  const figure = figures.get(code)
  return figure !== undefined && figure.denominator > 0 && figure.numerator * 10_000 >= hundredths * figure.denominator
}
