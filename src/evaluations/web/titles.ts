import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  evaluations: { vi: 'Nhận xét định kỳ', en: 'Assessments' },
  open: { vi: 'Mở kỳ nhận xét', en: 'Open a round' },
  round: { vi: 'Kỳ nhận xét', en: 'Round of assessment' },
  person: { vi: 'Nhận xét một người', en: 'Assess a person' },
  mine: { vi: 'Nhận xét về tôi', en: 'Assessments of me' },
  given: { vi: 'Nhận xét', en: 'Assessments' },
} satisfies Record<string, Message>
