import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell } from '#ground/spreadsheet/cell.ts'
import type { Column } from '#ground/spreadsheet/sheet.ts'
import { day } from '#ground/time/day.ts'
import { cellReader, Wrong } from './reading-cell.ts'

const on = day('2021-06-25')
const read = (kind: Column['kind'], cell: Cell, more: Partial<Column> = {}) =>
  cellReader({ key: 'k', vi: 'Cột', en: 'Column', kind, note: { vi: '', en: '' }, example: '', width: 10, ...more }, on)(cell)
const wrong = (value: unknown) => {
  assert.ok(value instanceof Wrong, `taken: ${JSON.stringify(value)}`)
  return [value.code, value.propose]
}

test('spaces that cannot be seen, decomposed letters and letters without width are no part of a text', () => {
  assert.equal(read('text', '  Vi\u0303nh\u00a0 Tra\u0323i\u200b '), 'Vĩnh Trại')
  assert.equal(read('name', 'Lo\u0300 Thi\u0323 Ma\u0302y\ufeff'), 'Lò Thị Mây')
  assert.equal(read('text', '\u200b\u00a0'), null)
})

test('a name has letters of the Latin script only', () => {
  assert.equal(read('name', 'Nguyễn Văn H’Mông-Y'), 'Nguyễn Văn H’Mông-Y')
  assert.deepEqual(wrong(read('name', 'Nguyễn Văn \u0410n')), ['imports.strange-letter', undefined])
  assert.deepEqual(wrong(read('name', 'Lò Văn 2')), ['imports.strange-letter', undefined])
})

test('days come as date cells or as text, the year in full', () => {
  assert.equal(read('day', { day: day('2020-02-29') }), '2020-02-29')
  assert.equal(read('day', '1/6/2021'), '2021-06-01')
  assert.equal(read('day', '2021-06-01'), '2021-06-01')
  assert.deepEqual(wrong(read('day', '30/02/2020')), ['time.no-such-day', undefined])
  assert.deepEqual(wrong(read('day', '06/2021')), ['imports.whole-day-needed', undefined])
  assert.deepEqual(wrong(read('day', 44372)), ['imports.number-for-day', undefined])
  assert.deepEqual(wrong(read('day', '25/06/21')), ['time.two-digit-year', '25/06/2021'])
  assert.deepEqual(wrong(read('day', '25/06/30')), ['time.two-digit-year', '25/06/2030'])
})

test('a birth may be known to the month or the year; a two-digit year lies before the day of the data', () => {
  assert.deepEqual(read('vague-day', 1965), { day: '1965-01-01', precision: 'year' })
  assert.deepEqual(read('vague-day', '05/1965'), { day: '1965-05-01', precision: 'month' })
  assert.deepEqual(wrong(read('vague-day', '25/06/30')), ['time.two-digit-year', '25/06/1930'])
})

test('numbers may be text, the Vietnamese way', () => {
  assert.equal(read('integer', '1.402'), 1402)
  assert.equal(read('integer', ' 87 '), 87)
  assert.equal(read('decimal', '90,8'), 90.8)
  assert.equal(read('decimal', '90,8 %'), 90.8)
  assert.deepEqual(wrong(read('integer', 1.5)), ['imports.not-whole', undefined])
  assert.deepEqual(wrong(read('integer', 'mười')), ['imports.not-a-number', undefined])
})

test('a choice is known by its words in either language, whatever the marks, and a near miss is proposed', () => {
  const choices = [{ value: 'elected', vi: 'Bầu', en: 'Elected' }, { value: 'appointed', vi: 'Chỉ định', en: 'Appointed', also: ['bổ nhiệm'] }]
  assert.equal(read('choice', 'bau', { choices }), 'elected')
  assert.equal(read('choice', 'BỔ NHIỆM', { choices }), 'appointed')
  assert.equal(read('choice', 'appointed', { choices }), 'appointed')
  assert.deepEqual(wrong(read('choice', 'Chỉ địnhh', { choices })), ['imports.not-a-choice', 'Chỉ định'])
  assert.deepEqual(wrong(read('choice', 'Trồng', { choices })), ['imports.not-a-choice', undefined])
})

test('yes is x, a list is parted by semicolons or lines, a code may have been taken for a number', () => {
  assert.equal(read('yes', 'X'), true)
  assert.equal(read('yes', 'không'), false)
  assert.deepEqual(wrong(read('yes', 'có lẽ')), ['imports.not-yes-or-no', undefined])
  assert.deepEqual(read('list', 'Khối 1; Khối 2\nKhối 3;'), ['Khối 1', 'Khối 2', 'Khối 3'])
  assert.equal(read('code', 5977), '5977')
  assert.equal(read('code', ' 05977 - 001 '), '05977-001')
  assert.deepEqual(wrong(read('code', '=1+1')), ['imports.not-a-code', undefined])
})

test('what is required may not be empty, and a failed formula is no value', () => {
  assert.deepEqual(wrong(read('text', ' ', { required: true })), ['imports.empty', undefined])
  assert.equal(read('text', null), null)
  assert.deepEqual(wrong(read('text', { error: '#N/A' })), ['imports.formula-error', undefined])
  assert.deepEqual(wrong(read('text', 'x'.repeat(4001))), ['imports.too-long', undefined])
})
