import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'journal.digest': { vi: 'Chốt nhật ký xem ngày {day}: {rows} lượt', en: 'The log of access of {day} closed: {rows} rows' },
  'journal.rolled-back': {
    vi: 'Nhật ký đã bị lùi: sổ có {entries} việc, trong khi tệp journal-heads.txt làm chứng cho {witnessed} việc. Không ký gì thêm. Hãy khôi phục bản sao lưu mới hơn; nếu chủ ý dùng bản cũ, cất tệp ấy làm chứng cứ rồi khởi động lại.',
    en: 'The journal was rolled back: the register has {entries} entries, the file journal-heads.txt witnesses {witnessed}. Nothing more is signed. Restore a newer backup; if the older one is meant, put that file away as evidence and start again.',
  },
  'journal.broken': { vi: 'Chuỗi nhật ký đứt ở việc số {seq}.', en: 'The chain of the journal is broken at entry {seq}.' },
  'journal.which-unit': { vi: 'Hãy chọn một đơn vị để xem ai đã xem hồ sơ người ở đó.', en: 'Choose a unit to see who looked at its people.' },
}
