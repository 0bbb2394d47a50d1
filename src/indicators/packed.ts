import type { Day } from '#ground/time/day.ts'
import type { Indicator } from './indicator.ts'
import { ageCell, ages, packedDay, type Asked, type Family, type Truth } from './learned.ts'
import type { Count } from './tally.ts'

/** The counts of indicators over rows given as their packed numbers, one after the other, most significant byte first. Undefined where a birth is beyond what was learned. */
export function countPacked(bytes: Buffer, on: Day, asked: ReadonlyMap<Indicator, Asked>): Map<string, Count> | undefined {
  const places = placesIn(bytes, on)
  if (!places) return undefined
  const heaps = new Map<Family, Heap>()
  const heapOf = (family: Family): Heap => {
    const heap = heaps.get(family) ?? heapUp(family, places)
    heaps.set(family, heap)
    return heap
  }
  return new Map([...asked].map(([{ code, years: told }, { numerator, denominator, excluded, years }]) => [code, {
    numerator: sumOf(heapOf(numerator.family), numerator),
    denominator: sumOf(heapOf(denominator.family), denominator),
    excluded: excluded ? sumOf(heapOf(excluded.family), excluded) : 0,
    years: told && years ? yearsOf(heapOf(years.family), years, told.pick) : null,
  }]))
}

/** Of every row the lower half of its number, and the place of its age. */
type Places = { parts: Uint32Array; ages: Uint8Array }

function placesIn(bytes: Buffer, on: Day): Places | undefined {
  const today = packedDay(on)
  const found: Places = { parts: new Uint32Array(bytes.length / 8), ages: new Uint8Array(bytes.length / 8) }
  for (let i = 0; i < found.parts.length; i++) {
    const place = ageCell(bytes.readUInt32BE(i * 8), today)
    if (place >= ages) return undefined
    found.ages[i] = place
    found.parts[i] = bytes.readUInt32BE(i * 8 + 4)
  }
  return found
}

/** Of a family's combinations those that any row has, and how many rows have each. */
type Heap = { cells: number[]; counts: number[] }

function heapUp({ parts, birth, size }: Family, { parts: rows, ages: aged }: Places): Heap {
  const places = new Uint32Array(rows.length)
  let step = 1
  for (const { at, bits, size: width } of parts) {
    const mask = (1 << bits) - 1
    for (let i = 0; i < rows.length; i++) places[i] = (places[i] ?? 0) + (((rows[i] ?? 0) >>> at) & mask) * step
    step *= width
  }
  if (birth) for (let i = 0; i < rows.length; i++) places[i] = (places[i] ?? 0) + (aged[i] ?? 0) * step
  const all = new Uint32Array(size)
  for (let i = 0; i < places.length; i++) all[places[i] ?? 0] = (all[places[i] ?? 0] ?? 0) + 1
  const heap: Heap = { cells: [], counts: [] }
  for (let cell = 0; cell < size; cell++) {
    const count = all[cell] ?? 0
    if (count === 0) continue
    heap.cells.push(cell)
    heap.counts.push(count)
  }
  return heap
}

function sumOf({ cells, counts }: Heap, { values }: Truth): number {
  let sum = 0
  for (let i = 0; i < cells.length; i++) sum += (counts[i] ?? 0) * (values[cells[i] ?? 0] ?? 0)
  return sum
}

/** Where no row is counted there are no years. */
function yearsOf({ cells, counts }: Heap, { values }: Truth, pick: NonNullable<Indicator['years']>['pick']): number | null {
  const known = cells.map((cell, i) => ({ years: values[cell] ?? Number.NaN, count: counts[i] ?? 0 })).filter(({ years }) => !Number.isNaN(years))
  if (known.length === 0) return null
  if (pick === 'min') return Math.min(...known.map(({ years }) => years))
  if (pick === 'max') return Math.max(...known.map(({ years }) => years))
  return known.reduce((sum, { years, count }) => sum + count * years, 0) / known.reduce((sum, { count }) => sum + count, 0)
}
