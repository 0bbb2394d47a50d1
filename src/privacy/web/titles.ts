import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  map: { vi: 'Bản đồ dữ liệu', en: 'Data map' },
  requests: { vi: 'Yêu cầu về dữ liệu', en: 'Requests about data' },
  request: { vi: 'Yêu cầu', en: 'Request' },
  record: { vi: 'Mọi điều sổ giữ', en: 'Everything kept' },
} satisfies Record<string, Message>
