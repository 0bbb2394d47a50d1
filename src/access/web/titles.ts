import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  roles: { vi: 'Vai trò', en: 'Roles' },
  rights: { vi: 'Ai được xem gì', en: 'Who may see what' },
} satisfies Record<string, Message>
