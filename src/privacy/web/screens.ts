import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/data-map', title: titles.map, inMenu: true, order: 88, icon: 'columns', may: 'privacy.data-map', page: later(async () => (await import('./map-page.tsx')).MapPage) },
  { path: '/requests', title: titles.requests, inMenu: true, order: 84, icon: 'person', may: 'privacy.requests', page: later(async () => (await import('./requests-page.tsx')).RequestsPage) },
  { path: '/requests/:requestId', title: titles.request, may: 'privacy.requests', page: later(async () => (await import('./request-page.tsx')).RequestPage) },
  { path: '/requests/:requestId/record', title: titles.record, may: 'privacy.requests', page: later(async () => (await import('./record-page.tsx')).RecordPage) },
]
