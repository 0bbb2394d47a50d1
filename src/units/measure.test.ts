import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { CellValue, Context } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPaper } from '#papers/given.ts'
import { correct } from './correct.ts'
import { clerk, givenCell, givenCommune, givenVillage } from './given.ts'
import { measure, measuresOf } from './measure.ts'
import { measureSheet } from './measure-sheet.ts'
import { merge } from './merge.ts'
import { split } from './split.ts'

const on = day('2025-12-31'), later = day('2026-06-01')
const source = 'Thống kê xã'
const seen = async (tx: Tx, id: number, at = on) => (await measuresOf(tx, id, at)).filter(({ now }) => now).map(({ kind, value }) => [kind, value])
const households = async (tx: Tx, id: number, at = on) => (await row<{ n: number | null }>(tx, sql`select (select value::int from unit_measure_on('households', ${at}::date) where unit_id = ${id}) as n`)).n

test('a number holds from its day on, until another is told; told of the same day it is a correction', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), id = await givenVillage(tx, communeId)
  assert.equal((await measure(tx, clerk, { unitId: id, on, source, measures: { households: 182, area_km2: 4.25 } })).change, 'new')
  assert.equal((await measure(tx, clerk, { unitId: id, on: later, source, measures: { households: 190 } })).change, 'changed')
  assert.deepEqual([await households(tx, id, day('2025-12-30')), await households(tx, id), await households(tx, id, later)], [null, 182, 190])
  await measure(tx, clerk, { unitId: id, on, source, measures: { households: 183 } })
  assert.deepEqual([await households(tx, id), await households(tx, id, later)], [183, 190])
  assert.deepEqual(await seen(tx, id), [['households', 183], ['area_km2', 4.25]])
  assert.equal((await measure(tx, clerk, { unitId: id, on, source, measures: { households: 183 } })).change, 'same')
}))

test('a number that is none, has no source or is of a cell is refused', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx), id = await givenVillage(tx, communeId), cell = await givenCell(tx, committeeId)
  const told = (unitId: number, measures: Record<string, number>, by = source) => measure(tx, clerk, { unitId, on, source: by, measures })
  await assert.rejects(told(id, {}), { code: 'units.nothing-measured' })
  await assert.rejects(told(id, { households: 1.5 }), { code: 'units.not-a-count' })
  await assert.rejects(told(id, { area_km2: 1.00001 }), { code: 'units.not-an-area' })
  await assert.rejects(told(id, { households: 1 }, ' '), { code: 'units.measure-without-source' })
  await assert.rejects(told(cell, { households: 1 }), { code: 'units.not-for-this-kind' })
}))

test('villages that become one are added up where all were measured; taken back, each is as large as before', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), paperId = await givenPaper(tx)
  const [a, b] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2')]
  await measure(tx, clerk, { unitId: a, on, source, measures: { households: 80, population: 300 } })
  await measure(tx, clerk, { unitId: b, on, source, measures: { households: 75 } })
  const { actId } = await merge([])(tx, clerk, { on: later, paperId, unitIds: [a, b], into: { unitId: a } })
  assert.deepEqual([await seen(tx, a, later), await households(tx, a, day('2026-05-31'))], [[['households', 155]], 80])
  await correct([])(tx, clerk, { actId, paperId, reason: 'Nhập nhầm' })
  assert.deepEqual([await seen(tx, a, later), await seen(tx, b, later)], [[['households', 80], ['population', 300]], [['households', 75]]])
}))

test('a village that others were taken out of is measured anew', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), paperId = await givenPaper(tx), id = await givenVillage(tx, communeId)
  await measure(tx, clerk, { unitId: id, on, source, measures: { households: 400 } })
  const { actId } = await split([])(tx, clerk, { on: later, paperId, unitId: id, into: [{ label: 'Khối', name: '4' }], keeps: true })
  assert.deepEqual([await households(tx, id), await households(tx, id, later)], [400, null])
  await measure(tx, clerk, { unitId: id, on: later, source, measures: { households: 210 } })
  await correct([])(tx, clerk, { actId, paperId, reason: 'Nhập nhầm' }).then(() => assert.fail('built on'), (error: { code: string }) => assert.equal(error.code, 'units.later-measure'))
}))

test('«Quy mô» comes in by code or name and goes out again the same', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  await givenVillage(tx, communeId, 'Khối 1')
  await givenVillage(tx, communeId, 'Khối 2')
  const context: Context = { unitId: communeId, unitCode: '05977', on, source, known: new Map(), paper: async () => null }
  const bring = (...values: Record<string, CellValue>[]) => measureSheet.apply(tx, clerk, context, values.map((each, i) => ({ row: i + 2, values: each })))
  const { outcomes, faults } = await bring({ unit_code: '05977-001', households: 182, area_km2: 4.25 }, { unit: 'khoi 2', households: 90, since: '2025-01-01', source: 'Sổ hộ' }, { unit_code: '05977', population: 5000 }, { unit: 'Khối 9', households: 1 }, { unit: 'Khối 1', households: -1 })
  assert.deepEqual(outcomes.map(({ change }) => change), ['new', 'new', 'new'])
  assert.deepEqual(faults.map(({ row: at, column, code }) => [at, column, code]), [[5, 'unit', 'units.sheet.unit-unknown'], [6, 'households', 'units.not-a-count']])
  const taken = await measureSheet.take(tx, communeId, on)
  assert.deepEqual(taken.map(({ unit_code, households: h, source: by }) => [unit_code, h, by]), [['05977', null, source], ['05977-001', 182, source], ['05977-002', 90, 'Sổ hộ']])
  assert.deepEqual((await bring(...taken as Record<string, CellValue>[])).outcomes.map(({ change }) => change), ['same', 'same', 'same'])
}))
