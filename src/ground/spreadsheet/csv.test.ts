import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../refusal.ts'
import { convertSheetText, encodeLegacy } from '../text/legacy.ts'
import { delimiterOf } from './csv.ts'
import { readWorkbook } from './read.ts'

const text = 'Mã thôn;Tên gọi;Ghi chú\r\n001;Khối 3;"hai dòng;\r\nvà ""ngoặc"""\r\n;;\r\n002;Thôn Đông\r\n'
const rows = [
  { row: 1, cells: ['Mã thôn', 'Tên gọi', 'Ghi chú'] },
  { row: 2, cells: ['001', 'Khối 3', 'hai dòng;\r\nvà "ngoặc"'] },
  { row: 4, cells: ['002', 'Thôn Đông', null] }
]
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

test('the encodings in which Excel and its users save', async () => {
  const files: [Uint8Array, string][] = [
    [Buffer.from(text), 'utf-8'], [Buffer.from(`\ufeff${text}`), 'utf-8'], [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    [Buffer.from(text, 'utf16le'), 'utf-16le'], [swapped(Buffer.from(`\ufeff${text}`, 'utf16le')), 'utf-16be']
  ]
  for (const [bytes, encoding] of files) {
    const read = await readWorkbook(bytes, 'Thôn.csv')
    assert.deepEqual(read, { format: 'csv', date1904: false, encoding, sheets: [{ name: 'Thôn', hidden: false, columns: 3, merges: [], rows }] })
  }
})

test('a file typed in an old font is told and can be converted', async () => {
  const lines = ['Mã thôn,Tên gọi', '001,Khối một', '002,Trường thôn Đông', '003,Nguyễn Thị Thủy']
  for (const to of ['tcvn3', 'vni'] as const) {
    const read = await readWorkbook(Buffer.from(encodeLegacy(lines.join('\n'), to), 'latin1'), 'Thôn.csv')
    assert.equal(read.encoding, to)
    assert.deepEqual(read.sheets[0]!.rows.map(({ cells }) => cells.map((cell) => convertSheetText(String(cell), to)).join(',')), lines)
  }
})

test("Windows' Vietnamese code page", async () => {
  const bytes = Buffer.from('M\xe3 th\xf4n,T\xean go\xf2i\n001,Th\xf4n \xd0\xf4ng\n002,H\xf4\xf2i tr\xfd\xf5\xd2ng\n003,Nguy\xea\xden Thi\xf2\n', 'latin1')
  const read = await readWorkbook(bytes, 'Thôn.csv')
  assert.equal(read.encoding, 'windows-1258')
  assert.deepEqual(read.sheets[0]!.rows.map(({ cells }) => cells[1]), ['Tên gọi', 'Thôn Đông', 'Hội trưởng', 'Nguyễn Thị'])
})

test('the delimiter is seen from the lines, or said', () => {
  const seen: [string, string][] = [['a,b,c\n1,2,3', ','], ['a;b\n1,5;2,5\n3,5;4', ';'], ['a\tb\n1,2\t3', '\t'], ['a|b|c\n1|2|3', '|'], ['"a,b,c";d\n1;2', ';'], ['một cột\nhai', ',']]
  for (const [lines, delimiter] of seen) assert.equal(delimiterOf(lines).delimiter, delimiter, lines)
  assert.deepEqual(delimiterOf('sep=;\r\na,b;c'), { delimiter: ';', skipLines: 1 })
})

test('rows, columns and cells beyond the limits are refused', async () => {
  const refused = async (csv: string, code: string): Promise<void> => {
    await assert.rejects(readWorkbook(Buffer.from(csv), 'a.csv'), (error: unknown) => error instanceof Refusal && error.code === `spreadsheet.${code}`)
  }
  await refused('1\n'.repeat(200_001), 'too-many-rows')
  await refused('1,'.repeat(101), 'too-many-columns')
  await refused('A'.repeat(40_000), 'cell-too-long')
  await refused('a,b\0c\n', 'not-a-workbook')
})
