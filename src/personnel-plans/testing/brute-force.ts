import { brokenBy, type Candidate, type Problem, weigh } from '../feasible.ts'
import { costOf, isPerPair } from '../wishes.ts'

/** Every plan there is, looked at one by one: the most villages that the wishes that must hold let, and the least that is broken then. Null: no plan honours the pins. */
export function bruteForce(problem: Problem): { villages: number; broken: number } | null {
  const options = problem.villages.map((villageId) => {
    const pin = problem.pins.find((each) => each.villageId === villageId)
    const there = problem.candidates.filter((each) => each.villageId === villageId && each.eligibleOn !== null && each.eligibleOn <= problem.by)
    if (pin) return pin.personId === null ? [null] : there.filter(({ personId }) => personId === pin.personId)
    const musts = problem.wishes.filter(({ must, kind }) => must && isPerPair(kind))
    return [null, ...there.filter((each) => musts.every((wish) => costOf(problem.candidates, wish)(each) === 0))]
  })
  let best: { villages: number; broken: number } | null = null
  const walk = (at: number, chosen: Candidate[]): void => {
    if (at < options.length) return options[at]!.forEach((one) => walk(at + 1, one === null ? chosen : [...chosen, one]))
    const all = chosen.map((one) => ({ ...one, cost: 0 }))
    if (problem.wishes.some((wish) => wish.must && !isPerPair(wish.kind) && brokenBy(problem, wish, all) > 0)) return
    const found = { villages: all.length, broken: weigh(problem, all) }
    if (best === null || found.villages > best.villages || (found.villages === best.villages && found.broken < best.broken)) best = found
  }
  walk(0, [])
  return best
}
