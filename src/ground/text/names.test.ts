import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { someName } from './given.ts'
import { compareNames, keyOf, tidyName } from './names.ts'

test('names are kept tidy', () => {
  const kept: [string, string][] = [
    ['  nguyễn   văn\u00a0an ', 'Nguyễn Văn An'], ['NGUYỄN VĂN ÁNH', 'Nguyễn Văn Ánh'], ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'], ['Ðinh Văn Ẩn', 'Đinh Văn Ẩn'],
    ["Y'Bia Niê", "Y'Bia Niê"], ["H'HEN NIÊ", "H'Hen Niê"], ['k’să', 'K’Să'], ['Trần Mc\u200bLê', 'Trần McLê'], ['', '']
  ]
  for (const [typed, name] of kept) assert.equal(tidyName(typed), name)
})

test('people stand by given name, then by the rest, letters and tones the Vietnamese way', () => {
  const order = ['Lê Văn An', 'Nguyễn Thị An', 'Trần Văn Ân', 'Lê Bà', 'Lê Bả', 'Lê Bã', 'Lê Bá', 'Lê Bạ', 'Vi Văn Dũng', 'Lò Thị Đào', 'Hà Hoa', 'Hà Hòa', 'Hà Út', 'Hà Ước']
  assert.deepEqual([...order].reverse().sort(compareNames), order)
  assert.deepEqual([...order].reverse().sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)), order)
})

test('the key that the database sorts by gives the same order', () => {
  fc.assert(fc.property(someName, someName, (a, b) => {
    const [one, two] = [keyOf(a), keyOf(b)]
    assert.equal(one < two ? -1 : one > two ? 1 : 0, Math.sign(compareNames(a.replace(/Ð/g, 'Đ'), b.replace(/Ð/g, 'Đ'))), `${a} | ${b}`)
  }), { numRuns: 3000 })
})
