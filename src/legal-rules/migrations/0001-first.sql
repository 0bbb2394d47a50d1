-- Numbers that a law or a guide sets, as data: a value holds for a period, in the whole country or in one province, on a basis.
-- 'unconfirmed': read in the press or known by hearsay; the screen says so until a lawyer or an organisation officer confirms it.
create table legal_rule (
  id          int  primary key generated always as identity,
  key         text not null,               -- 'village_head.interim_max_months'
  value       jsonb not null,
  province_id int,                         -- a unit; null: the whole country
  valid       daterange not null default daterange(null, null) check (not isempty(valid)),
  basis       text not null,
  status      text not null check (status in ('confirmed', 'unconfirmed')),
  recorded    tstzrange not null default tstzrange(now(), null),
  constraint one_value_at_a_time exclude using gist (key with =, coalesce(province_id, 0) with =, valid with &&) where (upper_inf(recorded))
);

create trigger legal_rule_changes after insert or update or delete on legal_rule for each statement execute function note_data_change();

insert into legal_rule (key, value, valid, basis, status) values
  ('village_head.min_age', '21', '[2012-10-15,)', 'Thông tư 04/2012/TT-BNV, Điều 11', 'confirmed'),
  ('evaluation.within_months', '12', '(,)', 'Quy định 124-QĐ/TW: đánh giá hằng năm; Quy định 366-QĐ/TW: theo nhiệm kỳ, năm, quý hoặc khi cần; số tháng áp dụng cho nhận xét theo tiêu chí chưa có văn bản nêu', 'unconfirmed'),
  ('village_head.term_months', '[30, 60]', '[2018-03-01,)', 'Thông tư 09/2017/TT-BNV; Thông tư 14/2018/TT-BNV: UBND tỉnh quy định thống nhất', 'confirmed'),
  ('village_head.term_months', '[30, 30]', '(,2018-03-01)', 'Thông tư 04/2012/TT-BNV, trước khi sửa đổi: hai năm rưỡi', 'unconfirmed'),
  ('village_head.interim_max_months', '6', '[2018-03-01,)', 'Văn bản hợp nhất 08/VBHN-BNV ngày 27/10/2022', 'confirmed'),
  ('village_head.interim_max_months', '6', '(,2018-03-01)', 'Thông tư 04/2012/TT-BNV, trước khi sửa đổi', 'unconfirmed'),
  ('village_head.petition_share', '0.5', '[2023-08-15,)', 'Nghị định 59/2023/NĐ-CP, Điều 9', 'confirmed'),
  ('village_election.plan_days_before', '20', '[2023-08-15,)', 'Nghị định 59/2023/NĐ-CP, Điều 6', 'confirmed'),
  ('village_election.team_days_before', '10', '[2023-08-15,)', 'Nghị định 59/2023/NĐ-CP, Điều 6', 'confirmed'),
  ('village_election.recognition_workdays', '5', '[2023-08-15,)', 'Nghị định 59/2023/NĐ-CP, Điều 8', 'confirmed'),
  ('village_election.counting_board_size', '[3, 5]', '[2023-08-15,)', 'Nghị định 59/2023/NĐ-CP, Điều 3', 'confirmed'),
  ('village_election.majority', '{"over": 0.5, "of": "total_households"}', '[2023-07-01,)', 'Luật 10/2022/QH15, Điều 21; Nghị định 59/2023/NĐ-CP (mẫu số chưa xác nhận)', 'unconfirmed'),
  ('village_election.majority', '{"over": 0.5, "of": "total_households"}', '(,2023-07-01)', 'Pháp lệnh 34/2007/PL-UBTVQH11; Nghị quyết liên tịch 09/2008/NQLT-CP-UBTWMTTQVN', 'confirmed'),
  ('village_election.attending_majority', '{"over": 0.5, "of": "attending"}', '[2023-08-15,)', 'Nghị định 59/2023/NĐ-CP, Điều 3 khoản 5', 'confirmed'),
  ('village_election.quorum', '{"over": 0.5, "of": "total_households"}', '(,2023-07-01)', 'Nghị quyết liên tịch 09/2008/NQLT-CP-UBTWMTTQVN', 'confirmed'),
  ('village_election.quorum', '{"over": 0.5, "of": "total_households"}', '[2023-07-01,)', 'Như hương ước, Nghị định 61/2023/NĐ-CP, Điều 10 (chưa thấy số riêng cho bầu trưởng thôn)', 'unconfirmed'),
  ('village_decision.contribution_majority', '{"at_least": [2, 3], "of": "total_households"}', '[2023-07-01,)', 'Luật 10/2022/QH15, Điều 21', 'unconfirmed'),
  ('village_meeting.cluster_min_households', '200', '[2023-07-01,)', 'Luật 10/2022/QH15, Điều 18 khoản 3', 'confirmed'),
  ('village.rename_majority', '{"over": 0.5, "of": "household_representatives"}', '[2025-06-23,)', 'Công văn 4168/BNV-CQĐP', 'confirmed'),
  ('cell.min_official_members', '3', '(,)', 'Điều lệ Đảng, Điều 24; Quy định 294-QĐ/TW', 'confirmed'),
  ('cell.committee_threshold', '9', '(,)', 'Điều lệ Đảng, Điều 24; Quy định 294-QĐ/TW', 'confirmed'),
  ('cell.committee_max', '7', '(,)', 'Quy định 294-QĐ/TW', 'confirmed'),
  ('cell.deputy_max', '1', '(,)', 'Quy định 294-QĐ/TW', 'confirmed'),
  ('cell.secretary_max_rounds', '3', '(,)', 'Quy định 294-QĐ/TW', 'confirmed'),
  ('cell.surplus_max', '0.30', '[2024-10-10,)', 'Quyết định 190-QĐ/TW, Điều 14', 'confirmed'),
  ('cell.surplus_prepared', '[0.10, 0.15]', '[2024-10-10,)', 'Quyết định 190-QĐ/TW, Điều 14', 'confirmed'),
  ('cell.list_support', '{"over": 0.30}', '[2024-10-10,)', 'Quyết định 190-QĐ/TW, Điều 14', 'confirmed'),
  ('cell.win', '{"over": 0.5, "of": "base of article 30"}', '[2024-10-10,)', 'Quyết định 190-QĐ/TW, Điều 30', 'confirmed'),
  ('cell.surplus_max', '0.30', '(,2024-10-10)', 'Quyết định 244-QĐ/TW (09/06/2014), trước khi được thay thế', 'unconfirmed'),
  ('cell.surplus_rounding', '"up"', '(,)', 'Thực tế: bầu 3 lấy số dư 1 (0,9 làm tròn lên)', 'unconfirmed'),
  ('cell.win', '{"over": 0.5, "of": "base of article 30"}', '(,2024-10-10)', 'Quyết định 244-QĐ/TW (09/06/2014), trước khi được thay thế', 'unconfirmed'),
  ('cell.congress_quorum', '{"at_least": [2, 3]}', '(,)', 'Điều lệ Đảng', 'unconfirmed'),
  ('cell.term_months', '30', '(,2025-07-01)', 'Điều lệ Đảng, Điều 24 khoản 3', 'confirmed'),
  ('cell.term_months', '60', '[2025-07-01,)', 'Quy định 294-QĐ/TW (thí điểm)', 'confirmed'),
  ('cell.congress_shift_months', '6', '(,)', 'Điều lệ Đảng, Điều 24 khoản 3', 'confirmed'),
  ('party.probation_months', '12', '(,)', 'Điều lệ Đảng, Điều 5', 'confirmed'),
  ('eval.bands', '[90, 70, 50]', '[2025-08-30,)', 'Quy định 366-QĐ/TW', 'confirmed'),
  ('eval.exceed_share_excellent', '0.30', '[2025-08-30,)', 'Quy định 366-QĐ/TW, Điều 11', 'confirmed'),
  ('eval.late_max_completed', '0.20', '[2025-08-30,)', 'Quy định 366-QĐ/TW, Điều 11', 'confirmed'),
  ('eval.excellent_cap', '0.20', '[2019-01-01,)', 'Hướng dẫn 21-HD/BTCTW; Nghị định 335/2025/NĐ-CP (mẫu số chưa xác nhận)', 'unconfirmed'),
  ('cell_meeting.day', '3', '[2025-07-23,)', 'Chỉ thị 50-CT/TW', 'confirmed'),
  ('cell_meeting.min_attendance', '{"over": 0.85}', '[2018-07-06,)', 'Hướng dẫn 12-HD/BTCTW', 'confirmed'),
  ('fund.coefficients', '{"high": 6.0, "low": 4.5}', '[2023-08-01,)', 'Nghị định 33/2023/NĐ-CP, Điều 34 khoản 2', 'confirmed'),
  ('fund.household_threshold', '{"thon": 350, "tdp": 500}', '[2023-08-01,)', 'Nghị định 33/2023/NĐ-CP', 'confirmed'),
  ('base_salary', '1390000', '[2018-07-01,2019-07-01)', 'Nghị định 72/2018/NĐ-CP', 'unconfirmed'),
  ('base_salary', '1490000', '[2019-07-01,2023-07-01)', 'Nghị định 38/2019/NĐ-CP', 'confirmed'),
  ('base_salary', '1800000', '[2023-07-01,2024-07-01)', 'Nghị định 24/2023/NĐ-CP', 'confirmed'),
  ('base_salary', '2340000', '[2024-07-01,)', 'Nghị định 73/2024/NĐ-CP', 'confirmed'),
  ('village.min_households', '{"northern": 150, "red_river": 300, "central": 250, "south": 350, "highlands": 200, "border": 100}', '[2018-12-03,)', 'Thông tư 04/2012/TT-BNV, sửa đổi tại Thông tư 14/2018/TT-BNV; Văn bản hợp nhất 08/VBHN-BNV ngày 27/10/2022', 'confirmed'),
  ('village.min_households_tdp', '{"northern": 200, "red_river": 300, "central": 300, "south": 400, "highlands": 250, "border": 150}', '[2018-12-03,)', 'Thông tư 04/2012/TT-BNV, sửa đổi tại Thông tư 14/2018/TT-BNV (số hộ của tổ dân phố chưa xác nhận)', 'unconfirmed'),
  ('complaint.days', '{"first": [30, 45], "firstRemote": [45, 60], "second": [45, 60], "secondRemote": [60, 70]}', '(,)', 'Luật Khiếu nại 2011', 'confirmed'),
  ('denunciation.days', '{"resolve": 30, "extend": 30}', '[2019-01-01,)', 'Luật Tố cáo 2018', 'confirmed'),
  ('privacy.law', '"13/2023/NĐ-CP"', '[2023-07-01,2026-01-01)', 'Nghị định 13/2023/NĐ-CP', 'confirmed'),
  ('privacy.law', '"91/2025/QH15"', '[2026-01-01,)', 'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP', 'confirmed'),
  ('privacy.answer_workdays', '2', '[2026-01-01,)', 'Nghị định 356/2025/NĐ-CP', 'confirmed'),
  ('privacy.restrict_days', '15', '[2026-01-01,)', 'Nghị định 356/2025/NĐ-CP', 'confirmed'),
  ('privacy.see_days', '10', '[2026-01-01,)', 'Nghị định 356/2025/NĐ-CP (số ngày chưa xác nhận)', 'unconfirmed'),
  ('privacy.correct_days', '10', '[2026-01-01,)', 'Nghị định 356/2025/NĐ-CP (số ngày chưa xác nhận)', 'unconfirmed'),
  ('privacy.erase_days', '20', '[2026-01-01,)', 'Nghị định 356/2025/NĐ-CP (số ngày chưa xác nhận)', 'unconfirmed'),
  ('privacy.extend_days', '15', '[2026-01-01,)', 'Nghị định 356/2025/NĐ-CP: gia hạn một lần (số ngày chưa xác nhận)', 'unconfirmed'),
  ('privacy.keep_import_days', '7', '(,)', 'Luật 91/2025/QH15: không lưu lâu hơn mục đích; thời hạn do quy chế đặt', 'unconfirmed'),
  ('privacy.keep_session_days', '90', '(,)', 'Luật 91/2025/QH15: không lưu lâu hơn mục đích; thời hạn do quy chế đặt', 'unconfirmed'),
  ('privacy.keep_access_log_months', '24', '(,)', 'Luật 91/2025/QH15: không lưu lâu hơn mục đích; thời hạn do quy chế đặt', 'unconfirmed'),
  ('tasks.soon_days', '7', '(,)', 'Quy chế làm việc của cơ quan (số ngày do cơ quan đặt)', 'unconfirmed'),
  ('privacy.smallest_group', '5', '(,)', 'Số liệu công khai che nhóm dưới năm; ngưỡng do quy chế đặt', 'unconfirmed');

-- Days on which offices are closed, and weekend days worked for others, as announced for a year. Of a year without rows the law alone speaks (working-days.ts).
create table calendar_day (
  day      date not null,
  kind     text not null check (kind in ('off', 'worked')),
  name     text not null,
  source   text not null,
  status   text not null check (status in ('confirmed', 'unconfirmed')),
  recorded tstzrange not null default tstzrange(now(), null),
  constraint calendar_day_once exclude using gist (day with =) where (upper_inf(recorded))
);

insert into calendar_day (day, kind, name, source, status)
select d::date, 'off', name, source, 'unconfirmed' from (values
  ('2025-01-01', '2025-01-01', 'Tết Dương lịch', 2025), ('2025-01-27', '2025-01-31', 'Tết Âm lịch', 2025), ('2025-04-07', '2025-04-07', 'Giỗ Tổ Hùng Vương', 2025),
  ('2025-04-30', '2025-04-30', 'Ngày Chiến thắng', 2025), ('2025-05-01', '2025-05-01', 'Ngày Quốc tế lao động', 2025), ('2025-05-02', '2025-05-02', 'Nghỉ hoán đổi', 2025),
  ('2025-09-01', '2025-09-02', 'Quốc khánh', 2025),
  ('2026-01-01', '2026-01-01', 'Tết Dương lịch', 2026), ('2026-01-02', '2026-01-02', 'Nghỉ hoán đổi', 2026), ('2026-02-16', '2026-02-20', 'Tết Âm lịch', 2026),
  ('2026-04-26', '2026-04-26', 'Giỗ Tổ Hùng Vương', 2026), ('2026-04-27', '2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)', 2026), ('2026-04-30', '2026-04-30', 'Ngày Chiến thắng', 2026),
  ('2026-05-01', '2026-05-01', 'Ngày Quốc tế lao động', 2026), ('2026-08-31', '2026-08-31', 'Nghỉ hoán đổi', 2026), ('2026-09-01', '2026-09-02', 'Quốc khánh', 2026)
) h (first, last, name, year)
  cross join lateral generate_series(first::date, last::date, interval '1 day') d
  cross join lateral (select 'Bộ luật Lao động 45/2019/QH14, Điều 112; lịch nghỉ năm ' || year || ' theo báo chí, chưa đối chiếu thông báo' as source) s;

insert into calendar_day (day, kind, name, source, status)
select d::date, 'worked', 'Làm bù ngày hoán đổi', 'Lịch nghỉ năm ' || left(d, 4) || ' theo báo chí, chưa đối chiếu thông báo', 'unconfirmed'
from unnest(array['2025-04-26', '2026-01-10', '2026-08-22']) d;
