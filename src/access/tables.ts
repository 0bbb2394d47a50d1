import type { Message } from '#ground/text/say.ts'

const word = (vi: string, en: string): Message => ({ vi, en })

/** What a table holds, in words. */
export const tableWords: Record<string, Message> = {
  migration: word('các bước dựng cơ sở dữ liệu', 'steps of the database'), data_version: word('số hiệu dữ kiện', 'version of the facts'), data_version_due: word('hàng đợi số hiệu', 'queue of the version'), data_change: word('báo có thay đổi', 'notice of a change'),
  journal_due: word('hàng đợi nhật ký', 'queue of the journal'), journal: word('nhật ký', 'journal'), journal_value: word('giá trị cá nhân trong nhật ký', 'personal values of the journal'), journal_link: word('mắt xích nhật ký', 'links of the journal'),
  journal_chain: word('mắt xích cuối', 'last link'), journal_head: word('mốc ký', 'signed heads'), journal_check: word('lần kiểm nhật ký', 'checks of the journal'), access_log: word('ai đã xem hồ sơ của ai', 'who looked at whose record'),
  paper: word('văn bản', 'papers'), paper_link: word('văn bản liên quan', 'links of papers'), paper_series: word('sổ số văn bản', 'rows of numbers'), paper_reservation: word('số giữ chỗ', 'numbers kept free'), paper_file: word('tệp kèm văn bản', 'files of papers'),
  legal_rule: word('số luật định', 'numbers of law'), calendar_day: word('ngày nghỉ, ngày làm bù', 'holidays and swapped days'), account: word('tài khoản', 'accounts'), session: word('phiên làm việc', 'sessions'),
  invitation: word('liên kết dùng một lần', 'one-time links'), totp: word('mã trên điện thoại', 'codes of the phone'), passkey: word('khóa thiết bị', 'passkeys'), recovery_code: word('mã dự phòng', 'recovery codes'), account_reset: word('việc đặt lại', 'resets'),
  oidc_identity: word('danh tính đăng nhập một lần', 'single sign-on identities'), unit: word('đơn vị', 'units'), unit_act: word('việc về đơn vị', 'acts on units'), unit_version: word('tên, loại, cấp trên', 'names, kinds, parents'),
  unit_succession: word('gốc gác đơn vị', 'lineage'), unit_former_name: word('tên cũ', 'former names'), unit_counterpart: word('cấp ủy của địa bàn', 'committees of areas'), unit_measure: word('quy mô đơn vị', 'size of units'), cell_cover: word('chi bộ phụ trách thôn', 'what a cell covers'),
  person: word('người', 'persons'), person_version: word('điều biết về người', 'what is known of a person'), party_status: word('tư cách đảng viên', 'Party status'), admission_step: word('bước kết nạp', 'steps of admission'), employment: word('công tác', 'employment'),
  same_person: word('xét trùng', 'duplicates judged'), post_kind: word('loại chức danh', 'kinds of post'), post_pair: word('hai chức một người', 'pairs of posts'), appointment: word('giữ chức', 'appointments'), term_extension: word('lùi ngày hết nhiệm kỳ', 'terms put off'),
  village_state: word('trạng thái thôn (suy ra)', 'village states (derived)'), cell_state: word('trạng thái chi bộ (suy ra)', 'cell states (derived)'), stale: word('hàng đợi suy lại', 'queue of deriving'), settlement: word('hàng đợi suy lại', 'queue of deriving'),
  personnel_plan: word('phương án nhân sự', 'personnel plans'), plan_candidate: word('đối tượng của phương án', 'candidates of plans'), consultation: word('lần trao đổi', 'talks with candidates'), admission_reminder: word('đôn đốc nguồn kết nạp', 'reminders of the pipeline'), plan_scenario: word('phương án khả thi', 'feasible plans'),
  printed_figure: word('số đã công bố', 'printed figures'), target: word('chỉ tiêu', 'targets'), term: word('nhiệm kỳ', 'terms'), import_job: word('tệp đang nhập', 'workbooks being read'), import_mapping: word('cột đã chọn', 'columns chosen'),
  programme: word('chương trình', 'programmes'), programme_unit: word('đơn vị được giao chương trình', 'units of a programme'), programme_response: word('tiếp nhận, kế hoạch riêng', 'taken up, own plans'), programme_milestone: word('mốc', 'milestones'),
  programme_report: word('báo xong mốc', 'milestones reported'), programme_reminder: word('đôn đốc', 'reminders'), programme_session: word('tuyên truyền, trao đổi, giao ban', 'sessions, exchanges and briefings'),
  allowance_resolution: word('nghị quyết phụ cấp', 'allowance resolutions'), allowance_level: word('hệ số phụ cấp', 'allowance coefficients'), village_class: word('xếp loại thôn', 'village types'),
  village_neighbour: word('thôn giáp nhau', 'villages that touch'), merger_plan: word('phương án sáp nhập', 'merger plans'), merger_wish: word('mong muốn của phương án', 'wishes of a plan'), merger_proposal: word('cách chia nhóm', 'proposals'), merger_group: word('thôn mới của cách chia', 'new villages of a proposal'), merger_holder: word('người được chọn giữ chức ở thôn mới', 'holders chosen for new villages'),
  role_grant: word('vai trò được giao', 'roles given'), unit_area: word('đơn vị thấy từ đâu', 'from where units are seen'), person_area: word('người thấy từ đâu', 'from where persons are seen'), area_due: word('hàng đợi suy lại', 'queue of deriving'),
  inspection_team: word('đoàn kiểm tra', 'inspection teams'), inspection_visit: word('buổi kiểm tra', 'inspection visits'), inspection_finding: word('kết luận kiểm tra', 'findings'), inspection_recommendation: word('kiến nghị', 'recommendations'),
  training_course: word('lớp tập huấn', 'trainings'), training_session: word('buổi tập huấn', 'sessions of trainings'), training_attendance: word('ai dự tập huấn', 'who attended'),
  commendation: word('lần khen thưởng', 'commendations'), commendation_row: word('ai được khen', 'who was commended'),
  task: word('việc giao', 'tasks'), task_step: word('diễn biến việc giao', 'steps of tasks'),
  drive: word('đợt bầu', 'drives'), election: word('cuộc bầu cử', 'elections'), election_step: word('bước của cuộc bầu', 'steps of an election'), election_team_member: word('tổ bầu cử, ban kiểm phiếu', 'election teams and boards'),
  candidate: word('người ứng cử', 'candidates'), election_cluster: word('nơi họp bầu', 'places of meeting'), election_round: word('vòng bầu', 'votes'), count_entry: word('lần nhập phiếu', 'counts as entered'), election_result: word('kết quả đã xác nhận', 'certified results'),
  drive_belief: word('đợt bầu, như đã ghi trước khi sửa', 'drives as they stood before'), election_belief: word('cuộc bầu cử, như đã ghi trước khi sửa', 'elections as they stood before'), candidate_belief: word('người ứng cử, như đã ghi trước khi sửa', 'candidates as they stood before'),
  canary: word('dòng không ai thấy', 'a row nobody sees'), person_request: word('yêu cầu của người', 'requests of persons'),
}
