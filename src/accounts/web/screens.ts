import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/sign-in', title: titles.signIn, may: 'anyone', page: later(async () => (await import('./sign-in-page.tsx')).SignInPage) },
  { path: '/sign-in/back', title: titles.signIn, may: 'anyone', page: later(async () => (await import('./back-page.tsx')).BackPage) },
  { path: '/first-account', title: titles.first, may: 'anyone', page: later(async () => (await import('./first-account-page.tsx')).FirstAccountPage) },
  { path: '/account', title: titles.account, page: later(async () => (await import('./account-page.tsx')).AccountPage) },
  { path: '/accounts', title: titles.accounts, may: 'accounts.read', inMenu: true, order: 90, icon: 'person', page: later(async () => (await import('./accounts-page.tsx')).AccountsPage) },
  { path: '/accounts/new', title: titles.newAccount, may: 'accounts.make', page: later(async () => (await import('./new-account-page.tsx')).NewAccountPage) },
  { path: '/accounts/identities', title: titles.identities, may: 'accounts.make', page: later(async () => (await import('./identities-page.tsx')).IdentitiesPage) },
  { path: '/accounts/:accountId', title: titles.oneAccount, may: 'accounts.read', page: later(async () => (await import('./one-account-page.tsx')).OneAccountPage) },
]
