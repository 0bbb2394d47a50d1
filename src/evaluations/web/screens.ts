import { later, type PersonPanel, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/evaluations', title: titles.evaluations, inMenu: true, order: 59, icon: 'check', may: 'evaluations.read', page: later(async () => (await import('./evaluations-page.tsx')).EvaluationsPage) },
  { path: '/evaluations/mine', title: titles.mine, inMenu: true, order: 51, icon: 'person', may: 'evaluations.own', page: later(async () => (await import('./mine-page.tsx')).MinePage) },
  { path: '/evaluations/new', title: titles.open, may: 'evaluations.write', page: later(async () => (await import('./open-page.tsx')).OpenPage) },
  { path: '/evaluations/rounds/:roundId', title: titles.round, may: 'evaluations.read', page: later(async () => (await import('./round-page.tsx')).RoundPage) },
  { path: '/evaluations/rounds/:roundId/people/:personId', title: titles.person, may: 'evaluations.read', page: later(async () => (await import('./assess-page.tsx')).AssessPage) },
]

export const personPanels: PersonPanel[] = [
  { title: titles.given, order: 55, may: 'evaluations.read', panel: later(async () => (await import('./person-panel.tsx')).PersonEvaluations) },
]
