import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/units', title: titles.units, inMenu: true, order: 20, icon: 'tree', may: 'units.read', page: later(async () => (await import('./units-page.tsx')).UnitsPage) },
  { path: '/units/:unitId', title: titles.unit, may: 'units.read', page: later(async () => (await import('./unit-page.tsx')).UnitPage) },
]
