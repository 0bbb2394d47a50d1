import type { Problem } from './feasible.ts'
import { Building, type Linear } from '#ground/solver/linear.ts'
import type { Choice } from './reduce.ts'

/**
 * A column for each choice (1: this person leads this village), then what is short or over, which follows from them.
 * 'villages': as many as can be, under the wishes that must hold. 'wishes': so many (reached), and the least broken.
 */
export function modelOf(problem: Problem, choices: Choice[], aim: 'villages' | 'wishes', reached = 0): Linear {
  const villages = Map.groupBy(choices.map((one, column) => ({ ...one, column })), ({ villageId }) => villageId)
  const building = new Building(aim === 'villages', villages.size)
  const forced = new Map(problem.pins.filter(({ personId }) => personId !== null).map(({ villageId, personId }) => [villageId, personId]))
  for (const { cost, villageId, personId } of choices) building.column(aim === 'villages' ? 1 : cost, forced.get(villageId) === personId ? 1 : 0, 1)
  building.model.integer = choices.length
  for (const there of villages.values()) if (there.length > 1) building.row(0, 1, there.map(({ column }) => [column, 1]))
  if (aim === 'wishes') building.row(reached, reached, choices.map((_, column) => [column, 1]))
  for (const wish of problem.wishes) {
    if (aim === 'villages' && !wish.must) continue
    if (wish.kind === 'once') once(building, choices, wish.must ? null : wish.weight)
    if (wish.kind === 'women' || wish.kind === 'minorities') share(building, choices, (one) => one[wish.kind === 'women' ? 'female' : 'minority'], wish.limit!, wish.must ? null : wish.weight, reached)
    if (wish.kind === 'officers') atMost(building, choices, wish.limit!, wish.must ? null : wish.weight)
  }
  return building.model
}

/** weight null: it must hold. */
type Weight = number | null

function once(building: Building, choices: Choice[], weight: Weight): void {
  for (const own of Map.groupBy(choices.map(({ personId }, column) => ({ personId, column })), ({ personId }) => personId).values()) {
    if (own.length < 2) continue
    const entries = own.map(({ column }) => [column, 1] as const)
    if (weight === null) building.row(0, 1, entries)
    else building.row(-Infinity, 1, [...entries, [building.column(weight, 0, own.length), -1]])
  }
}

/** At least so many of a hundred of those chosen: the number chosen is not known while it is being raised. */
function share(building: Building, choices: Choice[], counts: (one: Choice) => boolean, percent: number, weight: Weight, reached: number): void {
  if (weight === null) return building.row(0, Infinity, choices.map((one, column) => [column, (counts(one) ? 100 : 0) - percent] as const).filter(([, value]) => value !== 0))
  const least = Math.ceil((percent * reached) / 100)
  const short = building.column(weight, 0, Math.max(least, 0))
  building.row(least, Infinity, [...choices.flatMap((one, column) => (counts(one) ? [[column, 1] as const] : [])), [short, 1]])
}

function atMost(building: Building, choices: Choice[], most: number, weight: Weight): void {
  const entries = choices.flatMap((one, column) => (one.officer ? [[column, 1] as const] : []))
  if (weight === null) building.row(-Infinity, most, entries)
  else building.row(-Infinity, most, [...entries, [building.column(weight, 0, entries.length), -1]])
}
