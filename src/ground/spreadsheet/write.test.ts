import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { day } from '../time/day.ts'
import { serialOf } from '../time/serial.ts'
import { type Cell, spreadMerged } from './cell.ts'
import { givenWorkbook, sheetOf } from './given.ts'
import { readWorkbook } from './read.ts'
import type { OutColumn, OutSheet } from './workbook-spec.ts'
import { writeWorkbook } from './write.ts'

const columns: OutColumn[] = [
  { heading: 'Mã', width: 12, format: 'text', note: 'Mã đơn vị' }, { heading: 'Tên', width: 30 }, { heading: 'Ngày', width: 12, format: 'day' },
  { heading: 'Số', width: 10, format: 'integer' }, { heading: 'Loại', width: 14, choices: ['thôn', 'tổ dân phố, khối'], mustChoose: true }
]
const sheet = (rows: OutSheet['rows'], more: Partial<OutSheet> = {}): OutSheet => ({ name: 'Thôn', columns, rows, ...more })
const readBack = async (made: OutSheet): Promise<Cell[][]> => (await readWorkbook(await writeWorkbook({ sheets: [made] }), 'x.xlsx')).sheets[0]!.rows.slice(1).map(({ cells }) => cells)

test('codes, days, numbers and texts come back as they were', async () => {
  const rows: Cell[][] = [
    ['05977', 'Nguyễn Thị Hoà', { day: day('2021-06-25') }, 1402, 'thôn'],
    ['001234567890123', 'Nguyễn Thị Hoà'.normalize('NFD'), { day: day('1900-01-01') }, -3, null],
    ['1E5', '  hai  khoảng trắng ', { day: day('2024-02-29'), time: '13:45' }, 999999999999999, null],
    ['-', 'dòng một\ndòng hai\r\n\t& <ba> "bốn"', { day: day('1900-02-28') }, 0.1, null],
    ['TRUE', '_x0041_ \u0007', { day: day('1900-03-01') }, 0, null],
    [true, '𠀀 🙂', '1960', { error: '#N/A' }, null],
    [null, null, null, null, 'tổ dân phố, khối']
  ]
  assert.deepEqual(await readBack(sheet(rows)), rows)
})

test('an ISO day in a column of days is a day, elsewhere text; before 1900 it is written out', async () => {
  assert.deepEqual(await readBack(sheet([['2021-06-25', null, '2021-06-25'], [null, null, '1899-12-31']])), [
    ['2021-06-25', null, { day: '2021-06-25' }, null, null], [null, null, '31/12/1899', null, null]
  ])
})

test('any text and any number comes back', async () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)), fc.boolean())
  await fc.assert(fc.asyncProperty(fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), async (rows) => {
    assert.deepEqual((await readBack(sheet(rows))).map((cells) => cells.slice(0, 2)), rows)
  }), { numRuns: 40, examples: [[[['#N/A ', '\u0000\ufffe']]]] })
})

test('a text that looks like a formula opens as text', async () => {
  const texts = ['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
  const file = await writeWorkbook({ sheets: [sheet(texts.map((text) => [text, text]))] })
  const [read] = (await readXlsx(file, { readStyles: true })).sheets
  for (const [at, text] of texts.entries()) {
    assert.equal(read!.rows[at + 1]![0], text)
    for (const column of [0, 1]) assert.deepEqual([read!.cells?.get(`${at + 1},${column}`)?.formula, read!.cells?.get(`${at + 1},${column}`)?.type], [undefined, 'string'])
  }
})

test('headings, notes, drop-downs, print set-up and styles are in the file', async () => {
  const file = await writeWorkbook({ title: 'Biểu', sheets: [sheet([['1'], { style: 'total', cells: ['2', { value: 'x', style: 'faint' }] }], {
    titles: [[{ text: 'BIỂU', from: 0, to: 4, style: { bold: true, align: 'center' } }]],
    styles: { total: { bold: true, fill: 'FFEE00' }, faint: { italic: true } },
    foot: { rows: [['Tổng']], merges: [{ top: 1, bottom: 1, left: 0, right: 2 }] }
  })] })
  const book = await readXlsx(file, { readStyles: true })
  const [read, lists] = book.sheets
  assert.deepEqual([read!.merges, read!.freezePane], [[{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }, { startRow: 4, startCol: 0, endRow: 4, endCol: 2 }], { rows: 2 }])
  assert.equal(read!.cells?.get('1,0')?.comment?.text, 'Mã đơn vị')
  const choice = read!.dataValidations?.[0]
  assert.deepEqual([choice?.type, choice?.range, choice?.formula1, choice?.errorStyle ?? 'stop'], ['list', 'E3:E200000', "'Danh mục'!$A$1:$A$2", 'stop'])
  assert.deepEqual([lists!.name, lists!.hidden, lists!.rows], ['Danh mục', true, [['thôn'], ['tổ dân phố, khối']]])
  assert.deepEqual([read!.pageSetup?.paperSize, read!.pageSetup?.orientation, read!.pageSetup?.fitToWidth, read!.pageSetup?.printTitlesRow], ['a4', 'landscape', 1, '$2:$2'])
  const style = (at: string) => read!.cells?.get(at)?.style
  assert.deepEqual([style('2,0')?.numFmt, book.defaultFont?.name, style('2,2')?.numFmt], ['@', 'Times New Roman', 'dd/mm/yyyy'])
  assert.deepEqual([style('3,0')?.font?.bold, style('3,0')?.fill?.type, style('3,1')?.font?.italic, style('3,1')?.font?.bold], [true, 'pattern', true, undefined])
  assert.deepEqual(read!.rows.map((row) => row[0]), ['BIỂU', 'Mã', '1', '2', 'Tổng'])
})

test('an unknown style is a mistake, not a plain cell', async () => {
  await assert.rejects(writeWorkbook({ sheets: [sheet([{ style: 'gone', cells: ['1'] }])] }), /no style «gone»/)
})

test('cells as programs write them: both epochs, formulas, errors, rich text, old fonts, merged blocks', async () => {
  const rows = `<row r="1"><c r="A1" s="1"><v>42910</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>SUM(1,2)</f><v>3</v></c><c r="E1" t="s" s="2"><v>1</v></c></row>
    <row r="3"><c r="A3" s="1"><v>42910.5</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="d"><v>2021-06-25</v></c></row>`
  const parts = {
    'xl/sharedStrings.xml': '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Khối </t></r><r><t>3</t></r></si><si><t>Hµ Néi</t></si></sst>',
    'xl/styles.xml': `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>
      <fonts count="2"><font><name val="Arial"/></font><font><sz val="12"/><name val=".VnTime"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
      <cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>`
  }
  for (const [is1904, on] of [[true, '2021-06-25'], [false, '2017-06-24']] as const) {
    const book = await readWorkbook(await givenWorkbook(sheetOf(rows, '<mergeCells><mergeCell ref="B1:B3"/></mergeCells>'), parts, is1904 ? '<workbookPr date1904="1"/>' : ''), 'x.xlsx')
    const [read] = book.sheets
    assert.equal(book.date1904, is1904)
    assert.deepEqual(read!.rows[0], { row: 1, cells: [{ day: on }, 'Khối 3', { error: '#DIV/0!' }, 3, 'Hµ Néi'], fonts: { 4: '.VnTime' } })
    assert.deepEqual([read!.rows[1]!.row, read!.rows[1]!.cells.slice(0, 2)], [3, [{ day: on, time: '12:00' }, true]])
    read!.rows[1]!.cells[1] = null
    spreadMerged(read!.rows, read!.merges)
    assert.equal(read!.rows[1]!.cells[1], 'Khối 3')
  }
  assert.equal(serialOf(day('2017-06-24')), 42910)
})
