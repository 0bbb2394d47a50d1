import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/units', title: titles.units, inMenu: true, order: 20, icon: 'tree', may: 'units.read', page: later(async () => (await import('./units-page.tsx')).UnitsPage) },
  { path: '/units/unplaced', title: titles.unplaced, may: 'units.place', page: later(async () => (await import('./unplaced-page.tsx')).UnplacedPage) },
  { path: '/units/:unitId', title: titles.unit, may: 'units.read', page: later(async () => (await import('./unit-page.tsx')).UnitPage) },
  { path: '/units/:unitId/found', title: titles.found, may: 'units.found', page: later(async () => (await import('./found-page.tsx')).FoundPage) },
  { path: '/units/:unitId/rename', title: titles.rename, may: 'units.rename', page: later(async () => (await import('./rename-page.tsx')).RenamePage) },
  { path: '/units/:unitId/move', title: titles.move, may: 'units.move', page: later(async () => (await import('./move-page.tsx')).MovePage) },
  { path: '/units/:unitId/merge', title: titles.merge, may: 'units.merge', page: later(async () => (await import('./merge-page.tsx')).MergePage) },
  { path: '/units/:unitId/split', title: titles.split, may: 'units.split', page: later(async () => (await import('./split-page.tsx')).SplitPage) },
  { path: '/units/:unitId/convert', title: titles.convert, may: 'units.convert', page: later(async () => (await import('./convert-page.tsx')).ConvertPage) },
  { path: '/units/:unitId/dissolve', title: titles.dissolve, may: 'units.dissolve', page: later(async () => (await import('./dissolve-page.tsx')).DissolvePage) },
  { path: '/units/:unitId/cover', title: titles.cover, may: 'units.cover', page: later(async () => (await import('./cover-page.tsx')).CoverPage) },
  { path: '/units/:unitId/measure', title: titles.measure, may: 'units.measure', page: later(async () => (await import('./measure-page.tsx')).MeasurePage) },
  { path: '/units/:unitId/place', title: titles.place, may: 'units.place', page: later(async () => (await import('./place-page.tsx')).PlacePage) },
]
