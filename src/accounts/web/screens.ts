import { later, type Screen } from '#ground/web/screens.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  { path: '/sign-in', title: words.signIn, may: 'anyone', page: later(async () => (await import('./sign-in-page.tsx')).SignInPage) },
  { path: '/sign-in/back', title: words.signIn, may: 'anyone', page: later(async () => (await import('./back-page.tsx')).BackPage) },
  { path: '/first-account', title: words.first, may: 'anyone', page: later(async () => (await import('./first-account-page.tsx')).FirstAccountPage) },
  { path: '/account', title: words.account, page: later(async () => (await import('./account-page.tsx')).AccountPage) },
  { path: '/accounts', title: words.accounts, may: 'accounts.read', inMenu: true, order: 90, icon: 'person', page: later(async () => (await import('./accounts-page.tsx')).AccountsPage) },
  { path: '/accounts/new', title: words.newAccount, may: 'accounts.make', page: later(async () => (await import('./new-account-page.tsx')).NewAccountPage) },
  { path: '/accounts/identities', title: words.identities, may: 'accounts.make', page: later(async () => (await import('./identities-page.tsx')).IdentitiesPage) },
  { path: '/accounts/:accountId', title: words.oneAccount, may: 'accounts.read', page: later(async () => (await import('./one-account-page.tsx')).OneAccountPage) },
]
