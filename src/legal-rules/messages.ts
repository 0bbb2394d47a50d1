import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'legal-rules.confirmed': { vi: 'Đã đối chiếu văn bản', en: 'Confirmed' },
  'legal-rules.unconfirmed': { vi: 'Chưa xác nhận: cần cán bộ tổ chức hoặc pháp chế kiểm tra', en: 'Unconfirmed: to be checked by a legal or organisation officer' },
}
