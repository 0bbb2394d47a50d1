export type Pair = readonly [number, number]
/** Where a village stands in the picture: column and row from nought. */
export type Spot = { x: number; y: number }

/**
 * Villages in the cells of a grid, so that no two names overlap: those that touch near one another, as few lines as can be behind a third.
 * Swaps two cells while that betters it, from an order that follows the lines; the same villages and pairs give the same places.
 */
export function placed(ids: readonly number[], pairs: readonly Pair[], columns: number): Map<number, Spot> {
  const cells: (number | undefined)[] = Array.from({ length: Math.ceil(ids.length / columns) * columns })
  for (const [at, id] of alongLines(ids, pairs).entries()) cells[serpentine(at, columns)] = id
  const cost = () => costOf(cells, pairs, columns)
  let least = cost()
  for (let round = 0, better = true; better && round < 480 / ids.length; round++) {
    better = false
    for (let one = 0; one < cells.length; one++) for (let other = one + 1; other < cells.length; other++) {
      swap(cells, one, other)
      const now = cost()
      if (now < least) [least, better] = [now, true]
      else swap(cells, one, other)
    }
  }
  return spotsOf(cells, columns)
}

/** From one end of the map to the other, whoever touches next to it. */
function alongLines(ids: readonly number[], pairs: readonly Pair[]): number[] {
  const beside = (id: number) => pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))
  const order = new Set<number>()
  for (const start of [...ids].sort((a, b) => beside(a).length - beside(b).length || ids.indexOf(a) - ids.indexOf(b))) {
    order.add(start)
    for (const id of order) for (const next of beside(id)) if (ids.includes(next)) order.add(next)
  }
  return [...order]
}

const serpentine = (at: number, columns: number) => { const row = Math.floor(at / columns), column = at % columns; return row * columns + (row % 2 === 0 ? column : columns - 1 - column) }
const swap = (cells: (number | undefined)[], one: number, other: number) => { [cells[one], cells[other]] = [cells[other], cells[one]] }
const spotsOf = (cells: readonly (number | undefined)[], columns: number) => new Map(cells.flatMap((id, at) => (id === undefined ? [] : [[id, { x: at % columns, y: Math.floor(at / columns) }] as const])))

/** Lengths squared, and for each village that a line runs behind as much as a line of three cells. */
function costOf(cells: readonly (number | undefined)[], pairs: readonly Pair[], columns: number): number {
  const spots = spotsOf(cells, columns)
  let sum = 0
  for (const [a, b] of pairs) {
    const [one, other] = [spots.get(a), spots.get(b)]
    if (!one || !other) continue
    sum += (one.x - other.x) ** 2 + (one.y - other.y) ** 2
    for (const { x, y } of passed(one, other)) if (cells[y * columns + x] !== undefined) sum += 9
  }
  return sum
}

/** The cells whose middle a line runs through. */
function passed(one: Spot, other: Spot): Spot[] {
  const [dx, dy] = [other.x - one.x, other.y - one.y]
  const steps = divisor(Math.abs(dx), Math.abs(dy))
  return Array.from({ length: Math.max(0, steps - 1) }, (_, at) => ({ x: one.x + (dx / steps) * (at + 1), y: one.y + (dy / steps) * (at + 1) }))
}
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** A line from village to village: straight, or bent by half a cell round those it would run behind. */
export function lineBetween(one: Spot, other: Spot, spots: ReadonlyMap<number, Spot>): Spot[] {
  const hidden = passed(one, other).some(({ x, y }) => [...spots.values()].some((spot) => spot.x === x && spot.y === y))
  if (!hidden) return [one, other]
  const across = Math.abs(other.x - one.x) >= Math.abs(other.y - one.y)
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
  return [one, across ? { x: middle.x, y: middle.y + 0.5 } : { x: middle.x + (middle.x === 0 ? 0.5 : -0.5), y: middle.y }, other]
}
