import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readName } from './read-name.ts'

test('a full name is read into its word and its name', () => {
  assert.deepEqual(readName('Khối 3', 'village'), { label: 'Khối', name: '3', legalKind: 'tdp' })
  assert.deepEqual(readName('Khối 3', 'village', 'thon'), { label: 'Khối', name: '3', legalKind: 'thon' })
  assert.deepEqual(readName('  phường  Vĩnh Trại ', 'commune'), { label: 'Phường', name: 'Vĩnh Trại' })
  assert.deepEqual(readName('Thị xã Mai Sơn', 'district'), { label: 'Thị xã', name: 'Mai Sơn' })
  assert.deepEqual(readName('Chi bộ thôn Nà Pàn', 'cell'), { label: 'Chi bộ', name: 'thôn Nà Pàn' })
})

test('a word without a name, and an area without its word, are not names', () => {
  assert.equal(readName('   ', 'village'), undefined)
  assert.equal(readName('Vĩnh Trại', 'commune'), undefined)
  assert.equal(readName('Chi bộ ', 'cell')?.name, 'Chi bộ')
})
