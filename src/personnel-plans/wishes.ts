import type { Candidate, Problem } from './feasible.ts'

export const wishKinds = ['keep-heads', 'keep-secretaries', 'women', 'minorities', 'officers', 'youngest', 'oldest', 'residents', 'once'] as const
export type WishKind = (typeof wishKinds)[number]

/**
 * What people want of a plan. must: never broken, though fewer villages be reached; else each breach weighs so much.
 * limit: percent of those chosen at least (women, minorities), persons at most (officers), years of age on the day (youngest, oldest).
 */
export type Wish = { kind: WishKind; limit: number | null; weight: number; must: boolean }

const perPair: readonly WishKind[] = ['keep-heads', 'keep-secretaries', 'youngest', 'oldest', 'residents']
/** Whether one person in one village breaks it or not, whoever else is chosen. */
export const isPerPair = (kind: WishKind): boolean => perPair.includes(kind)
export const needsLimit = (kind: WishKind): boolean => ['women', 'minorities', 'officers', 'youngest', 'oldest'].includes(kind)

/** 1 where this person in this village breaks the wish. A holder is kept where the village has one. */
export function costOf(candidates: readonly Candidate[], { kind, limit }: Pick<Wish, 'kind' | 'limit'>): (one: Candidate) => number {
  const holding = (post: 'head' | 'secretary') => {
    const held = new Set(candidates.filter((each) => each[post]).map(({ villageId }) => villageId))
    return (one: Candidate) => Number(held.has(one.villageId) && !one[post])
  }
  switch (kind) {
    case 'keep-heads': return holding('head')
    case 'keep-secretaries': return holding('secretary')
    case 'youngest': return ({ age }) => Number(age !== null && age < limit!)
    case 'oldest': return ({ age }) => Number(age !== null && age > limit!)
    case 'residents': return ({ resident }) => Number(resident === false)
    default: return () => 0
  }
}

/** Whether no wish that must hold forbids this person in this village. What a person pinned, no wish forbids. */
export function mayLead({ wishes, pins, candidates }: Pick<Problem, 'wishes' | 'pins' | 'candidates'>): (one: Candidate) => boolean {
  const costs = wishes.filter(({ must, kind }) => must && isPerPair(kind)).map((wish) => costOf(candidates, wish))
  const pinned = new Map(pins.map(({ villageId, personId }) => [villageId, personId]))
  return (one) => (pinned.has(one.villageId) ? pinned.get(one.villageId) === one.personId : costs.every((cost) => cost(one) === 0))
}
