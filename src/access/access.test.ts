import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { today } from '#ground/time/day.ts'
import { may } from './may.ts'

test('who may: anyone what is open, nobody the rest without a session', () => {
  const actor: Actor = { accountId: 1, name: 'A', today: today(), may: ['units.read'], unitId: null }
  assert.deepEqual([may(null, { may: 'anyone' }), may(null, { may: 'units.read' }), may(actor, { may: 'units.read' }), may(actor, { may: 'units.merge' })], [true, false, true, false])
})

