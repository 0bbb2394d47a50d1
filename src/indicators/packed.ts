import type { Day } from '#ground/time/day.ts'
import type { Indicator, PackedPart } from './indicator.ts'
import { ageCell, ages, packedDay, type Asked, type Family, type Truth } from './learned.ts'
import type { Count } from './tally.ts'

/** The counts of indicators over rows given as their packed numbers, one after the other, most significant byte first. Undefined where a birth is beyond what was learned. */
export function countPacked(bytes: Buffer, on: Day, asked: ReadonlyMap<Indicator, Asked>): Map<string, Count> | undefined {
  const rows = unpacked(bytes, on)
  if (!rows) return undefined
  const heaps = new Map<Family, Heap>()
  const sums = new Map<Truth, number>()
  const heapOf = (family: Family): Heap => heaps.get(family) ?? kept(heaps, family, heapUp(family, rows))
  const sumOf = (truth: Truth): number => sums.get(truth) ?? kept(sums, truth, summed(heapOf(truth.family), truth))
  return new Map([...asked].map(([{ code, years: told }, { numerator, denominator, excluded, years }]) => [code, {
    numerator: sumOf(numerator),
    denominator: sumOf(denominator),
    excluded: excluded ? sumOf(excluded) : 0,
    years: told && years ? yearsOf(heapOf(years.family), years, told.pick) : null,
  }]))
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.set(key, value)
  return value
}

/** Of every row the lower half of its number and the place of its age; `columns` are the parts taken out of it so far, by where they stand. */
type Rows = { lower: Uint32Array; ages: Uint8Array; columns: Map<number, Uint8Array> }

function unpacked(bytes: Buffer, on: Day): Rows | undefined {
  const today = packedDay(on)
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const rows: Rows = { lower: new Uint32Array(bytes.length / 8), ages: new Uint8Array(bytes.length / 8), columns: new Map() }
  for (let i = 0; i < rows.lower.length; i++) {
    const place = ageCell(numbers.getUint32(i * 8), today)
    if (place >= ages) return undefined
    rows.ages[i] = place
    rows.lower[i] = numbers.getUint32(i * 8 + 4)
  }
  return rows
}

function columnOf({ lower, columns }: Rows, { at, bits }: PackedPart): Uint8Array {
  const found = columns.get(at)
  if (found) return found
  const column = new Uint8Array(lower.length)
  const mask = (1 << bits) - 1
  for (let i = 0; i < column.length; i++) column[i] = ((lower[i] ?? 0) >>> at) & mask
  return kept(columns, at, column)
}

/** Of a family's combinations those that any row has, and how many rows have each. */
type Heap = { cells: number[]; counts: number[] }

function heapUp({ parts, birth, size }: Family, rows: Rows): Heap {
  const columns: Column[] = [...parts.map((part) => ({ places: columnOf(rows, part), size: part.size })), ...(birth ? [{ places: rows.ages, size: ages }] : [])]
  const last = columns.pop() ?? { places: new Uint8Array(rows.lower.length), size: 1 }
  const before = columns.length > 1 ? columns.reduce(joined) : columns[0]
  const all = cleared(size)
  if (before) countBoth(all, before, last.places)
  else countOne(all, last.places)
  const heap: Heap = { cells: [], counts: [] }
  for (let cell = 0; cell < size; cell++) {
    const count = all[cell]!
    if (count === 0) continue
    heap.cells.push(cell)
    heap.counts.push(count)
  }
  return heap
}

let scratch = new Uint32Array(2048)

/** The same memory each time: nothing waits between its being counted into and being read. */
function cleared(size: number): Uint32Array {
  if (scratch.length < size) scratch = new Uint32Array(size)
  return scratch.fill(0, 0, size)
}

/** Of every row its place among so many. */
type Column = { places: Uint8Array | Uint32Array; size: number }

const joined = (one: Column, other: Column): Column =>
  ({ places: Uint32Array.from(one.places, (place, i) => place + other.places[i]! * one.size), size: one.size * other.size })

function countBoth(all: Uint32Array, { places, size }: Column, others: Column['places']): void {
  for (let i = 0; i < places.length; i++) all[places[i]! + others[i]! * size]!++
}

function countOne(all: Uint32Array, places: Column['places']): void {
  for (let i = 0; i < places.length; i++) all[places[i]!]!++
}

function summed({ cells, counts }: Heap, { values }: Truth): number {
  let sum = 0
  for (let i = 0; i < cells.length; i++) sum += counts[i]! * values[cells[i]!]!
  return sum
}

/** Where no row is counted there are no years. */
function yearsOf({ cells, counts }: Heap, { values }: Truth, pick: NonNullable<Indicator['years']>['pick']): number | null {
  let [least, most, sum, rows] = [Infinity, -Infinity, 0, 0]
  for (let i = 0; i < cells.length; i++) {
    const years = values[cells[i]!]!
    if (Number.isNaN(years)) continue
    least = Math.min(least, years)
    most = Math.max(most, years)
    sum += counts[i]! * years
    rows += counts[i]!
  }
  return rows === 0 ? null : { min: least, max: most, average: sum / rows }[pick]
}
