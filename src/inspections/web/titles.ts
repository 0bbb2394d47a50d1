import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  inspections: { vi: 'Đoàn kiểm tra', en: 'Inspection teams' },
  setUp: { vi: 'Lập đoàn kiểm tra', en: 'Set up a team' },
  team: { vi: 'Đoàn kiểm tra', en: 'Inspection team' },
  change: { vi: 'Đổi đoàn kiểm tra', en: 'Change the team' },
  visits: { vi: 'Kiểm tra', en: 'Inspections' },
} satisfies Record<string, Message>
