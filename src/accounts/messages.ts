import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'accounts.wrong-login-or-password': {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy xem lại bộ gõ và phím Caps Lock.',
    en: 'The login or the password is not right. Check the keyboard and Caps Lock.'
  },
  'accounts.too-often': { vi: 'Đã thử sai nhiều lần. Hãy đợi {seconds} giây rồi thử lại.', en: 'There were many wrong tries. Wait {seconds} seconds and try again.' },
  'accounts.many-sign-in': { vi: 'Nhiều người đang đăng nhập cùng lúc. Hãy thử lại sau {seconds} giây.', en: 'Many people are signing in at once. Try again in {seconds} seconds.' },
  'accounts.password-too-short': {
    vi: 'Mật khẩu cần ít nhất {least} ký tự; một câu ngắn dễ nhớ là tốt nhất.',
    en: 'A password needs at least {least} characters; a short sentence is best.'
  },
  'accounts.password-too-long': { vi: 'Mật khẩu dài nhất là {most} ký tự.', en: 'A password has at most {most} characters.' },
  'accounts.password-easily-guessed': { vi: 'Mật khẩu này dễ đoán. Hãy chọn một câu chỉ mình biết.', en: 'This password is easily guessed. Choose a sentence that only you know.' },
  'accounts.login-not-usable': {
    vi: 'Tên đăng nhập gồm 3 đến 40 chữ, số, dấu chấm, gạch ngang hoặc gạch dưới, bắt đầu bằng chữ hoặc số.',
    en: 'A login has 3 to 40 letters, digits, dots, hyphens or underscores and begins with a letter or a digit.'
  },
  'accounts.login-taken': { vi: 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.', en: 'This login is taken. Choose another.' },
  'accounts.link-not-valid': {
    vi: 'Liên kết này đã dùng rồi hoặc đã hết hạn. Hãy khởi động lại máy chủ để có liên kết mới.',
    en: 'This link was used already or has expired. Start the server again for a new one.'
  },
  'accounts.role.administrator': { vi: 'Người quản trị', en: 'Administrator' },
  'accounts.role.province_staff': { vi: 'Cán bộ cấp tỉnh', en: 'Province staff' },
  'accounts.role.commune_staff': { vi: 'Cán bộ cấp xã', en: 'Commune staff' },
  'accounts.role.village_leader': { vi: 'Cán bộ thôn', en: 'Village leader' },
  'accounts.role.officer': { vi: 'Cán bộ theo dõi', en: 'Officer' },
  'accounts.role.inspector': { vi: 'Kiểm tra', en: 'Inspector' },
  'accounts.role.auditor': { vi: 'Giám sát', en: 'Auditor' },
  'accounts.role.reader': { vi: 'Người xem', en: 'Reader' }
}
