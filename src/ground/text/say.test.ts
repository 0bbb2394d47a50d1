import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, sayList } from './say.ts'

test('facts are put in the way the language writes them', () => {
  const message = { vi: '{unit}: {count} thôn tính đến {on}, thiếu {missing}; năm {year}. {unknown}', en: '{unit}: {count} villages on {on}, lacking {missing}; {year}. {unknown}' }
  const facts = { unit: 'Phường Vĩnh Trại', count: 1402, on: '2021-06-25', missing: ['Khối 1', 'Khối 2', 'Khối 3'], year: 2021 }
  assert.equal(fill(message, facts), 'Phường Vĩnh Trại: 1.402 thôn tính đến 25/06/2021, thiếu Khối 1, Khối 2 và Khối 3; năm 2021. {unknown}')
  assert.equal(fill(message, facts, 'en'), 'Phường Vĩnh Trại: 1,402 villages on 25/06/2021, lacking Khối 1, Khối 2 and Khối 3; 2021. {unknown}')
  assert.equal(fill({ vi: '{a}|{b}|{c}', en: '' }, { a: null, b: true, c: { vi: 'thôn', en: 'village' } }), '–|có|thôn')
})

test('lists', () => {
  assert.deepEqual([[], ['a'], ['a', 'b']].map((words) => sayList(words)), ['', 'a', 'a và b'])
})
