import { later, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/inspections', title: titles.inspections, inMenu: true, order: 56, icon: 'search', may: 'inspections.read', page: later(async () => (await import('./teams-page.tsx')).TeamsPage) },
  { path: '/inspections/new', title: titles.setUp, may: 'inspections.decide', page: later(async () => (await import('./set-up-page.tsx')).SetUpPage) },
  { path: '/inspections/:teamId', title: titles.team, may: 'inspections.read', page: later(async () => (await import('./team-page.tsx')).TeamPage) },
  { path: '/inspections/:teamId/change', title: titles.change, may: 'inspections.decide', page: later(async () => (await import('./change-page.tsx')).ChangePage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.visits, order: 310, may: 'inspections.read', panel: later(async () => (await import('./unit-panel.tsx')).UnitInspections) },
]
