import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#ground/database/database.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPaper } from '#papers/given.ts'
import { convert } from './convert.ts'
import { cover } from './cover.ts'
import { correct } from './correct.ts'
import { dissolve } from './dissolve.ts'
import { found } from './found.ts'
import { clerk, givenCell, givenCommune, givenProvince, givenSuccession, givenVillage } from './given.ts'
import { actsOf, lineageOf, unplacedOf } from './kin.ts'
import { merge } from './merge.ts'
import { move } from './move.ts'
import { place } from './place.ts'
import { childrenOf, coveredOn, unitOn } from './reading.ts'
import { rename } from './rename.ts'
import { split } from './split.ts'
import type { HoldsOn } from './unit.ts'

const on = day('2024-06-01'), eve = day('2024-05-31'), later = day('2025-02-01')
const names = async (tx: Tx, id: number, at = on) => (await childrenOf(tx, id, at)).map((unit) => unit.fullName)
const nobody: HoldsOn[] = []

test('a village is founded in a commune and stands from its day on', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), paperId = await givenPaper(tx)
  const { unitIds: [id] } = await found(tx, clerk, { kind: 'village', parentId: communeId, label: 'Khối', name: '3', on, paperId })
  const unit = await unitOn(tx, id!, on)
  assert.deepEqual([unit.fullName, unit.code, unit.legalKind, unit.stands, unit.since], ['Khối 3', '05977-001', 'tdp', 'yes', on])
  assert.deepEqual(unit.path.map((step) => step.fullName), ['Việt Nam', 'Tỉnh Lạng Sơn', 'Phường Vĩnh Trại'])
  assert.equal((await unitOn(tx, id!, eve)).stands, 'not-yet')
  await assert.rejects(found(tx, clerk, { kind: 'village', parentId: communeId, label: 'khối', name: ' 3', on: later, paperId }), { code: 'units.same-name' })
  await found(tx, clerk, { kind: 'village', parentId: communeId, label: 'Thôn', name: 'Khe Thanh', on, paperId })
  await assert.rejects(found(tx, clerk, { kind: 'village', parentId: communeId, label: 'Thôn', name: 'KHE THANH', on, paperId }), { code: 'units.same-name' })
  assert.equal((await found(tx, clerk, { kind: 'village', parentId: communeId, label: 'Thôn', name: 'Khe Thành', on, paperId })).unitIds.length, 1)
  await assert.rejects(found(tx, clerk, { kind: 'village', parentId: communeId, label: 'Khối', name: '4', code: '05977-001', on, paperId }), { code: 'units.code-taken' })
  await assert.rejects(found(tx, clerk, { kind: 'cell', parentId: communeId, label: 'Chi bộ', name: '4', on, paperId }), { code: 'units.wrong-parent' })
  await assert.rejects(found(tx, clerk, { kind: 'village', parentId: communeId, label: 'Khối', name: '4', on, paperId: 0 }), { code: 'units.paper-missing' })
}))

test('a cell is founded with the villages it covers, in its own commune only', () => inTransaction(async (tx) => {
  const here = await givenCommune(tx), there = await givenCommune(tx, { code: '05978', name: 'Đông Kinh' }), paperId = await givenPaper(tx)
  const village = await givenVillage(tx, here.communeId), elsewhere = await givenVillage(tx, there.communeId)
  const { unitIds } = await found(tx, clerk, { kind: 'cell', parentId: here.committeeId, label: 'Chi bộ', name: 'Khối 3', covers: [village], on, paperId })
  assert.deepEqual((await coveredOn(tx, village, on)).map((cell) => [cell.fullName, cell.code]), [['Chi bộ Khối 3', 'CB05977-001']])
  assert.deepEqual(await coveredOn(tx, village, eve), [])
  const cellId = unitIds.at(-1)!
  await assert.rejects(cover(tx, clerk, { cellId, takes: [elsewhere], leaves: [], on, paperId }), { code: 'units.village-elsewhere' })
  await assert.rejects(cover(tx, clerk, { cellId, takes: [village], leaves: [], on, paperId }), { code: 'units.already-covers' })
  const { warnings } = await cover(tx, clerk, { cellId, takes: [], leaves: [village], on: later, paperId })
  assert.deepEqual(warnings.map(({ code }) => code), ['units.village-without-cell'])
  assert.equal((await coveredOn(tx, cellId, eve)).length + (await coveredOn(tx, cellId, later)).length, 0)
  assert.equal((await coveredOn(tx, cellId, on)).length, 1)
}))

test('a renamed village keeps its old name before the day, and nothing is renamed under a later act', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), paperId = await givenPaper(tx), unitId = await givenVillage(tx, communeId)
  await rename(tx, clerk, { unitId, label: 'Khối', name: 'Trần Phú', on, paperId })
  assert.deepEqual([await names(tx, communeId, eve), await names(tx, communeId)], [['Khối 3'], ['Khối Trần Phú']])
  await assert.rejects(rename(tx, clerk, { unitId, label: 'Khối', name: 'Hai', on: eve, paperId }), { code: 'units.later-act' })
  await assert.rejects(rename(tx, clerk, { unitId, label: 'Khối', name: 'Trần Phú', on: later, paperId }), { code: 'units.same-name-as-before' })
}))

test('a renamed commune takes its committee along', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx, { label: 'Xã' }), paperId = await givenPaper(tx)
  await rename(tx, clerk, { unitId: communeId, label: 'Phường', name: 'Vĩnh Trại', on, paperId })
  assert.deepEqual([(await unitOn(tx, committeeId, eve)).fullName, (await unitOn(tx, committeeId, on)).fullName], ['Đảng bộ xã Vĩnh Trại', 'Đảng bộ phường Vĩnh Trại'])
  assert.equal((await unitOn(tx, communeId, on)).legalKind, 'phuong')
}))

test('villages merge into a new one; who covered them covers it; a held post stands in the way', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx), paperId = await givenPaper(tx)
  const [a, b] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2')]
  await givenCell(tx, committeeId, 'Chi bộ Khối 1', [a])
  const held: HoldsOn = async (_tx, ids) => ids.map((unitId) => ({ unitId, what: 'Trưởng thôn' }))
  const merging = { unitIds: [a, b], into: { label: 'Khối', name: 'Hòa Bình' }, on, paperId }
  await assert.rejects(merge([held])(tx, clerk, merging), { code: 'units.posts-still-held' })
  const { unitIds } = await merge(nobody)(tx, clerk, merging)
  const into = unitIds.at(-1)!
  assert.deepEqual([await names(tx, communeId, eve), await names(tx, communeId)], [['Khối 1', 'Khối 2'], ['Khối Hòa Bình']])
  assert.deepEqual((await coveredOn(tx, into, on)).map((cell) => cell.fullName), ['Chi bộ Khối 1'])
  assert.deepEqual((await lineageOf(tx, into)).map((kin) => [kin.from, kin.kind, kin.side, kin.paper?.symbol]), [['Khối 1', 'merge', 'before', '12/QĐ-UBND'], ['Khối 2', 'merge', 'before', '12/QĐ-UBND']])
  assert.deepEqual((await actsOf(tx, a)).map((act) => act.kind), ['merge'])
}))

test('a cell merges into another, which takes its villages', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx), paperId = await givenPaper(tx)
  const [a, b] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2')]
  const [first, second] = [await givenCell(tx, committeeId, 'Chi bộ 1', [a]), await givenCell(tx, committeeId, 'Chi bộ 2', [b])]
  await merge(nobody)(tx, clerk, { unitIds: [second], into: { unitId: first }, on, paperId })
  assert.deepEqual((await coveredOn(tx, first, on)).map((village) => village.id), [a, b])
  assert.equal((await unitOn(tx, second, on)).stands, 'ended')
  await assert.rejects(merge(nobody)(tx, clerk, { unitIds: [second], into: { unitId: first }, on: later, paperId }), { code: 'units.already-ended' })
  await assert.rejects(merge(nobody)(tx, clerk, { unitIds: [a], into: { unitId: first }, on: later, paperId }), { code: 'units.merge-of-one-kind' })
}))

test('a village splits, or gives a part away and keeps on', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx), paperId = await givenPaper(tx), unitId = await givenVillage(tx, communeId)
  await split(nobody)(tx, clerk, { unitId, into: [{ label: 'Khối', name: '4' }], keeps: true, on, paperId })
  assert.deepEqual(await names(tx, communeId), ['Khối 3', 'Khối 4'])
  await split(nobody)(tx, clerk, { unitId, into: [{ label: 'Khối', name: '3A' }, { label: 'Khối', name: '3B' }], keeps: false, on: later, paperId })
  assert.deepEqual(await names(tx, communeId, later), ['Khối 4', 'Khối 3A', 'Khối 3B'])
  assert.deepEqual((await lineageOf(tx, unitId)).map((kin) => [kin.to, kin.kind]), [['Khối 4', 'partial'], ['Khối 3A', 'split'], ['Khối 3B', 'split']])
  const other = await givenVillage(tx, communeId, 'Khối 9')
  await assert.rejects(split(nobody)(tx, clerk, { unitId: other, into: [{ label: 'Khối', name: '10' }], keeps: false, on, paperId }), { code: 'units.split-needs-parts' })
}))

test('a village is converted, moved, dissolved', () => inTransaction(async (tx) => {
  const here = await givenCommune(tx, { label: 'Xã' }), there = await givenCommune(tx, { code: '05978', label: 'Xã', name: 'Mai Pha' }), paperId = await givenPaper(tx)
  const unitId = await givenVillage(tx, here.communeId, 'Thôn Nà Pàn')
  const { warnings } = await convert(tx, clerk, { unitId, to: 'tdp', on: day('2025-07-02'), paperId })
  assert.deepEqual(warnings.map(({ code }) => code), ['units.kind-does-not-fit'])
  assert.deepEqual(await names(tx, here.communeId, day('2025-07-02')), ['Tổ dân phố Nà Pàn'])
  const second = await givenVillage(tx, here.communeId, 'Thôn Hai')
  await move(tx, clerk, { unitId: second, parentId: there.communeId, on, paperId })
  assert.deepEqual([await names(tx, there.communeId, eve), await names(tx, there.communeId)], [[], ['Thôn Hai']])
  await dissolve(nobody)(tx, clerk, { unitId: second, on: later, paperId })
  assert.deepEqual(await names(tx, there.communeId, later), [])
  await assert.rejects(dissolve(nobody)(tx, clerk, { unitId: second, on: later, paperId }), { code: 'units.already-ended' })
}))

const reform = day('2025-07-01'), beforeReform = day('2025-06-30')

test('a village of a commune that was split waits under the province until it is placed, and its cell goes along', () => inTransaction(async (tx) => {
  const old = await givenCommune(tx, { upto: reform }), paperId = await givenPaper(tx)
  const [east, west] = [await givenCommune(tx, { code: '06001', name: 'Đông', from: reform }), await givenCommune(tx, { code: '06002', name: 'Tây', from: reform })]
  const far = await givenCommune(tx, { code: '06003', name: 'Xa', from: reform })
  for (const part of [east, west]) await givenSuccession(tx, old, part, 'partial', reform)
  const { provinceId } = await givenProvince(tx)
  const { unitIds: [a] } = await found(tx, clerk, { kind: 'village', parentId: old.communeId, label: 'Khối', name: '1', on, paperId })
  const b = await givenVillage(tx, old.communeId, 'Khối 2')
  const cell = await givenCell(tx, old.committeeId, 'Chi bộ Khối 1, 2', [a!, b])
  assert.deepEqual((await unitOn(tx, a!, beforeReform)).path.at(-1)!.fullName, 'Phường Vĩnh Trại')
  assert.deepEqual((await unplacedOf(tx, provinceId, reform)).map(({ fullName, candidates }) => [fullName, candidates.map((unit) => unit.fullName)]), [['Khối 1', ['Phường Đông', 'Phường Tây']], ['Khối 2', ['Phường Đông', 'Phường Tây']]])
  assert.deepEqual([(await unitOn(tx, east.communeId, reform)).unplaced, (await unitOn(tx, far.communeId, reform)).unplaced, (await unitOn(tx, provinceId, reform)).unplaced], [2, 0, 2])
  await assert.rejects(place(tx, clerk, { unitIds: [a!], communeId: far.communeId, on: reform, paperId }), { code: 'units.not-a-successor' })
  await place(tx, clerk, { unitIds: [a!], communeId: east.communeId, on: reform, paperId })
  assert.deepEqual((await unitOn(tx, cell, reform)).path.at(-1)!.kind, 'province_committee')
  await place(tx, clerk, { unitIds: [b], communeId: east.communeId, on: reform, paperId })
  assert.deepEqual((await unitOn(tx, cell, reform)).path.at(-1)!.fullName, 'Đảng bộ phường Đông')
  await assert.rejects(place(tx, clerk, { unitIds: [b], communeId: east.communeId, on: reform, paperId }), { code: 'units.placed-already' })
  assert.deepEqual(await unplacedOf(tx, provinceId, reform), [])
}))

test('a village of a commune that went whole to another goes along', () => inTransaction(async (tx) => {
  const old = await givenCommune(tx, { upto: reform }), next = await givenCommune(tx, { code: '06001', name: 'Kỳ Lừa', from: reform }), paperId = await givenPaper(tx)
  await givenSuccession(tx, old, next, 'merge', reform)
  const { unitIds: [id] } = await found(tx, clerk, { kind: 'village', parentId: old.communeId, label: 'Khối', name: '1', on, paperId })
  assert.deepEqual([(await unitOn(tx, id!, beforeReform)).path.at(-1)!.fullName, (await unitOn(tx, id!, reform)).path.at(-1)!.fullName], ['Phường Vĩnh Trại', 'Phường Kỳ Lừa'])
}))

test('an act is taken back by a correction, unless a later act was built on it', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx), paperId = await givenPaper(tx)
  const [a, b] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2')]
  await givenCell(tx, committeeId, 'Chi bộ Khối 1', [a])
  const merged = await merge(nobody)(tx, clerk, { unitIds: [a, b], into: { label: 'Khối', name: 'Mới' }, on, paperId })
  const renamed = await rename(tx, clerk, { unitId: merged.unitIds.at(-1)!, label: 'Khối', name: 'Mới nữa', on: later, paperId })
  const takeBack = (actId: number) => correct(nobody)(tx, clerk, { actId, paperId, reason: 'ghi nhầm' })
  await assert.rejects(takeBack(merged.actId), { code: 'units.later-act-built-on-it' })
  await takeBack(renamed.actId)
  await takeBack(merged.actId)
  assert.deepEqual(await names(tx, communeId, later), ['Khối 1', 'Khối 2'])
  assert.equal((await coveredOn(tx, a, later)).length, 1)
  await assert.rejects(takeBack(merged.actId), { code: 'units.taken-back-already' })
}))
