import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  map: { vi: 'Bản đồ dữ liệu', en: 'Data map' },
  requests: { vi: 'Yêu cầu của người', en: 'Requests of persons' },
  request: { vi: 'Yêu cầu', en: 'Request' },
  record: { vi: 'Mọi điều sổ giữ', en: 'Everything kept' },
} satisfies Record<string, Message>
