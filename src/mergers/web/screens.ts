import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/mergers', title: titles.plans, inMenu: true, order: 66, icon: 'map', may: 'mergers.read', page: later(async () => (await import('./plans-page.tsx')).PlansPage) },
  { path: '/mergers/:planId', title: titles.plan, may: 'mergers.read', page: later(async () => (await import('./plan-page.tsx')).PlanPage) },
]
