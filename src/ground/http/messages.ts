import type { Messages } from '#ground/text/say.ts'

/** What the server says when it is not a rule of the field that stands in the way. */
export const messages: Messages = {
  'http.malformed': {
    vi: 'Dữ liệu gửi lên chưa đúng: {fields}. Hãy sửa các ô này rồi gửi lại.',
    en: 'What was sent is not right: {fields}. Mend these fields and send again.'
  },
  'http.beyond': {
    vi: 'Có số, ngày hoặc ký tự vượt quá mức ghi được, nên chưa ghi gì. Hãy xem lại các ô rồi gửi lại.',
    en: 'A number, a day or a letter is beyond what can be kept, so nothing was written. Look at the fields again and send once more.'
  },
  'http.signed-out': { vi: 'Phiên làm việc đã hết. Hãy đăng nhập lại.', en: 'The session has ended. Sign in again.' },
  'http.not-yours': { vi: 'Tài khoản này không được làm việc này ({may}). Hãy nhờ người quản trị.', en: 'This account may not do this ({may}). Ask the administrator.' },
  'http.row-not-yours': {
    vi: 'Việc này chạm đến đơn vị hoặc người ngoài phạm vi được giao, hoặc chính hồ sơ của mình, nên không được ghi. Hãy nhờ người có quyền ở đó.',
    en: 'This touches a unit or a person outside of what you were given, or your own record, so nothing was written. Ask somebody with the right there.'
  },
  'http.unfinished': { vi: 'Chưa đăng nhập xong. Hãy làm nốt các bước đăng nhập.', en: 'Signing in is not finished. Go through its remaining steps.' },
  'http.step-up-needed': {
    vi: 'Việc này cần xác nhận lại người làm. Hãy xác nhận rồi làm lại.',
    en: 'This needs proof of who acts. Confirm it is you and try again.'
  },
  'http.foreign-page': {
    vi: 'Yêu cầu đến từ một trang khác nên không được nhận. Hãy mở lại trang Nhất Thể rồi làm lại.',
    en: 'The request came from another site and was not taken. Open Nhất Thể again and retry.'
  },
  'http.not-found': { vi: 'Không có địa chỉ này. Hãy kiểm tra lại đường dẫn.', en: 'There is no such address. Check the link.' },
  'http.too-large': { vi: 'Dữ liệu gửi lên lớn quá {most}. Hãy chia nhỏ rồi gửi lại.', en: 'What was sent is larger than {most}. Divide it and send again.' },
  'http.busy': { vi: 'Máy chủ đang bận. Hãy thử lại sau {seconds} giây.', en: 'The server is busy. Try again in {seconds} seconds.' },
  'http.too-slow': {
    vi: 'Việc này mất quá lâu nên đã dừng, không có gì thay đổi. Hãy thu hẹp phạm vi rồi thử lại.',
    en: 'This took too long and was stopped; nothing changed. Narrow it down and try again.'
  },
  'http.database-away': {
    vi: 'Chưa nối được cơ sở dữ liệu. Không có gì thay đổi; hãy thử lại sau ít phút.',
    en: 'The database cannot be reached. Nothing changed; try again in a few minutes.'
  },
  'http.no-space': {
    vi: 'Ổ đĩa của máy chủ đã đầy nên chưa ghi được. Không có gì thay đổi; hãy báo người quản trị.',
    en: 'The disk of the server is full, so nothing was written. Tell the administrator.'
  },
  'http.still-used': {
    vi: 'Việc này đụng đến dữ liệu khác đang dựa vào nó ({constraint}). Hãy tải lại trang rồi thử lại.',
    en: 'Other data rests on this ({constraint}). Load the page again and retry.'
  },
  'http.broken': {
    vi: 'Phần mềm gặp lỗi, không có gì thay đổi. Hãy báo người quản trị mã {requestId}.',
    en: 'The software failed; nothing changed. Tell the administrator this code: {requestId}.'
  },
  'http.offline': { vi: 'Không có mạng. Hãy kiểm tra kết nối rồi thử lại.', en: 'There is no network. Check the connection and try again.' }
}
