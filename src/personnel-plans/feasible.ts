import type { Day } from '#ground/time/day.ts'
import { type Choice, reduce } from './reduce.ts'
import type { Linear, Solve, Solved } from '#ground/solver/linear.ts'
import { modelOf } from './model.ts'
import { costOf, isPerPair, mayLead, type Wish, type WishKind } from './wishes.ts'

/** Why somebody cannot lead a village yet; `until`: the first day it no longer stands in the way, null where nothing says when. */
export type Block = { code: 'age' | 'probation' | 'admission-planned' | 'pipeline' | 'non-member' | 'declined'; until: Day | null; planned?: Day }

/** One person for one village. eligibleOn: from which day the law lets them hold both posts; null: no day is known. */
export type Candidate = {
  villageId: number; personId: number; eligibleOn: Day | null; blocks: Block[]
  head: boolean; secretary: boolean // holds that post there now, not interim
  female: boolean; minority: boolean; officer: boolean; resident: boolean | null; age: number | null // on the day asked for
}

/** A row that a person settled: who leads that village, or (null) that it is left out. */
export type Pin = { villageId: number; personId: number | null }

export type Problem = { by: Day; villages: number[]; candidates: Candidate[]; wishes: Wish[]; pins: Pin[]; seconds: number }

/** Why a village is not in the plan, and the earliest day it could be, by the nearest person that the wishes let in. */
export type Blocked = {
  villageId: number; why: 'nobody' | 'blocked' | 'taken' | 'wishes' | 'left-out'
  personId: number | null; blocks: Block[]; earliestOn: Day | null
  wishes: WishKind[] // without which somebody else could lead it by the day
}

/** How far a wish is met. broken: heads, persons or villages short of it. costs: how many more villages the plan would reach without it; null: not asked, or no time. */
export type Met = Wish & { broken: number; costs: number | null }

/** villagesAtMost: proven, equal to the number chosen where that is the optimum. brokenAtLeast: weighted, the proven least. */
export type Feasible = {
  state: 'optimal' | 'gap' | 'impossible'
  chosen: Choice[]; blocked: Blocked[]; met: Met[]
  villagesAtMost: number; broken: number; brokenAtLeast: number
  size: { pairs: number; columns: number; rows: number }
}

/**
 * The largest number of villages that one person each can lead as secretary and head by a day, and among such plans one that breaks the wishes least.
 * Two stages: first the number, then, with it fixed, the weighted wishes. The same facts give the same plan.
 */
export function feasiblePlan(problem: Problem, solve: Solve): Feasible {
  const endsAt = performance.now() + problem.seconds * 1000
  const left = () => Math.max(0.5, (endsAt - performance.now()) / 1000)
  const sorted = { ...problem, villages: [...new Set(problem.villages)].sort((a, b) => a - b), candidates: [...problem.candidates].sort((a, b) => a.villageId - b.villageId || a.personId - b.personId) }
  const choices = reduce(sorted)
  const most = stage(modelOf(sorted, choices, 'villages'), solve, left() * 0.6)
  const pairs = sorted.candidates.length
  if (most.values === null) return { state: most.proven ? 'impossible' : 'gap', chosen: [], blocked: [], met: metBy(sorted, []), villagesAtMost: most.bound, broken: 0, brokenAtLeast: 0, size: { pairs, columns: 0, rows: 0 } }
  const first = picked(choices, most.values)
  const second = modelOf(sorted, choices, 'wishes', first.length)
  const best = stage(second, solve, left())
  const chosen = best.values === null ? first : picked(choices, best.values)
  const broken = weigh(sorted, chosen)
  const optimal = most.proven && best.proven
  return {
    state: optimal ? 'optimal' : 'gap', chosen, blocked: blockedBy(sorted, chosen),
    met: metBy(sorted, chosen).map((met) => ({ ...met, costs: met.must ? costIn(sorted, met, chosen.length, solve, left, endsAt) : null })),
    villagesAtMost: most.proven ? chosen.length : most.bound, broken, brokenAtLeast: best.proven ? broken : Math.min(broken, best.bound),
    size: { pairs, columns: second.colCost.length, rows: second.rowLower.length },
  }
}

type Stage = { values: readonly number[] | null; proven: boolean; bound: number }

/** bound: of a whole-numbered objective, so it is rounded inwards. */
function stage(model: Linear, solve: Solve, seconds: number): Stage {
  const { state, values, bound }: Solved = solve(model, seconds)
  const rounded = model.maximise ? Math.floor(bound + 1e-6) : Math.max(0, Math.ceil(bound - 1e-6))
  return { values, proven: state !== 'limit', bound: Number.isFinite(rounded) ? rounded : model.maximise ? model.most : 0 }
}

const picked = (choices: Choice[], values: readonly number[]): Choice[] => choices.filter((_, i) => values[i]! > 0.5)

/** How many more villages without one wish that must hold: asked only while there is time. */
function costIn(problem: Problem, wish: Wish, reached: number, solve: Solve, left: () => number, endsAt: number): number | null {
  if (performance.now() > endsAt) return null
  const without = { ...problem, wishes: problem.wishes.filter((each) => each.kind !== wish.kind) }
  const { values, proven } = stage(modelOf(without, reduce(without), 'villages'), solve, left())
  return values === null || !proven ? null : Math.max(0, values.slice(0, reduce(without).length).filter((value) => value > 0.5).length - reached)
}

/** The weighted sum of what a plan breaks. */
export const weigh = (problem: Pick<Problem, 'wishes' | 'candidates'>, chosen: Choice[]): number =>
  problem.wishes.filter(({ must }) => !must).reduce((sum, wish) => sum + wish.weight * brokenBy(problem, wish, chosen), 0)

/** How often a plan breaks a wish: villages, persons, or how many are missing. */
export function brokenBy(problem: Pick<Problem, 'candidates'>, wish: Wish, chosen: Choice[]): number {
  const count = (passes: (one: Choice) => boolean) => chosen.filter(passes).length
  switch (wish.kind) {
    case 'women': return Math.max(0, Math.ceil((wish.limit! * chosen.length) / 100) - count(({ female }) => female))
    case 'minorities': return Math.max(0, Math.ceil((wish.limit! * chosen.length) / 100) - count(({ minority }) => minority))
    case 'officers': return Math.max(0, count(({ officer }) => officer) - wish.limit!)
    case 'once': return chosen.length - new Set(chosen.map(({ personId }) => personId)).size
    default: {
      const cost = costOf(problem.candidates, wish)
      return count((one) => cost(one) > 0)
    }
  }
}

const metBy = (problem: Problem, chosen: Choice[]): Met[] => problem.wishes.map((wish) => ({ ...wish, broken: brokenBy(problem, wish, chosen), costs: null }))

function blockedBy(problem: Problem, chosen: Choice[]): Blocked[] {
  const reached = new Set(chosen.map(({ villageId }) => villageId))
  const busy = new Set(problem.wishes.some(({ kind, must }) => kind === 'once' && must) ? chosen.map(({ personId }) => personId) : [])
  const leftOut = new Set(problem.pins.filter(({ personId }) => personId === null).map(({ villageId }) => villageId))
  const there = Map.groupBy(problem.candidates, ({ villageId }) => villageId)
  const lets = mayLead(problem)
  return problem.villages.filter((villageId) => !reached.has(villageId)).map((villageId): Blocked => {
    const all = there.get(villageId) ?? []
    const allowed = all.filter(lets)
    const ready = all.filter((each) => isReady(each, problem.by))
    const nearest = [...(allowed.length > 0 ? allowed : all)].filter(({ personId, eligibleOn }) => !busy.has(personId) && (eligibleOn === null || eligibleOn > problem.by)).sort(sooner)[0]
    const turned = problem.wishes.filter((wish) => wish.must && isPerPair(wish.kind) && ready.some((each) => !busy.has(each.personId) && costOf(problem.candidates, wish)(each) > 0)).map(({ kind }) => kind)
    const readyAllowed = allowed.filter((each) => isReady(each, problem.by))
    const why = leftOut.has(villageId) ? 'left-out' : all.length === 0 ? 'nobody'
      : readyAllowed.some(({ personId }) => !busy.has(personId)) ? 'wishes' : readyAllowed.length > 0 ? 'taken' : allowed.length === 0 && ready.length > 0 ? 'wishes' : 'blocked'
    const global = why === 'wishes' && readyAllowed.length > 0 ? problem.wishes.filter(({ must, kind }) => must && !isPerPair(kind) && kind !== 'once').map(({ kind }) => kind) : []
    return { villageId, why, personId: nearest?.personId ?? null, blocks: nearest?.blocks ?? [], earliestOn: nearest?.eligibleOn ?? null, wishes: [...turned, ...global] }
  })
}

export const isReady = ({ eligibleOn }: Pick<Candidate, 'eligibleOn'>, by: Day): boolean => eligibleOn !== null && eligibleOn <= by
const sooner = (a: Candidate, b: Candidate) => {
  const [x, y] = [a.eligibleOn ?? '~', b.eligibleOn ?? '~']
  return x < y ? -1 : x > y ? 1 : Number(b.head) - Number(a.head) || a.personId - b.personId
}
