import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#ground/time/day.ts'
import type { Kin } from './answers.ts'
import { passingsOf, standingInstead } from './kin-reading.ts'

const link = (fromId: number, toId: number | null, on: string, side: Kin['side'], kind = 'merge', step = 1): Kin =>
  ({ fromId, toId, from: `Xã ${fromId}`, to: toId === null ? null : `Xã ${toId}`, kind, on: day(on), note: null, paper: null, side, step })

test('what flowed into a unit together is one event, the latest first', () => {
  const events = passingsOf([link(1, 9, '2025-07-01', 'before'), link(2, 9, '2025-07-01', 'before'), link(7, 2, '2020-01-01', 'before', 'rename', 2), link(9, 12, '2026-05-01', 'after', 'split'), link(9, 13, '2026-05-01', 'after', 'split')])
  assert.deepEqual(events.map(({ on, from, to }) => [on, from.map(({ id }) => id), to.map(({ id }) => id)]), [
    ['2026-05-01', [9], [12, 13]],
    ['2025-07-01', [1, 2], [9]],
    ['2020-01-01', [7], [2]],
  ])
})

test('before a unit began its predecessors stand, as far back as the day asks', () => {
  const kin = [link(1, 9, '2025-07-01', 'before'), link(2, 9, '2025-07-01', 'before'), link(7, 2, '2020-01-01', 'before', 'merge', 2)]
  assert.deepEqual(standingInstead(kin, 9, day('2024-01-01'), 'before').map(({ id }) => id), [1, 2])
  assert.deepEqual(standingInstead(kin, 9, day('2019-01-01'), 'before').map(({ id }) => id), [1, 7])
})

test('after a unit ended its successors stand, and theirs', () => {
  const kin = [link(1, 9, '2020-01-01', 'after'), link(9, 12, '2025-07-01', 'after', 'split', 2), link(9, 13, '2025-07-01', 'after', 'split', 2)]
  assert.deepEqual(standingInstead(kin, 1, day('2021-01-01'), 'after').map(({ id }) => id), [9])
  assert.deepEqual(standingInstead(kin, 1, day('2026-01-01'), 'after').map(({ id }) => id), [12, 13])
  assert.deepEqual(standingInstead([link(1, null, '2020-01-01', 'after', 'dissolve')], 1, day('2021-01-01'), 'after'), [])
})
