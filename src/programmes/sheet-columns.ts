import type { Choice, Column, ColumnKind } from '#ground/spreadsheet/sheet.ts'
import { sequenceWords, sessionWords } from './messages.ts'

type Words = [vi: string, en: string]
const column = (key: string, [vi, en]: Words, kind: ColumnKind, [noteVi, noteEn]: Words, example: string, width: number, more: Partial<Column> = {}): Column =>
  ({ key, vi, en, kind, note: { vi: noteVi, en: noteEn }, example, width, ...more })

const programme = column('programme', ['Chương trình', 'Programme'], 'text', ['Tên như ở sheet Chương trình.', 'The name as on the sheet of programmes.'], 'Bí thư chi bộ kiêm trưởng thôn', 36, { required: true })
const unit = (required: boolean, note: Words): Column => column('unit', ['Mã đơn vị', 'Unit code'], 'code', note, '05977', 12, required ? { required } : {})
const paper = (of: Words): Column[] => [
  column('paper', of, 'text', ['Để trống nếu chưa rõ số.', 'Empty where the number is not known.'], '12-CT/TU', 16, { paper: { issuedOn: 'paper_issued', issuer: 'paper_issuer' } }),
  column('paper_issued', ['Ngày văn bản', 'Paper’s day'], 'text', ['Để trống nếu chỉ có một văn bản mang số ấy.', 'Empty where one paper alone bears that number.'], '31/12/2016', 14),
  column('paper_issuer', ['Cơ quan ban hành', 'Issuer'], 'text', ['Như ghi trên văn bản.', 'As the paper names it.'], 'Ban Thường vụ Tỉnh ủy', 28),
  column('paper_summary', ['Trích yếu', 'Summary'], 'text', ['Khi chưa rõ số: văn bản nói về việc gì.', 'Where the number is not known: what it is about.'], '', 36),
]
const indicator = (choices: Choice[], note: Words) => column('indicator', ['Chỉ số', 'Indicator'], 'choice', note, choices[0]?.vi ?? '', 36, { choices })

export const programmeColumns = (choices: Choice[]): Column[] => [
  column('programme', ['Chương trình', 'Programme'], 'text', ['Tên gọi, mỗi đơn vị chủ trì một tên một lần.', 'Its name; a leading unit uses one once.'], 'Bí thư chi bộ kiêm trưởng thôn', 36, { required: true }),
  unit(false, ['Đơn vị chủ trì; để trống là đơn vị của tệp.', 'The leading unit; empty: the unit of the file.']),
  ...paper(['Số văn bản', 'Paper']),
  indicator(choices, ['Con số mà chương trình làm đổi.', 'The figure that it moves.']),
  column('starts', ['Bắt đầu', 'Begins'], 'day', ['Ngày bắt đầu.', 'Its first day.'], '01/06/2019', 12, { required: true }),
  column('ends', ['Kết thúc', 'Ends'], 'day', ['Ngày cuối cùng; để trống nếu chưa định.', 'Its last day; empty where there is none.'], '31/08/2022', 12),
  column('goal', ['Mục tiêu (%)', 'Goal (%)'], 'decimal', ['Từ 0 đến 100.', '0 to 100.'], '100', 12),
  column('goal_on', ['Đạt trước ngày', 'By'], 'day', ['Ngày phải đạt mục tiêu.', 'The day by which.'], '31/08/2022', 14),
  column('acknowledge_by', ['Hạn tiếp nhận', 'Acknowledge by'], 'day', ['Hạn để đơn vị cấp dưới tiếp nhận.', 'Last day for the units to take it up.'], '15/06/2019', 14),
  column('plan_by', ['Hạn ra kế hoạch', 'Plan by'], 'day', ['Hạn để đơn vị cấp dưới ra kế hoạch riêng.', 'Last day for their own plans.'], '31/07/2019', 14),
]

const sequences: Choice[] = Object.entries(sequenceWords).map(([value, words]) => ({ value, ...words }))
export const unitColumns: Column[] = [
  programme,
  unit(true, ['Mã huyện, xã, thôn được giao.', 'The code of the unit it was given to.']),
  column('target', ['Chỉ tiêu (%)', 'Target (%)'], 'decimal', ['Từ 0 đến 100; để trống nếu không giao chỉ tiêu.', '0 to 100; empty where there is none.'], '100', 12),
  column('due', ['Hạn', 'Due'], 'day', ['Ngày phải đạt chỉ tiêu.', 'The day by which.'], '31/08/2022', 12),
  column('acknowledged', ['Tiếp nhận ngày', 'Acknowledged'], 'day', ['Để trống nếu chưa tiếp nhận.', 'Empty while it was not taken up.'], '10/06/2019', 14),
  column('plan_on', ['Ngày kế hoạch', 'Plan’s day'], 'day', ['Ngày ban hành kế hoạch riêng.', 'The day its own plan was issued.'], '25/07/2019', 14),
  column('plan', ['Số kế hoạch', 'Plan'], 'text', ['Để trống nếu chưa rõ số.', 'Empty where the number is not known.'], '15-KH/ĐU', 16, { paper: { issuedOn: 'plan_on', issuer: 'plan_issuer' } }),
  column('plan_issuer', ['Cơ quan ra kế hoạch', 'Plan’s issuer'], 'text', ['Như ghi trên kế hoạch.', 'As the plan names it.'], 'Đảng ủy phường Vĩnh Trại', 28),
  column('sequence', ['Trình tự', 'Order'], 'choice', ['Bầu chức nào trước.', 'Which post is elected first.'], sequences[0]!.vi, 30, { choices: sequences }),
  column('model_on', ['Điển hình từ', 'Model since'], 'day', ['Để trống nếu không phải điển hình.', 'Empty where it is none.'], '25/06/2021', 14),
  column('model_reason', ['Vì sao điển hình', 'Why a model'], 'text', ['Cần khi ghi ngày điển hình.', 'Where the day is given.'], '10/10 khối phố đạt', 40),
]

export const milestoneColumns = (choices: Choice[]): Column[] => [
  programme,
  column('milestone', ['Mốc', 'Milestone'], 'text', ['Dòng không có mã đơn vị đặt mốc; dòng có mã đơn vị báo đơn vị ấy đã xong mốc cùng tên.', 'A row without a unit sets the milestone; one with a unit reports it done there.'], 'Bầu xong trưởng thôn', 36, { required: true }),
  column('due', ['Hạn', 'Due'], 'day', ['Cần khi đặt mốc.', 'Where the milestone is set.'], '31/05/2017', 12),
  indicator(choices, ['Mốc đếm được: chỉ số; để trống thì đơn vị tự báo.', 'Where it can be counted: the indicator; empty: units report.']),
  column('percent', ['Đạt từ (%)', 'From (%)'], 'decimal', ['Cần khi có chỉ số.', 'Where there is an indicator.'], '', 12),
  unit(false, ['Đơn vị đã xong mốc.', 'The unit where it is done.']),
  column('done', ['Xong ngày', 'Done'], 'day', ['Cần khi có mã đơn vị.', 'Where there is a unit.'], '20/05/2017', 12),
  ...paper(['Văn bản minh chứng', 'Evidence']),
  column('note', ['Ghi chú', 'Note'], 'text', ['Nếu có.', 'If any.'], '', 30),
]

const kinds: Choice[] = Object.entries(sessionWords).map(([value, words]) => ({ value, ...words }))
export const sessionColumns: Column[] = [
  programme,
  unit(true, ['Đơn vị tổ chức.', 'The unit that held it.']),
  column('kind', ['Loại', 'Kind'], 'choice', ['Tuyên truyền, trao đổi kinh nghiệm hay giao ban.', 'Propaganda, an exchange or a briefing.'], kinds[0]!.vi, 22, { choices: kinds, required: true }),
  column('on', ['Ngày', 'Day'], 'day', ['Ngày tổ chức.', 'The day.'], '15/03/2020', 12, { required: true }),
  column('topic', ['Nội dung', 'Topic'], 'text', ['Nói về việc gì.', 'What it was about.'], 'Vì sao bí thư kiêm trưởng thôn', 40, { required: true }),
  column('with', ['Với ai', 'With whom'], 'text', ['Cần với buổi trao đổi, giao ban.', 'Needed for an exchange or a briefing.'], 'Đoàn công tác huyện bạn', 30),
  column('audience', ['Số người dự', 'Audience'], 'integer', ['Để trống nếu không đếm.', 'Empty where nobody counted.'], '120', 12),
  column('invited', ['Số người mời', 'Invited'], 'integer', ['Chỉ của giao ban.', 'Of a briefing only.'], '', 12),
  column('conclusions', ['Kết luận', 'Conclusions'], 'text', ['Chỉ của giao ban.', 'Of a briefing only.'], '', 40),
]
