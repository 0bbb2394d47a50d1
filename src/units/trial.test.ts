import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPaper } from '#papers/given.ts'
import { clerk, givenCell, givenCommune, givenVillage } from './given.ts'
import { unitOn } from './reading.ts'
import { trial } from './trial.ts'

const on = day('2024-06-01')

test('an act that is tried says what would change and leaves everything as it was', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx)
  await givenPaper(tx)
  const three = await givenVillage(tx, communeId, 'Khối 3'), four = await givenVillage(tx, communeId, 'Khối 4')
  await givenCell(tx, committeeId, 'Chi bộ Khối 3', [three])
  const tried = await trial([])(tx, clerk, { act: 'merge', on, unitIds: [three, four], into: { label: 'Khối', name: '5' } })
  assert.deepEqual(tried.units.map(({ before, after }) => [before?.fullName ?? null, after?.fullName ?? null]), [['Khối 3', null], ['Khối 4', null], [null, 'Khối 5']])
  assert.deepEqual(tried.covers, [{ cell: 'Chi bộ Khối 3', village: 'Khối 5', change: 'begins' }, { cell: 'Chi bộ Khối 3', village: 'Khối 3', change: 'ends' }])
  assert.equal((await unitOn(tx, three, on)).stands, 'yes')
  assert.deepEqual(await rows(tx, sql`select 1 from unit_act`), [])
}))

test('an act that would be refused says so when it is tried', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  await givenPaper(tx)
  const three = await givenVillage(tx, communeId, 'Khối 3')
  await givenVillage(tx, communeId, 'Khối 4')
  const tried = await trial([])(tx, clerk, { act: 'rename', on, unitId: three, label: 'Khối', name: '4' })
  assert.deepEqual([tried.refusal?.code, tried.units], ['units.same-name', []])
  const guarded = await trial([async () => [{ unitId: three, what: 'Trưởng thôn' }]])(tx, clerk, { act: 'dissolve', on, unitId: three })
  assert.equal(guarded.refusal?.code, 'units.posts-still-held')
}))
