/** A village of the commune as a merger sees it. least: households that a village of its kind needs here; leads: one person heads both village and cell, or was asked to be kept. */
export type Place = { id: number; households: number; least: number; leads: boolean }
export const firsts = ['moved', 'leaders'] as const
/** What counts first once as few villages as can be are below the minimum: households that lose their village's name and seat, or leaders who lose their posts. */
export type First = (typeof firsts)[number]

/**
 * neighbours: pairs that touch. together: villages of one group each. apart: pairs that no group holds both of. seats: villages that keep name and seat.
 */
export type Problem = { places: Place[]; neighbours: [number, number][]; together: number[][]; apart: [number, number][]; seats: number[]; first: First; seconds: number }

/** A new village: the seat keeps its name, its own households do not move. members holds the seat too, in ascending order. */
export type Group = { seatId: number; members: number[] }
/** below: new villages under the minimum. moved: households whose village loses name and seat. lost: leaders whose village does. */
export type Cost = { below: number; moved: number; lost: number }
export type Proposal = { groups: Group[]; cost: Cost; optimal: boolean }

export const householdsOf = (places: readonly Place[], { members }: Group): number => places.reduce((sum, { id, households }) => sum + (members.includes(id) ? households : 0), 0)
const placeOf = (places: readonly Place[], id: number): Place => places.find((place) => place.id === id)!

/** Under the minimum of the seat's kind. */
export const isBelow = (places: readonly Place[], group: Group): boolean => householdsOf(places, group) < placeOf(places, group.seatId).least

export function costOf({ places }: Pick<Problem, 'places'>, groups: readonly Group[]): Cost {
  const seats = new Set(groups.map(({ seatId }) => seatId))
  const leaving = places.filter(({ id }) => !seats.has(id))
  return { below: groups.filter((group) => isBelow(places, group)).length, moved: leaving.reduce((sum, { households }) => sum + households, 0), lost: leaving.filter(({ leads }) => leads).length }
}

/** The order in which proposals are better: negative where a is. */
export const compareCosts = (a: Cost, b: Cost, first: First): number => a.below - b.below || (first === 'moved' ? a.moved - b.moved || a.lost - b.lost : a.lost - b.lost || a.moved - b.moved)

/** Every group hangs together by neighbours; the wishes hold; every village is in one group, its seat among them. */
export function faultOf({ places, neighbours, together, apart, seats }: Pick<Problem, 'places' | 'neighbours' | 'together' | 'apart' | 'seats'>, groups: readonly Group[]): GroupFault | null {
  const groupOf = new Map(groups.flatMap((group, at) => group.members.map((id) => [id, at] as const)))
  if (groups.reduce((sum, { members }) => sum + members.length, 0) !== places.length || places.some(({ id }) => !groupOf.has(id))) return { code: 'not-all', ids: places.filter(({ id }) => !groupOf.has(id)).map(({ id }) => id) }
  const seatless = groups.find(({ seatId, members }) => !members.includes(seatId))
  if (seatless) return { code: 'seat-outside', ids: [seatless.seatId] }
  const torn = groups.find((group) => piecesOf(group.members, neighbours).length > 1)
  if (torn) return { code: 'not-connected', ids: torn.members }
  const parted = together.find((ids) => new Set(ids.map((id) => groupOf.get(id))).size > 1)
  if (parted) return { code: 'kept-together', ids: parted }
  const joined = apart.find(([a, b]) => groupOf.get(a) === groupOf.get(b))
  if (joined) return { code: 'kept-apart', ids: joined }
  const unseated = seats.find((id) => !groups.some(({ seatId }) => seatId === id))
  return unseated === undefined ? null : { code: 'wanted-seat', ids: [unseated] }
}
export type GroupFault = { code: 'not-all' | 'seat-outside' | 'not-connected' | 'kept-together' | 'kept-apart' | 'wanted-seat'; ids: number[] }

/** The parts of a set of villages that hang together. */
export function piecesOf(ids: readonly number[], neighbours: readonly (readonly [number, number])[]): number[][] {
  const left = new Set(ids)
  const pieces: number[][] = []
  for (const start of ids) {
    if (!left.delete(start)) continue
    const piece = [start]
    for (const at of piece) for (const [a, b] of neighbours) for (const next of a === at ? [b] : b === at ? [a] : []) if (left.delete(next)) piece.push(next)
    pieces.push(piece)
  }
  return pieces
}
