import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/roles', title: titles.roles, inMenu: true, order: 85, icon: 'people', may: 'access.read', page: later(async () => (await import('./roles-page.tsx')).RolesPage) },
  { path: '/rights', title: titles.rights, may: 'access.rights', page: later(async () => (await import('./rights-page.tsx')).RightsPage) },
]
