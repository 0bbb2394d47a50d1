import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'access.unit-not-yours': {
    vi: 'Đơn vị này nằm ngoài phạm vi được giao. Hãy mở một đơn vị trong phạm vi của mình, hoặc xin cấp trên giao quyền ở đó.',
    en: 'This unit is outside of what you were given. Open one of your own, or ask those above for a right there.'
  },
  'access.not-yours-to-give': { vi: 'Vai trò này không thuộc quyền giao của bạn ở đơn vị đó. Hãy chọn vai trò thấp hơn, hoặc nhờ cấp trên giao.', en: 'This role is not yours to give there. Choose a lower one, or ask those above.' },
  'access.not-held': { vi: 'Bạn không giữ vai trò này ở đơn vị đó nên không ủy quyền được.', en: 'You do not hold this role there, so you cannot hand it on.' },
  'access.end-in-the-past': { vi: 'Ngày hết hạn {until} đã qua. Hãy chọn từ hôm nay trở đi.', en: 'The last day {until} is past. Choose today or later.' },
  'access.no-such-account': { vi: 'Không có tài khoản «{login}» đang dùng được. Hãy xem lại tên đăng nhập, hoặc lập tài khoản trước.', en: 'There is no usable account “{login}”. Check the login, or make the account first.' },
  'access.not-to-yourself': { vi: 'Không ai tự giao vai trò cho mình. Hãy nhờ người khác có quyền giao.', en: 'Nobody gives a role to themself. Ask another who may.' },
  'access.held-already': { vi: '{name} đang giữ vai trò này ở đơn vị đó rồi.', en: '{name} already holds this role there.' },
  'access.no-such-grant': { vi: 'Vai trò này đã hết, hoặc nằm ngoài phạm vi của bạn. Hãy tải lại danh sách.', en: 'This role has ended, or is outside of your units. Load the list again.' },
}
