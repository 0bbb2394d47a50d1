import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#ground/database/database.ts'
import type { CellValue, Context, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { cellSheet } from './cell-sheet.ts'
import { clerk, givenCommune, givenProvince, givenSuccession } from './given.ts'
import { childrenOf, coveredOn, unitOn } from './reading.ts'
import { villageSheet } from './village-sheet.ts'

const on = day('2021-06-25')
const contextOf = (unitId: number, at = on): Context => ({ unitId, unitCode: '20', on: at, source: 'Thành ủy', known: new Map(), paper: async () => null })
const rowsOf = (...values: Record<string, CellValue>[]): SheetRow[] => values.map((each, i) => ({ row: i + 2, values: each }))
const bring = (tx: Tx, context: Context, ...values: Record<string, CellValue>[]) => villageSheet.apply(tx, clerk, context, rowsOf(...values))
const changes = ({ outcomes }: Awaited<ReturnType<typeof bring>>) => outcomes.map(({ change }) => change)

test('villages come in by commune code or name, the same file twice changes nothing, and the register gives it back', () => inTransaction(async (tx) => {
  await givenCommune(tx)
  const { provinceId } = await givenProvince(tx)
  const file: Record<string, CellValue>[] = [{ commune_code: '05977', name: 'Khối 1', kind: 'tdp', since: '2015-01-01' }, { commune: 'vinh trai', name: 'Thôn Nà Pàn', note: 'giáp suối' }]
  assert.deepEqual(changes(await bring(tx, contextOf(provinceId), ...file)), ['new', 'new'])
  const again = contextOf(provinceId)
  assert.deepEqual(changes(await bring(tx, again, ...file)), ['same', 'same'])
  assert.deepEqual([...again.known.keys()], ['village:05977-001', 'village:05977-002'])
  const taken = await villageSheet.take(tx, provinceId, on)
  assert.deepEqual(taken.map(({ name, code, kind, since, note }) => [name, code, kind, since, note]), [['Khối 1', '05977-001', 'tdp', '2015-01-01', null], ['Thôn Nà Pàn', '05977-002', 'thon', null, 'giáp suối']])
  assert.deepEqual(changes(await bring(tx, contextOf(provinceId), ...taken as Record<string, CellValue>[])), ['same', 'same'])
}))

test('a changed name or kind holds from the day of the file, a known first day for all time', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  await bring(tx, contextOf(communeId), { name: 'Thôn Một' })
  const result = await bring(tx, contextOf(communeId, day('2022-01-01')), { code: '05977-001', name: 'Khối Một', kind: 'tdp', since: '2010-05-05' })
  assert.deepEqual(result.outcomes, [{ row: 2, change: 'changed', what: { name: ['Thôn Một', 'Khối Một'], kind: ['thon', 'tdp'], since: [null, '2010-05-05'] } }])
  const [village] = await childrenOf(tx, communeId, day('2021-12-31'))
  assert.equal(village!.fullName, 'Thôn Một')
  assert.deepEqual([(await unitOn(tx, village!.id, day('2022-01-01'))).fullName, (await unitOn(tx, village!.id, day('2010-05-04'))).stands], ['Khối Một', 'not-yet'])
  const { faults } = await bring(tx, contextOf(communeId), { code: '05977-001', name: 'Khối Hai' })
  assert.deepEqual(faults.map(({ code, column }) => [code, column]), [['units.sheet.later-act', 'name']])
}))

test('each faulty row is told by its column', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), other = await givenCommune(tx, { code: '05978', name: 'Đông Kinh' }), { provinceId } = await givenProvince(tx)
  await bring(tx, contextOf(other.communeId), { name: 'Khối 9' })
  const { faults } = await bring(tx, contextOf(provinceId), { commune_code: '99999', name: 'Khối 1' }, { commune: 'Phường Không Có', name: 'Khối 1' }, { name: 'Khối 1' }, { commune_code: '05977' },
    { commune_code: '05977', name: 'Khối 1', since: '2021-06-26' }, { commune_code: '05977', name: 'Khối 2' }, { commune_code: '05977', name: 'KHỐI 2' }, { code: '05977', name: 'Khối 3', commune_code: '05977' })
  assert.deepEqual(faults.map(({ row, column, code }) => [row, column, code]), [
    [2, 'commune_code', 'units.sheet.commune-unknown'], [3, 'commune', 'units.sheet.commune-unknown'], [4, 'commune_code', 'units.sheet.commune-missing'], [5, 'name', 'units.sheet.name-missing'],
    [6, 'since', 'units.sheet.since-after-day'], [8, 'name', 'units.sheet.twice'], [9, 'code', 'units.sheet.code-of-another']])
  const outside = await bring(tx, contextOf(communeId), { code: '05978-001', name: 'Khối 9' })
  assert.deepEqual(outside.faults.map(({ code }) => code), ['units.sheet.outside'])
}))

test('cells come in with the villages they cover, by code or by name', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  const context = contextOf(communeId)
  await bring(tx, context, { name: 'Khối 1' }, { name: 'Khối 2' }, { name: 'Khối 3', since: '2018-01-01' })
  const file: Record<string, CellValue>[] = [{ name: 'Chi bộ Khối 1', covers: ['Khối 1'] }, { name: 'Chi bộ ghép', covers: ['05977-002', '3'], since: '2019-01-01' }]
  const cells = (at: Context, ...values: Record<string, CellValue>[]) => cellSheet.apply(tx, clerk, at, rowsOf(...values))
  assert.deepEqual(changes(await cells(context, ...file)), ['new', 'new'])
  assert.deepEqual(changes(await cells(contextOf(communeId), ...file)), ['same', 'same'])
  const taken = await cellSheet.take(tx, communeId, on)
  assert.deepEqual(taken.map(({ name, covers, covers_since, since }) => [name, covers, covers_since, since]), [['Chi bộ Khối 1', ['05977-001'], null, null], ['Chi bộ ghép', ['05977-002', '05977-003'], '2019-01-01', '2019-01-01']])
  assert.deepEqual(changes(await cells(contextOf(communeId), ...taken as Record<string, CellValue>[])), ['same', 'same'])
  await cells(contextOf(communeId, day('2022-01-01')), { code: 'CB05977-001', covers: ['Khối 2'] })
  const cellId = context.known.get('cell:CB05977-001')!
  const covered = async (at: string) => (await coveredOn(tx, cellId, day(at))).map(({ fullName }) => fullName)
  assert.deepEqual([await covered('2021-12-31'), await covered('2022-01-01')], [['Khối 1'], ['Khối 2']])
  const { faults } = await cells(contextOf(communeId), { name: 'Chi bộ Khối 4', covers: ['Khối 4'] })
  assert.deepEqual(faults.map(({ column, code }) => [column, code]), [['covers', 'units.sheet.village-unknown']])
}))

test('villages and cells of an old commune go on where it went', () => inTransaction(async (tx) => {
  const reform = day('2025-07-01')
  const old = await givenCommune(tx, { upto: reform }), next = await givenCommune(tx, { code: '06001', name: 'Kỳ Lừa', from: reform })
  await givenSuccession(tx, old, next, 'merge', reform)
  const context = contextOf(old.communeId)
  await bring(tx, context, { name: 'Khối 1' })
  await cellSheet.apply(tx, clerk, context, rowsOf({ name: 'Khối 1', covers: ['Khối 1'] }))
  assert.deepEqual((await childrenOf(tx, next.communeId, reform)).map(({ fullName }) => fullName), ['Khối 1'])
  assert.deepEqual((await childrenOf(tx, next.committeeId, reform)).map(({ fullName }) => fullName), ['Chi bộ Khối 1'])
}))

test('two villages of one commune may differ by marks alone: each row finds its own, and what could be either is refused by name', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  const both: Record<string, CellValue>[] = [{ name: 'Thôn Khe Thanh' }, { name: 'Thôn Khe Thành' }]
  assert.deepEqual(changes(await bring(tx, contextOf(communeId), ...both)), ['new', 'new'])
  assert.deepEqual(changes(await bring(tx, contextOf(communeId), { name: 'thôn  khe thành' }, { name: 'THÔN KHE THANH' })), ['same', 'same'])
  const names = async () => (await childrenOf(tx, communeId, on)).map(({ code, fullName }) => `${code} ${fullName}`)
  assert.deepEqual(await names(), ['05977-001 Thôn Khe Thanh', '05977-002 Thôn Khe Thành'])

  const either = await bring(tx, contextOf(communeId), { name: 'Thôn Khe Thạnh' })
  assert.deepEqual(either.faults, [{ row: 2, column: 'code', code: 'units.sheet.two-of-that-name', facts: { name: 'Thôn Khe Thạnh', list: ['Thôn Khe Thanh (05977-001)', 'Thôn Khe Thành (05977-002)'] } }])
  assert.deepEqual(changes(await bring(tx, contextOf(communeId), { code: '05977-009', name: 'Thôn Khe Thạnh' })), ['new'])

  const cells = (...values: Record<string, CellValue>[]) => cellSheet.apply(tx, clerk, contextOf(communeId), rowsOf(...values))
  assert.deepEqual((await cells({ name: 'Chi bộ Khe Thanh', covers: ['Khe Thanh'] }, { name: 'Chi bộ Khe Thành', covers: ['Thôn Khe Thành'] })).faults, [])
  const taken = await cellSheet.take(tx, communeId, on)
  assert.deepEqual(taken.map(({ name, covers }) => [name, covers]), [['Chi bộ Khe Thanh', ['05977-001']], ['Chi bộ Khe Thành', ['05977-002']]])
  assert.deepEqual((await cells({ name: 'Chi bộ ghép', covers: ['khe thãnh'] })).faults.map(({ code }) => code), ['units.sheet.two-of-that-name'])
}))

test('a name without its marks finds the only village it can mean, and does not rename it; a row spelled otherwise beside it is another village', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  await bring(tx, contextOf(communeId), { name: 'Thôn Khe Thành' }, { name: 'Thôn Hòa Bình' })
  assert.deepEqual(changes(await bring(tx, contextOf(communeId), { name: 'thon khe thanh' }, { name: 'Thôn Hoà Bình' })), ['same', 'same'])
  assert.deepEqual(changes(await bring(tx, contextOf(communeId), { name: 'Thôn Khe Thanh' }, { name: 'Thôn Khe Thành' })), ['new', 'same'])
  const renamed = await bring(tx, contextOf(communeId), { code: '05977-001', name: 'Thôn Khe Thánh' })
  assert.deepEqual(renamed.outcomes, [{ row: 2, change: 'changed', what: { name: ['Thôn Khe Thành', 'Thôn Khe Thánh'] } }])
}))
