import { compareCosts, costOf, type Group, piecesOf, type Problem, type Proposal } from './problem.ts'

/** Solves a model in the CPLEX LP format: the columns that are 1; null where nothing fits. optimal: proven. */
export type SolveModel = (text: string, seconds: number) => { ones: Set<string>; optimal: boolean } | null

/**
 * The best division of a commune's villages into connected groups: first as few new villages as can be below the minimum, then, by `first`, fewest households moved and fewest leaders lost.
 * y_i_j: village i goes to the seat j. That groups hang together is asked only of those that a solution tore: a cut a time, until none is torn; so the answer is exact.
 * Null where the wishes contradict each other or the map.
 */
export function propose(problem: Problem, solve: SolveModel): Proposal | null {
  const endsAt = performance.now() + problem.seconds * 1000
  const model = modelOf(problem)
  for (const cuts = [...model.firstCuts]; ;) {
    const seconds = Math.max(0.5, (endsAt - performance.now()) / 1000)
    const solved = solve(model.text(cuts), seconds)
    if (!solved) return null
    const groups = groupsOf(problem, solved.ones)
    const torn = groups.flatMap((group) => cutsOf(problem, group))
    if (torn.length === 0) return { groups, cost: costOf(problem, groups), optimal: solved.optimal }
    if (performance.now() > endsAt) return fallback(problem)
    cuts.push(...torn)
  }
}

/** The time is over before every group hangs together: nothing is merged, which always stands, and is told as unproven; wishes that ask for more are not met. */
function fallback(problem: Problem): Proposal | null {
  if (problem.together.some((ids) => ids.length > 1)) return null
  const groups = problem.places.map(({ id }) => ({ seatId: id, members: [id] }))
  return { groups, cost: costOf(problem, groups), optimal: false }
}

const y = (i: number, j: number) => `y_${i}_${j}`
const b = (j: number) => `b_${j}`
const sum = (terms: string[]) => terms.join(' + ')

function modelOf({ places, neighbours, together, apart, seats, first }: Problem) {
  const pieceOf = new Map(piecesOf(places.map(({ id }) => id), neighbours).flatMap((piece, at) => piece.map((id) => [id, at] as const)))
  const reaches = (i: number, j: number) => pieceOf.get(i) === pieceOf.get(j)
  const ids = places.map(({ id }) => id)
  const all = places.reduce((total, { households }) => total + households, 0)
  const leaders = places.filter(({ leads }) => leads).length
  const [byMoved, byLost] = first === 'moved' ? [leaders + 1, 1] : [1, all + 1]
  const byBelow = all * byMoved + leaders * byLost + 1
  const objective = [
    ...places.flatMap((place) => ids.filter((j) => j !== place.id && reaches(place.id, j)).map((j) => `${place.households * byMoved + (place.leads ? byLost : 0)} ${y(place.id, j)}`)),
    ...ids.map((j) => `${byBelow} ${b(j)}`),
  ]
  const rows = [
    ...ids.map((i) => `${sum(ids.filter((j) => reaches(i, j)).map((j) => y(i, j)))} = 1`),
    ...ids.flatMap((i) => ids.filter((j) => j !== i && reaches(i, j)).map((j) => `${y(i, j)} - ${y(j, j)} <= 0`)),
    ...places.flatMap((seat) => reachingLeast(places.filter(({ id }) => id !== seat.id && reaches(id, seat.id)), seat, neighbours)),
    ...together.flatMap(([one, ...others]) => others.flatMap((other) => ids.filter((j) => reaches(one!, j) || reaches(other, j)).map((j) => (reaches(one!, j) && reaches(other, j) ? `${y(one!, j)} - ${y(other, j)} = 0` : `${reaches(one!, j) ? y(one!, j) : y(other, j)} = 0`)))),
    ...apart.flatMap(([one, other]) => ids.filter((j) => reaches(one, j) && reaches(other, j)).map((j) => `${y(one, j)} + ${y(other, j)} <= 1`)),
    ...seats.map((j) => `${y(j, j)} = 1`),
  ]
  const binaries = [...ids.flatMap((i) => ids.filter((j) => reaches(i, j)).map((j) => y(i, j))), ...ids.map(b)]
  const text = (cuts: string[]) => ['Minimize', ` cost: ${sum(objective)}`, 'Subject To', ...[...rows, ...cuts].map((each, at) => ` r${at}: ${each}`), 'Binary', ` ${binaries.join('\n ')}`, 'End'].join('\n')
  // from the start: whoever does not touch the seat is in its group only beside a neighbour of their own that is
  const touching = (i: number) => neighbours.flatMap(([one, other]) => (one === i ? [other] : other === i ? [one] : []))
  const firstCuts = ids.flatMap((i) => ids.filter((j) => j !== i && reaches(i, j) && !touching(i).includes(j)).map((j) => cut([i], j, touching(i))))
  return { text, firstCuts }
}

/** A seat too small by itself reaches the minimum with others, of which each gives no more than is missing and one touches it; or it is told as below. */
function reachingLeast(others: Problem['places'], { id: j, households, least }: Problem['places'][number], neighbours: Problem['neighbours']): string[] {
  const missing = least - households
  if (missing <= 0) return [`${b(j)} = 0`]
  const given = others.filter((other) => other.households > 0).map((other) => `${Math.min(other.households, missing)} ${y(other.id, j)}`)
  const beside = others.filter(({ id }) => neighbours.some(([one, other]) => (one === id && other === j) || (other === id && one === j)))
  return [`${sum([...given, `${missing} ${b(j)}`])} - ${missing} ${y(j, j)} >= 0`, `${sum([...beside.map(({ id }) => y(id, j)), b(j)])} - ${y(j, j)} >= 0`]
}

/** A piece that does not hold the seat belongs to it only with a village that touches the piece. */
const cut = (piece: number[], seatId: number, around: number[]) => [y(piece[0]!, seatId), ...[...new Set(around)].map((k) => `- ${y(k, seatId)}`)].join(' ') + ' <= 0'

function cutsOf({ neighbours }: Problem, { seatId, members }: Group): string[] {
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
