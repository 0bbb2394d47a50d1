import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  plans: { vi: 'Phương án nhân sự', en: 'Personnel plans' },
  village: { vi: 'Phương án của thôn', en: 'Plan of a village' },
  feasible: { vi: 'Phương án khả thi', en: 'Feasible plan' },
  scenario: { vi: 'Một phương án khả thi', en: 'A feasible plan' },
  pipeline: { vi: 'Nguồn kết nạp', en: 'Pipeline to membership' },
} satisfies Record<string, Message>
