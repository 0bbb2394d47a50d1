import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { day } from '../time/day.ts'
import type { ReadSheet } from './cell.ts'
import { markedCopy } from './marked-copy.ts'
import { givenWorkbook, sheetOf } from './given.ts'
import { readWorkbook } from './read.ts'
import { columnWidths } from './widths.ts'
import { writeWorkbook } from './write.ts'

const sheets: ReadSheet[] = [
  { name: 'Thôn', hidden: false, columns: 3, merges: [], rows: [{ row: 1, cells: ['Mã', 'Tên', 'Từ ngày'] }, { row: 4, cells: ['0597', '=cmd()', { day: day('2021-06-25') }] }] },
  { name: 'Chi bộ', hidden: false, columns: 1, merges: [], rows: [{ row: 1, cells: ['Mã'] }] }
]
const faults = [
  { sheet: 'Thôn', row: 4, column: 0, reason: 'Không có mã này', remedy: 'Xem lại mã' },
  { sheet: 'Thôn', row: 4, column: 2, reason: 'Ngày trước khi thành lập', remedy: 'Ghi ngày sau' },
  { sheet: 'Thôn', row: 4, column: 2, reason: 'Ngày lạ', remedy: 'Xem lại' },
  { sheet: 'Chi bộ', row: 3, column: null, reason: 'Thiếu dòng', remedy: 'Ghi thêm' }
]

test('faults are listed first, and marked where they stand', async () => {
  const file = await markedCopy(sheets, faults)
  const book = await readWorkbook(file, 'x.xlsx')
  assert.deepEqual(book.sheets.map(({ name }) => name), ['Lỗi cần sửa', 'Thôn', 'Chi bộ'])
  assert.deepEqual(book.sheets[0]!.rows.map(({ cells }) => cells), [
    ['Trang', 'Ô', 'Giá trị', 'Lý do', 'Cách sửa'],
    ['Thôn', 'A4', '0597', 'Không có mã này', 'Xem lại mã'], ['Thôn', 'C4', '25/06/2021', 'Ngày trước khi thành lập', 'Ghi ngày sau'], ['Thôn', 'C4', '25/06/2021', 'Ngày lạ', 'Xem lại'],
    ['Chi bộ', '3', null, 'Thiếu dòng', 'Ghi thêm']
  ])
  assert.deepEqual(book.sheets[1]!.rows, sheets[0]!.rows)
  const read = (await readXlsx(file, { readStyles: true })).sheets[1]!
  assert.equal(read.cells?.get('3,2')?.comment?.text, 'Ngày trước khi thành lập\n→ Ghi ngày sau\n\nNgày lạ\n→ Xem lại')
  assert.deepEqual(['3,0', '3,1', '3,2'].map((at) => read.cells?.get(at)?.style?.fill?.type), ['pattern', undefined, 'pattern'])
})

test('a marked copy of a marked copy has one list of faults', async () => {
  const once = await readWorkbook(await markedCopy(sheets, faults), 'x.xlsx')
  const twice = await readWorkbook(await markedCopy(once.sheets, [], 'vi'), 'x.xlsx')
  assert.deepEqual(twice.sheets.map(({ name }) => name), ['Lỗi cần sửa', 'Thôn', 'Chi bộ'])
})

test('the columns of the copy are as wide as its writer set them, days are dd/mm/yyyy', async () => {
  const original = await writeWorkbook({ sheets: [{ name: 'Thôn', columns: [{ heading: 'Mã', width: 11 }, { heading: 'Tên', width: 47 }, { heading: 'Từ ngày', width: 13, format: 'day' }], rows: [['0597', 'Khối 1', { day: day('2021-06-25') }]] }] })
  const widths = await columnWidths(original)
  assert.deepEqual([...widths], [['Thôn', [11, 47, 13]]])
  const copy = await markedCopy((await readWorkbook(original, 'x.xlsx')).sheets, [], 'vi', widths)
  assert.deepEqual((await columnWidths(copy)).get('Thôn'), [11, 47, 13])
  assert.equal((await readXlsx(copy, { readStyles: true })).sheets[1]!.cells?.get('1,2')?.style?.numFmt, 'dd/mm/yyyy')
})

test('widths are read of a few columns at once, bounded, and of nothing but a workbook', async () => {
  const cols = (list: string) => sheetOf('').replace('<sheetData>', `<cols>${list}</cols><sheetData>`)
  const read = async (list: string) => (await columnWidths(await givenWorkbook(cols(list)))).get('Thôn')
  assert.deepEqual(await read('<col min="2" max="3" width="20.5" customWidth="1"/><col min="4" max="16384" width="9"/>').then((found) => [found?.[0], found?.[1], found?.[2], found?.length]), [undefined, 20.5, 20.5, 100])
  assert.deepEqual(await read('<col min="1" max="1" width="99999"/><col min="0" max="9" width="5"/><col min="2" max="2" width="-4"/>'), [255])
  assert.deepEqual([...await columnWidths(new TextEncoder().encode('Mã,Tên\n'))], [])
})
