import { type Messages, fill } from '#ground/text/say.ts'
import type { Refusal } from '#ground/refusal.ts'
import { messages as ofBackups } from './backups/messages.ts'
import { messages as ofRooms } from './capabilities.ts'
import { messages as ofKeys } from './keys/messages.ts'

const own: Messages = {
  'app.no-such-unit': {
    vi: 'Ngày {on} không có đơn vị nào mang mã {code}; mã chỉ có nghĩa cùng với ngày.',
    en: 'On {on} no unit had the code {code}; a code means something only with its day.'
  },
  'app.villages-already-there': {
    vi: 'Sổ đã có thôn; chỉ dựng sổ thử vào sổ trống: hãy đặt NHATTHE_DATA sang thư mục mới.',
    en: 'The register has villages already; make one up only in an empty register: set NHATTHE_DATA to a new folder.'
  }
}

/** The sentences of all rooms, by code. */
export const messages: Messages = { ...ofRooms, ...ofBackups, ...ofKeys, ...own }

/** A refusal in both languages, Vietnamese first. */
export function sayRefusal({ code, facts }: Pick<Refusal, 'code' | 'facts'>): string {
  const message = messages[code] ?? { vi: code, en: code }
  return `${fill(message, facts, 'vi')}\n${fill(message, facts, 'en')}`
}
