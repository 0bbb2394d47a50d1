import { sql } from '#ground/database/sql.ts'
import { type Choice, choice, type Column, dayColumn } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'

export const kinds = [choice('village_head', 'Trưởng thôn', 'Village head', 'Bầu trưởng thôn', 'Tổ trưởng tổ dân phố', 'Trưởng khu', 'Trưởng bản'), choice('cell', 'Chi bộ', 'Cell', 'Đại hội chi bộ', 'Bầu chi ủy')]
export const methods = [choice('hands', 'Giơ tay', 'Show of hands', 'Biểu quyết'), choice('ballots', 'Bỏ phiếu', 'Secret ballot', 'Bỏ phiếu kín', 'Phiếu kín')]
export const posts = [choice('village_head', 'Trưởng thôn', 'Village head', 'Tổ trưởng tổ dân phố', 'Trưởng khu', 'Trưởng bản'), choice('cell_secretary', 'Bí thư chi bộ', 'Cell secretary', 'Bí thư'), choice('cell_deputy_secretary', 'Phó bí thư chi bộ', 'Deputy cell secretary', 'Phó bí thư'), choice('cell_committee_member', 'Chi ủy viên', 'Committee member')]

export const bodies = [choice('team', 'Tổ bầu cử', 'Election team'), choice('board', 'Ban kiểm phiếu', 'Counting board')]
export const parts = [choice('head', 'Tổ trưởng, trưởng ban', 'Head', 'Tổ trưởng', 'Trưởng ban'), choice('member', 'Thành viên', 'Member')]
export const putBys = [choice('front', 'Ban công tác Mặt trận', 'Front committee'), choice('committee', 'Chi ủy, cấp ủy', 'Committee', 'Chi ủy'), choice('meeting', 'Hội nghị giới thiệu', 'The meeting', 'Hội nghị'), choice('self', 'Tự ứng cử', 'Self')]
export const verdicts = [choice('elected', 'Trúng cử', 'Elected'), choice('not_elected', 'Không trúng cử', 'Not elected')]
export const outcomeChoices = [choice('elected', 'Trúng cử', 'Elected', 'Thành công', 'Đã bầu'), choice('not_elected', 'Không ai trúng cử', 'Nobody elected', 'Chưa bầu được', 'Không thành công'), choice('no_quorum', 'Không đủ số dự', 'No quorum')]
export const stepChoices = [
  choice('decide', 'Quyết định tổ chức', 'Decided'), choice('plan', 'Công bố kế hoạch', 'Plan made public'), choice('team', 'Lập tổ bầu cử', 'Team formed'), choice('list', 'Thống nhất người ứng cử', 'Candidates agreed'),
  choice('hold', 'Họp bầu', 'Meeting held'), choice('review', 'Ý kiến pháp lý', 'Legal review'), choice('certify', 'Xác nhận kết quả', 'Result certified'),
]

export const textColumn = (key: string, vi: string, en: string, note: [string, string], example: string, width: number, also: string[] = []): Column => ({ key, vi, en, also, kind: 'text', note: { vi: note[0], en: note[1] }, example, width })
export const countColumn = (key: string, vi: string, en: string, note: [string, string], example: string): Column => ({ key, vi, en, kind: 'integer', note: { vi: note[0], en: note[1] }, example, width: 12 })
export const paper: Column[] = [
  { ...textColumn('paper', 'Số văn bản', 'Paper', ['Quyết định, kế hoạch.', 'The decision or plan.'], '31/QĐ-UBND', 18), paper: { issuedOn: 'paper_on', issuer: 'issuer' } }, dayColumn('paper_on', 'Ngày văn bản', 'Paper’s day', 'Ngày ban hành.', 'The day of issue.', '12/03/2020'),
  textColumn('issuer', 'Cơ quan ban hành', 'Issuer', ['Cơ quan ra văn bản.', 'The body that issued it.'], 'UBND phường Vĩnh Trại', 26),
]
export const choiceColumn = (key: string, vi: string, en: string, choices: Choice[], note: [string, string], example: string, required = false): Column =>
  ({ key, vi, en, kind: 'choice', choices, note: { vi: note[0], en: note[1] }, example, width: 22, ...(required ? { required } : {}) })
export const personName: Column = { key: 'name', vi: 'Họ và tên', en: 'Name', also: ['Họ tên'], kind: 'name', note: { vi: 'Để người đọc dễ đối chiếu.', en: 'For the reader.' }, example: 'Nông Văn Thử', width: 26 }
export const postColumn: Column = choiceColumn('post', 'Ứng cử chức', 'Post', posts, ['Để trống là trưởng thôn (bầu trưởng thôn) hoặc bí thư (chi bộ).', 'Empty is the head, or the secretary.'], '')
export const unitCode: Column = { key: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', also: ['Mã thôn', 'Mã chi bộ'], kind: 'code', note: { vi: 'Mã thôn hay chi bộ; để trống thì tìm theo tên.', en: 'Code of the village or cell; left empty it is found by name.' }, example: '05977-003', width: 14 }
export const unitName = textColumn('unit', 'Đơn vị', 'Unit', ['Tên thôn, chi bộ.', 'Name of the village or cell.'], 'Khối 3', 26, ['Thôn'])
export const kind: Column = { key: 'kind', vi: 'Loại bầu cử', en: 'Kind', also: ['Loại'], kind: 'choice', choices: kinds, required: true, note: { vi: 'Trưởng thôn hay chi bộ.', en: 'Village head or cell.' }, example: 'Trưởng thôn', width: 14 }

/** An election that still waits for a step, its recognition too, is told by the sheets of work under way; what is over is a row of «Bầu cử». */
export const isUnderWay = sql`(e.known = 'counted' and e.state not in ('recognised', 'rerun_ordered', 'withdrawn'))`
export const repeats = dayColumn('repeats', 'Bầu lại của ngày', 'Repeats that of', 'Ngày của cuộc bầu trước phải bầu lại; để trống nếu không.', 'The day of the election that it repeats; empty for none.', '')
/** What the person under alias p is called on a day. */
export const nameOfPerson = (on: Day) => sql`(select v.name from person_version v where v.person_id = p.id and upper_inf(v.recorded) order by (v.held @> ${on}::date) desc limit 1)`
