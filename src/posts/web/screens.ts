import { later, type PersonPanel, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/villages', title: titles.villages, inMenu: true, order: 30, icon: 'list', may: 'posts.read', page: later(async () => (await import('./villages-page.tsx')).VillagesPage) },
  { path: '/people', title: titles.people, inMenu: true, order: 40, icon: 'people', may: 'people.read', page: later(async () => (await import('./people-page.tsx')).PeoplePage) },
  { path: '/people/new', title: titles.add, may: 'people.register', page: later(async () => (await import('./new-person-page.tsx')).NewPersonPage) },
  { path: '/people/duplicates', title: titles.duplicates, may: 'people.fold', page: later(async () => (await import('./duplicates-page.tsx')).DuplicatesPage) },
  { path: '/people/:personId/move', title: titles.moves, may: 'people.change', page: later(async () => (await import('./move-page.tsx')).MovePage) },
  { path: '/people/:personId/employment', title: titles.beginEmployment, may: 'people.change', page: later(async () => (await import('./employment-page.tsx')).EmploymentPage) },
  { path: '/units/:unitId/appoint/:kind', title: titles.fill, may: 'posts.appoint', page: later(async () => (await import('./appoint-page.tsx')).AppointPage) },
  { path: '/units/:unitId/posts/:kind', title: titles.history, may: 'posts.read', page: later(async () => (await import('./history-page.tsx')).HistoryPage) },
  { path: '/appointments/:number/end', title: titles.end, may: 'posts.end', page: later(async () => (await import('./end-page.tsx')).EndPage) },
  { path: '/appointments/:number/extend', title: titles.extend, may: 'posts.appoint', page: later(async () => (await import('./extend-page.tsx')).ExtendPage) },
  { path: '/appointments/:number/correct', title: titles.correct, may: 'posts.correct', page: later(async () => (await import('./correct-page.tsx')).CorrectPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.posts, order: 10, may: 'posts.read', panel: later(async () => (await import('./posts-panel.tsx')).PostsPanel) },
]

export const personPanels: PersonPanel[] = [
  { title: titles.personPosts, order: 10, may: 'posts.read', panel: later(async () => (await import('./held-panel.tsx')).HeldPanel) },
  { title: titles.residence, order: 20, may: 'people.read', panel: later(async () => (await import('./residence-panel.tsx')).ResidencePanel) },
  { title: titles.employment, order: 30, may: 'people.read', panel: later(async () => (await import('./employment-panel.tsx')).EmploymentPanel) },
]
