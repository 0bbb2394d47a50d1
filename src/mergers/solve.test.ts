import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { highsSolve } from '#ground/solver/highs.ts'
import { costOf, faultOf, type Problem } from './problem.ts'
import { propose } from './solve.ts'
import { bruteForce } from './testing/brute-force.ts'

const solve = await highsSolve()
const place = (id: number, households: number, leads = false) => ({ id, households, least: 150, leads })
const nobody = { together: [], apart: [], seats: [], first: 'moved' as const, seconds: 10 }

/** A small commune: villages on a random map, with random wishes. */
const communes = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, at) => at + 1)
  const pairs = ids.flatMap((a) => ids.filter((b) => b > a).map((b): [number, number] => [a, b]))
  const some = <T>(list: T[], most: number) => fc.subarray(list, { maxLength: Math.min(most, list.length) })
  return fc.record({
    places: fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), households: fc.integer({ min: 0, max: 260 }), least: fc.constantFrom(100, 150, 200), leads: fc.boolean() }))),
    neighbours: fc.subarray(pairs), together: some(pairs, 1), apart: some(pairs, 2), seats: some(ids, 2), first: fc.constantFrom('moved' as const, 'leaders' as const), seconds: fc.constant(20),
  })
})

test('of every small commune the proposal is as good as the best of all divisions, and there is none only where none is', () => {
  let proposed = 0
  fc.assert(fc.property(communes, (problem: Problem) => {
    const [found, best] = [propose(problem, solve), bruteForce(problem)]
    assert.deepEqual(found?.cost, best?.cost)
    if (!found) return
    proposed++
    assert.deepEqual([faultOf(problem, found.groups), costOf(problem, found.groups), found.optimal], [null, found.cost, true])
  }), { numRuns: 250 })
  assert.ok(proposed > 100, String(proposed))
})

test('seven villages become three with the fewest households moved', () => {
  const problem: Problem = { ...nobody, places: [place(1, 80), place(2, 75), place(3, 120), place(4, 60), place(5, 70), place(6, 90), place(7, 40)], neighbours: [[1, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 7]] }
  const { groups, cost } = propose(problem, solve)!
  assert.deepEqual(groups, [{ seatId: 1, members: [1, 2] }, { seatId: 3, members: [3, 4] }, { seatId: 6, members: [5, 6, 7] }])
  assert.deepEqual(cost, { below: 0, moved: 245, lost: 0 })
})

test('a village that touches no other stays below the minimum, and is counted', () => {
  assert.deepEqual(propose({ ...nobody, places: [place(1, 80), place(2, 300)], neighbours: [] }, solve)!.cost, { below: 1, moved: 0, lost: 0 })
})

test('leaders first: more households move, no unified leader loses the post', () => {
  const problem: Problem = { ...nobody, places: [place(1, 100, true), place(2, 120)], neighbours: [[1, 2]] }
  assert.deepEqual(propose(problem, solve)!.cost, { below: 0, moved: 100, lost: 1 })
  assert.deepEqual(propose({ ...problem, first: 'leaders' }, solve)!.groups, [{ seatId: 1, members: [1, 2] }])
})

test('wishes that contradict the map or one another leave no proposal', () => {
  const two = { ...nobody, places: [place(1, 100), place(2, 120)] }
  assert.equal(propose({ ...two, neighbours: [], together: [[1, 2]] }, solve), null)
  assert.equal(propose({ ...two, neighbours: [[1, 2]], together: [[1, 2]], apart: [[1, 2]] }, solve), null)
  assert.equal(propose({ ...two, neighbours: [[1, 2]], together: [[1, 2]], seats: [1, 2] }, solve), null)
})

test('a commune of thirty-six villages on a grid is proposed to the proof', (context) => {
  const side = 6
  const at = (x: number, z: number) => x * side + z + 1
  const places = Array.from({ length: side * side }, (_, i) => place(i + 1, 60 + (i * 37) % 140, i % 3 === 0))
  const neighbours = places.flatMap(({ id }) => [(id - 1) % side < side - 1 ? [[id, id + 1]] : [], id + side <= side * side ? [[id, id + side]] : []].flat() as [number, number][])
  const started = performance.now()
  const found = propose({ ...nobody, places, neighbours, seconds: 60 }, solve)!
  context.diagnostic(`${Math.round(performance.now() - started)} ms, ${found.groups.length} villages, ${JSON.stringify(found.cost)}`)
  assert.deepEqual([found.optimal, found.cost.below, faultOf({ ...nobody, places, neighbours }, found.groups)], [true, 0, null])
  assert.equal(at(0, 0), 1)
})
