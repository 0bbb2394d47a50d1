import { Building, type Solve } from '#ground/solver/linear.ts'
import { compareCosts, costOf, type Group, piecesOf, type Problem, type Proposal } from './problem.ts'

/**
 * The best division of a commune's villages into connected groups: first as few new villages as can be below the minimum, then, by `first`, fewest households moved and fewest leaders lost.
 * y(i, j): village i goes to the seat j. That groups hang together is asked only of those that a solution tore: a cut a time, until none is torn; so the answer is exact.
 * Null where the wishes contradict each other or the map.
 */
export function propose(problem: Problem, solve: Solve): Proposal | null {
  const endsAt = performance.now() + problem.seconds * 1000
  const { model, asks, ones } = modelOf(problem)
  for (;;) {
    const { state, values } = solve(model, Math.max(0.5, (endsAt - performance.now()) / 1000))
    if (state === 'infeasible') return null
    if (values === null) return fallback(problem)
    const groups = groupsOf(problem, ones(values))
    const torn = groups.flatMap((group) => cutsOf(problem, group))
    if (torn.length === 0) return { groups, cost: costOf(problem, groups), optimal: state === 'optimal' }
    if (performance.now() > endsAt) return fallback(problem)
    for (const each of torn) asks(each)
  }
}

/** The time is over before every group hangs together: nothing is merged, which always stands, and is told as unproven; wishes that ask for more are not met. */
function fallback(problem: Problem): Proposal | null {
  if (problem.together.some((ids) => ids.length > 1)) return null
  const groups = problem.places.map(({ id }) => ({ seatId: id, members: [id] }))
  return { groups, cost: costOf(problem, groups), optimal: false }
}

const y = (i: number, j: number) => `${i}/${j}`
const b = (j: number) => `below/${j}`
/** Columns by their names: the weighted sum lies between the bounds, both included. */
type Row = { lower: number; upper: number; entries: [column: string, value: number][] }

function modelOf({ places, neighbours, together, apart, seats, first }: Problem) {
  const pieceOf = new Map(piecesOf(places.map(({ id }) => id), neighbours).flatMap((piece, at) => piece.map((id) => [id, at] as const)))
  const reaches = (i: number, j: number) => pieceOf.get(i) === pieceOf.get(j)
  const ids = places.map(({ id }) => id)
  const all = places.reduce((total, { households }) => total + households, 0)
  const leaders = places.filter(({ leads }) => leads).length
  const [byMoved, byLost] = first === 'moved' ? [leaders + 1, 1] : [1, all + 1]
  const byBelow = all * byMoved + leaders * byLost + 1
  const building = new Building(false, Infinity)
  const columns = new Map<string, number>()
  for (const place of places) for (const j of ids) if (reaches(place.id, j)) columns.set(y(place.id, j), building.column(j === place.id ? 0 : place.households * byMoved + (place.leads ? byLost : 0), 0, 1))
  for (const j of ids) columns.set(b(j), building.column(byBelow, 0, 1))
  building.model.integer = columns.size
  const asks = ({ lower, upper, entries }: Row) => building.row(lower, upper, entries.map(([column, value]) => [columns.get(column)!, value]))
  const rows: Row[] = [
    ...ids.map((i) => ({ lower: 1, upper: 1, entries: ids.filter((j) => reaches(i, j)).map((j): [string, number] => [y(i, j), 1]) })),
    ...ids.flatMap((i) => ids.filter((j) => j !== i && reaches(i, j)).map((j) => atMost(0, [y(i, j), 1], [y(j, j), -1]))),
    ...places.flatMap((seat) => reachingLeast(places.filter(({ id }) => id !== seat.id && reaches(id, seat.id)), seat, neighbours)),
    ...together.flatMap(([one, ...others]) => others.flatMap((other) => ids.filter((j) => reaches(one!, j) || reaches(other, j)).map((j) => (
      reaches(one!, j) && reaches(other, j) ? exactly(0, [y(one!, j), 1], [y(other, j), -1]) : exactly(0, [reaches(one!, j) ? y(one!, j) : y(other, j), 1]))))),
    ...apart.flatMap(([one, other]) => ids.filter((j) => reaches(one, j) && reaches(other, j)).map((j) => atMost(1, [y(one, j), 1], [y(other, j), 1]))),
    ...seats.map((j) => exactly(1, [y(j, j), 1])),
  ]
  for (const each of rows) asks(each)
  // from the start: whoever does not touch the seat is in its group only beside a neighbour of their own that is
  const touching = (i: number) => neighbours.flatMap(([one, other]) => (one === i ? [other] : other === i ? [one] : []))
  for (const i of ids) for (const j of ids) if (j !== i && reaches(i, j) && !touching(i).includes(j)) asks(cut([i], j, touching(i)))
  const ones = (values: readonly number[]) => new Set([...columns].filter(([, at]) => values[at]! > 0.5).map(([column]) => column))
  return { model: building.model, asks, ones }
}

const atMost = (upper: number, ...entries: Row['entries']): Row => ({ lower: -Infinity, upper, entries })
const atLeast = (lower: number, ...entries: Row['entries']): Row => ({ lower, upper: Infinity, entries })
const exactly = (value: number, ...entries: Row['entries']): Row => ({ lower: value, upper: value, entries })

/** A seat too small by itself reaches the minimum with others, of which each gives no more than is missing and one touches it; or it is told as below. */
function reachingLeast(others: Problem['places'], { id: j, households, least }: Problem['places'][number], neighbours: Problem['neighbours']): Row[] {
  const missing = least - households
  if (missing <= 0) return [exactly(0, [b(j), 1])]
  const given = others.filter((other) => other.households > 0).map((other): [string, number] => [y(other.id, j), Math.min(other.households, missing)])
  const beside = others.filter(({ id }) => neighbours.some(([one, other]) => (one === id && other === j) || (other === id && one === j)))
  return [atLeast(0, ...given, [b(j), missing], [y(j, j), -missing]), atLeast(0, ...beside.map(({ id }): [string, number] => [y(id, j), 1]), [b(j), 1], [y(j, j), -1])]
}

/** A piece that does not hold the seat belongs to it only with a village that touches the piece. */
const cut = (piece: number[], seatId: number, around: number[]): Row => atMost(0, [y(piece[0]!, seatId), 1], ...[...new Set(around)].map((k): [string, number] => [y(k, seatId), -1]))

function cutsOf({ neighbours }: Problem, { seatId, members }: Group): Row[] {
  return piecesOf(members, neighbours).filter((piece) => !piece.includes(seatId)).flatMap((piece) => {
    const inside = new Set(piece)
    const around = neighbours.flatMap(([one, other]) => (inside.has(one) && !inside.has(other) ? [other] : inside.has(other) && !inside.has(one) ? [one] : []))
    return piece.map((id) => cut([id], seatId, around))
  })
}

const groupsOf = ({ places }: Problem, ones: Set<string>): Group[] => places.filter(({ id }) => ones.has(y(id, id))).map(({ id: seatId }) => (
  { seatId, members: places.filter(({ id }) => ones.has(y(id, seatId))).map(({ id }) => id).sort((one, other) => one - other) }))

/** The better of two by what counts first. */
export const better = (one: Proposal, other: Proposal, { first }: Problem): Proposal => (compareCosts(one.cost, other.cost, first) <= 0 ? one : other)
