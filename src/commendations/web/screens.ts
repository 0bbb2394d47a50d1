import { later, type PersonPanel, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/commendations', title: titles.commendations, inMenu: true, order: 58, icon: 'paper', may: 'commendations.read', page: later(async () => (await import('./commendations-page.tsx')).CommendationsPage) },
  { path: '/commendations/new', title: titles.propose, may: 'commendations.propose', page: later(async () => (await import('./propose-page.tsx')).ProposePage) },
  { path: '/commendations/:commendationId', title: titles.commendation, may: 'commendations.read', page: later(async () => (await import('./commendation-page.tsx')).CommendationPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.commendations, order: 330, may: 'commendations.read', panel: later(async () => (await import('./panels.tsx')).UnitCommendations) },
]

export const personPanels: PersonPanel[] = [
  { title: titles.commendations, order: 60, may: 'commendations.read', panel: later(async () => (await import('./panels.tsx')).PersonCommendations) },
]
