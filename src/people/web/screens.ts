import { later, type Screen } from '#ground/web/screens.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  { path: '/people/:personId', title: words.people, may: 'people.read', page: later(async () => (await import('./person-page.tsx')).PersonPage) },
  { path: '/people/:personId/change', title: words.change, may: 'people.change', page: later(async () => (await import('./change-page.tsx')).ChangePage) },
  { path: '/people/:personId/correct', title: words.correct, may: 'people.correct', page: later(async () => (await import('./change-page.tsx')).CorrectPage) },
  { path: '/people/:personId/identify', title: words.identify, may: 'people.change', page: later(async () => (await import('./identify-page.tsx')).IdentifyPage) },
  { path: '/people/:personId/party', title: words.partyAct, may: 'people.party', page: later(async () => (await import('./party-page.tsx')).PartyPage) },
  { path: '/people/:personId/correct-party', title: words.partyCorrect, may: 'people.correct', page: later(async () => (await import('./correct-party-page.tsx')).CorrectPartyPage) },
]
