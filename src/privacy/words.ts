import type { Message } from '#ground/text/say.ts'
import type { Basis, Class, Keep, Purpose } from './tags.ts'

const word = (vi: string, en: string): Message => ({ vi, en })

export const classWords: Record<Class, Message> = {
  public: word('Công\u00a0khai', 'Public'), internal: word('Nội\u00a0bộ', 'Internal'), personal: word('Cá\u00a0nhân', 'Personal'), sensitive: word('Nhạy\u00a0cảm', 'Sensitive'), sealed: word('Niêm\u00a0phong', 'Sealed'),
}
export const purposeWords: Record<Purpose, Message> = {
  running: word('để chương trình chạy', 'to run the program'), tree: word('sổ đơn vị và văn bản', 'the register of units and papers'), 'office-holding': word('ai giữ chức gì, từ ngày nào', 'who holds which post since when'),
  'party-life': word('theo dõi đảng viên', 'Party membership'), 'no-duplicates': word('mỗi người một hồ sơ', 'one record a person'), 'sign-in': word('đăng nhập', 'signing in'), rights: word('ai được làm gì', 'who may do what'),
  accountability: word('ai đã làm, đã xem gì', 'who did and saw what'), import: word('đọc sổ của cơ quan', 'reading the office’s workbook'), figures: word('số liệu', 'figures'), law: word('con số và ngày nghỉ luật định', 'numbers and holidays of law'),
  requests: word('trả lời người có dữ liệu', 'answering the person'),
}
export const basisWords: Record<Basis, Message> = {
  none: word('không phải dữ liệu cá nhân', 'no personal data'), duty: word('Luật 91/2025/QH15, Điều 19: nhiệm vụ của cơ quan nhà nước', 'Law 91/2025/QH15, art. 19: duty of a State body'),
  party: word('Điều lệ Đảng; Luật 91/2025/QH15, Điều 19', 'Party Charter; Law 91/2025/QH15, art. 19'), protection: word('Luật 91/2025/QH15: biện pháp bảo vệ dữ liệu', 'Law 91/2025/QH15: protective measures'),
  rights: word('Luật 91/2025/QH15, Điều 4: quyền của chủ thể dữ liệu', 'Law 91/2025/QH15, art. 4: rights of the person'),
}
export const keepWords: Record<Keep, Message> = {
  register: word('như sổ', 'as long as the register'), erasable: word('như sổ; xóa khi người đó yêu cầu', 'as the register; erased on request'), transaction: word('hết việc là hết', 'until the work is done'),
  account: word('khi tài khoản còn', 'as long as the account'), journal: word('như nhật ký, không xóa', 'as the journal, never erased'),
  'privacy.keep_import_days': word('{value} ngày sau khi nhập xong', '{value} days after the import'), 'privacy.keep_session_days': word('{value} ngày sau khi phiên hết', '{value} days after its end'),
  'privacy.keep_access_log_months': word('{value} tháng', '{value} months'),
}

/** What a table holds, in words. */
export const tableWords: Record<string, Message> = {
  migration: word('các bước dựng cơ sở dữ liệu', 'steps of the database'), data_version: word('số hiệu dữ kiện', 'version of the facts'), data_version_due: word('hàng đợi số hiệu', 'queue of the version'), data_change: word('báo có thay đổi', 'notice of a change'),
  journal_due: word('hàng đợi nhật ký', 'queue of the journal'), journal: word('nhật ký', 'journal'), journal_value: word('giá trị cá nhân trong nhật ký', 'personal values of the journal'), journal_link: word('mắt xích nhật ký', 'links of the journal'),
  journal_chain: word('mắt xích cuối', 'last link'), journal_head: word('mốc ký', 'signed heads'), journal_check: word('lần kiểm nhật ký', 'checks of the journal'), access_log: word('ai đã xem hồ sơ của ai', 'who looked at whose record'),
  paper: word('văn bản', 'papers'), legal_rule: word('số luật định', 'numbers of law'), calendar_day: word('ngày nghỉ, ngày làm bù', 'holidays and swapped days'), account: word('tài khoản', 'accounts'), session: word('phiên làm việc', 'sessions'),
  invitation: word('liên kết dùng một lần', 'one-time links'), totp: word('mã trên điện thoại', 'codes of the phone'), passkey: word('khóa thiết bị', 'passkeys'), recovery_code: word('mã dự phòng', 'recovery codes'), account_reset: word('việc đặt lại', 'resets'),
  oidc_identity: word('danh tính đăng nhập một lần', 'single sign-on identities'), unit: word('đơn vị', 'units'), unit_act: word('việc về đơn vị', 'acts on units'), unit_version: word('tên, loại, cấp trên', 'names, kinds, parents'),
  unit_succession: word('gốc gác đơn vị', 'lineage'), unit_former_name: word('tên cũ', 'former names'), unit_counterpart: word('cấp ủy của địa bàn', 'committees of areas'), cell_cover: word('chi bộ phụ trách thôn', 'what a cell covers'),
  person: word('người', 'persons'), person_version: word('điều biết về người', 'what is known of a person'), party_status: word('tư cách đảng viên', 'Party status'), admission_step: word('bước kết nạp', 'steps of admission'), employment: word('công tác', 'employment'),
  same_person: word('xét trùng', 'duplicates judged'), post_kind: word('loại chức danh', 'kinds of post'), post_pair: word('hai chức một người', 'pairs of posts'), appointment: word('giữ chức', 'appointments'), term_extension: word('lùi ngày hết nhiệm kỳ', 'terms put off'),
  village_state: word('trạng thái thôn (suy ra)', 'village states (derived)'), cell_state: word('trạng thái chi bộ (suy ra)', 'cell states (derived)'), stale: word('hàng đợi suy lại', 'queue of deriving'), settlement: word('hàng đợi suy lại', 'queue of deriving'),
  printed_figure: word('số đã công bố', 'printed figures'), target: word('chỉ tiêu', 'targets'), term: word('nhiệm kỳ', 'terms'), import_job: word('tệp đang nhập', 'workbooks being read'), import_mapping: word('cột đã chọn', 'columns chosen'),
  role_grant: word('vai trò được giao', 'roles given'), unit_area: word('đơn vị thấy từ đâu', 'from where units are seen'), person_area: word('người thấy từ đâu', 'from where persons are seen'), area_due: word('hàng đợi suy lại', 'queue of deriving'),
  canary: word('dòng không ai thấy', 'a row nobody sees'), person_request: word('yêu cầu của người', 'requests of persons'),
}

/** What a column of a person holds, in words; of other columns the page shows the name itself. */
export const columnWords: Record<string, Message> = {
  actor: word('tên người làm', 'who acted'), person_ids: word('những ai', 'persons'), value: word('giá trị', 'value'), summary: word('trích yếu', 'summary'), note: word('ghi chú', 'note'), key: word('chữ để tìm', 'search text'), login: word('tên đăng nhập', 'login'),
  name: word('họ tên', 'name'), person: word('là ai', 'who it is'), device: word('trình duyệt', 'browser'), network: word('đầu địa chỉ mạng', 'start of the address'), reason: word('lý do', 'reason'), subject: word('mã của nơi đăng nhập', 'provider’s subject'),
  name_hint: word('tên do nơi đăng nhập đưa', 'provider’s name'), office_key: word('mã người của cơ quan', 'office’s person key'), sort_key: word('chữ để xếp', 'sorting text'), birth: word('ngày sinh', 'born'), birth_precision: word('rõ đến đâu', 'precision'),
  sex: word('giới tính', 'sex'), ethnic: word('dân tộc', 'ethnic group'), general_education: word('học vấn', 'schooling'), professional_level: word('chuyên môn', 'professional level'), theory_level: word('lý luận chính trị', 'political theory'), lives_in: word('nơi ở', 'lives in'),
  status: word('tư cách', 'status'), held: word('thời gian', 'period'), paper_id: word('căn cứ', 'basis'), step: word('bước', 'step'), on_day: word('ngày', 'day'), planned: word('mới dự kiến', 'planned'), kind: word('loại', 'kind'), title: word('chức việc', 'title'),
  unit_id: word('đơn vị', 'unit'), person_id: word('ai', 'who'), interim: word('lâm thời', 'interim'), entered: word('vào chức bằng cách', 'entered by'), planned_end: word('dự kiến hết', 'planned end'), basis: word('căn cứ', 'basis'), end_reason: word('lý do thôi', 'reason of the end'),
  end_paper_id: word('căn cứ thôi', 'basis of the end'), head_id: word('trưởng thôn', 'head'), secretary_id: word('bí thư', 'secretary'), female: word('là nữ', 'female'), commune_officer: word('cán bộ xã', 'commune officer'), retired: word('hưu trí', 'retired'),
  head_party: word('tư cách của trưởng thôn', 'head’s Party status'), minority: word('dân tộc thiểu số', 'minority'), packed: word('tóm tắt để đếm', 'packed for counting'), file_name: word('tên tệp', 'file name'), file: word('tệp', 'file'), mends: word('ô đã sửa', 'mended cells'),
  found: word('điều đã đọc', 'what was read'), area_ids: word('thấy từ đâu', 'seen from'), outcome: word('kết quả', 'outcome'), at: word('lúc', 'at'), what: word('việc', 'what'), path: word('trường', 'field'), purpose: word('để làm gì', 'why'), recorded: word('biết trong khoảng', 'known'),
  judged: word('kết luận', 'judged'), id: word('số', 'number'), number: word('số việc', 'number'), single: word('một người một lúc', 'one at a time'), restricted_on: word('hạn chế từ', 'restricted since'), came_on: word('ngày nhận', 'came on'), way: word('cách gửi', 'way'),
  answer_due_on: word('hạn trả lời', 'answer due'), due_on: word('hạn làm xong', 'due'), rules: word('tính theo', 'reckoned by'), state: word('bước', 'state'), taken_by: word('người nhận', 'taken by'), taken_at: word('nhận lúc', 'taken at'), answered_on: word('trả lời ngày', 'answered on'),
  decided_by: word('người quyết', 'decided by'), decided_at: word('quyết lúc', 'decided at'), confirmed_by: word('người xác nhận', 'confirmed by'), confirmed_at: word('xác nhận lúc', 'confirmed at'), ended_at: word('xong lúc', 'ended at'),
}
