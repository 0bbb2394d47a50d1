import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Database } from '#ground/database/database.ts'
import { testDatabase } from '#ground/testing/database.ts'
import type { OutCell } from '#ground/spreadsheet/workbook-spec.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { day } from '#ground/time/day.ts'
import { messages as timeMessages } from '#ground/time/messages.ts'
import { people } from '#people/capability.ts'
import { posts } from '#posts/capability.ts'
import { units } from '#units/capability.ts'
import { givenCommune } from '#units/given.ts'
import type { Engine } from './check.ts'
import { exportRegister } from './export-register.ts'
import { clerk } from './given.ts'
import { importFile } from './import-file.ts'
import { layInfo, laySheet } from './lay.ts'
import { messages } from './messages.ts'
import { sayCellFault } from './say-fault.ts'
import { template } from './template.ts'

/** The sheets that offices really send, over the register's own tables. */
const sheets = [...units.sheets, ...posts.sheetsFor(Buffer.alloc(32, 7))]
const engine: Engine = { sheets, hooks: {}, messages: { ...timeMessages, ...units.messages, ...people.messages, ...posts.messages, ...messages } }
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

const person = (key: OutCell, name: OutCell, birth: OutCell = '1965', more: Partial<Record<'sex' | 'ethnic' | 'lives' | 'identity' | 'admitted' | 'official', OutCell>> = {}): OutCell[] =>
  [key, name, birth, more.sex ?? 'Nam', more.ethnic ?? 'Tày', '12/12', 'Trung cấp', 'Sơ cấp', more.lives ?? null, more.identity ?? null, null, more.admitted ?? null, more.official ?? null, null, null]
const holds = (code: OutCell, post: OutCell, who: OutCell, from: OutCell, more: Partial<Record<'name' | 'until' | 'interim' | 'entered' | 'reason', OutCell>> = {}): OutCell[] =>
  [code, null, post, who, more.name ?? null, from, more.until ?? null, more.interim ?? null, more.entered ?? 'Bầu', null, '12/QĐ-UBND', '12/03/2020', 'UBND phường Vĩnh Trại', more.reason ?? null]

test('twenty-nine faults of every kind and sheet are found at once, each at its cell with what to do, and nothing is written', async () => {
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
    people: [
      person('N1', 'Nông Văn Thử', '12/05/1965', { lives: '05977-001', identity: '020065000001', admitted: '03/02/1990', official: '03/02/1991' }),
      person('N2', 'Lò Thị 2'), person('N3', null), person('N4', 'Hoàng Văn Mẫu', '30/02/1970'), person('N5', 'Hoàng Thị Mẫu', 'không rõ'),
      person('N6', 'Vi Văn Mẫu', '1970', { sex: 'Chưa rõ' }), person('N7', 'Vi Thị Mẫu', '1970', { ethnic: 'Tàyy' }), person('N8', 'Lý Văn Mẫu', '1970', { lives: '05977-777' }),
      person('N9', 'Lý Thị Mẫu', '1970', { identity: '12345' }), person(null, 'Đàm Văn Mẫu'), person('N1', 'Đàm Thị Mẫu'),
    ],
    employments: [['N1', 'Phi công vũ trụ', null, null, '01/01/2020', null]],
    appointments: [
      holds('05977-001', 'Trưởng thôn', 'N1', '15/03/2020'), holds('05977-001', 'Trưởng làng', 'N1', '15/03/2020'), holds('05977-001', 'Phó trưởng thôn', 'N99', '15/03/2020'),
      holds('05977-001', 'Phó trưởng thôn', 'N2', '15/03/2020'), holds('05977-001', 'Bí thư chi bộ', 'N1', '15/03/2020'), holds('CB05977-001', 'Bí thư chi bộ', 'N1', null), holds('CB05977-001', 'Chi ủy viên', 'N1', '15/03/2020', { interim: 'chắc vậy' }),
    ],
  })
  const { state, found } = await importFile(database, engine, clerk, { name: 'so.xlsx', bytes })
  assert.equal(state, 'rows')
  assert.deepEqual(found.faults.map(({ sheetName, cell: at }) => `${sheetName}!${at}`).sort(), [
    'Chi bộ!B4', 'Chi bộ!E3', 'Chi bộ!F6', 'Chi bộ!G6', 'Thôn!A3', 'Thôn!A4', 'Thôn!C11', 'Thôn!D5', 'Thôn!D9', 'Thôn!E6', 'Thôn!F10', 'Thôn!F7', 'Thôn!F8',
    'Nhân sự!B3', 'Nhân sự!B4', 'Nhân sự!C5', 'Nhân sự!C6', 'Nhân sự!D7', 'Nhân sự!E8', 'Nhân sự!I9', 'Nhân sự!J10', 'Nhân sự!A11', 'Nhân sự!A12', 'Công tác!B2',
    'Giữ chức!C3', 'Giữ chức!D4', 'Giữ chức!C6', 'Giữ chức!F7', 'Giữ chức!H8',
  ].sort(), JSON.stringify(found.faults.map(({ sheetName, cell: at, code, value }) => [sheetName, at, code, value])))
  assert.ok(new Set(found.faults.map(({ code, sheet }) => `${sheet}/${code}`)).size >= 20)
  for (const fault of found.faults) {
    const said = sayCellFault(engine.messages, fault, 'vi')
    assert.ok(engine.messages[fault.code], fault.code)
    assert.ok(!/\{\w+\}/.test(said.reason + said.remedy), said.reason + said.remedy)
  }
  assert.equal((await database.pool.query(`select from unit where kind in ('village', 'cell')`)).rowCount, 0)
  assert.equal((await database.pool.query('select from person')).rowCount, 0)
})

test('the register comes out as a workbook; taken in again it changes nothing', async () => {
  const bytes = await bookOf({
    villages: [village('05977-001', 'Khối 1'), village('05977-002', 'Khối Đại Thắng', 'tổ dân phố', day('2019-05-01'))],
    cells: [cell('CB05977-001', 'Chi bộ Khối 1', '05977-001; Khối Đại Thắng', day('2019-06-01'))],
    people: [person('N1', 'Nông Văn Thử', '12/05/1965', { lives: '05977-001', identity: '020065000001', admitted: '03/02/1990', official: '03/02/1991' }), person('N2', 'Lò Thị Mẫu', '05/1970', { sex: 'Nữ' })],
    employments: [['N2', 'Hưu trí', null, null, '01/01/2020', null]],
    appointments: [holds('05977-001', 'Trưởng thôn', 'N1', '15/03/2020', { name: 'Nông Văn Thử' }), holds('CB05977-001', 'Bí thư chi bộ', 'N1', '15/01/2020'), holds('05977-002', 'Trưởng thôn', 'N2', '15/03/2020', { interim: 'x', entered: 'Chỉ định' }),
      holds('05977-001', 'Trưởng thôn', 'N2', '15/03/2017', { until: '15/03/2020', reason: 'Hết nhiệm kỳ' })],
  })
  const first = await importFile(database, engine, clerk, { name: 'so.xlsx', bytes })
  assert.equal(first.state, 'done', JSON.stringify(first.found.faults))
  const unchanged = (imported: typeof first) => {
    assert.equal(imported.state, 'done', JSON.stringify(imported.found.faults))
    assert.deepEqual(imported.found.sheets.map(({ sheet, new: fresh, changed }) => [sheet, fresh + changed]), imported.found.sheets.map(({ sheet }) => [sheet, 0]), JSON.stringify(imported.found.preview?.samples))
  }
  unchanged(await importFile(database, engine, clerk, { name: 'so.xlsx', bytes }))
  for (const language of ['vi', 'en'] as const) {
    const out = await database.read((tx) => exportRegister(tx, engine, clerk, unitId, on, language))
    unchanged(await importFile(database, engine, clerk, { name: out.name, bytes: out.bytes }))
  }
})

test('the template of all sheets reads back without a row or a fault', async () => {
  const { state, found } = await importFile(database, engine, clerk, { name: 'mau.xlsx', bytes: await template(sheets, 'vi') }, { check: true, decisions: { given: { unit: '05977', on } } })
  assert.equal(state, 'ready', JSON.stringify(found.faults))
  assert.deepEqual(found.sheets.map(({ rows }) => rows), sheets.map(() => 0))
})

test('two villages and their heads that marks alone tell apart come in by code or by name, and out and in again change nothing; a name that could be either names both', async () => {
  const { communeId } = await database.transaction((tx) => givenCommune(tx, { code: '05979', name: 'Khe Sâu' }))
  const lay = (rows: Record<string, OutCell[][]>) => writeWorkbook({
    sheets: [layInfo({ unit: '05979', unitName: 'Phường Khe Sâu', on, sender: 'Đảng ủy phường', source: 'Sổ' }, 'vi'), ...sheets.filter(({ code }) => rows[code]).map((sheet) => laySheet(sheet, rows[sheet.code]!, 'vi'))],
  })
  const thon = (code: string | null, name: string): OutCell[] => ['05979', null, code, name, 'thôn', null, null]
  const heads = (first: string, second: string): OutCell[][] => [[null, first, ...holds(null, 'Trưởng thôn', 'T1', '15/03/2020').slice(2)], [null, second, ...holds(null, 'Trưởng thôn', 'T2', '15/03/2020').slice(2)]]
  const bring = async (rows: Record<string, OutCell[][]>) => importFile(database, engine, clerk, { name: 'khe.xlsx', bytes: await lay(rows) })

  const people = [person('T1', 'Lò Văn Thử'), person('T2', 'Hà Thị Thử', '1970', { sex: 'Nữ' })]
  const first = await bring({ villages: [thon('05979-001', 'Thôn Khe Thanh'), thon('05979-002', 'Thôn Khe Thành'), thon(null, 'Thôn Na Hòa'), thon(null, 'Thôn Na Hoa')], people, appointments: heads('Thôn Khe Thanh', 'thôn khe thành') })
  assert.equal(first.state, 'done', JSON.stringify(first.found.faults))
  const out = await database.read((tx) => exportRegister(tx, engine, clerk, communeId, on, 'vi'))
  const again = await importFile(database, engine, clerk, { name: out.name, bytes: out.bytes })
  assert.deepEqual(again.found.sheets.map(({ sheet }) => sheet).sort(), sheets.map(({ code }) => code).sort())
  assert.deepEqual(again.found.sheets.map(({ sheet, new: fresh, changed, same }) => [sheet, fresh, changed, same]).filter(([, ...counts]) => counts.some((count) => count !== 0)), [['villages', 0, 0, 4], ['people', 0, 0, 2], ['appointments', 0, 0, 2]])

  const doubtful: [Record<string, OutCell[][]>, string][] = [[{ villages: [thon(null, 'Thôn Khe Thạnh')] }, 'Thôn!C2'], [{ appointments: heads('Thôn Khe Thãnh', 'Thôn Na Hoà').slice(0, 1) }, 'Giữ chức!B2']]
  for (const [rows, at] of doubtful) {
    const { found: { faults } } = await bring(rows)
    assert.deepEqual(faults.map(({ sheetName, cell: place }) => `${sheetName}!${place}`), [at], JSON.stringify(faults))
    assert.match(sayCellFault(engine.messages, faults[0]!, 'vi').reason, /Thôn Khe Thanh \(05979-001\)(,| và) Thôn Khe Thành \(05979-002\)/)
  }
})
