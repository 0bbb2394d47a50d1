import type { Tx } from '#ground/database/database.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Choice, choice, type Column, dayColumn as day, type Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { paperTaken } from '#papers/public.ts'
import { personColumn, personKey } from '#people/public.ts'
import { applyAppointments } from './apply-appointments.ts'
import { unitsUnder } from './places.ts'

const posts: Choice[] = [
  choice('village_head', 'Trưởng thôn', 'Village head', 'Trưởng bản', 'Trưởng khối', 'Trưởng khối phố', 'Trưởng khu', 'Trưởng khu phố', 'Trưởng ấp', 'Trưởng xóm', 'Trưởng buôn', 'Tổ trưởng tổ dân phố', 'Tổ trưởng', 'Trưởng thôn, tổ trưởng tổ dân phố'),
  choice('deputy_village_head', 'Phó trưởng thôn', 'Deputy village head', 'Phó bản', 'Phó trưởng bản', 'Tổ phó tổ dân phố', 'Phó trưởng khối', 'Phó thôn'),
  choice('front_head', 'Trưởng ban công tác Mặt trận', 'Front committee head', 'Trưởng ban CTMT', 'Trưởng ban mặt trận'),
  choice('cell_secretary', 'Bí thư chi bộ', 'Cell secretary', 'Bí thư', 'BTCB'),
  choice('cell_deputy_secretary', 'Phó bí thư chi bộ', 'Deputy cell secretary', 'Phó bí thư'),
  choice('cell_committee_member', 'Chi ủy viên', 'Cell committee member', 'Chi uỷ viên', 'Ủy viên chi ủy'),
  choice('committee_secretary', 'Bí thư cấp ủy', 'Committee secretary', 'Bí thư đảng ủy'),
  choice('committee_deputy_secretary', 'Phó bí thư cấp ủy', 'Deputy committee secretary', 'Phó bí thư đảng ủy'),
  choice('committee_member', 'Cấp ủy viên', 'Committee member', 'Đảng ủy viên', 'Ủy viên ban chấp hành'),
  choice('people_committee_chair', 'Chủ tịch Ủy ban nhân dân', 'People’s Committee chair', 'Chủ tịch UBND'),
  choice('people_committee_vice_chair', 'Phó Chủ tịch Ủy ban nhân dân', 'People’s Committee vice chair', 'Phó Chủ tịch UBND'),
  choice('people_council_chair', 'Chủ tịch Hội đồng nhân dân', 'People’s Council chair', 'Chủ tịch HĐND'),
  choice('commune_officer', 'Cán bộ, công chức xã', 'Commune cadre or civil servant', 'Công chức xã', 'Cán bộ xã'),
]
const entered: Choice[] = [choice('elected', 'Bầu', 'Elected', 'Bầu cử', 'Trúng cử'), choice('appointed', 'Chỉ định', 'Appointed', 'Bổ nhiệm', 'Giao'), choice('co_opted', 'Bổ sung', 'Co-opted', 'Bầu bổ sung')]
const reasons: Choice[] = [
  choice('term_over', 'Hết nhiệm kỳ', 'Term over', 'Hết NK'), choice('resigned', 'Xin thôi', 'Resigned', 'Xin nghỉ', 'Tự nguyện'),
  choice('discharged', 'Cho thôi', 'Discharged', 'Miễn nhiệm', 'Bãi nhiệm', 'Cách chức'), choice('transferred', 'Chuyển công tác', 'Transferred', 'Điều động'),
  choice('retired', 'Nghỉ hưu', 'Retired', 'Hưu'), choice('died', 'Mất', 'Died', 'Từ trần', 'Chết', 'Qua đời'), choice('unit_ended', 'Đơn vị kết thúc', 'The unit ended', 'Sáp nhập', 'Giải thể'),
  choice('replaced', 'Thay thế', 'Replaced', 'Thay người'), choice('other', 'Lý do khác', 'Other', 'Khác'),
]
const text = (key: string, vi: string, en: string, also: string[], noteVi: string, noteEn: string, example: string, width: number): Column =>
  ({ key, vi, en, also, kind: 'text', note: { vi: noteVi, en: noteEn }, example, width })

const columns: Column[] = [
  { key: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', also: ['Mã thôn', 'Mã chi bộ'], kind: 'code', note: { vi: 'Mã thôn, chi bộ, xã; để trống thì tìm theo tên trong đơn vị gửi.', en: 'Code of the village, cell or commune; left empty it is found by name in the sending unit.' }, example: '05977-003', width: 14 },
  text('unit', 'Đơn vị', 'Unit', ['Thôn', 'Tên đơn vị'], 'Tên thôn, chi bộ, xã.', 'Name of the village, cell or commune.', 'Khối 3', 26),
  { key: 'post', vi: 'Chức danh', en: 'Post', also: ['Chức vụ'], kind: 'choice', choices: posts, required: true, note: { vi: 'Chọn trong danh mục.', en: 'One of the list.' }, example: 'Trưởng thôn', width: 24 },
  personColumn,
  { key: 'name', vi: 'Họ và tên', en: 'Name', also: ['Họ tên'], kind: 'name', note: { vi: 'Để đối chiếu với mã người.', en: 'Checked against the key.' }, example: 'Nông Văn Thử', width: 26 },
  day('from', 'Từ ngày', 'From', 'Ngày bắt đầu giữ chức.', 'The first day of the term.', '15/03/2020', true),
  day('until', 'Đến ngày', 'Until', 'Ngày đầu tiên không còn giữ chức; để trống nếu đang giữ.', 'The first day no longer held; empty while it lasts.', ''),
  { key: 'interim', vi: 'Lâm thời', en: 'Interim', kind: 'yes', note: { vi: 'Đánh dấu x nếu là lâm thời.', en: 'x where the term is interim.' }, example: '', width: 10 },
  { key: 'entered', vi: 'Hình thức', en: 'How', kind: 'choice', choices: entered, note: { vi: 'Bầu, chỉ định hay bổ sung.', en: 'Elected, appointed or co-opted.' }, example: 'Bầu', width: 12 },
  day('planned_end', 'Kết thúc dự kiến', 'Planned end', 'Ngày hết nhiệm kỳ như dự kiến.', 'The planned end of the term.', '31/08/2022'),
  { ...text('paper', 'Số văn bản', 'Paper', ['Số quyết định', 'Quyết định'], 'Quyết định công nhận, chuẩn y.', 'The decision of recognition or approval.', '31/QĐ-UBND', 18), paper: { issuedOn: 'paper_on', issuer: 'issuer' } },
  day('paper_on', 'Ngày văn bản', 'Paper’s day', 'Ngày ban hành.', 'The day of issue.', '12/03/2020'),
  text('issuer', 'Cơ quan ban hành', 'Issuer', ['Cơ quan'], 'Cơ quan ra văn bản.', 'The body that issued it.', 'UBND phường Vĩnh Trại', 26),
  { key: 'reason', vi: 'Lý do thôi', en: 'Why it ended', also: ['Lý do'], kind: 'choice', choices: reasons, note: { vi: 'Khi đã ghi ngày thôi.', en: 'Where the end is given.' }, example: '', width: 16 },
]

/** «Giữ chức»: a row is known by unit, post, person and first day; a filled «Đến ngày» ends it from that day on. */
export const appointmentSheet: Sheet = {
  code: 'appointments', vi: 'Giữ chức', en: 'Appointments', order: 40, columns,
  apply: applyAppointments,
  take,
}

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select u.code as unit_code, u.full_name as unit, a.kind as post, ${personKey('p')} as person,
           (select v.name from person_version v where v.person_id = p.id and upper_inf(v.recorded) order by (v.held @> ${on}::date) desc limit 1) as name,
           lower(a.held)::text as "from", upper(a.held)::text as until, case when a.interim then true end as interim, a.entered,
           coalesce((select t.planned_end from term_extension t where t.number = a.number and upper_inf(t.recorded) order by t.planned_end desc limit 1), a.planned_end)::text as planned_end,
           ${paperTaken}, a.end_reason as reason
    from appointment a
      join unit_version u on u.unit_id = a.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
      join person p on p.id = a.person_id
      left join paper d on d.id = a.paper_id
    where upper_inf(a.recorded) and lower(a.held) is not null and a.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
    order by u.code, a.kind, lower(a.held), a.number`)
}
