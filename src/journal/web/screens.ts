import { later, type Screen, type UnitPanel } from '#ground/web/screens.ts'

const titles = { journal: { vi: 'Nhật ký', en: 'Journal' }, ofUnit: { vi: 'Nhật ký của đơn vị', en: 'Journal of the unit' } }

export const screens: Screen[] = [
  { path: '/journal', title: titles.journal, inMenu: true, order: 80, icon: 'clock', may: 'journal.read', page: later(async () => (await import('./journal-page.tsx')).JournalPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.ofUnit, order: 900, may: 'journal.read', panel: later(async () => (await import('./unit-journal.tsx')).UnitJournal) },
]
