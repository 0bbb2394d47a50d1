import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'journal.digest': { vi: 'Chốt nhật ký xem ngày {day}: {rows} lượt', en: 'The log of access of {day} closed: {rows} rows' },
  'journal.which-unit': { vi: 'Hãy chọn một đơn vị để xem ai đã xem hồ sơ người ở đó.', en: 'Choose a unit to see who looked at its people.' },
}
