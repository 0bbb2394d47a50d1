import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  programmes: { vi: 'Chương trình', en: 'Programmes' },
  launch: { vi: 'Bắt đầu chương trình', en: 'Begin a programme' },
  amend: { vi: 'Sửa chương trình', en: 'Change a programme' },
  assign: { vi: 'Giao cho đơn vị', en: 'Assign units' },
  unit: { vi: 'Đơn vị trong chương trình', en: 'A unit in a programme' },
} satisfies Record<string, Message>
