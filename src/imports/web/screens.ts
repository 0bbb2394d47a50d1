import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/imports', title: titles.imports, inMenu: true, order: 69, icon: 'upload', may: 'imports.read', page: later(async () => (await import('./jobs-page.tsx')).JobsPage) },
  { path: '/imports/new', title: titles.newTitle, may: 'imports.send', page: later(async () => (await import('./new-page.tsx')).NewPage) },
  { path: '/imports/:jobId', title: titles.imports, may: 'imports.read', page: later(async () => (await import('./job-page.tsx')).JobPage) },
]
