import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'documents.unknown': { vi: 'Không có biểu «{code}»; các biểu hiện có: {known}.', en: 'There is no form “{code}”; the forms are {known}.' },
  'documents.no-such-format': { vi: 'Biểu {code} chỉ xuất được dạng {formats}.', en: 'The form {code} comes as {formats} only.' },
  'documents.nobody-asked': { vi: 'Cần đăng nhập để xuất biểu: tên người xuất được in trên biểu.', en: 'Sign in to export a form: the name of whoever exports it is printed on it.' },
  'documents.nothing-below': { vi: '{name} không có đơn vị cấp dưới để lập biểu; hãy chọn xã trở lên.', en: '{name} has no units below it; choose a commune or above.' },
}
