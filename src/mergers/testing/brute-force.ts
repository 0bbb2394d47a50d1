import { compareCosts, costOf, faultOf, type Group, type Problem, type Proposal } from '../problem.ts'

/** Every division into groups with every choice of seats, looked through one by one. For a handful of villages. */
export function bruteForce(problem: Problem): Proposal | null {
  let best: Proposal | null = null
  const look = (left: number[], groups: number[][]): void => {
    const [next, ...rest] = left
    if (next === undefined) return seat(groups, [])
    for (const [at, group] of groups.entries()) look(rest, groups.with(at, [...group, next]))
    look(rest, [...groups, [next]])
  }
  const seat = (left: number[][], chosen: Group[]): void => {
    const [members, ...rest] = left
    if (members) return members.forEach((seatId) => seat(rest, [...chosen, { seatId, members }]))
    if (faultOf(problem, chosen)) return
    const cost = costOf(problem, chosen)
    if (!best || compareCosts(cost, best.cost, problem.first) < 0) best = { groups: chosen, cost, optimal: true }
  }
  look(problem.places.map(({ id }) => id), [])
  return best
}
