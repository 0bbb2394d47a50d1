import { later, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/personnel-plans', title: titles.plans, inMenu: true, order: 46, icon: 'columns', may: 'personnel-plans.read', page: later(async () => (await import('./plans-page.tsx')).PlansPage) },
  { path: '/personnel-plans/feasible', title: titles.feasible, may: 'personnel-plans.read', page: later(async () => (await import('./feasible-page.tsx')).FeasiblePage) },
  { path: '/personnel-plans/pipeline', title: titles.pipeline, may: 'personnel-plans.read', page: later(async () => (await import('./pipeline-page.tsx')).PipelinePage) },
  { path: '/personnel-plans/villages/:villageId', title: titles.village, may: 'personnel-plans.read', page: later(async () => (await import('./village-page.tsx')).VillagePage) },
  { path: '/personnel-plans/scenarios/:scenarioId', title: titles.scenario, may: 'personnel-plans.read', page: later(async () => (await import('./scenario-page.tsx')).ScenarioPage) },
]
