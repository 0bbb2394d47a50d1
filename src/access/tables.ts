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
  printed_figure: word('số đã công bố', 'printed figures'), target: word('chỉ tiêu', 'targets'), term: word('nhiệm kỳ', 'terms'), import_job: word('tệp đang nhập', 'workbooks being read'), import_mapping: word('cột đã chọn', 'columns chosen'),
  allowance_resolution: word('nghị quyết phụ cấp', 'allowance resolutions'), allowance_level: word('hệ số phụ cấp', 'allowance coefficients'), village_class: word('xếp loại thôn', 'village types'),
  village_neighbour: word('thôn giáp nhau', 'villages that touch'), merger_plan: word('phương án sáp nhập', 'merger plans'), merger_wish: word('mong muốn của phương án', 'wishes of a plan'), merger_proposal: word('cách chia nhóm', 'proposals'), merger_group: word('thôn mới của cách chia', 'new villages of a proposal'),
  role_grant: word('vai trò được giao', 'roles given'), unit_area: word('đơn vị thấy từ đâu', 'from where units are seen'), person_area: word('người thấy từ đâu', 'from where persons are seen'), area_due: word('hàng đợi suy lại', 'queue of deriving'),
  task: word('việc giao', 'tasks'), task_step: word('diễn biến việc giao', 'steps of tasks'),
  canary: word('dòng không ai thấy', 'a row nobody sees'), person_request: word('yêu cầu của người', 'requests of persons'),
}
