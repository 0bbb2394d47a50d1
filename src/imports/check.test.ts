import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Database } from '#ground/database/database.ts'
import { encodeLegacy } from '#ground/text/legacy.ts'
import { testDatabase } from '#ground/testing/database.ts'
import type { Cell } from '#ground/spreadsheet/cell.ts'
import type { Column, Sheet } from '#ground/spreadsheet/sheet.ts'
import { day } from '#ground/time/day.ts'
import { papers } from '#papers/capability.ts'
import { enterPaper } from '#papers/public.ts'
import { openSeries, reserve } from '#papers/reserve.ts'
import { check, type Engine } from './check.ts'
import { clerk, gardenHeadings, gardens, infoOf, plant, rawSheet, treeHeadings, trees } from './given.ts'
import { messages } from './messages.ts'
import { noDecisions, type Decisions } from './reading.ts'
import type { RawSheet } from './raw.ts'
import { sayCellFault } from './say-fault.ts'

const engine: Engine = { sheets: [trees, gardens], hooks: {}, messages }
let database: Database
before(async () => {
  database = await testDatabase()
  await plant(database)
})

const look = (file: RawSheet[], decisions: Partial<Decisions> = {}) => check(database, engine, clerk, file, { ...noDecisions, ...decisions })
const vuon = (...rows: Cell[][]) => rawSheet('Vườn', [gardenHeadings, ...rows])
const cay = (...rows: Cell[][]) => rawSheet('Cây', [treeHeadings, ...rows])
const good: Cell[] = ['05977', 'V0001', 'Vườn Đào', 'Vườn cây', '25/06/2021', '1,5', 12, 'x', 'đào; mận']
const changed = (column: number, cell: Cell): Cell[] => good.with(column, cell)

test('a file without a fault is ready, its preview counts what would change, and nothing is written', async () => {
  const { state, found } = await look([infoOf(), vuon(good), cay(['V0001', 'Đào 1', '05/2012', 'Lò Thị Mây'])])
  assert.equal(state, 'ready', JSON.stringify(found.faults))
  assert.deepEqual(found.sheets.map(({ sheet, rows, new: fresh }) => [sheet, rows, fresh]), [['gardens', 1, 1], ['trees', 1, 1]])
  assert.equal(found.preview?.unitName, 'Phường Vĩnh Trại')
  assert.equal((await database.pool.query('select from garden')).rowCount, 0)
})

test('twenty kinds of fault are found at once, each at its cell, with its remedy', async () => {
  const faulty: [column: number, cell: Cell, code: string][] = [
    [0, 5977, 'imports.lost-zeros'], [1, null, 'imports.empty'], [1, '???', 'imports.not-a-code'], [2, '\u200b ', 'imports.empty'], [2, { error: '#REF!' }, 'imports.formula-error'],
    [2, 'x'.repeat(4100), 'imports.too-long'], [3, 'Vườn rau', 'imports.not-a-choice'], [4, '31/02/2021', 'time.no-such-day'], [4, '06/2021', 'imports.whole-day-needed'],
    [4, '25/06/21', 'time.two-digit-year'], [4, 44372, 'imports.number-for-day'], [4, 'hôm qua', 'time.not-a-day'], [4, '01/01/1021', 'time.out-of-range'],
    [5, 'một', 'imports.not-a-number'], [6, 1.5, 'imports.not-whole'], [6, 'mười hai', 'imports.not-a-number'], [7, 'chắc có', 'imports.not-yes-or-no'],
  ]
  const rows = faulty.map(([column, cell], i) => changed(1, `V1${i}`).with(column, cell))
  const { state, found } = await look([infoOf(), vuon(good, ...rows), cay(['V0001', 'Đào 1', '2012', 'Lò Thị 1'], ['V0001', 'Đào 2', '13/2012', null], ['V9999', 'Đào 3', null, null], ['V10', 'waits', null, null])])
  assert.equal(state, 'rows')
  const expected = [...faulty.map(([column, , code], i) => [`${'ABCDEFGHI'[column]}${i + 3}`, code]), ['D2', 'imports.strange-letter'], ['C3', 'time.no-such-day'], ['A4', 'gardens.unknown-garden']]
  assert.equal(expected.length, 20)
  assert.deepEqual(found.faults.map(({ cell, code }) => [cell, code]).sort(), expected.sort())
  assert.equal((await database.pool.query('select from garden')).rowCount, 0)
})

test('proposals of a kind are taken as a whole', async () => {
  const file = [infoOf(), vuon(changed(4, '25/06/21'), changed(1, 'V0002').with(0, 5977))]
  const asked = await look(file)
  assert.deepEqual(asked.found.proposals, [{ code: 'time.two-digit-year', count: 1 }, { code: 'imports.lost-zeros', count: 1 }])
  assert.deepEqual(asked.found.faults.map(({ propose }) => propose), ['25/06/2021', '05977'])
  assert.equal((await look(file, { accepts: ['time.two-digit-year', 'imports.lost-zeros'] })).state, 'ready')
})

test('a cell is mended on the screen, by its place', async () => {
  const file = [infoOf(), vuon(changed(4, '31/02/2021'))]
  const { state, found } = await look(file, { mends: { 'gardens!2!opened': '28/02/2021' } })
  assert.equal(state, 'ready', JSON.stringify(found.faults))
})

test('«Thông tin» says the unit and the day; what it lacks is asked for and can be mended', async () => {
  const without = await look([vuon(good)])
  assert.deepEqual(without.found.faults.map(({ sheet, column, code }) => [sheet, column, code]), [['info', 'unit', 'imports.empty'], ['info', 'on', 'imports.empty']])
  assert.equal((await look([vuon(good)], { mends: { 'info!0!unit': '05977', 'info!0!on': '25/06/2021' } })).state, 'ready')
  assert.equal((await look([vuon(good)], { given: { unit: '05977', on: '2021-06-25' } })).state, 'ready')
  const padded = await look([infoOf(5977), vuon(good)])
  assert.deepEqual(padded.found.faults.map(({ cell, code, propose }) => [cell, code, propose]), [['B2', 'imports.unknown-unit', '05977']])
  const other = await look([infoOf('05980'), vuon(good)])
  assert.deepEqual(other.found.faults.map(({ cell, code, value }) => [cell, code, value]), [['B3', 'imports.another-unit', 'Phường Vĩnh Trại']])
})

test('sheets and headings are known whatever their marks and place; the serial number column is passed over', async () => {
  const rows: Cell[][] = [['SỔ VƯỜN CỦA PHƯỜNG'], [], ['STT', 'MA XA', 'ký hiệu  vườn', 'Ten vuon *', 'Loại:', 'Mở từ ngày'], [null, '(1)', '(2)', '(3)', '(4)', '(5)'], [1, '05977', 'V1', 'Đào', 'vuon cay', '1.6.2021'], [null, 'Ví dụ: 05977', 'V2']]
  const { state, found } = await look([infoOf(), rawSheet('1. VUON', rows)])
  assert.equal(state, 'ready', JSON.stringify(found))
  assert.equal(found.sheets[0]?.rows, 1)
})

test('a sheet without a known name is known by its headings', async () => {
  const { state, found } = await look([infoOf(), rawSheet('Sheet1', [gardenHeadings, good])])
  assert.equal(state, 'ready', JSON.stringify(found))
})

test('headings that are not known are asked for with a suggestion, and the answer is enough', async () => {
  const file = [infoOf(), rawSheet('Vườn', [['Mã số vườn cây', 'Tên của vườn', 'Ghi gì đó'], ['V1', 'Đào', '?']])]
  const asked = await look(file)
  assert.equal(asked.state, 'columns')
  assert.deepEqual(asked.found.columns[0]?.missing, ['code', 'name'])
  assert.deepEqual(asked.found.columns[0]?.headings.map(({ heading, cell, suggested }) => [heading, cell, suggested]), [['Mã số vườn cây', 'A1', 'code'], ['Tên của vườn', 'B1', 'name'], ['Ghi gì đó', 'C1', null]])
  const mapping = { Vườn: { sheet: 'gardens', columns: { code: 'Mã số vườn cây', name: 'Tên của vườn' } } }
  const settled = await look(file, { mapping })
  assert.equal(settled.state, 'ready', JSON.stringify(settled.found))
})

test('sheets of rooms still to come are left alone with a notice', async () => {
  const { state, found } = await look([infoOf(), vuon(good), rawSheet('Hộ nghèo', [['x', 'y'], ['1', '2']]), rawSheet('Linh tinh', [['a'], ['b']]), rawSheet('Hướng dẫn', [['a']])])
  assert.equal(state, 'ready')
  assert.deepEqual(found.notices.map(({ code, sheetName }) => [code, sheetName]), [['imports.later-room', 'Hộ nghèo'], ['imports.unknown-sheet', 'Linh tinh']])
  const none = await look([infoOf(), rawSheet('Linh tinh', [['a'], ['b']])])
  assert.equal(none.state, 'refused')
  assert.equal(none.found.refusal?.code, 'imports.no-known-sheet')
})

test('text of an old font is converted, shown, and counts once a person accepted it', async () => {
  const old = (text: string) => encodeLegacy(text, 'tcvn3')
  const file = [infoOf(), rawSheet(old('Vườn'), [['Mã vườn', 'Tên vườn'], ['V1', 'Vườn đào'], ['V2', 'Vườn mận'], ['V3', 'Vườn quýt']].map((row) => row.map(old)))]
  const asked = await look(file)
  assert.equal(asked.found.legacy[0]?.encoding, 'tcvn3', JSON.stringify(asked.found))
  assert.equal(asked.state, 'rows')
  assert.equal((await look(file, { accepts: ['imports.legacy-font'] })).state, 'ready')
})

const column = (key: string, vi: string, more: Partial<Column> = {}): Column => ({ key, vi, en: key, kind: 'text', example: '', note: { vi: '', en: '' }, width: 16, ...more })
const deeds: Sheet = {
  code: 'deeds', vi: 'Việc', en: 'Deeds', order: 5, take: async () => [],
  columns: [column('number', 'Số văn bản', { paper: { issuedOn: 'on', issuer: 'issuer' } }), column('on', 'Ngày văn bản'), column('issuer', 'Cơ quan ban hành')],
  async apply(tx, _actor, { paper }, given) {
    for (const { values } of given) await paper(String(values.number), day('2021-01-05'), String(values.issuer))
    return { outcomes: [], faults: [] }
  },
}

test('a number that its series gave to another paper, in the register or above in the file, or keeps for another office, is refused at its cell with what to do; a gap is none', async () => {
  const year = { side: 'state' as const, kind: 'QĐ', name: '2021', from: day('2021-01-01'), until: day('2022-01-01') }
  const entered = (symbol: string, issuer: string) => ({ symbol, kind: 'decision' as const, issuer, issuedOn: day('2021-01-05'), issuedPrecision: 'day' as const, summary: '', note: null })
  await database.transaction(async (tx) => {
    await openSeries(tx, { ...clerk, unitId: 1 }, { ...year, issuer: 'UBND phường' })
    await enterPaper(tx, clerk, entered('7/QĐ-UBND', 'UBND phường'))
    const { id } = await openSeries(tx, { ...clerk, unitId: 2 }, { ...year, issuer: 'UBND huyện' })
    await reserve(tx, { ...clerk, unitId: 2 }, { seriesId: id, number: 4, whatFor: 'Quyết định lập đoàn' })
  })
  const rows: Cell[][] = [
    ['7/QĐ-UBND', '05/01/2021', 'UBND phường'], ['07/QĐ-UBND', '06/02/2021', 'UBND phường'], ['30/QĐ-UBND', '06/02/2021', 'UBND phường'], ['30/QĐ-UBND', '06/02/2021', 'UBND phường'], ['30/QĐ-UBND', '07/2021', 'UBND Phường'],
    ['4/QĐ-UBND', '06/02/2021', 'UBND huyện'], ['7/QĐ-UBND', '06/02/2022', 'UBND phường'], ['7/KH-UBND', '06/02/2021', 'UBND phường'], ['7/QĐ-UBND', null, 'UBND phường'],
  ]
  const { state, found } = await check(database, { ...engine, sheets: [deeds], messages: papers.messages }, clerk, [infoOf(), rawSheet('Việc', [deeds.columns.map(({ vi }) => vi), ...rows])], noDecisions)
  assert.deepEqual([state, found.faults.map(({ sheetName, cell, code }) => [sheetName, cell, code])], ['rows', [['Việc', 'A3', 'papers.number-twice'], ['Việc', 'A6', 'papers.number-twice'], ['Việc', 'A7', 'papers.number-kept-by-another']]])
  const [{ reason, remedy }] = found.faults.map((fault) => sayCellFault(papers.messages, fault, 'vi')) as [{ reason: string; remedy: string }]
  assert.match(`${reason} ${remedy}`, /Số 7 trong sổ số «2021» của UBND phường đã cấp cho văn bản 7\/QĐ-UBND ngày 05\/01\/2021\. Xem lại số và ngày/)
})
