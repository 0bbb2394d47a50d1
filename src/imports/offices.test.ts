import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Database } from '#ground/database/database.ts'
import { testDatabase } from '#ground/testing/database.ts'
import type { OutCell } from '#ground/spreadsheet/workbook-spec.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { day } from '#ground/time/day.ts'
import { messages as timeMessages } from '#ground/time/messages.ts'
import { units } from '#units/capability.ts'
import { givenCommune } from '#units/given.ts'
import type { Engine } from './check.ts'
import { exportRegister } from './export-register.ts'
import { clerk } from './given.ts'
import { importFile } from './import-file.ts'
import { layInfo, laySheet } from './lay.ts'
import { messages } from './messages.ts'
import { sayCellFault } from './say-fault.ts'

/** The sheets that offices really send, over the register's own tables. */
const sheets = [...units.sheets]
const engine: Engine = { sheets, hooks: {}, messages: { ...units.messages, ...messages } }
const on = day('2021-06-25')
let database: Database
let unitId: number
before(async () => {
  database = await testDatabase()
  unitId = (await database.transaction((tx) => givenCommune(tx))).communeId
})

const bookOf = (rows: Record<string, OutCell[][]>) => writeWorkbook({
  sheets: [layInfo({ unit: '05977', unitName: 'Phường Vĩnh Trại', on, sender: 'Đảng ủy phường', source: 'Sổ' }, 'vi'),
    ...sheets.filter(({ code }) => rows[code]).map((sheet) => laySheet(sheet, rows[sheet.code]!, 'vi'))],
})
const village = (code: string | null, name: string | null, kind: OutCell = 'tổ dân phố', since: OutCell = null): OutCell[] => ['05977', 'Phường Vĩnh Trại', code, name, kind, since, null]
const cell = (code: string | null, name: string | null, covers: string | null, since: OutCell = null): OutCell[] => [code, name, '05977', 'Phường Vĩnh Trại', covers, since, since]

test('faults of every sheet are found at once, each at its cell, and nothing is written', async () => {
  const bytes = await bookOf({
    villages: [
      village('05977-001', 'Khối 1'),
      [5977, ...village('05977-002', 'Khối 2').slice(1)],
      ['07777', ...village('05977-003', 'Khối 3').slice(1)],
      village('05977-004', null),
      village('05977-005', 'Khối 5', 'xóm núi'),
      village('05977-006', 'Khối 6', 'thôn', '31/02/2020'),
      village('05977-007', 'Khối 7', 'thôn', '01/01/2022'),
      village('05977-001', 'Khối 8'),
      village('05977-009', 'Khối 9', 'thôn', '5/6/19'),
      village('05977?010', 'Khối 10'),
    ],
    cells: [cell('CB05977-001', 'Chi bộ Khối 1', 'Khối 1'), cell('CB05977-002', 'Chi bộ Khối 2', 'Khối 99'), cell('CB05977-003', null, 'Khối 1'), cell('CB05977-006', 'Chi bộ Khối 6', 'Khối 6'), cell('CB05977-007', 'Chi bộ Khối 7', 'Khối 1', '06/2020')],
  })
  const { state, found } = await importFile(database, engine, clerk, { name: 'so.xlsx', bytes })
  assert.equal(state, 'rows')
  assert.deepEqual(found.faults.map(({ sheetName, cell: at }) => `${sheetName}!${at}`).sort(), [
    'Chi bộ!B4', 'Chi bộ!E3', 'Chi bộ!F6', 'Chi bộ!G6', 'Thôn!A3', 'Thôn!A4', 'Thôn!C11', 'Thôn!D5', 'Thôn!D9', 'Thôn!E6', 'Thôn!F10', 'Thôn!F7', 'Thôn!F8',
  ], JSON.stringify(found.faults.map(({ cell: at, code, value }) => [at, code, value])))
  for (const fault of found.faults) assert.notEqual(sayCellFault({ ...engine.messages, ...timeMessages }, fault, 'vi').reason, fault.code)
  assert.equal((await database.pool.query(`select from unit where kind in ('village', 'cell')`)).rowCount, 0)
})

test('the register comes out as a workbook; taken in again it changes nothing', async () => {
  const bytes = await bookOf({
    villages: [village('05977-001', 'Khối 1'), village('05977-002', 'Khối Đại Thắng', 'tổ dân phố', day('2019-05-01'))],
    cells: [cell('CB05977-001', 'Chi bộ Khối 1', '05977-001; Khối Đại Thắng', day('2019-06-01'))],
  })
  const first = await importFile(database, engine, clerk, { name: 'so.xlsx', bytes })
  assert.equal(first.state, 'done', JSON.stringify(first.found.faults))
  const again = await importFile(database, engine, clerk, { name: 'so.xlsx', bytes })
  assert.deepEqual(again.found.sheets.map(({ new: fresh, changed }) => fresh + changed), again.found.sheets.map(() => 0))
  const out = await database.read((tx) => exportRegister(tx, engine, clerk, unitId, on))
  const round = await importFile(database, engine, clerk, { name: out.name, bytes: out.bytes })
  assert.equal(round.state, 'done', JSON.stringify(round.found.faults))
  assert.deepEqual(round.found.sheets.map(({ new: fresh, changed }) => fresh + changed), round.found.sheets.map(() => 0), JSON.stringify(round.found.preview?.samples))
})
