import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { productWith } from '#app/capabilities.ts'
import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { OutSheet } from '#ground/spreadsheet/workbook-spec.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { isDay } from '#ground/time/day.ts'
import { layInfo, layRows, laySheet } from '#imports/public.ts'
import { caoLoc } from './cao-loc.ts'
import { hungYen } from './hung-yen.ts'
import { langSonCity } from './lang-son-city.ts'
import type { OfficeWorkbook, Row } from '#app/generate/office-workbook.ts'
import { quangNinh } from './quang-ninh.ts'
import { quanSon } from './quan-son.ts'

/** The five published localities, each as the workbook that its office would have sent. */
export const cases: Record<string, () => OfficeWorkbook> = { 'lang-son-city': langSonCity, 'quan-son': quanSon, 'cao-loc': caoLoc, 'quang-ninh': quangNinh, 'hung-yen': hungYen }

/** Sheets that later rooms will read; their place is kept, with the headings that the articles ask for. */
const reserved: Record<string, [sheet: string, headings: string[]][]> = {
  'lang-son-city': [],
  'quan-son': [['Nông thôn mới', ['Mã thôn', 'Tên thôn', 'Đạt chuẩn', 'Năm']], ['Hộ nghèo', ['Mã thôn', 'Năm', 'Số hộ', 'Hộ nghèo', 'Chuẩn nghèo']]],
  'cao-loc': [['Xếp loại', ['Mã chi bộ', 'Năm', 'Mức xếp loại']]],
  'quang-ninh': [],
  'hung-yen': [['Quy chế phối hợp', ['Mã chi bộ', 'Ngày ban hành', 'Sửa đổi ngày', 'Lý do chưa ban hành', 'Hạn']]],
}

/** The workbook's bytes; `change` may alter the rows first (a story with a bad cell, a term that ended). */
export async function caseWorkbook(name: string, change: (book: OfficeWorkbook) => void = () => {}): Promise<Uint8Array> {
  const book = cases[name]!()
  change(book)
  const info = Object.fromEntries(book.sheets['Thông tin']!.map((row) => [row['Mục'], row['Nội dung']])) as Record<string, string>
  const about = layInfo({ unit: info['Mã đơn vị']!, unitName: info['Đơn vị']!, on: isDay(info['Số liệu đến ngày']) ? info['Số liệu đến ngày'] : null, sender: info['Cơ quan gửi']!, source: info['Nguồn']! }, 'vi')
  const notes = Object.entries(info).filter(([item]) => item.startsWith('Ghi chú')).map(([item, note]) => [item, note, null])
  const { sheets } = productWith(Buffer.alloc(32)).importing.engine
  return writeWorkbook({
    title: info['Đơn vị']!,
    sheets: [
      { ...about, rows: [...about.rows, ...notes] },
      ...[...sheets].sort((a, b) => a.order - b.order).map((sheet) => laySheet(sheet, layRows(sheet, keyed(sheet, book.sheets[sheet.vi] ?? []), 'vi'), 'vi')),
      ...(reserved[name] ?? []).map(([sheet, headings]): OutSheet => ({ name: sheet, columns: headings.map((heading) => ({ heading, width: 20 })), rows: [] })),
    ],
  })
}

/** Rows by heading become rows by key; a heading that the sheet does not have is a mistake of ours. */
function keyed(sheet: Sheet, rows: Row[]): Record<string, unknown>[] {
  const keys = new Map(sheet.columns.map((column) => [column.vi, column.key]))
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([heading, value]) => {
    const key = keys.get(heading)
    if (!key) throw new Error(`«${sheet.vi}» has no column «${heading}»`)
    return [key, value]
  })))
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of Object.keys(cases)) {
    mkdirSync(new URL(name, import.meta.url), { recursive: true })
    const bytes = await caseWorkbook(name)
    writeFileSync(new URL(`${name}/${name}.xlsx`, import.meta.url), bytes)
    process.stdout.write(`cases/${name}/${name}.xlsx: ${Math.round(bytes.length / 1024)} KB\n`)
  }
