import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { zipSync } from 'fflate'
import type { Database } from '#ground/database/database.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { readWorkbook } from '#ground/spreadsheet/read.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { day } from '#ground/time/day.ts'
import type { Engine } from './check.ts'
import { exportRegister } from './export-register.ts'
import { clerk, gardens, plant, trees } from './given.ts'
import { importFile } from './import-file.ts'
import { layInfo, layRows, laySheet } from './lay.ts'
import { template } from './template.ts'

const engine: Engine = { sheets: [gardens, trees], hooks: {}, messages: {} }
const utf8 = (text: string) => new TextEncoder().encode(text)
let database: Database
before(async () => {
  database = await testDatabase()
  await plant(database)
})

const said = { unit: '05977', unitName: 'Phường Vĩnh Trại', on: day('2021-06-25'), sender: 'Ủy ban', source: 'Sổ' }
const gardenRows = [
  { commune: '05977', code: 'V0001', name: '=1+1', kind: 'trees', opened: '2021-06-01', area: 1.5, beds: 1402, public: true, tags: ['đào', 'mận'] },
  { commune: '05977', code: 'V0002', name: 'Vườn Hoa', kind: 'flowers', opened: '1899-05-02', area: null, beds: null, public: null, tags: null },
]
const treeRows = [{ garden: 'V0001', name: 'Đào 1', planted: { day: '2012-05-01', precision: 'month' }, keeper: 'Lò Thị Mây' }, { garden: 'V0002', name: 'Mận', planted: null, keeper: null }]

test('the template has its lists and notes, and reads back without a row or a fault', async () => {
  for (const language of ['vi', 'en'] as const) {
    const bytes = await template(engine.sheets, language)
    const { state, found } = await importFile(database, engine, clerk, { name: 'mau.xlsx', bytes }, { check: true, decisions: { given: { unit: '05977', on: '2021-06-25' } } })
    assert.equal(state, 'ready', JSON.stringify(found))
    assert.deepEqual(found.sheets.map(({ rows }) => rows), [0, 0])
    assert.deepEqual(found.notices, [])
    const { sheets } = await readWorkbook(bytes, 'mau.xlsx')
    assert.equal(sheets.length, 5) // guide, information, two sheets and the hidden lists
  }
})

test('what was imported comes out in the same columns, and going in again changes nothing', async () => {
  const bytes = await writeWorkbook({ sheets: [layInfo(said, 'vi'), laySheet(trees, layRows(trees, treeRows, 'vi'), 'vi'), laySheet(gardens, layRows(gardens, gardenRows, 'vi'), 'vi')] })
  const first = await importFile(database, engine, clerk, { name: 'vuon.xlsx', bytes })
  assert.equal(first.state, 'done', JSON.stringify(first.found.faults))
  assert.equal((await database.pool.query('select state from import_job where id = $1', [first.job])).rows[0]?.state, 'done')
  const { rows: [garden] } = await database.pool.query(`select * from garden where code = 'V0001'`)
  assert.deepEqual(garden, { code: 'V0001', name: '=1+1', kind: 'trees', opened: '2021-06-01', area: '1.5', beds: 1402, public: true, tags: ['đào', 'mận'] })
  for (const language of ['vi', 'en'] as const) {
    const out = await database.read((tx) => exportRegister(tx, engine, clerk, 1, day('2021-06-25'), language))
    assert.equal(out.name, 'phuong-vinh-trai-2021-06-25.xlsx')
    const again = await importFile(database, engine, clerk, { name: out.name, bytes: out.bytes })
    assert.deepEqual(again.found.sheets.map(({ sheet, new: fresh, changed, same }) => [sheet, fresh, changed, same]), [['gardens', 0, 0, 2], ['trees', 0, 0, 2]], JSON.stringify(again.found.faults))
  }
})

test('csv files are sheets by their names, alone or in a zip', async () => {
  const info = 'Mục,Nội dung\nMã đơn vị,05977\nSố liệu đến ngày,25/06/2021\n'
  const zip = zipSync({ 'Thông tin.csv': utf8(info), 'so/Vườn.csv': utf8('\ufeffMã vườn;Tên vườn;Diện tích (ha)\nV0300;Vườn Lê;2,25\n'), 'Cây.csv': utf8('Mã vườn,Tên cây\nV0300,Lê\n'), '__MACOSX/._x': utf8('?') })
  const { state, found } = await importFile(database, engine, clerk, { name: 'so.zip', bytes: zip })
  assert.equal(state, 'done', JSON.stringify(found))
  assert.equal((await database.pool.query(`select area from garden where code = 'V0300'`)).rows[0]?.area, '2.25')
  const alone = await importFile(database, engine, clerk, { name: 'Vuon.csv', bytes: utf8('Ma vuon\tTen vuon\nV0301\tVườn Na') }, { decisions: { given: { unit: '05977', on: '2021-06-25' } } })
  assert.equal(alone.state, 'done', JSON.stringify(alone.found))
})

test('a refused file of the command line is recorded with what was wrong; a check leaves no trace', async () => {
  const bytes = await writeWorkbook({ sheets: [layInfo(said, 'vi'), laySheet(gardens, [['05977', null, 'Vườn']], 'vi')] })
  const jobs = async () => (await database.pool.query('select id from import_job')).rowCount
  const before = await jobs()
  const checked = await importFile(database, engine, clerk, { name: 'x.xlsx', bytes }, { check: true })
  assert.deepEqual([checked.state, checked.job, await jobs()], ['rows', null, before])
  const refused = await importFile(database, engine, clerk, { name: 'x.xlsx', bytes })
  assert.deepEqual(refused.found.faults.map(({ cell, code }) => [cell, code]), [['B2', 'imports.empty']])
  assert.equal((await database.pool.query('select state from import_job where id = $1', [refused.job])).rows[0]?.state, 'refused')
})
