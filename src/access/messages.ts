import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'access.unit-not-yours': {
    vi: 'Đơn vị này nằm ngoài phạm vi được giao. Hãy mở một đơn vị trong phạm vi của mình, hoặc xin cấp trên giao quyền ở đó.',
    en: 'This unit is outside of what you were given. Open one of your own, or ask those above for a right there.'
  },
  'access.about-yourself': { vi: 'Không ai tự sửa hồ sơ của chính mình. Hãy nhờ người khác có quyền ở đơn vị này làm việc đó.', en: 'Nobody acts on a record about themself. Ask another who has the right in this unit.' },
  'access.row-not-yours': {
    vi: 'Việc này chạm đến đơn vị hoặc người ngoài phạm vi được giao nên không được ghi. Hãy xin cấp trên làm, hoặc xin giao quyền ở đó.',
    en: 'This touches a unit or a person outside of what you were given, so nothing was written. Ask those above to do it, or for a right there.'
  },
}
