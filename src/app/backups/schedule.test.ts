import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBackupName, nameAt, outOfDate } from './retention.ts'
import { isDue, isStale, lastTurn, nextTurn } from './schedule.ts'

const at = (text: string) => new Date(`${text}+07:00`)
const dayLength = 86_400_000

test('the hour is that of Viet Nam, whatever the server’s clock is set to', () => {
  assert.deepEqual(lastTurn(at('2026-11-24T02:30:00'), '02:30'), at('2026-11-24T02:30:00'))
  assert.deepEqual(lastTurn(at('2026-11-24T02:29:59'), '02:30'), at('2026-11-23T02:30:00'))
  assert.deepEqual(nextTurn(at('2026-12-31T23:00:00'), '02:30'), at('2027-01-01T02:30:00'))
  assert.equal(nameAt(at('2026-11-24T00:05:09')), 'nhat-the-2026-11-24-000509.backup')
})

test('it is due once a day; a failed one again after an hour; a missed one when the server has run ten minutes', () => {
  const known = { startedAt: at('2026-11-20T08:00:00'), goodAt: at('2026-11-23T02:30:10'), triedAt: at('2026-11-23T02:30:10') }
  assert.equal(isDue(at('2026-11-24T02:29:00'), '02:30', known), false)
  assert.equal(isDue(at('2026-11-24T02:30:05'), '02:30', known), true)
  const failed = { ...known, triedAt: at('2026-11-24T02:30:05') }
  assert.equal(isDue(at('2026-11-24T03:00:00'), '02:30', failed), false)
  assert.equal(isDue(at('2026-11-24T03:30:06'), '02:30', failed), true)
  const late = { ...known, startedAt: at('2026-11-25T09:00:00') }
  assert.equal(isDue(at('2026-11-25T09:05:00'), '02:30', late), false)
  assert.equal(isDue(at('2026-11-25T09:10:00'), '02:30', late), true)
  assert.equal(isDue(at('2026-11-25T09:20:00'), '02:30', { ...late, goodAt: at('2026-11-25T09:10:00'), triedAt: at('2026-11-25T09:10:00') }), false)
})

test('a day and a half without a good one is too long, and so is never', () => {
  assert.equal(isStale(at('2026-11-24T14:30:00'), at('2026-11-23T02:30:00')), false)
  assert.equal(isStale(at('2026-11-24T14:30:01'), at('2026-11-23T02:30:00')), true)
  assert.equal(isStale(at('2026-11-24T14:30:01'), null), true)
})

test('a year of backups leaves the newest of 14 days, 8 weeks and 12 months', () => {
  const keep = { daily: 14, weekly: 8, monthly: 12 }
  const first = at('2025-11-20T02:30:00').getTime()
  let names: string[] = []
  for (let n = 0; n < 400; n++) {
    names.push(nameAt(new Date(first + n * dayLength)))
    const gone = new Set(outOfDate(names, keep))
    names = names.filter((name) => !gone.has(name))
  }
  const days = names.map((name) => name.slice(9, 19)).sort().reverse()
  assert.equal(days[0], '2026-12-24')
  assert.deepEqual(days.slice(0, 14), Array.from({ length: 14 }, (_, n) => new Date(Date.parse('2026-12-24') - n * dayLength).toISOString().slice(0, 10)))
  assert.deepEqual(days.slice(14).filter((on) => on > '2026-11-01' && new Date(on).getUTCDay() === 0), ['2026-12-06', '2026-11-29', '2026-11-22', '2026-11-15', '2026-11-08']) // the newest of a week stood on its Sunday
  for (const month of ['2026-12', '2026-11', '2026-06', '2026-01']) assert.ok(days.some((on) => on.startsWith(month)), month)
  assert.equal(days.some((on) => on.startsWith('2025')), false)
  assert.ok(days.length <= 14 + 8 + 12)
})

test('whatever stands in the folder, the newest backup stays, at most as many as told are kept, and other files are not touched', () => {
  const instants = fc.array(fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2027-01-01') }), { minLength: 1, maxLength: 120 })
  const keeps = fc.record({ daily: fc.integer({ min: 1, max: 20 }), weekly: fc.integer({ min: 0, max: 10 }), monthly: fc.integer({ min: 0, max: 15 }) })
  fc.assert(fc.property(instants, keeps, (all, keep) => {
    const names = [...new Set(all.map((instant) => nameAt(new Date(instant))))]
    const others = ['outcomes.json', 'so-tay.docx', `${names[0]}.part`, 'nhat-the-mine.backup']
    const gone = outOfDate([...others, ...names], keep)
    const left = names.filter((name) => !gone.includes(name))
    assert.ok(gone.every(isBackupName))
    assert.ok(left.includes([...names].sort().at(-1) ?? ''))
    assert.ok(left.length <= keep.daily + keep.weekly + keep.monthly)
    assert.deepEqual(outOfDate(left, keep), []) // what is kept is kept tomorrow too, if nothing comes
  }))
})
