import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  elections: { vi: 'Bầu cử', en: 'Elections' },
  election: { vi: 'Cuộc bầu cử', en: 'Election' },
  decide: { vi: 'Tổ chức bầu cử', en: 'Call an election' },
  count: { vi: 'Nhập số phiếu', en: 'Enter the count' },
  drives: { vi: 'Đợt bầu', en: 'Drives' },
  drive: { vi: 'Đợt bầu', en: 'Drive' },
  linked: { vi: 'Bầu trưởng thôn và đại hội chi bộ', en: 'Both elections' },
} satisfies Record<string, Message>
