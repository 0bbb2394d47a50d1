import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  papers: { vi: 'Văn bản', en: 'Papers' },
  series: { vi: 'Sổ số văn bản', en: 'Numbers of papers' },
  enter: { vi: 'Nhập văn bản', en: 'Enter a paper' },
} satisfies Record<string, Message>
