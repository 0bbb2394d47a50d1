import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Choice, Column, Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsUnder } from '#posts/public.ts'
import { applyCandidates } from './apply-candidates.ts'
import { applyDrives } from './apply-drives.ts'
import { applyElections } from './apply-elections.ts'

const choice = (value: string, vi: string, en: string, ...also: string[]): Choice => ({ value, vi, en, also })
const kinds = [choice('village_head', 'Trưởng thôn', 'Village head', 'Bầu trưởng thôn', 'Tổ trưởng tổ dân phố', 'Trưởng khu', 'Trưởng bản'), choice('cell', 'Chi bộ', 'Cell', 'Đại hội chi bộ', 'Bầu chi ủy')]
const methods = [choice('hands', 'Giơ tay', 'Show of hands', 'Biểu quyết'), choice('ballots', 'Bỏ phiếu', 'Secret ballot', 'Bỏ phiếu kín', 'Phiếu kín')]
const outcomes = [choice('elected', 'Trúng cử', 'Elected', 'Thành công', 'Đã bầu'), choice('not_elected', 'Không ai trúng cử', 'Nobody elected', 'Chưa bầu được', 'Không thành công'), choice('no_quorum', 'Không đủ số dự', 'No quorum')]
const posts = [choice('village_head', 'Trưởng thôn', 'Village head', 'Tổ trưởng tổ dân phố', 'Trưởng khu', 'Trưởng bản'), choice('cell_secretary', 'Bí thư chi bộ', 'Cell secretary', 'Bí thư'), choice('cell_deputy_secretary', 'Phó bí thư chi bộ', 'Deputy cell secretary', 'Phó bí thư'), choice('cell_committee_member', 'Chi ủy viên', 'Committee member')]

const text = (key: string, vi: string, en: string, note: [string, string], example: string, width: number, also: string[] = []): Column => ({ key, vi, en, also, kind: 'text', note: { vi: note[0], en: note[1] }, example, width })
const day = (key: string, vi: string, en: string, note: [string, string], example: string, required = false): Column => ({ key, vi, en, kind: 'day', note: { vi: note[0], en: note[1] }, example, width: 14, ...(required ? { required } : {}) })
const count = (key: string, vi: string, en: string, note: [string, string], example: string): Column => ({ key, vi, en, kind: 'integer', note: { vi: note[0], en: note[1] }, example, width: 12 })
const paper: Column[] = [
  { ...text('paper', 'Số văn bản', 'Paper', ['Quyết định, kế hoạch.', 'The decision or plan.'], '31/QĐ-UBND', 18), paper: { issuedOn: 'paper_on', issuer: 'issuer' } }, day('paper_on', 'Ngày văn bản', 'Paper’s day', ['Ngày ban hành.', 'The day of issue.'], '12/03/2020'),
  text('issuer', 'Cơ quan ban hành', 'Issuer', ['Cơ quan ra văn bản.', 'The body that issued it.'], 'UBND phường Vĩnh Trại', 26),
]
const unitCode: Column = { key: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', also: ['Mã thôn', 'Mã chi bộ'], kind: 'code', note: { vi: 'Mã thôn hay chi bộ; để trống thì tìm theo tên.', en: 'Code of the village or cell; left empty it is found by name.' }, example: '05977-003', width: 14 }
const unitName = text('unit', 'Đơn vị', 'Unit', ['Tên thôn, chi bộ.', 'Name of the village or cell.'], 'Khối 3', 26, ['Thôn'])
const kind: Column = { key: 'kind', vi: 'Loại bầu cử', en: 'Kind', also: ['Loại'], kind: 'choice', choices: kinds, required: true, note: { vi: 'Trưởng thôn hay chi bộ.', en: 'Village head or cell.' }, example: 'Trưởng thôn', width: 14 }
const heldOn = day('held_on', 'Ngày bầu', 'Held on', ['Ngày họp bầu.', 'The day of the meeting.'], '10/03/2020', true)

const driveColumns: Column[] = [
  { key: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', kind: 'code', required: true, note: { vi: 'Mã tỉnh, huyện, xã tổ chức đợt.', en: 'Code of the unit whose drive it is.' }, example: '22', width: 14 },
  { ...text('name', 'Tên đợt', 'Name', ['Tên gọi của đợt bầu.', 'What the drive is called.'], 'Bầu trưởng thôn nhiệm kỳ 2020–2022', 40), required: true }, kind,
  day('from', 'Bắt đầu', 'From', ['Ngày đầu của đợt.', 'Its first day.'], '01/03/2020', true), day('due_on', 'Hạn', 'By', ['Ngày cuối của đợt.', 'Its last day.'], '31/05/2020', true), ...paper,
]
const electionColumns: Column[] = [
  unitCode, unitName, kind, heldOn, text('drive', 'Đợt bầu', 'Drive', ['Tên đợt ở sheet Đợt bầu; để trống nếu không thuộc đợt nào.', 'Name in the sheet of drives; empty for none.'], '', 30),
  { key: 'outcome', vi: 'Kết quả', en: 'Outcome', kind: 'choice', choices: outcomes, required: true, note: { vi: 'Có người trúng cử hay không.', en: 'Whether somebody was elected.' }, example: 'Trúng cử', width: 18 },
  { key: 'method', vi: 'Cách bầu', en: 'How', kind: 'choice', choices: methods, note: { vi: 'Giơ tay hay bỏ phiếu; để trống nếu không rõ.', en: 'Hands or ballots; empty where it is not known.' }, example: 'Bỏ phiếu', width: 12 },
  count('households', 'Tổng số hộ', 'Households', ['Tổng số hộ của thôn; để trống nếu không rõ.', 'Households of the village; empty where it is not known.'], '120'), count('attended', 'Số dự', 'Attended', ['Số hộ (đảng viên) có mặt; để trống nếu không rõ.', 'Who attended; empty where it is not known.'], '112'),
  day('recognised_on', 'Ngày công nhận', 'Recognised on', ['Ngày quyết định công nhận, chuẩn y.', 'The day of recognition or approval.'], '15/03/2020'), ...paper,
]
const candidateColumns: Column[] = [
  unitCode, unitName, kind, heldOn, { key: 'person', vi: 'Mã người', en: 'Person key', also: ['Mã nhân sự'], kind: 'code', required: true, note: { vi: 'Mã người ở sheet Nhân sự.', en: 'The key of the sheet of people.' }, example: 'N0001', width: 12 },
  { key: 'name', vi: 'Họ và tên', en: 'Name', also: ['Họ tên'], kind: 'name', note: { vi: 'Để người đọc dễ đối chiếu.', en: 'For the reader.' }, example: 'Nông Văn Thử', width: 26 },
  { key: 'post', vi: 'Ứng cử chức', en: 'Post', also: ['Chức danh'], kind: 'choice', choices: posts, note: { vi: 'Để trống là trưởng thôn (bầu trưởng thôn) hoặc bí thư (chi bộ).', en: 'Empty is the head, or the secretary.' }, example: '', width: 20 },
  count('votes', 'Số phiếu', 'Votes', ['Để trống nếu không rõ.', 'Empty where it is not known.'], ''), { key: 'elected', vi: 'Trúng cử', en: 'Elected', kind: 'yes', note: { vi: 'Đánh dấu x nếu trúng cử.', en: 'x where elected.' }, example: 'x', width: 10 },
]

const paperTaken = sql`d.symbol as paper, case when d.symbol is not null then d.issued_on::text end as paper_on, case when d.symbol is not null then d.issuer end as issuer`

/** Drives first, then elections that name them, then who stood. What is under way is no row: it goes on in the register. */
export const sheets: Sheet[] = [
  {
    code: 'drives', vi: 'Đợt bầu', en: 'Drives', order: 50, columns: driveColumns, apply: applyDrives,
    take: async (tx, unitId, on) => rows(tx, sql`
      select u.code as unit_code, r.name, r.kind, lower(r.period)::text as "from", (upper(r.period) - 1)::text as due_on, ${paperTaken}
      from drive r join unit_version u on u.unit_id = r.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date left join paper d on d.id = r.paper_id
      where upper_inf(r.recorded) and r.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
      order by u.code, lower(r.period), r.id`),
  },
  {
    code: 'elections', vi: 'Bầu cử', en: 'Elections', order: 51, columns: electionColumns, apply: applyElections,
    take: async (tx, unitId, on) => rows(tx, sql`
      select u.code as unit_code, u.full_name as unit, e.kind, e.held_on::text as held_on, r.name as drive, e.outcome, e.method, e.total_households as households, e.attended,
             s.on_day::text as recognised_on, ${paperTaken}
      from election e join unit_version u on u.unit_id = e.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
        left join drive r on r.id = e.drive_id
        left join election_step s on s.election_id = e.id and s.step = 'recognise' and upper_inf(s.recorded)
        left join paper d on d.id = s.paper_id
      where e.held_on is not null and e.outcome is not null and e.outcome <> 'needs_legal_review' and e.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
      order by u.code, e.kind, e.held_on, e.id`),
  },
  { code: 'candidates', vi: 'Ứng cử', en: 'Candidates', order: 52, columns: candidateColumns, apply: applyCandidates, take: takeCandidates },
]

async function takeCandidates(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select u.code as unit_code, u.full_name as unit, e.kind, e.held_on::text as held_on, coalesce(p.office_key, 'P/' || p.id) as person,
           (select v.name from person_version v where v.person_id = p.id and upper_inf(v.recorded) order by (v.held @> ${on}::date) desc limit 1) as name, c.post, c.votes, case when c.elected then true end as elected
    from candidate c join election e on e.id = c.election_id join person p on p.id = c.person_id
      join unit_version u on u.unit_id = e.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
    where e.held_on is not null and e.outcome is not null and e.outcome <> 'needs_legal_review' and e.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
    order by u.code, e.kind, e.held_on, c.id`)
}
