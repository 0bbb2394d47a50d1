import { later, type Screen } from '#ground/web/screens.ts'

const home = later(async () => (await import('./home-page.tsx')).HomePage)

export const screens: Screen[] = [
  { path: '/', title: { vi: 'Tình hình', en: 'Overview' }, inMenu: true, order: 10, icon: 'home', may: 'indicators.read', page: home },
  { path: '/home/:unitId', title: { vi: 'Tình hình của đơn vị', en: 'Home of a unit' }, may: 'indicators.read', page: home },
]
