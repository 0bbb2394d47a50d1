import { later, type Screen } from '#ground/web/screens.ts'

export const screens: Screen[] = [
  { path: '/backups', title: { vi: 'Sao lưu', en: 'Backups' }, inMenu: true, order: 90, icon: 'copy', may: 'backups.read', page: later(async () => (await import('./backups-page.tsx')).BackupsPage) },
]
