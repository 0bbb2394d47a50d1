import { type Messages, fill } from '#ground/text/say.ts'
import type { Refusal } from '#ground/refusal.ts'
import { messages as ofRooms } from './capabilities.ts'

const own: Messages = {
  'app.no-such-unit': {
    vi: 'Ngày {on} không có đơn vị nào mang mã {code}; mã chỉ có nghĩa cùng với ngày.',
    en: 'On {on} no unit had the code {code}; a code means something only with its day.'
  },
  'app.villages-already-there': {
    vi: 'Sổ đã có thôn; chỉ dựng sổ thử vào sổ trống: hãy đặt NHATTHE_DATA sang thư mục mới.',
    en: 'The register has villages already; make one up only in an empty register: set NHATTHE_DATA to a new folder.'
  },
  'backup.not-a-backup': { vi: 'Tệp {file} không phải bản sao lưu của Nhất Thể.', en: 'The file {file} is not a backup of Nhất Thể.' },
  'backup.cut-off': { vi: 'Bản sao lưu bị đứt giữa chừng; hãy dùng bản khác. Chưa có gì được ghi.', en: 'The backup was cut off; use another. Nothing was written.' },
  'backup.damaged': { vi: 'Bản sao lưu đã hỏng ({why}); hãy dùng bản khác. Chưa có gì được ghi.', en: 'The backup is damaged ({why}); use another. Nothing was written.' },
  'backup.table-differs': { vi: 'Bảng {table} trong bản sao lưu không khớp số dòng hoặc mã kiểm; hãy dùng bản khác.', en: 'The table {table} in the backup does not match its count or hash; use another.' },
  'backup.other-release': {
    vi: 'Bản sao lưu thuộc bản phần mềm khác ({migrations}); hãy khôi phục bằng đúng bản đó rồi nâng cấp.',
    en: 'The backup is of another release ({migrations}); restore it with that release, then upgrade.'
  },
  'backup.register-not-empty': {
    vi: 'Sổ đang có dữ liệu (bảng {table}); chỉ khôi phục vào sổ trống: hãy đặt NHATTHE_DATA sang thư mục mới.',
    en: 'The register holds data (table {table}); restore only into an empty one: set NHATTHE_DATA to a new folder.'
  }
}

/** The sentences of all rooms, by code. */
export const messages: Messages = { ...ofRooms, ...own }

/** A refusal in both languages, Vietnamese first. */
export function sayRefusal({ code, facts }: Pick<Refusal, 'code' | 'facts'>): string {
  const message = messages[code] ?? { vi: code, en: code }
  return `${fill(message, facts, 'vi')}\n${fill(message, facts, 'en')}`
}
