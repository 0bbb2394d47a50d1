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
  'accounts.password-leaked': {
    vi: 'Mật khẩu này đã lộ ở nơi khác và nằm trong danh sách mà kẻ đoán thử trước tiên. Hãy chọn một câu khác chỉ mình biết, chưa dùng ở đâu.',
    en: 'This password leaked elsewhere and stands in the lists that guessing begins with. Choose another sentence that only you know and that you use nowhere else.'
  },
  'accounts.not-a-list-of-hashes': {
    vi: 'Tệp {file} (LEAKED_PASSWORDS) không phải danh sách xếp theo mã băm: mỗi dòng một mã SHA-1, dấu hai chấm, số lần. Hãy tải bản «ordered by hash» của Have I Been Pwned.',
    en: 'The file {file} (LEAKED_PASSWORDS) is not a list in order of hashes: a SHA-1 hash, a colon and a count in each line. Download the one «ordered by hash» of Have I Been Pwned.'
  },
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
  'accounts.password-personal': {
    vi: 'Mật khẩu này có tên, tên đăng nhập hoặc ngày sinh của chính người dùng. Hãy chọn một câu không nói về mình.',
    en: 'This password holds the user’s own name, login or birthday. Choose a sentence that is not about yourself.'
  },
  'accounts.password-same': { vi: 'Mật khẩu mới giống mật khẩu đang dùng. Hãy chọn một câu khác.', en: 'The new password is the present one. Choose another sentence.' },
  'accounts.wrong-password': { vi: 'Mật khẩu đang dùng chưa đúng. Hãy xem lại bộ gõ và phím Caps Lock.', en: 'The present password is not right. Check the keyboard and Caps Lock.' },
  'accounts.one-time-over': { vi: 'Mật khẩu dùng một lần này đã hết hạn. Hãy nhờ người quản trị đặt lại.', en: 'This one-time password has run out. Ask the administrator for a reset.' },
  'accounts.code-not-right': {
    vi: 'Mã chưa đúng hoặc đã dùng rồi. Hãy đợi mã mới trên điện thoại rồi gõ lại; đồng hồ điện thoại phải đúng giờ.',
    en: 'The code is not right or was used already. Wait for the next one on the phone; its clock must be right.'
  },
  'accounts.passkey-not-right': { vi: 'Khóa thiết bị chưa xác nhận được. Hãy thử lại, hoặc dùng cách khác.', en: 'The passkey could not be confirmed. Try again, or use another way.' },
  'accounts.passkey-known': { vi: 'Khóa thiết bị này đã được thêm rồi.', en: 'This passkey was added already.' },
  'accounts.factor-asked': { vi: 'Tài khoản này xác nhận bằng bước thứ hai, không bằng mật khẩu.', en: 'This account proves itself by its second factor, not by the password.' },
  'accounts.last-factor': { vi: 'Đây là cách xác nhận cuối cùng nên không bỏ được. Hãy thêm cách khác trước.', en: 'This is the last way of the second factor and stays. Add another first.' },
  'accounts.session-over': { vi: 'Phiên làm việc đã hết trong lúc xác nhận. Hãy đăng nhập lại.', en: 'The session ended meanwhile. Sign in again.' },
  'accounts.demo-is-fixed': { vi: 'Tài khoản trình diễn dùng chung nên không đổi được.', en: 'An account of the demonstration is everybody’s and is not changed.' },
  'accounts.not-there': { vi: 'Không có tài khoản này. Hãy quay lại danh sách tài khoản.', en: 'There is no such account. Go back to the list.' },
  'accounts.not-over-oneself': { vi: 'Không ai tự quyết với tài khoản của mình. Hãy nhờ người khác làm.', en: 'Nobody decides over their own account. Ask somebody else.' },
  'accounts.not-above': { vi: 'Tài khoản này giữ vai trò ngang hoặc trên bạn, hoặc ở nơi bạn không phụ trách. Hãy nhờ cấp trên.', en: 'This account holds a role that is not below yours, or in a unit that is not yours. Ask those above.' },
  'accounts.suspended-already': { vi: 'Tài khoản này đã tạm khóa rồi. Hãy tải lại trang.', en: 'This account is suspended already. Load the page again.' },
  'accounts.not-suspended': { vi: 'Tài khoản này không bị tạm khóa. Hãy tải lại trang.', en: 'This account is not suspended. Load the page again.' },
  'accounts.four-eyes': { vi: 'Người đề nghị không tự xác nhận được. Hãy nhờ một người khác có quyền đặt lại xác nhận.', en: 'Who proposed a reset cannot confirm it. Ask another who may reset accounts.' },
  'accounts.reset-already': { vi: 'Việc đặt lại này đã được đề nghị và đang chờ người thứ hai xác nhận.', en: 'This reset was proposed already and waits for a second person.' },
  'accounts.reset-not-open': { vi: 'Đề nghị này đã xong, đã rút hoặc đã quá ba ngày. Hãy tải lại trang.', en: 'This proposal is done, withdrawn or older than three days. Load the page again.' },
  'accounts.oidc-absent': { vi: 'Máy chủ này chưa có đăng nhập một lần. Hãy dùng mật khẩu.', en: 'This server has no single sign-on. Use the password.' },
  'accounts.oidc-away': { vi: 'Chưa nối được nơi đăng nhập một lần. Hãy thử lại sau ít phút, hoặc dùng mật khẩu.', en: 'The provider of single sign-on cannot be reached. Try again in a few minutes, or use the password.' },
  'accounts.oidc-not-begun': { vi: 'Lần đăng nhập này không bắt đầu từ trình duyệt này, hoặc đã quá mười phút. Hãy đăng nhập lại từ đầu.', en: 'This sign-in did not begin in this browser, or is older than ten minutes. Begin again.' },
  'accounts.oidc-not-valid': { vi: 'Trả lời của nơi đăng nhập một lần không dùng được. Hãy đăng nhập lại từ đầu.', en: 'The answer of the provider cannot be used. Begin again.' },
  'accounts.oidc-too-weak': { vi: 'Mức xác thực ở nơi đăng nhập một lần thấp hơn mức cơ quan yêu cầu. Hãy đăng nhập ở đó bằng mức cao hơn.', en: 'You signed in at the provider at a lower level than the office asks. Sign in there at a higher one.' },
  'accounts.oidc-not-linked': {
    vi: 'Danh tính này chưa gắn với tài khoản nào đang dùng. Hãy nhờ người quản trị gắn (số {number}).',
    en: 'This identity is linked to no account in use. Ask the administrator to link it (number {number}).'
  },
  'accounts.oidc-not-there': { vi: 'Không có danh tính này, hoặc đã gắn rồi. Hãy tải lại trang.', en: 'There is no such identity, or it is linked already. Load the page again.' },
  'accounts.oidc-unlinked': { vi: 'Đăng nhập một lần chưa gắn tài khoản', en: 'Single sign-on without a linked account' },
  'accounts.link-oidc': { vi: 'Gắn danh tính với tài khoản', en: 'Linked an identity to an account' },
  'accounts.unlink-oidc': { vi: 'Gỡ danh tính khỏi tài khoản', en: 'Unlinked an identity' },
  'accounts.end-by-oidc': { vi: 'Nơi đăng nhập một lần kết thúc phiên', en: 'The provider ended sessions' },
  'accounts.sign-in': { vi: 'Đăng nhập', en: 'Signed in' },
  'accounts.sign-in-failed': { vi: 'Đăng nhập không thành', en: 'A sign-in failed' },
  'accounts.prove': { vi: 'Xác nhận người làm', en: 'Proved who acts' },
  'accounts.factor-failed': { vi: 'Bước xác nhận thứ hai chưa đúng', en: 'A second factor was not right' },
  'accounts.enrol-factor': { vi: 'Thêm cách xác nhận thứ hai', en: 'Added a second factor' },
  'accounts.remove-factor': { vi: 'Bỏ một cách xác nhận thứ hai', en: 'Removed a second factor' },
  'accounts.new-recovery-codes': { vi: 'Lấy mã dự phòng mới', en: 'Took new recovery codes' },
  'accounts.change-password': { vi: 'Đổi mật khẩu', en: 'Changed the password' },
  'accounts.make': { vi: 'Lập tài khoản', en: 'Made an account' },
  'accounts.suspend': { vi: 'Tạm khóa tài khoản', en: 'Suspended an account' },
  'accounts.restore': { vi: 'Mở lại tài khoản', en: 'Restored an account' },
  'accounts.end-sessions': { vi: 'Kết thúc các phiên của tài khoản', en: 'Ended an account’s sessions' },
  'accounts.end-own-sessions': { vi: 'Kết thúc phiên của mình ở nơi khác', en: 'Ended own sessions elsewhere' },
  'accounts.propose-reset': { vi: 'Đề nghị đặt lại', en: 'Proposed a reset' },
  'accounts.confirm-reset': { vi: 'Xác nhận đặt lại', en: 'Confirmed a reset' },
  'accounts.change-keys': { vi: 'Thay khóa của sổ', en: 'Changed the keys of the register' },
  'accounts.withdraw-reset': { vi: 'Rút đề nghị đặt lại', en: 'Withdrew a reset' },
  'accounts.role.administrator': { vi: 'Người quản trị', en: 'Administrator' },
  'accounts.role.province_staff': { vi: 'Cán bộ cấp tỉnh', en: 'Province staff' },
  'accounts.role.commune_staff': { vi: 'Cán bộ cấp xã', en: 'Commune staff' },
  'accounts.role.village_leader': { vi: 'Cán bộ thôn', en: 'Village leader' },
  'accounts.role.officer': { vi: 'Cán bộ theo dõi', en: 'Officer' },
  'accounts.role.inspector': { vi: 'Kiểm tra', en: 'Inspector' },
  'accounts.role.auditor': { vi: 'Giám sát', en: 'Auditor' },
  'accounts.role.reader': { vi: 'Người xem', en: 'Reader' }
}
