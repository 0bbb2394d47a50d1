import { later, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/programmes', title: titles.programmes, inMenu: true, order: 52, icon: 'chart', may: 'programmes.read', page: later(async () => (await import('./programmes-page.tsx')).ProgrammesPage) },
  { path: '/programmes/new', title: titles.launch, may: 'programmes.lead', page: later(async () => (await import('./launch-page.tsx')).LaunchPage) },
  { path: '/programmes/:number', title: titles.programmes, may: 'programmes.read', page: later(async () => (await import('./programme-page.tsx')).ProgrammePage) },
  { path: '/programmes/:number/amend', title: titles.amend, may: 'programmes.lead', page: later(async () => (await import('./amend-page.tsx')).AmendPage) },
  { path: '/programmes/:number/assign', title: titles.assign, may: 'programmes.lead', page: later(async () => (await import('./assign-page.tsx')).AssignPage) },
  { path: '/programmes/:number/units/:unitId', title: titles.unit, may: 'programmes.read', page: later(async () => (await import('./unit-page.tsx')).UnitPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.programmes, order: 310, may: 'programmes.read', panel: later(async () => (await import('./unit-panel.tsx')).UnitPanelOf) },
]
