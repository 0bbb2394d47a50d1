import { later, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/elections', title: titles.elections, inMenu: true, order: 54, icon: 'check', may: 'elections.read', page: later(async () => (await import('./elections-page.tsx')).ElectionsPage) },
  { path: '/elections/new', title: titles.decide, may: 'elections.run', page: later(async () => (await import('./decide-page.tsx')).DecidePage) },
  { path: '/elections/:electionId', title: titles.election, may: 'elections.read', page: later(async () => (await import('./election-page.tsx')).ElectionPage) },
  { path: '/elections/:electionId/count/:roundId/:clusterId', title: titles.count, may: 'elections.count', page: later(async () => (await import('./count-page.tsx')).CountPage) },
  { path: '/drives', title: titles.drives, may: 'elections.read', page: later(async () => (await import('./drives-page.tsx')).DrivesPage) },
  { path: '/drives/:driveId', title: titles.drive, may: 'elections.read', page: later(async () => (await import('./drive-page.tsx')).DrivePage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.linked, order: 20, may: 'elections.read', panel: later(async () => (await import('./linked-panel.tsx')).LinkedPanel) },
]
