import { later, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/funds', title: titles.funds, inMenu: true, order: 64, icon: 'columns', may: 'funds.read', page: later(async () => (await import('./funds-page.tsx')).FundsPage) },
  { path: '/funds/rows', title: titles.rows, may: 'funds.read', page: later(async () => (await import('./rows-page.tsx')).RowsPage) },
  { path: '/funds/resolutions', title: titles.resolutions, may: 'funds.read', page: later(async () => (await import('./resolutions-page.tsx')).ResolutionsPage) },
  { path: '/funds/classes', title: titles.classes, may: 'funds.read', page: later(async () => (await import('./classes-page.tsx')).ClassesPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.funds, order: 60, may: 'funds.read', panel: later(async () => (await import('./unit-panel.tsx')).FundPanel) },
]
