import type { Choice, Column } from '#ground/spreadsheet/sheet.ts'

const unit: Column = {
  key: 'unit', vi: 'Mã đơn vị', en: 'Unit code', kind: 'code', required: true, example: '178', width: 12,
  note: { vi: 'Mã của tỉnh, huyện hoặc xã tại ngày của tệp.', en: 'The code of the province, district or commune on the workbook’s day.' },
}

export const termColumns: Column[] = [
  unit,
  { key: 'name', vi: 'Tên nhiệm kỳ', en: 'Term', kind: 'text', required: true, example: 'Nhiệm kỳ 2020–2022', width: 24, note: { vi: 'Như trong văn bản.', en: 'As the papers name it.' } },
  { key: 'from', vi: 'Từ ngày', en: 'From', kind: 'day', example: '01/03/2020', width: 12, note: { vi: 'Để trống nếu bắt đầu trước khi có sổ.', en: 'Empty when it began before the records.' } },
  { key: 'until', vi: 'Đến ngày', en: 'Until', kind: 'day', example: '01/09/2022', width: 12, note: { vi: 'Ngày đầu tiên không còn thuộc nhiệm kỳ; để trống nếu chưa kết thúc.', en: 'The first day after it; empty while it lasts.' } },
  { key: 'basis', vi: 'Căn cứ', en: 'Basis', kind: 'text', example: 'Chỉ thị 08-CT/HU ngày 02/03/2022', width: 40, note: { vi: 'Văn bản quy định nhiệm kỳ.', en: 'The paper that sets the term.' } },
]

const indicator = (choices: Choice[]): Column => ({
  key: 'indicator', vi: 'Chỉ số', en: 'Indicator', kind: 'choice', required: true, choices, example: choices[0]?.vi ?? '', width: 36,
  note: { vi: 'Chọn tên chỉ số, hoặc ghi mã của nó.', en: 'Choose the indicator by name, or write its code.' },
})

export const targetColumns = (choices: Choice[]): Column[] => [
  indicator(choices),
  unit,
  { key: 'dueOn', vi: 'Hạn', en: 'Due', kind: 'day', required: true, example: '31/08/2022', width: 12, note: { vi: 'Ngày phải đạt.', en: 'The day by which it is to be reached.' } },
  { key: 'percent', vi: 'Chỉ tiêu (%)', en: 'Target (%)', kind: 'decimal', required: true, example: '100', width: 12, note: { vi: 'Từ 0 đến 100, nhiều nhất hai chữ số thập phân.', en: '0 to 100, two decimals at most.' } },
  { key: 'setOn', vi: 'Ngày đặt', en: 'Set on', kind: 'day', required: true, example: '01/03/2020', width: 12, note: { vi: 'Ngày giao chỉ tiêu.', en: 'The day it was set.' } },
  { key: 'paper', vi: 'Số văn bản', en: 'Paper', kind: 'text', paper: { issuedOn: 'paperOn', issuer: 'paperIssuer' }, example: '08-CT/HU', width: 14, note: { vi: 'Văn bản giao chỉ tiêu.', en: 'The paper that sets it.' } },
  { key: 'paperOn', vi: 'Ngày văn bản', en: 'Paper’s day', kind: 'day', example: '02/03/2022', width: 12, note: { vi: 'Ngày ban hành.', en: 'The day it was issued.' } },
  { key: 'paperIssuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', example: 'Huyện ủy', width: 24, note: { vi: 'Như ghi trên văn bản.', en: 'As the paper names it.' } },
]

export const printedColumns = (choices: Choice[]): Column[] => [
  indicator(choices),
  unit,
  { key: 'on', vi: 'Ngày', en: 'Day', kind: 'day', required: true, example: '25/06/2021', width: 12, note: { vi: 'Ngày mà số liệu nói tới.', en: 'The day the figure speaks of.' } },
  { key: 'numerator', vi: 'Tử số', en: 'Numerator', kind: 'integer', example: '79', width: 10, note: { vi: 'Như đã in; để trống nếu không in.', en: 'As printed; empty where it was not.' } },
  { key: 'denominator', vi: 'Mẫu số', en: 'Denominator', kind: 'integer', example: '87', width: 10, note: { vi: 'Như đã in; để trống nếu không in.', en: 'As printed; empty where it was not.' } },
  { key: 'percent', vi: 'Tỷ lệ in (%)', en: 'Printed percentage', kind: 'text', example: '90,8', width: 12, note: { vi: 'Đúng các chữ số đã in.', en: 'The very digits that were printed.' } },
  { key: 'approximate', vi: 'Xấp xỉ', en: 'Approximate', kind: 'yes', example: '', width: 10, note: { vi: 'Đánh x nếu nguồn viết «gần», «trên», «khoảng».', en: 'An x where the source says “about” or “nearly”.' } },
  { key: 'source', vi: 'Nguồn', en: 'Source', kind: 'text', required: true, example: 'Báo cáo 12-BC/TU', width: 40, note: { vi: 'Báo cáo, bài báo.', en: 'The report or article.' } },
  { key: 'assumed', vi: 'Giả định', en: 'Assumed', kind: 'text', example: '', width: 40, note: { vi: 'Điều phải giả định để có số liệu, nếu có.', en: 'What had to be assumed, if anything.' } },
]
