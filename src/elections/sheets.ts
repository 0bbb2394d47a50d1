import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { choice, type Column, dayColumn, type Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { paperTaken } from '#papers/public.ts'
import { personColumn, personKey } from '#people/public.ts'
import { unitsUnder } from '#posts/public.ts'
import { applyCandidates } from './apply-candidates.ts'
import { applyDrives } from './apply-drives.ts'
import { applyElections } from './apply-elections.ts'
import { choiceColumn, countColumn, isUnderWay, kind, methods, nameOfPerson, outcomeChoices, paper, personName, postColumn, putBys, repeats, textColumn, unitCode, unitName } from './sheet-columns.ts'
import { partsUnderWay, underWay } from './under-way-sheets.ts'

const outcomes = [...outcomeChoices, choice('withdrawn', 'Thôi tổ chức', 'Withdrawn')]
const heldOn = dayColumn('held_on', 'Ngày bầu', 'Held on', 'Ngày họp bầu; của cuộc bầu thôi tổ chức: ngày đã định.', 'The day of the meeting; of an election that was withdrawn the day it was called for.', '10/03/2020', true)

const driveColumns: Column[] = [
  { key: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', kind: 'code', required: true, note: { vi: 'Mã tỉnh, huyện, xã tổ chức đợt.', en: 'Code of the unit whose drive it is.' }, example: '22', width: 14 },
  { ...textColumn('name', 'Tên đợt', 'Name', ['Tên gọi của đợt bầu.', 'What the drive is called.'], 'Bầu trưởng thôn nhiệm kỳ 2020–2022', 40), required: true }, kind,
  dayColumn('from', 'Bắt đầu', 'From', 'Ngày đầu của đợt.', 'Its first day.', '01/03/2020', true), dayColumn('due_on', 'Hạn', 'By', 'Ngày cuối của đợt.', 'Its last day.', '31/05/2020', true), ...paper,
]
const electionColumns: Column[] = [
  unitCode, unitName, kind, heldOn, textColumn('drive', 'Đợt bầu', 'Drive', ['Tên đợt ở sheet Đợt bầu; để trống nếu không thuộc đợt nào.', 'Name in the sheet of drives; empty for none.'], '', 30),
  { key: 'outcome', vi: 'Kết quả', en: 'Outcome', kind: 'choice', choices: outcomes, required: true, note: { vi: 'Có người trúng cử hay không, hay thôi tổ chức.', en: 'Whether somebody was elected, or it was withdrawn.' }, example: 'Trúng cử', width: 18 },
  { key: 'method', vi: 'Cách bầu', en: 'How', kind: 'choice', choices: methods, note: { vi: 'Giơ tay hay bỏ phiếu; để trống nếu không rõ.', en: 'Hands or ballots; empty where it is not known.' }, example: 'Bỏ phiếu', width: 12 },
  countColumn('households', 'Tổng số hộ', 'Households', ['Tổng số hộ của thôn; để trống nếu không rõ.', 'Households of the village; empty where it is not known.'], '120'), countColumn('attended', 'Số dự', 'Attended', ['Số hộ (đảng viên) có mặt; để trống nếu không rõ.', 'Who attended; empty where it is not known.'], '112'),
  dayColumn('recognised_on', 'Ngày công nhận', 'Recognised on', 'Ngày quyết định công nhận, chuẩn y.', 'The day of recognition or approval.', '15/03/2020'),
  dayColumn('ended_on', 'Ngày cho bầu lại, thôi', 'Ordered again or withdrawn on', 'Ngày quyết định bầu lại, hoặc thôi tổ chức; để trống nếu không.', 'The day it was ordered to be held again, or was withdrawn; else empty.', ''), ...paper,
  textColumn('reason', 'Lý do', 'Reason', ['Vì sao bầu lại hay thôi tổ chức.', 'Why it was ordered again or withdrawn.'], '', 30), repeats,
  { key: 'corrects', vi: 'Sửa ngày đã ghi', en: 'Corrects', kind: 'yes', note: { vi: 'Đánh dấu x nếu ngày công nhận, bầu lại trong sổ là sai; ngày cũ vẫn được giữ.', en: 'x where the day of recognition or re-election in the register is wrong; what it said is kept.' }, example: '', width: 12 },
]
const candidateColumns: Column[] = [
  unitCode, unitName, kind, { ...heldOn, required: false, note: { vi: 'Để trống: cuộc bầu đang tiến hành của đơn vị.', en: 'Empty: the election under way in the unit.' } }, personColumn, personName, postColumn,
  choiceColumn('put_by', 'Giới thiệu', 'Put up by', putBys, ['Ai giới thiệu; để trống nếu không rõ.', 'By whom; empty where it is not known.'], ''),
  countColumn('votes', 'Số phiếu', 'Votes', ['Để trống nếu không rõ.', 'Empty where it is not known.'], ''), { key: 'elected', vi: 'Trúng cử', en: 'Elected', kind: 'yes', note: { vi: 'Đánh dấu x nếu trúng cử.', en: 'x where elected.' }, example: 'x', width: 10 },
]

/** Told by «Bầu cử»: who was elected is known, or that it was withdrawn. */
const isOver = sql`(not ${isUnderWay} and (e.state = 'withdrawn' or (e.held_on is not null and e.outcome is not null)))`

/** Drives first, then elections that name them, then who stood; of what is under way each part by itself. */
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
      select u.code as unit_code, u.full_name as unit, e.kind, coalesce(e.held_on, e.planned_on)::text as held_on, r.name as drive, case e.state when 'withdrawn' then 'withdrawn' else e.outcome end as outcome, e.method, e.total_households as households, e.attended,
             case s.step when 'recognise' then s.on_day::text end as recognised_on, case when s.step <> 'recognise' then s.on_day::text end as ended_on, s.reason, f.held_on::text as repeats, ${paperTaken}
      from election e join unit_version u on u.unit_id = e.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
        left join drive r on r.id = e.drive_id
        left join election f on f.id = e.reruns_id
        left join election_step s on s.election_id = e.id and s.step in ('recognise', 'rerun', 'withdraw') and upper_inf(s.recorded)
        left join paper d on d.id = s.paper_id
      where ${isOver} and e.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
      order by u.code, e.kind, coalesce(e.held_on, e.planned_on), e.id`),
  },
  underWay,
  { code: 'candidates', vi: 'Ứng cử', en: 'Candidates', order: 52, columns: candidateColumns, apply: applyCandidates, take: takeCandidates },
  ...partsUnderWay,
]

async function takeCandidates(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select u.code as unit_code, u.full_name as unit, e.kind, case when not ${isUnderWay} then e.held_on::text end as held_on, ${personKey('p')} as person, ${nameOfPerson(on)} as name,
           c.post, case when ${isUnderWay} or c.put_by <> 'front' then c.put_by end as put_by, c.votes, case when c.elected then true end as elected
    from candidate c join election e on e.id = c.election_id join person p on p.id = c.person_id
      join unit_version u on u.unit_id = e.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
    where (${isUnderWay} or (${isOver} and e.held_on is not null)) and e.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
    order by u.code, e.kind, e.held_on, c.id`)
}
