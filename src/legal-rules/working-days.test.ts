import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inTransaction } from '#ground/testing/database.ts'
import { addDays, type Day, day, daysBetween } from '#ground/time/day.ts'
import { holidaysByLaw, lunarDay } from './lunar.ts'
import { addWorkingDays, calendarIn, calendarOf, endOfLimit } from './working-days.ts'

const d = day

test('lunar days of Viet Nam, also where they are not those of China, and around leap months', () => {
  const tet = { 2007: '2007-02-17', 2020: '2020-01-25', 2023: '2023-01-22', 2025: '2025-01-29', 2026: '2026-02-17', 2027: '2027-02-06', 2030: '2030-02-02', 2034: '2034-02-19' }
  for (const [year, first] of Object.entries(tet)) assert.equal(lunarDay(Number(year), 1, 1), first)
  assert.deepEqual([2023, 2024, 2025, 2026, 2027].map((year) => lunarDay(year, 3, 10)), ['2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16'])
})

test('every year has eleven days off by law', () => {
  for (let year = 2020; year <= 2060; year++) assert.equal(new Set(holidaysByLaw(year).map(({ day }) => day)).size, 11, String(year))
})

test('the announced years: Tết, the swapped days, the days worked for them', () => inTransaction(async (tx) => {
  const calendar = await calendarIn(tx)
  const working = (of: string) => calendar.isWorking(d(of))
  assert.deepEqual(['2025-01-24', '2025-01-27', '2025-01-31', '2025-02-03'].map(working), [true, false, false, true])
  assert.deepEqual(['2025-05-02', '2025-04-26', '2025-04-27'].map(working), [false, true, false], 'a Friday off, the Saturday before worked')
  assert.deepEqual(['2026-01-02', '2026-01-10', '2026-08-31', '2026-08-22'].map(working), [false, true, false, true])
  assert.equal(working('2026-04-27'), false, 'the Hùng kings’ day fell on a Sunday')
  for (const year of [2025, 2026]) {
    const off = calendar.holidaysOf(year).filter(({ kind }) => kind === 'off')
    assert.equal(off.filter(({ name }) => name === 'Tết Âm lịch').length, 5)
    for (const { day: lawful } of holidaysByLaw(year).filter(({ name }) => !/Âm lịch/.test(name))) assert.equal(calendar.isWorking(lawful), false, lawful)
    assert.equal(off.filter(({ name }) => /hoán đổi/.test(name)).length, calendar.holidaysOf(year).filter(({ kind }) => kind === 'worked').length, 'what is swapped is worked')
    for (const each of calendar.holidaysOf(year)) assert.match(each.source, /\S/)
  }
}))

test('a year without an announcement follows the law and says that it is unconfirmed', () => {
  const calendar = calendarOf([])
  assert.deepEqual(calendar.holidaysOf(2027).map(({ day }) => day), [
    '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-04-16', '2027-04-30', '2027-05-01', '2027-05-03', '2027-09-01', '2027-09-02'])
  assert.equal(calendar.isConfirmed(d('2027-02-01'), d('2027-02-05')), false)
  assert.equal(calendar.isConfirmed(d('2027-03-01'), d('2027-03-31')), true, 'no holiday lies in between')
})

test('two working days over Tết; a limit in days that ends on a holiday goes on to the next working day', () => inTransaction(async (tx) => {
  const calendar = await calendarIn(tx)
  assert.equal(addWorkingDays(calendar, d('2026-02-13'), 2), '2026-02-24')
  assert.equal(addWorkingDays(calendar, d('2026-02-18'), 2), '2026-02-24', 'come on a holiday')
  assert.equal(endOfLimit(calendar, d('2026-02-06'), 10), '2026-02-23')
  assert.equal(endOfLimit(calendar, d('2026-03-02'), 10), '2026-03-12')
}))

test('as many working days lie in between as were added, and the last is one', () => {
  const calendar = calendarOf([])
  fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 60 }), (after, count) => {
    const from = addDays(d('2024-01-01'), after)
    const to = addWorkingDays(calendar, from, count)
    const between = Array.from({ length: daysBetween(from, to) }, (_, i): Day => addDays(from, i + 1)).filter((each) => calendar.isWorking(each))
    assert.deepEqual([between.length, between.at(-1)], [count, to])
    const end = endOfLimit(calendar, from, count)
    assert.ok(calendar.isWorking(end) && daysBetween(from, end) >= count)
  }))
})
