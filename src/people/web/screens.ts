import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/people/:personId', title: titles.people, may: 'people.read', page: later(async () => (await import('./person-page.tsx')).PersonPage) },
  { path: '/people/:personId/change', title: titles.change, may: 'people.change', page: later(async () => (await import('./change-page.tsx')).ChangePage) },
  { path: '/people/:personId/correct', title: titles.correct, may: 'people.correct', page: later(async () => (await import('./change-page.tsx')).CorrectPage) },
  { path: '/people/:personId/identify', title: titles.identify, may: 'people.change', page: later(async () => (await import('./identify-page.tsx')).IdentifyPage) },
  { path: '/people/:personId/party', title: titles.partyAct, may: 'people.party', page: later(async () => (await import('./party-page.tsx')).PartyPage) },
  { path: '/people/:personId/correct-party', title: titles.partyCorrect, may: 'people.correct', page: later(async () => (await import('./correct-party-page.tsx')).CorrectPartyPage) },
]
