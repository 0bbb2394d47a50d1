import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../refusal.ts'
import { addDays, day } from '../time/day.ts'
import { givenWorkbook, sheetOf, sheetOfBlocks, times } from './given.ts'
import { limits } from './limits.ts'
import { hearApart, readApart } from './read-apart.ts'
import type { OutCell } from './workbook-spec.ts'
import { writeWorkbook } from './write.ts'

const born = day('1960-01-01')
function* people(count: number): Generator<OutCell[]> {
  for (let at = 0; at < count; at++)
    yield [`05977-${at}`, `Nguyễn Văn ${at}`, addDays(born, at % 15_000), at % 2 ? 'nam' : 'nữ', '01', '12/12', 'Đại học', 'Trung cấp', `05977-${at % 900}`, null, '12-CT/TU', at, at / 8, 'Khối 3', `${at * 7919}`]
}
const register = (count: number): Promise<Uint8Array> =>
  writeWorkbook({ sheets: [{ name: 'Nhân sự', rows: people(count), columns: Array.from({ length: 15 }, (_, at) => ({ heading: `Cột ${at}`, width: 14, format: at === 2 ? 'day' : at > 10 && at < 13 ? 'general' : 'text' })) }] })

/** Rows of five cells, every text in the workbook's table of shared texts. */
const sharing = (texts: number): Promise<Uint8Array> => {
  const cell = (row: number, column: number): string => `<c r="${'ABCDE'[column]}${row + 1}" t="s"><v>${row * 5 + column}</v></c>`
  const rows = times(texts / 5, (row) => `<row r="${row + 1}">${[0, 1, 2, 3, 4].map((column) => cell(row, column)).join('')}</row>`)
  return givenWorkbook(sheetOfBlocks(rows), { 'xl/sharedStrings.xml': ['<sst>', ...times(texts, (at) => `<si><t>Nguyễn Văn số ${at}</t></si>`), '</sst>'] })
}

const refusalOf = async (reading: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await reading.then(() => undefined, (thrown: unknown) => thrown)
  assert.ok(error instanceof Refusal, String(error))
  return error
}

test('100,000 rows of 15 columns are written and read apart within the memory', async () => {
  const before = process.memoryUsage.rss()
  const file = await register(100_000)
  assert.ok(process.memoryUsage.rss() - before < 250 * 2 ** 20)
  assert.ok(file.length < limits.packedBytes)
  let rows = 0
  let megabytes = 0
  for await (const heard of hearApart(file, 'x.xlsx')) {
    if (heard.kind === 'rows') rows += heard.rows.length
    if (heard.kind === 'done') megabytes = heard.megabytes
  }
  assert.equal(rows, 100_001)
  assert.ok(megabytes > 0 && megabytes < 512, `${megabytes} MB`)
})

test('a register as Excel saves it, its texts shared, is read within the memory', async () => {
  for await (const heard of hearApart(await sharing(400_000), 'x.xlsx')) if (heard.kind === 'done') assert.ok(heard.megabytes < 400, `${heard.megabytes} MB`)
})

test('what was read apart is what was written', async () => {
  const book = await readApart(await register(1200), 'x.xlsx')
  assert.equal(book.sheets[0]!.rows.length, 1201)
  assert.deepEqual(book.sheets[0]!.rows[1]!.cells.slice(0, 4), ['05977-0', 'Nguyễn Văn 0', { day: '1960-01-01' }, 'nữ'])
})

test('a refusal comes back with its facts', async () => {
  const refusal = await refusalOf(readApart(await givenWorkbook(sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'x.xlsx'))
  assert.deepEqual([refusal.code, refusal.facts], ['spreadsheet.too-many-columns', { most: 100, cell: 'XFD1' }])
})

test('hostile files are refused within two seconds, starting the process included', async () => {
  const bombs = [
    await givenWorkbook(sheetOfBlocks(['<row r="1"><c r="A1" t="inlineStr"><is><t>', ...times(3200, 'A'.repeat(65_536)), '</t></is></c></row>'])),
    await givenWorkbook(sheetOf(''), { 'xl/media/image1.png': times(400, '\0'.repeat(2 ** 20)) })
  ]
  for (const bomb of bombs) {
    const start = performance.now()
    await refusalOf(readApart(bomb, 'x.xlsx'))
    assert.ok(performance.now() - start < 2000, `${performance.now() - start} ms`)
  }
})

test('a reading over its memory or its time is ended', async () => {
  const file = await register(30_000)
  assert.equal((await refusalOf(readApart(file, 'x.xlsx', { megabytes: 40 }))).code, 'spreadsheet.too-heavy')
  assert.equal((await refusalOf(readApart(file, 'x.xlsx', { seconds: 0.2 }))).code, 'spreadsheet.too-heavy')
  assert.equal((await refusalOf(readApart(await sharing(300_000), 'x.xlsx', { heapMegabytes: 12 }))).code, 'spreadsheet.too-heavy')
})

test('leaving early ends the process', async () => {
  for await (const heard of hearApart(await register(20_000), 'x.xlsx')) if (heard.kind === 'rows') break
  await setTimeout(300)
  assert.ok(!process.getActiveResourcesInfo().includes('ProcessWrap'))
})
