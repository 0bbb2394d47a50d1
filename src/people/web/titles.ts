import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  people: { vi: 'Nhân sự', en: 'People' },
  change: { vi: 'Ghi thay đổi', en: 'Record a change' },
  correct: { vi: 'Đính chính', en: 'Correct' },
  identify: { vi: 'Ghi số định danh', en: 'Record the number' },
  partyAct: { vi: 'Ghi việc đảng', en: 'Record a Party act' },
  partyCorrect: { vi: 'Đính chính quá trình đảng', en: 'Correct the Party life' },
} satisfies Record<string, Message>
