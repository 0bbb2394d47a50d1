import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  trainings: { vi: 'Tập huấn', en: 'Trainings' },
  open: { vi: 'Mở lớp tập huấn', en: 'Open a training' },
  course: { vi: 'Lớp tập huấn', en: 'Training' },
  coverage: { vi: 'Ai đã được tập huấn', en: 'Who was trained' },
} satisfies Record<string, Message>
