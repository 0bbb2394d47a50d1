import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  imports: { vi: 'Nhập sổ', en: 'Imports' },
  newTitle: { vi: 'Gửi sổ tính', en: 'Send a workbook' },
} satisfies Record<string, Message>
