import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf } from './client.ts'

test('fields named in the path stand in the path, the others in the query', () => {
  assert.equal(addressOf('/api/units/:unitId/figures', { unitId: 3, on: '2021-06-25' }, true), '/api/units/3/figures?on=2021-06-25')
})

test('a list repeats its field, what is missing is left out, Vietnamese letters are encoded', () => {
  assert.equal(addressOf('/api/search', { kinds: ['commune', 'village'], near: undefined, q: 'Đắk' }, true), '/api/search?kinds=commune&kinds=village&q=%C4%90%E1%BA%AFk')
})

test('what goes in the body stays out of the address', () => {
  assert.equal(addressOf('/api/units/:unitId/rename', { unitId: 3, name: 'Khối 3' }, false), '/api/units/3/rename')
})
