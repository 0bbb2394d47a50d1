import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, ageOn, day, daysBetween, endOfMonth, isDay, monthEnds, today, writeDay, writeVagueDay } from './day.ts'

const someDay = fc.date({ min: new Date('1850-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)))

test('a day is one that the calendar has', () => {
  assert.ok(isDay('2024-02-29'))
  for (const text of ['2023-02-29', '2021-06-31', '2021-13-01', '2021-6-1', '25/06/2021', 'infinity', '', '2021-06-25T00:00:00Z']) assert.ok(!isDay(text), text)
  assert.throws(() => day('2021-02-30'), /not a day/)
})

test('days and months add up', () => {
  assert.equal(addDays(day('2025-06-30'), 1), '2025-07-01')
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(addMonths(day('2024-03-31'), -13), '2023-02-28')
  assert.equal(addMonths(day('2024-12-15'), 1), '2025-01-15')
  fc.assert(fc.property(someDay, fc.integer({ min: -9000, max: 9000 }), (from, days) => daysBetween(from, addDays(from, days)) === days))
})

test('month ends from one day to the other', () => {
  assert.deepEqual(monthEnds(day('2021-01-31'), day('2021-04-29')), ['2021-01-31', '2021-02-28', '2021-03-31'])
  assert.equal(monthEnds(day('2016-01-01'), day('2020-12-31')).length, 60)
  assert.deepEqual(monthEnds(day('2021-05-01'), day('2021-05-30')), [])
  assert.equal(endOfMonth(day('2024-02-01')), '2024-02-29')
})

test('age counts what is known of the birth', () => {
  assert.equal(ageOn(day('1970-06-26'), 'day', day('2021-06-25')), 50)
  assert.equal(ageOn(day('1970-06-25'), 'day', day('2021-06-25')), 51)
  assert.equal(ageOn(day('1970-06-01'), 'month', day('2021-06-01')), 51)
  assert.equal(ageOn(day('1970-07-01'), 'month', day('2021-06-30')), 50)
  assert.equal(ageOn(day('1970-01-01'), 'year', day('2021-01-01')), 51)
})

test('today is the day in Vietnam', () => {
  assert.equal(today(new Date('2025-06-30T16:59:59Z')), '2025-06-30')
  assert.equal(today(new Date('2025-06-30T17:00:00Z')), '2025-07-01')
})

test('a day is written day, month, year', () => {
  assert.equal(writeDay(day('2021-06-05')), '05/06/2021')
  assert.equal(writeVagueDay({ day: day('2021-06-01'), precision: 'month' }), '06/2021')
  assert.equal(writeVagueDay({ day: day('2021-01-01'), precision: 'year' }), '2021')
})
