import type { Messages } from '../text/say.ts'

export const messages: Messages = {
  'time.not-a-day': {
    vi: '«{text}» không phải là ngày. Hãy ghi theo dạng 25/06/2021.',
    en: '“{text}” is not a day. Write it as 25/06/2021.'
  },
  'time.no-such-day': {
    vi: '«{text}»: lịch không có ngày {day} tháng {month} năm {year}. Hãy ghi ngày trước, tháng sau: 25/06/2021.',
    en: '“{text}”: the calendar has no day {day} of month {month} of {year}. Write the day first, then the month: 25/06/2021.'
  },
  'time.two-digit-year-unread': {
    vi: '«{text}» chỉ có hai chữ số của năm. Hãy ghi đủ bốn chữ số: 25/06/2021.',
    en: '“{text}” has only two digits of the year. Write all four: 25/06/2021.'
  },
  'time.two-digit-year': {
    vi: '«{text}» được đọc là {day}. Hãy xác nhận hoặc ghi đủ bốn chữ số của năm.',
    en: '“{text}” was read as {day}. Confirm it, or write all four digits of the year.'
  },
  'time.out-of-range': {
    vi: '«{text}» nằm ngoài khoảng từ năm {earliest} đến năm {latest}. Hãy kiểm tra lại năm.',
    en: '“{text}” lies outside the years {earliest} to {latest}. Check the year.'
  }
}
