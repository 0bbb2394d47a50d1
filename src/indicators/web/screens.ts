import { later, type Screen } from '#ground/web/screens.ts'

const home = later(async () => (await import('./home-page.tsx')).HomePage)

export const screens: Screen[] = [
  { path: '/', title: { vi: 'Tình hình', en: 'Overview' }, inMenu: true, order: 10, icon: 'home', may: 'indicators.read', page: home },
  { path: '/home/:unitId', title: { vi: 'Tình hình của đơn vị', en: 'Home of a unit' }, may: 'indicators.read', page: home },
  { path: '/figures', title: { vi: 'Chỉ số', en: 'Figures' }, inMenu: true, order: 70, icon: 'chart', may: 'indicators.read', page: later(async () => (await import('./figures-page.tsx')).FiguresPage) },
  { path: '/figures/:code/rows', title: { vi: 'Các dòng của một con số', en: 'The rows of a number' }, may: 'indicators.read', page: later(async () => (await import('./rows-page.tsx')).RowsPage) },
  { path: '/figures/:code/comparison', title: { vi: 'So sánh hai ngày', en: 'Two days compared' }, may: 'indicators.read', page: later(async () => (await import('./comparison-page.tsx')).ComparisonPage) },
  { path: '/terms', title: { vi: 'Nhiệm kỳ', en: 'Terms' }, inMenu: true, order: 53, icon: 'clock', may: 'indicators.read', page: later(async () => (await import('./terms-page.tsx')).TermsPage) },
  { path: '/targets', title: { vi: 'Mục tiêu', en: 'Targets' }, inMenu: true, order: 75, icon: 'check', may: 'indicators.read', page: later(async () => (await import('./targets-page.tsx')).TargetsPage) },
]
