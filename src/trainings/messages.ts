import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'trainings.name-missing': { vi: 'Chưa ghi tên lớp; hãy ghi như trong kế hoạch.', en: 'The training has no name; write it as the plan does.' },
  'trainings.topics-missing': { vi: 'Chưa ghi nội dung buổi học; hãy ghi các chuyên đề.', en: 'It is not said what the session is about; write its topics.' },
  'trainings.before-the-course': { vi: 'Ngày {onDay} trước ngày mở lớp {beginsOn}; hãy chọn ngày sau đó.', en: 'The day {onDay} is before the training opens on {beginsOn}; choose a later one.' },
  'trainings.hours-not-within': { vi: 'Số giờ {hours} không hợp lý; hãy ghi từ trên 0 đến 24 giờ.', en: '{hours} hours cannot be; write more than 0 and no more than 24.' },
  'trainings.cancelled': { vi: 'Buổi này đã hủy ngày {on}; không ghi thêm được.', en: 'This session was cancelled on {on}; nothing more is noted of it.' },
  'trainings.not-held-yet': { vi: 'Buổi này ngày {onDay} mới diễn ra (hôm nay {today}); hãy ghi ai dự sau buổi học.', en: 'The session is on {onDay} (today is {today}); note who came afterwards.' },
  'trainings.no-such-course': { vi: 'Không có lớp này trong phạm vi của bạn. Hãy mở lại danh sách.', en: 'There is no such training in your units. Open the list again.' },
  'trainings.no-such-session': { vi: 'Không có buổi học này trong phạm vi của bạn. Hãy mở lại lớp.', en: 'There is no such session in your units. Open the training again.' },
  'trainings.named-already': { vi: 'Đơn vị này đã có lớp cùng tên, cùng ngày mở; hãy mở lớp đó.', en: 'There is a training of this name from this day; open that one.' },
  'trainings.planned-already': { vi: 'Lớp đã có buổi trong ngày đó ở nơi đó; hãy ghi nơi khác hoặc ngày khác.', en: 'The training has a session on that day at that place; choose another.' },
  'trainings.unknown-person': { vi: 'Không có người mang mã {key}; hãy ghi mã ở sheet Nhân sự.', en: 'There is nobody with the key {key}; write the key of the sheet of people.' },
  'trainings.unknown-course': { vi: 'Đơn vị gửi không có lớp «{name}» với buổi ngày {on}; hãy ghi ở sheet Tập huấn.', en: 'The sender has no training “{name}” with a session on {on}; write it on the sheet of trainings.' },
  'trainings.row-twice': { vi: 'Dòng này lặp lại dòng {otherRow}; hãy bỏ một dòng.', en: 'This row repeats row {otherRow}; leave one out.' },

  'trainings.open': { vi: 'Mở lớp tập huấn', en: 'Opened a training' },
  'trainings.plan': { vi: 'Xếp buổi tập huấn ngày {onDay}', en: 'Planned a session on {onDay}' },
  'trainings.cancel': { vi: 'Hủy buổi tập huấn ngày {onDay}', en: 'Cancelled the session of {onDay}' },
  'trainings.attend': { vi: 'Ghi dự tập huấn ngày {onDay}: {present} trên {count}', en: 'Noted who came on {onDay}: {present} of {count}' },
  'trainings.import': { vi: 'Nhập {count} dòng tập huấn từ sổ', en: 'Imported {count} rows of trainings' },
}
