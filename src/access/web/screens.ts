import { later, type Screen } from '#ground/web/screens.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  { path: '/roles', title: words.roles, inMenu: true, order: 85, icon: 'people', may: 'access.read', page: later(async () => (await import('./roles-page.tsx')).RolesPage) },
  { path: '/rights', title: words.rights, may: 'access.rights', page: later(async () => (await import('./rights-page.tsx')).RightsPage) },
]
