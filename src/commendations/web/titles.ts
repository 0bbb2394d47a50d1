import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  commendations: { vi: 'Khen thưởng', en: 'Commendations' },
  propose: { vi: 'Đề nghị khen', en: 'Propose' },
  commendation: { vi: 'Khen thưởng', en: 'Commendation' },
} satisfies Record<string, Message>
