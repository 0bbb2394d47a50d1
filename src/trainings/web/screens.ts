import { later, type PersonPanel, type Screen } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/trainings', title: titles.trainings, inMenu: true, order: 57, icon: 'people', may: 'trainings.read', page: later(async () => (await import('./trainings-page.tsx')).TrainingsPage) },
  { path: '/trainings/coverage', title: titles.coverage, may: 'trainings.read', page: later(async () => (await import('./coverage-page.tsx')).CoveragePage) },
  { path: '/trainings/new', title: titles.open, may: 'trainings.hold', page: later(async () => (await import('./open-page.tsx')).OpenPage) },
  { path: '/trainings/:courseId', title: titles.course, may: 'trainings.read', page: later(async () => (await import('./course-page.tsx')).CoursePage) },
]

export const personPanels: PersonPanel[] = [
  { title: titles.trainings, order: 50, may: 'trainings.read', panel: later(async () => (await import('./person-panel.tsx')).PersonTrainings) },
]
