/** The feasible plan of a province: 1,560 villages and 30,000 candidates to the proof, beside a plain greedy: bin/node24 bench/feasible.ts [rounds] */
import { chance } from '#app/generate/chance.ts'
import { day } from '#ground/time/day.ts'
import { type Candidate, feasiblePlan, type Problem, weigh } from '#personnel-plans/feasible.ts'
import { highsSolve } from '#ground/solver/highs.ts'
import { mayLead, type Wish } from '#personnel-plans/wishes.ts'
import { inTurns, say } from './timing.ts'

const by = day('2017-12-31'), later = day('2018-05-30')
const [VILLAGES, CANDIDATES] = [1560, 30_000]
const MOST = 10 // s, the goal
const rounds = Number(process.argv[2] ?? 3)

const must = (kind: Wish['kind'], limit: number | null = null): Wish => ({ kind, limit, weight: 1, must: true })
const wish = (kind: Wish['kind'], limit: number | null, weight: number): Wish => ({ kind, limit, weight, must: false })

/** shared: how many of a hundred stand for two or three villages beside one another. scarce: so many of a hundred are ready by the day. */
function invent(name: string, shared: number, ready: number, wishes: Wish[]): Problem {
  const by_ = chance(name)
  const candidates: Candidate[] = []
  for (let personId = 1; personId <= CANDIDATES; personId++) {
    const home = by_.between(0, VILLAGES - 1)
    const villages = by_.happens(shared / 100) ? [...new Set([home, (home + by_.between(1, 4)) % VILLAGES, (home + by_.between(1, 9)) % VILLAGES])] : [home]
    const traits = { female: by_.happens(0.18), minority: by_.happens(0.4), officer: villages.length > 1 && by_.happens(0.5), age: by_.between(22, 68), eligibleOn: by_.happens(ready / 100) ? by : by_.happens(0.5) ? later : null }
    for (const villageId of villages) candidates.push({ villageId, personId, blocks: [], head: false, secretary: false, resident: villageId === home, ...traits })
  }
  const holders = new Map<number, Candidate[]>(Map.groupBy(candidates, ({ villageId }) => villageId))
  for (const there of holders.values()) [there[0]!.head, there[there.length - 1]!.secretary] = [true, true]
  return { by, villages: Array.from({ length: VILLAGES }, (_, i) => i), candidates, wishes, pins: [], seconds: MOST }
}

const wishes = [must('once'), wish('keep-heads', null, 3), wish('women', 30, 5), wish('minorities', 40, 4), wish('officers', 40, 2), wish('youngest', 25, 1), wish('oldest', 60, 2), wish('residents', null, 4)]
const cases = [
  { what: 'as a province is: 15 of 100 stand for several villages', problem: invent('a', 15, 70, wishes) },
  { what: 'wishes that must hold', problem: invent('b', 15, 70, [must('once'), must('women', 30), must('minorities', 40), must('officers', 40), must('oldest', 60), wish('keep-heads', null, 3), wish('residents', null, 4)]) },
  { what: 'few are ready: 6 of 100', problem: invent('c', 15, 6, wishes) },
  { what: 'everybody stands for several villages', problem: invent('d', 100, 70, wishes) },
  { what: 'everybody for several, few are ready', problem: invent('e', 100, 4, wishes) },
]

/** Village by village, the first who is free: what is done by hand. */
function greedy(problem: Problem) {
  const [taken, reached, lets] = [new Set<number>(), new Set<number>(), mayLead(problem)]
  return problem.candidates.filter((one) => {
    if (reached.has(one.villageId) || taken.has(one.personId) || one.eligibleOn === null || one.eligibleOn > by || !lets(one)) return false
    taken.add(one.personId)
    return reached.add(one.villageId)
  }).map((one) => ({ ...one, cost: 0 }))
}

const solve = await highsSolve()
console.log(`## The feasible plan\n\n${VILLAGES.toLocaleString('en')} villages, ${CANDIDATES.toLocaleString('en')} candidates; medians of ${rounds} rounds in turns with a plain greedy (village by village, the first who is free), which looks at no wish that is not a must. Broken: the weighted wishes. Goal: to the proof within ${MOST} s.\n`)
console.log('| | pairs | columns of the model | villages | broken | proof | greedy: villages | greedy: broken | seconds | times the greedy’s | |\n|---|---:|---:|---:|---:|---|---:|---:|---:|---:|---|')
for (const { what, problem } of cases) {
  const plan = feasiblePlan(problem, solve)
  const plain = greedy(problem)
  const taken = await inTurns(rounds, { plan: async () => feasiblePlan(problem, solve), greedy: async () => greedy(problem) })
  const seconds = taken.plan / 1000
  const proof = plan.state === 'optimal' ? 'optimum' : `at most ${plan.villagesAtMost} villages, at least ${plan.brokenAtLeast} broken`
  console.log(`| ${what} | ${problem.candidates.length.toLocaleString('en')} | ${plan.size.columns.toLocaleString('en')} | ${plan.chosen.length} | ${plan.broken} | ${proof} | ${plain.length} | ${weigh(problem, plain)} | ${seconds.toFixed(2)} | ${(taken.plan / taken.greedy).toFixed(0)} × | ${seconds <= MOST && plan.state === 'optimal' ? 'met' : 'missed'} |`)
  if (plan.state !== 'optimal') say(`${what}: ${proof}`)
}
