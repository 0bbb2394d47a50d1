import { type Candidate, isReady, type Problem } from './feasible.ts'
import { costOf, isPerPair, mayLead } from './wishes.ts'

/** A candidate who could lead by the day, and what that breaks, weighted. */
export type Choice = Candidate & { cost: number }

/**
 * Who need be looked at: of those who stand for one village alone, only whoever no other there equals or betters in everything that the wishes ask.
 * Exact: whoever is left out could be put in by their better and no wish be broken more. A few remain of thirty thousand.
 */
export function reduce(problem: Problem): Choice[] {
  const lets = mayLead(problem)
  const pinned = new Set(problem.pins.map(({ villageId }) => villageId))
  const soft = problem.wishes.filter(({ must, kind }) => !must && isPerPair(kind)).map((wish) => ({ cost: costOf(problem.candidates, wish), weight: wish.weight }))
  const inPlan = new Set(problem.villages)
  let choices: Choice[] = problem.candidates
    .filter((each) => inPlan.has(each.villageId) && isReady(each, problem.by) && lets(each))
    .map((each) => ({ ...each, cost: soft.reduce((sum, { cost, weight }) => sum + weight * cost(each), 0) }))
  const merits = meritsIn(problem)
  for (let before = Infinity; choices.length < before;) {
    before = choices.length
    const villagesOf = problem.wishes.some(({ kind }) => kind === 'once') ? counted(choices) : () => 1
    choices = [...Map.groupBy(choices, ({ villageId }) => villageId).values()].flatMap((there) => (pinned.has(there[0]!.villageId) ? there : undominated(there, merits, villagesOf)))
  }
  return choices
}

/** What is better of one than of another: all numbers, the higher the better. */
function meritsIn({ wishes }: Problem): (one: Choice) => number[] {
  const asked = new Set(wishes.map(({ kind }) => kind))
  return (one) => [-one.cost, asked.has('women') && one.female ? 1 : 0, asked.has('minorities') && one.minority ? 1 : 0, asked.has('officers') && one.officer ? -1 : 0]
}

function counted(choices: Choice[]): (one: Choice) => number {
  const counts = new Map<number, number>()
  for (const { personId } of choices) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  return ({ personId }) => counts.get(personId)!
}

/** Only one who is needed nowhere else may stand in for another. */
function undominated(there: Choice[], merits: (one: Choice) => number[], villagesOf: (one: Choice) => number): Choice[] {
  const kept: { one: Choice; merits: number[] }[] = []
  const ranked = there.map((one) => ({ one, merits: merits(one), free: villagesOf(one) === 1 }))
  const free = ranked.filter((each) => each.free)
  const fronts: typeof free = []
  for (const each of free) {
    if (fronts.some((other) => other.merits.every((merit, i) => merit >= each.merits[i]!))) continue
    for (let i = fronts.length - 1; i >= 0; i--) if (each.merits.every((merit, j) => merit >= fronts[i]!.merits[j]!)) fronts.splice(i, 1)
    fronts.push(each)
  }
  for (const each of ranked) if (each.free ? fronts.includes(each) : !fronts.some((other) => other.merits.every((merit, i) => merit >= each.merits[i]!))) kept.push(each)
  return kept.map(({ one }) => one)
}
