import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lineBetween, type Pair, placed } from './placing.ts'

const maps = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, at) => at + 1)
  const pairs = ids.flatMap((a) => ids.filter((b) => b > a).map((b): Pair => [a, b]))
  return fc.record({ ids: fc.constant(ids), pairs: fc.subarray(pairs), columns: fc.constantFrom(3, 4, 6) })
})

test('every village has a cell of its own, within the columns; the same map gives the same picture', () => {
  fc.assert(fc.property(maps, ({ ids, pairs, columns }) => {
    const spots = placed(ids, pairs, columns)
    assert.deepEqual([...spots.keys()].sort((a, b) => a - b), ids)
    assert.equal(new Set([...spots.values()].map(({ x, y }) => `${x}/${y}`)).size, ids.length)
    assert.ok([...spots.values()].every(({ x, y }) => x < columns && y < Math.ceil(ids.length / columns)))
    assert.deepEqual(placed(ids, pairs, columns), spots)
  }), { numRuns: 60, seed: 3 })
})

test('a row of seven lies as one thread: whoever touches stands beside', () => {
  const pairs: Pair[] = [[1, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 7]]
  for (const columns of [3, 6]) {
    const spots = placed([7, 3, 1, 5, 2, 6, 4], pairs, columns)
    for (const [a, b] of pairs) assert.equal(Math.abs(spots.get(a)!.x - spots.get(b)!.x) + Math.abs(spots.get(a)!.y - spots.get(b)!.y), 1, `${a}-${b} of ${columns}`)
  }
})

test('a line is bent round a village that it would run behind', () => {
  const spots = new Map([[1, { x: 0, y: 0 }], [2, { x: 1, y: 0 }], [3, { x: 2, y: 0 }]])
  assert.deepEqual(lineBetween(spots.get(1)!, spots.get(3)!, spots), [{ x: 0, y: 0 }, { x: 1, y: 0.5 }, { x: 2, y: 0 }])
  assert.deepEqual(lineBetween(spots.get(1)!, spots.get(2)!, spots), [{ x: 0, y: 0 }, { x: 1, y: 0 }])
})
