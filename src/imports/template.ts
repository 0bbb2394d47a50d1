import type { Column, Sheet } from '#ground/spreadsheet/sheet.ts'
import type { OutCell, OutSheet } from '#ground/spreadsheet/workbook-spec.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import type { Language } from '#ground/text/say.ts'
import { readDay } from '#ground/time/day.ts'
import { layInfo, laySheet } from './lay.ts'
import { exampleMark } from './read-rows.ts'
import { guideSheet, reservedSheets } from './reserved.ts'

const blankRows = 200 // formatted ahead, so that a code typed there stays text

/** The workbook that an office fills in: the sheets with lists to choose from, notes on every heading and an example row that is not read, and a guide. */
export const template = (sheets: Sheet[], language: Language): Promise<Uint8Array> => {
  const inOrder = [...sheets].sort((a, b) => a.order - b.order)
  return writeWorkbook({
    title: { vi: 'Mẫu nhập liệu Nhất Thể', en: 'Nhất Thể import template' }[language],
    sheets: [
      guide(inOrder, language),
      layInfo({ unit: '', unitName: '', on: null, sender: '', source: '' }, language),
      ...inOrder.map((sheet) => laySheet(sheet, [exampleOf(sheet, language), ...Array.from({ length: blankRows }, () => [])], language)),
    ],
  })
}

/** Its first cell begins with «Ví dụ:», by which the reader knows to pass it over. */
const exampleOf = (sheet: Sheet, language: Language): OutCell[] =>
  sheet.columns.map((column, i) => ({ value: i === 0 ? exampleMark[language] + column.example : exampleValue(column, language), style: 'example' }))

const exampleValue = (column: Column, language: Language) =>
  column.kind === 'choice' ? (column.choices?.find(({ vi, value }) => vi === column.example || value === column.example) ?? column.choices?.[0])?.[language] ?? column.example
    : column.kind === 'day' ? readDay(column.example) ?? column.example : column.example

const guideHeadings = { vi: ['Trang', 'Cột', 'Bắt buộc', 'Cách ghi', 'Ví dụ', 'Danh sách'], en: ['Sheet', 'Column', 'Required', 'How to write it', 'Example', 'List'] }
const guideWidths = [18, 24, 10, 60, 24, 48]

const rules = {
  vi: ['Mỗi trang một loại; mỗi dòng một đơn vị, người hoặc việc. Không đổi tên cột, không gộp ô.',
    'Ngày ghi 25/06/2021. Ngày sinh chỉ biết tháng hoặc năm thì ghi 06/1975 hoặc 1975.',
    'Dòng bắt đầu bằng «Ví dụ:» không được đọc; có thể xóa. Dòng không có trong tệp thì sổ giữ nguyên.',
    `Các trang «${reservedSheets.join('», «')}» được nhận nhưng chưa đọc.`],
  en: ['One kind a sheet; one unit, person or act a row. Keep the headings, merge no cells.',
    'Write days as 25/06/2021. Where only the month or year of birth is known, write 06/1975 or 1975.',
    'A row that begins with “Example:” is not read; you may delete it. What is not in the file stays as it is in the register.',
    `The sheets “${reservedSheets.join('”, “')}” are taken but not read yet.`],
}

const guide = (sheets: Sheet[], language: Language): OutSheet => ({
  name: guideSheet[language],
  titles: rules[language].map((text) => [{ text, from: 0, to: guideWidths.length - 1, style: { wrap: true, align: 'left' } }]),
  columns: guideHeadings[language].map((heading, i) => ({ heading, width: guideWidths[i]! })),
  rows: sheets.flatMap((sheet) => sheet.columns.map((column) => [
    sheet[language], column[language], column.required ? 'x' : null, column.note[language], column.example, (column.choices ?? []).map((choice) => choice[language]).join('; '),
  ])),
})
