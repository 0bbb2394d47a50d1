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
  requests: word('trả lời người có dữ liệu', 'answering the person'), work: word('việc giao, kiểm tra, tập huấn, khen thưởng, nhận xét', 'tasks, inspections, training, commendations, assessments'),
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

/** What a column of a person holds, in words; of other columns the page shows the name itself. */
export const columnWords: Record<string, Message> = {
  actor: word('tên người làm', 'who acted'), person_ids: word('những ai', 'persons'), value: word('giá trị', 'value'), summary: word('trích yếu', 'summary'), note: word('ghi chú', 'note'), key: word('chữ để tìm', 'search text'), login: word('tên đăng nhập', 'login'),
  name: word('họ tên', 'name'), person: word('là ai', 'who it is'), device: word('trình duyệt', 'browser'), network: word('đầu địa chỉ mạng', 'start of the address'), reason: word('lý do', 'reason'), subject: word('mã của nơi đăng nhập', 'provider’s subject'),
  name_hint: word('tên do nơi đăng nhập đưa', 'provider’s name'), office_key: word('mã người của cơ quan', 'office’s person key'), sort_key: word('chữ để xếp', 'sorting text'), birth: word('ngày sinh', 'born'), birth_precision: word('rõ đến đâu', 'precision'),
  sex: word('giới tính', 'sex'), ethnic: word('dân tộc', 'ethnic group'), general_education: word('học vấn', 'schooling'), professional_level: word('chuyên môn', 'professional level'), theory_level: word('lý luận chính trị', 'political theory'), lives_in: word('nơi ở', 'lives in'),
  status: word('tư cách', 'status'), held: word('thời gian', 'period'), paper_id: word('căn cứ', 'basis'), step: word('bước', 'step'), on_day: word('ngày', 'day'), planned: word('mới dự kiến', 'planned'), kind: word('loại', 'kind'), title: word('chức việc', 'title'),
  body: word('tổ bầu cử hay ban kiểm phiếu', 'team or board'), part: word('trưởng hay thành viên', 'head or member'), post: word('chức ứng cử', 'post stood for'), put_by: word('ai giới thiệu', 'put up by'), elected: word('trúng cử', 'elected'), votes: word('số phiếu', 'votes'), unit_id: word('đơn vị', 'unit'), person_id: word('ai', 'who'), interim: word('lâm thời', 'interim'), entered: word('vào chức bằng cách', 'entered by'), planned_end: word('dự kiến hết', 'planned end'), basis: word('căn cứ', 'basis'), end_reason: word('lý do thôi', 'reason of the end'),
  end_paper_id: word('căn cứ thôi', 'basis of the end'), head_id: word('trưởng thôn', 'head'), secretary_id: word('bí thư', 'secretary'), female: word('là nữ', 'female'), commune_officer: word('cán bộ xã', 'commune officer'), retired: word('hưu trí', 'retired'),
  head_party: word('tư cách của trưởng thôn', 'head’s Party status'), minority: word('dân tộc thiểu số', 'minority'), packed: word('tóm tắt để đếm', 'packed for counting'), file_name: word('tên tệp', 'file name'), file: word('tệp', 'file'), mends: word('ô đã sửa', 'mended cells'),
  found: word('điều đã đọc', 'what was read'), area_ids: word('thấy từ đâu', 'seen from'), outcome: word('kết quả', 'outcome'), at: word('lúc', 'at'), what: word('việc', 'what'), path: word('trường', 'field'), purpose: word('để làm gì', 'why'), recorded: word('biết trong khoảng', 'known'),
  judged: word('kết luận', 'judged'), id: word('số', 'number'), number: word('số việc', 'number'), single: word('một người một lúc', 'one at a time'), restricted_on: word('hạn chế từ', 'restricted since'), came_on: word('ngày nhận', 'came on'), way: word('cách gửi', 'way'),
  extended_from: word('gia hạn từ', 'extended from'), answer_due_on: word('hạn trả lời', 'answer due'), due_on: word('hạn làm xong', 'due'), rules: word('tính theo', 'reckoned by'), state: word('bước', 'state'), taken_by: word('người nhận', 'taken by'), taken_at: word('nhận lúc', 'taken at'), answered_on: word('trả lời ngày', 'answered on'),
  model_reason: word('vì sao điển hình', 'why a model'), sent_by: word('ai đôn đốc', 'who reminded'), topic: word('nội dung buổi', 'topic'), conclusions: word('kết luận giao ban', 'conclusions'), with_whom: word('với ai', 'with whom'),
  what_for: word('giữ cho việc gì', 'kept for'), removal_reason: word('lý do gỡ', 'why it was taken out'), bytes: word('nội dung tệp', 'content of the file'),
  withdrawal_reason: word('lý do rút', 'why it was withdrawn'), return_reason: word('lý do trả lại', 'why it was returned'), stance: word('ý của người ấy', 'what the person said'), consent: word('đồng ý không', 'consent'), consent_on: word('ngày có ý kiến', 'day of consent'), certificate_on: word('ngày chứng chỉ', 'day of the certificate'),
  finding: word('kết quả nhận xét', 'what was found'), given_by: word('bên nhận xét', 'assessed by'),
  pins: word('dòng giữ', 'pinned rows'), result: word('kết quả', 'result'),
  signer: word('người ký', 'signed by'), present: word('có dự', 'present'), certificate: word('số chứng nhận', 'certificate'), obstacle: word('vướng mắc', 'obstacle'), decided_by: word('người quyết', 'decided by'), decided_at: word('quyết lúc', 'decided at'), confirmed_by: word('người xác nhận', 'confirmed by'), confirmed_at: word('xác nhận lúc', 'confirmed at'), ended_at: word('xong lúc', 'ended at'),
}
