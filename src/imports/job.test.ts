import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Database } from '#ground/database/database.ts'
import type { Cell } from '#ground/spreadsheet/cell.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { testDatabase } from '#ground/testing/database.ts'
import type { Engine } from './check.ts'
import { accept, acceptProposals, drop, getJob, mapColumns, mend, mendAll, receive } from './decide.ts'
import type { PreviewFigure } from './finding.ts'
import { clerk, gardenHeadings, gardens, infoOf, plant, rawSheet, trees } from './given.ts'
import { markedCopy } from './marked-copy.ts'
import { messages } from './messages.ts'
import type { RawSheet } from './raw.ts'
import { readBytes } from './read-bytes.ts'
import { runNext, startRunner } from './runner.ts'
import { fileOf } from './store.ts'

const gardensCounted = ({ n }: { n: number }): PreviewFigure => ({ code: 'gardens', name: { vi: 'Vườn', en: 'Gardens' }, measures: 'count', numerator: n, denominator: n, value: n, percent: null })
const engine: Engine = { sheets: [gardens, trees], hooks: { preview: async (tx) => [gardensCounted((await tx.query('select count(*)::int as n from garden')).rows[0] as { n: number })] }, messages }
const heard: unknown[] = []
const log = (error: unknown) => void heard.push(error)
let database: Database
before(async () => {
  database = await testDatabase()
  await plant(database)
})

const row: Cell[] = ['05977', 'V0001', 'Vườn Đào', 'Vườn cây', '25/06/2021', '1,5', 12, 'x', 'đào; mận']
const bytesOf = (sheets: RawSheet[]) => writeWorkbook({
  sheets: sheets.map(({ name, rows }) => ({ name, headings: [], columns: Array.from({ length: 9 }, () => ({ heading: '', width: 12 })), rows: rows.map(({ cells }) => cells) })),
})
const send = async (...rows: Cell[][]) => {
  const bytes = await bytesOf([infoOf(), rawSheet('Vườn', [gardenHeadings, ...rows])])
  return database.transaction((tx) => receive(tx, clerk, { name: 'vuon.xlsx', bytes, given: {} }))
}
const job = (id: number) => database.read((tx) => getJob(tx, clerk, id))
const worked = async (id: number) => {
  while (await runNext(database, engine, log));
  assert.deepEqual(heard, [])
  return job(id)
}
const count = async () => (await database.pool.query<{ n: number }>('select count(*)::int as n from garden')).rows[0]!.n

test('a file waits, is read and checked, is looked at, accepted and written', async () => {
  const sent = await send(row)
  assert.equal(sent.state, 'waiting')
  const ready = await worked(sent.id)
  assert.equal(ready.state, 'ready', JSON.stringify(ready.found))
  assert.deepEqual(ready.found.preview?.figures, { before: [gardensCounted({ n: 0 })], after: [gardensCounted({ n: 1 })] })
  assert.equal(await count(), 0)
  await database.transaction((tx) => accept(tx, clerk, sent.id))
  assert.equal((await job(sent.id)).state, 'writing')
  const done = await worked(sent.id)
  assert.equal(done.state, 'done')
  assert.equal(await count(), 1)
  const { rows } = await database.pool.query(`select what, basis, facts from journal where what = 'imports.accept'`)
  assert.deepEqual(rows, [{ what: 'imports.accept', basis: `imports/${sent.id}`, facts: { job: sent.id, on: '2021-06-25', rows: 1, new: 1, changed: 0 } }])
})

test('the same file again changes nothing', async () => {
  const again = await worked((await send(row)).id)
  assert.deepEqual(again.found.sheets?.map(({ new: fresh, changed, same }) => [fresh, changed, same]), [[0, 0, 1]])
})

test('a bad cell is mended on the screen, a proposal accepted, the marked copy says what is wrong', async () => {
  const sent = await send(row, row.with(1, 'V0002').with(4, '31/02/2021'), row.with(1, 'V0003').with(4, '25/06/21'))
  const asked = await worked(sent.id)
  assert.equal(asked.state, 'rows')
  const copy = await markedCopy((await database.read((tx) => fileOf(tx, sent.id)))!, asked, messages, 'vi')
  const [list, , sheet] = await readBytes(copy, 'copy.xlsx')
  assert.deepEqual(list?.rows[1]?.cells.slice(0, 3), ['Vườn', 'E3', '31/02/2021'])
  assert.equal(sheet?.rows[2]?.cells[4], '31/02/2021')
  assert.deepEqual(await database.transaction((tx) => mend(tx, clerk, engine.sheets, { id: sent.id, sheet: 'gardens', row: 3, column: 'opened', value: '30/02/2021' })), {
    wrong: { code: 'time.no-such-day', facts: { text: '30/02/2021', day: 30, month: 2, year: 2021 }, propose: null },
  })
  await assert.rejects(database.transaction((tx) => mend(tx, clerk, engine.sheets, { id: sent.id, sheet: 'gardens', row: 3, column: 'opened', value: '1' })), { code: 'imports.not-asking' })
  await worked(sent.id)
  await database.transaction((tx) => mend(tx, clerk, engine.sheets, { id: sent.id, sheet: 'gardens', row: 3, column: 'opened', value: '28/02/2021' }))
  assert.equal((await worked(sent.id)).found.faultsTotal, 1)
  await database.transaction((tx) => acceptProposals(tx, clerk, { id: sent.id, codes: ['time.two-digit-year'] }))
  assert.equal((await worked(sent.id)).state, 'ready')
})

test('several cells are mended in one go and checked again once', async () => {
  const sent = await send(row.with(1, 'V0021').with(4, '31/02/2021'), row.with(1, 'V0022').with(6, 'mười'))
  assert.equal((await worked(sent.id)).found.faultsTotal, 2)
  const cell = (at: number, column: string, value: string) => ({ sheet: 'gardens', row: at, column, value })
  const first = await database.transaction((tx) => mendAll(tx, clerk, engine.sheets, { id: sent.id, cells: [cell(2, 'opened', '28/02/2021'), cell(3, 'beds', 'hai')] }))
  assert.deepEqual(first.wrong.map(({ row: at, column, code }) => [at, column, code]), [[3, 'beds', 'imports.not-a-number']])
  assert.deepEqual((await worked(sent.id)).found.faults?.map(({ cell: at }) => at), ['G3'])
  assert.deepEqual((await database.transaction((tx) => mendAll(tx, clerk, engine.sheets, { id: sent.id, cells: [cell(3, 'beds', '2')] }))).wrong, [])
  assert.equal((await worked(sent.id)).state, 'ready')
})

test('where the register changed after the look, the new outcome is shown before anything is written', async () => {
  const sent = await send(row.with(1, 'V0009'))
  assert.equal((await worked(sent.id)).state, 'ready')
  await database.pool.query(`insert into garden (code, name) values ('V0009', 'Vườn khác')`)
  await database.transaction((tx) => accept(tx, clerk, sent.id))
  const looked = await worked(sent.id)
  assert.equal(looked.state, 'ready')
  assert.equal(looked.found.preview?.moved, true)
  assert.equal(looked.found.sheets?.[0]?.changed, 1)
  await database.transaction((tx) => accept(tx, clerk, sent.id))
  assert.equal((await worked(sent.id)).state, 'done')
})

test('columns chosen once are remembered for the next file with such headings', async () => {
  const bytes = await bytesOf([infoOf(), rawSheet('Bảng 7', [['Số của vườn', 'Gọi là'], ['V0050', 'Vườn Mơ']])])
  const given = await database.transaction((tx) => receive(tx, clerk, { name: 'la.xlsx', bytes, given: {} }))
  assert.equal((await worked(given.id)).state, 'refused')
  const named = await bytesOf([infoOf(), rawSheet('Vườn', [['Số của vườn', 'Gọi là'], ['V0050', 'Vườn Mơ']])])
  const sent = await database.transaction((tx) => receive(tx, clerk, { name: 'la.xlsx', bytes: named, given: {} }))
  assert.equal((await worked(sent.id)).state, 'columns')
  await database.transaction((tx) => mapColumns(tx, clerk, { id: sent.id, mapping: { Vườn: { sheet: 'gardens', columns: { code: 'Số của vườn', name: 'Gọi là' } } } }))
  assert.equal((await worked(sent.id)).state, 'ready')
  await database.transaction((tx) => accept(tx, clerk, sent.id))
  await worked(sent.id)
  const next = await database.transaction((tx) => receive(tx, clerk, { name: 'la.xlsx', bytes: named, given: {} }))
  assert.equal((await worked(next.id)).state, 'ready')
})

test('a hostile or broken file is refused with its reason; a dropped one stays dropped; another account sees neither', async () => {
  const broken = await database.transaction((tx) => receive(tx, clerk, { name: 'x.xlsx', bytes: new TextEncoder().encode('PK\u0003\u0004 nothing'), given: {} }))
  const refused = await worked(broken.id)
  assert.equal(refused.state, 'refused')
  assert.match(refused.found.refusal!.code, /^spreadsheet\./)
  const sent = await send(row)
  await database.transaction((tx) => drop(tx, clerk, sent.id))
  assert.equal((await worked(sent.id)).state, 'dropped')
  await assert.rejects(database.transaction((tx) => accept(tx, clerk, sent.id)), { code: 'imports.not-ready' })
  await assert.rejects(database.read((tx) => getJob(tx, { ...clerk, accountId: 7 }, sent.id)), { code: 'imports.no-such-job' })
})

test('a job left in the middle by a stopped server is taken up again, an accepted one is still written', async () => {
  const reading = await send(row.with(1, 'V0070'))
  await database.pool.query(`update import_job set state = 'reading', progress = 0.4 where id = $1`, [reading.id])
  assert.equal((await worked(reading.id)).state, 'ready')
  await database.transaction((tx) => accept(tx, clerk, reading.id))
  const runner = startRunner(database, engine, log)
  runner.wake()
  for (let tries = 0; tries < 100 && (await job(reading.id)).state !== 'done'; tries++) await new Promise((resolve) => setTimeout(resolve, 50))
  await runner.stop()
  assert.equal((await job(reading.id)).state, 'done')
})

test('a runner lets another have its turn, never two at once', async () => {
  const sent = await send(row.with(1, 'V0080'))
  const turns = await Promise.all([runNext(database, engine, log), runNext(database, engine, log), runNext(database, engine, log)])
  assert.equal(turns.filter(Boolean).length, 1)
  assert.equal((await job(sent.id)).state, 'ready')
})

test('a file marked as a State secret is refused with the cell, and nothing of it is kept', async () => {
  const sent = await send(row, ['05977', 'V0002', 'Vườn Mận', 'Vườn cây', '25/06/2021', '1,5', 12, 'x', 'theo 12-KH/TUYỆT MẬT'])
  const refused = await worked(sent.id)
  assert.deepEqual([refused.state, refused.found.refusal?.code, refused.found.refusal?.facts, refused.kept], ['refused', 'imports.secret', { mark: 'TUYỆT MẬT', sheet: 'Vườn', cell: 'I3' }, false])
  await assert.rejects(database.transaction((tx) => receive(tx, clerk, { name: 'Quy hoạch (MẬT).xlsx', bytes: new Uint8Array([1]), given: {} })), { code: 'imports.secret-name', facts: { name: 'Quy hoạch (MẬT).xlsx', mark: 'MẬT' } })
  assert.equal((await database.pool.query(`select from import_job where file_name ~ 'MẬT'`)).rowCount, 0)
})

test('the word «mật» in ordinary writing is let through', async () => {
  const sent = await send([...row.slice(0, 1), 'V0099', 'Vườn Mật', ...row.slice(3, 8), 'mật ong; BÍ MẬT nhà nghề; mật độ cao'])
  assert.equal((await worked(sent.id)).state, 'ready')
})
