import { later, type Screen } from '#ground/web/screens.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  { path: '/sign-in', title: words.signIn, may: 'anyone', page: later(async () => (await import('./sign-in-page.tsx')).SignInPage) },
  { path: '/first-account', title: words.first, may: 'anyone', page: later(async () => (await import('./first-account-page.tsx')).FirstAccountPage) },
  { path: '/account', title: words.account, page: later(async () => (await import('./account-page.tsx')).AccountPage) },
]
