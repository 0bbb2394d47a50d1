import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, readDay, writeDay } from './day.ts'
import { messages } from './messages.ts'
import { readDayWithPrecision } from './read-day.ts'
import { dayOfSerial, serialOf } from './serial.ts'

test('the ways people write a day', () => {
  for (const text of ['05/06/2021', '5/6/2021', '5-6-2021', '05.06.2021', '2021-06-05', '2021/6/5', 'ngày 5 tháng 6 năm 2021', 'Ngày 05 tháng 06, năm 2021', ' 5 / 6 / 2021 ',
    '5 tháng 6 năm 2021', '05/06/2021 00:00:00', '2021-06-05T00:00:00.000Z', '05–06–2021', "'05/06/2021", 'ngày 5 tháng 6 năm 2021'.normalize('NFD'), '5\u00a0/6/2021\u200b'])
    assert.equal(readDay(text), '2021-06-05', text)
})

test('a day that the calendar does not have is refused with its parts', () => {
  for (const [text, facts] of [['29/02/2021', [29, 2, 2021]], ['30/02/1960', [30, 2, 1960]], ['06/25/2021', [6, 25, 2021]], ['31/4/2020', [31, 4, 2020]]] as const) {
    const read = readDayWithPrecision(text)
    assert.ok('code' in read)
    assert.equal(read.code, 'time.no-such-day')
    assert.deepEqual([read.facts.day, read.facts.month, read.facts.year], facts)
  }
  assert.equal(readDay('29/02/2020'), '2020-02-29')
})

test('a two-digit year is refused without a day to lean on, else read as the latest not after it and to be confirmed', () => {
  const on = { notAfter: day('2021-06-25') }
  assert.deepEqual(readDayWithPrecision('05/06/65'), { code: 'time.two-digit-year-unread', facts: { text: '05/06/65' } })
  assert.deepEqual(readDayWithPrecision('05/06/65', on), { day: '1965-06-05', precision: 'day', confirm: 'time.two-digit-year' })
  assert.deepEqual(readDayWithPrecision('05/06/20', on), { day: '2020-06-05', precision: 'day', confirm: 'time.two-digit-year' })
  assert.deepEqual(readDayWithPrecision('25/06/21', on), { day: '2021-06-25', precision: 'day', confirm: 'time.two-digit-year' })
  assert.deepEqual(readDayWithPrecision('26/06/21', on), { day: '1921-06-26', precision: 'day', confirm: 'time.two-digit-year' })
  assert.equal(readDay('05/06/65'), undefined)
  const none = readDayWithPrecision('30/02/60', on)
  assert.ok('code' in none && none.code === 'time.no-such-day')
})

test('a month or a year alone keeps its precision', () => {
  for (const text of ['06/2021', '6-2021', 'tháng 6 năm 2021', 'Tháng 6/2021', '2021-06']) assert.deepEqual(readDayWithPrecision(text), { day: '2021-06-01', precision: 'month' }, text)
  for (const text of ['1960', 'năm 1960', ' 1960 ']) assert.deepEqual(readDayWithPrecision(text), { day: '1960-01-01', precision: 'year' }, text)
  assert.equal(readDay('1960'), undefined)
})

test('anything else is not a day', () => {
  for (const text of ['', 'chưa rõ', '25', '25/06', '44372', '1/2/3/2021', '2021-06-25-01', '05/06/202', '0001', '01/01/1492'])
    assert.ok('code' in readDayWithPrecision(text), text)
})

test('every refusal has its sentence', () => {
  for (const code of ['time.not-a-day', 'time.no-such-day', 'time.two-digit-year-unread', 'time.two-digit-year', 'time.out-of-range']) assert.ok(messages[code])
})

test('Excel serial numbers of both epochs, with the 29/02/1900 that never was', () => {
  assert.equal(dayOfSerial(1), '1900-01-01')
  assert.equal(dayOfSerial(59), '1900-02-28')
  assert.equal(dayOfSerial(60), undefined)
  assert.equal(dayOfSerial(61), '1900-03-01')
  assert.equal(dayOfSerial(44372), '2021-06-25')
  assert.equal(dayOfSerial(44372.75), '2021-06-25')
  assert.equal(dayOfSerial(42910, true), '2021-06-25')
  assert.equal(dayOfSerial(0, true), '1904-01-01')
  for (const serial of [0, -1, Number.NaN, 1e9]) assert.equal(dayOfSerial(serial), undefined)
})

test('what is written is read back', () => {
  const someDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)))
  fc.assert(fc.property(someDay, (each) => readDay(writeDay(each)) === each && readDay(each) === each && dayOfSerial(serialOf(each)!) === each))
})
