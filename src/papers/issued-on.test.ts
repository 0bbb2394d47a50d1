import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIssued, writeIssued } from './issued-on.ts'

const read = (text: string) => {
  const issued = readIssued(text)
  return 'code' in issued ? issued.code : [issued.issuedOn, issued.issuedPrecision]
}

test('a paper’s day is read as exactly as it is known', () => {
  assert.deepEqual(read('25/06/2021'), ['2021-06-25', 'day'])
  assert.deepEqual(read('tháng 6 năm 2021'), ['2021-06-01', 'month'])
  for (const text of ['quý II/2021', 'Quí 2 năm 2021', 'Q2/2021', 'quý 2-2021']) assert.deepEqual(read(text), ['2021-04-01', 'quarter'], text)
  assert.deepEqual(read('2021'), ['2021-01-01', 'year'])
  assert.deepEqual(read('  '), [null, 'unknown'])
})

test('what is no day is said, never guessed', () => {
  assert.equal(read('31/02/2021'), 'time.no-such-day')
  assert.equal(read('hôm kia'), 'time.not-a-day')
  assert.equal(read('quý 5/2021'), 'time.not-a-day')
  assert.equal(read('25/06/21'), 'time.two-digit-year-unread')
})

test('what is written reads back the same', () => {
  for (const text of ['25/06/2021', '06/2021', 'quý IV/2021', '2021', '']) {
    const issued = readIssued(text)
    assert.ok(!('code' in issued))
    assert.equal(writeIssued(issued), text)
  }
})

test('a part of the year is read and written: each day of the year lies in one', () => {
  assert.deepEqual(['đầu năm 2016', 'giữa năm 2016', 'Cuối năm 2016', 'cuối 2016', 'end of 2016'].map(read),
    [['2016-01-01', 'year_start'], ['2016-05-01', 'year_middle'], ['2016-09-01', 'year_end'], ['2016-09-01', 'year_end'], ['2016-09-01', 'year_end']])
  for (const text of ['đầu năm 2016', 'giữa năm 2016', 'cuối năm 2016']) assert.equal(writeIssued({ issuedOn: null, issuedPrecision: 'unknown', ...readIssued(text) } as Parameters<typeof writeIssued>[0]), text)
  assert.equal(read('cuối tháng 6'), 'time.not-a-day')
})
