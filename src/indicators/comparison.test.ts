import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { compareDays } from './comparison.ts'
import { found, joined, on, smallCountry } from './given.ts'

const place = (tx: Tx, village: number, commune: number) => rows(tx, sql`
  with moved as (update unit_version set parent_id = ${commune} where unit_id = ${village} and lower(valid) = '2025-07-01')
  update hamlet set commune_id = ${commune} where hamlet_id = ${village} and from_day = '2025-07-01'`)

test('two days of a unit that stood unchanged: the difference and the one village that changed', () => inTransaction(async (tx) => {
  const { district, villages } = await smallCountry(tx)
  const compared = await compareDays(tx, joined, district, [on('2021-06-24'), on('2021-06-25')])
  assert.deepEqual([compared.chain, compared.before.figure?.numerator, compared.after.figure?.numerator], ['whole', 1, 2])
  assert.deepEqual(compared.difference, { points: '+25,00', numerator: 1, denominator: 0, value: 1 })
  assert.deepEqual(compared.changed, { count: 1, rows: [{ unit: { id: villages[1], name: 'Thôn 2' }, under: 'Xã An Sơn', before: { counted: false, within: true, state: 'apart' }, after: { counted: true, within: true, state: 'joined' } }] })
}))

test('a commune formed from a split one cannot be restated while villages wait to be placed, and says so', () => inTransaction(async (tx) => {
  const { c } = await smallCountry(tx)
  const compared = await compareDays(tx, joined, c, [on('2021-06-24'), on('2025-07-01')])
  assert.deepEqual([compared.chain, compared.before.figure, compared.after.figure?.numerator, compared.restated], ['broken', null, 2, null])
  assert.deepEqual(compared.breaks.map(({ code }) => code), ['indicators.came-from', 'indicators.came-from', 'indicators.villages-not-placed'])
}))

test('once every village is placed, the day before is counted over the very villages of the unit', () => inTransaction(async (tx) => {
  const { c, villages } = await smallCountry(tx)
  for (const id of villages.slice(3)) await place(tx, id, c)
  const compared = await compareDays(tx, joined, c, [on('2021-06-24'), on('2025-07-01')])
  assert.equal(compared.chain, 'restated')
  assert.deepEqual([compared.restated?.side, compared.restated?.figure.numerator, compared.restated?.figure.denominator], ['before', 1, 4])
  assert.equal(compared.restated?.difference.points, '+25,00')
  assert.equal(compared.changed.count, 1)
}))

test('a district that ended is followed to the later day through its villages', () => inTransaction(async (tx) => {
  const { district } = await smallCountry(tx)
  const compared = await compareDays(tx, joined, district, [on('2021-06-24'), on('2026-01-31')])
  assert.deepEqual([compared.chain, compared.after.figure, compared.restated?.side, compared.restated?.figure.numerator], ['restated', null, 'after', 2])
}))

test('villages merged with one another are followed; one that took in a village from elsewhere is not', () => inTransaction(async (tx) => {
  const { district, province, a, villages } = await smallCountry(tx)
  const merged = await found(tx, { kind: 'village', code: 'T0001-900', label: 'Thôn', name: 'Mới', under: a, from: '2022-01-01' })
  const merge = (from: number) => rows(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${from}, ${merged}, 'merge', '2022-01-01')`)
  for (const id of villages.slice(0, 2)) {
    await rows(tx, sql`update hamlet set upto_day = '2022-01-01' where hamlet_id = ${id} and upto_day = '2025-07-01'`)
    await rows(tx, sql`delete from hamlet where hamlet_id = ${id} and from_day = '2025-07-01'`)
    await merge(id)
  }
  await rows(tx, sql`insert into hamlet values (${merged}, '2022-01-01', 'infinity', ${province}, 0, 0, 'joined', null)`)
  const compared = await compareDays(tx, joined, district, [on('2021-06-25'), on('2025-07-01')])
  assert.deepEqual([compared.chain, compared.restated?.figure.numerator, compared.restated?.figure.denominator], ['restated', 1, 3])
  const other = await found(tx, { kind: 'village', code: 'T0009-001', label: 'Thôn', name: 'Ngoài', until: '2022-01-01' })
  await merge(other)
  const refused = await compareDays(tx, joined, district, [on('2021-06-25'), on('2025-07-01')])
  assert.deepEqual([refused.chain, refused.breaks.at(-1)], ['broken', { code: 'indicators.villages-not-followed', facts: { count: 1, names: ['Thôn Mới'] } }])
}))

test('days out of order are refused', () => inTransaction(async (tx) => {
  const { district } = await smallCountry(tx)
  await assert.rejects(compareDays(tx, joined, district, [on('2022-01-01'), on('2021-01-01')]), { code: 'indicators.days-not-in-order' })
}))
