import { later, type Screen } from '#ground/web/screens.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  { path: '/data-map', title: words.map, inMenu: true, order: 88, icon: 'columns', may: 'privacy.data-map', page: later(async () => (await import('./map-page.tsx')).MapPage) },
  { path: '/requests', title: words.requests, inMenu: true, order: 84, icon: 'person', may: 'privacy.requests', page: later(async () => (await import('./requests-page.tsx')).RequestsPage) },
  { path: '/requests/:requestId', title: words.request, may: 'privacy.requests', page: later(async () => (await import('./request-page.tsx')).RequestPage) },
  { path: '/requests/:requestId/record', title: words.record, may: 'privacy.requests', page: later(async () => (await import('./record-page.tsx')).RecordPage) },
]
