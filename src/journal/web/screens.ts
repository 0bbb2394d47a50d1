import { later, type Screen, type UnitPanel } from '#ground/web/screens.ts'

const titles = {
  looks: { vi: 'Ai đã xem hồ sơ', en: 'Who looked' }, week: { vi: 'Ai đã xem, tuần qua', en: 'Who looked, this week' }, atMe: { vi: 'Ai đã xem hồ sơ của tôi', en: 'Who looked at my record' },
  journal: { vi: 'Nhật ký', en: 'Journal' }, ofUnit: { vi: 'Nhật ký của đơn vị', en: 'Journal of the unit' } }

export const screens: Screen[] = [
  { path: '/journal', title: titles.journal, inMenu: true, order: 80, icon: 'clock', may: 'journal.read', page: later(async () => (await import('./journal-page.tsx')).JournalPage) },
  { path: '/journal/looks', title: titles.looks, may: 'journal.who-looked', page: later(async () => (await import('./looks-page.tsx')).LooksPage) },
  { path: '/journal/week', title: titles.week, inMenu: true, order: 81, icon: 'people', may: 'journal.see-week', page: later(async () => (await import('./week-page.tsx')).WeekPage) },
  { path: '/journal/my-record', title: titles.atMe, inMenu: true, order: 82, icon: 'person', may: 'journal.see-own', page: later(async () => (await import('./my-record-page.tsx')).MyRecordPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.ofUnit, order: 900, may: 'journal.read', panel: later(async () => (await import('./unit-journal.tsx')).UnitJournal) },
]
