import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/papers', title: titles.papers, inMenu: true, order: 45, icon: 'paper', may: 'papers.read', page: later(async () => (await import('./papers-page.tsx')).PapersPage) },
  { path: '/papers/new', title: titles.enter, may: 'papers.enter', page: later(async () => (await import('./enter-page.tsx')).EnterPage) },
  { path: '/papers/series', title: titles.series, may: 'papers.read', page: later(async () => (await import('./series-page.tsx')).SeriesPage) },
  { path: '/papers/series/:seriesId', title: titles.series, may: 'papers.read', page: later(async () => (await import('./numbers-page.tsx')).NumbersPage) },
  { path: '/papers/:paperId', title: titles.papers, may: 'papers.read', page: later(async () => (await import('./paper-page.tsx')).PaperPage) },
]
