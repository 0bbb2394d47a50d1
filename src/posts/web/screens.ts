import { later, type PersonPanel, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { words as listWords } from './list-words.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  { path: '/villages', title: listWords.villages, inMenu: true, order: 30, icon: 'list', may: 'posts.read', page: later(async () => (await import('./villages-page.tsx')).VillagesPage) },
  { path: '/people', title: listWords.people, inMenu: true, order: 40, icon: 'people', may: 'people.read', page: later(async () => (await import('./people-page.tsx')).PeoplePage) },
  { path: '/people/new', title: listWords.add, may: 'people.register', page: later(async () => (await import('./new-person-page.tsx')).NewPersonPage) },
  { path: '/people/duplicates', title: listWords.duplicates, may: 'people.fold', page: later(async () => (await import('./duplicates-page.tsx')).DuplicatesPage) },
  { path: '/people/:personId/move', title: listWords.moves, may: 'people.change', page: later(async () => (await import('./move-page.tsx')).MovePage) },
  { path: '/people/:personId/employment', title: listWords.beginEmployment, may: 'people.change', page: later(async () => (await import('./employment-page.tsx')).EmploymentPage) },
  { path: '/units/:unitId/appoint/:kind', title: words.fill, may: 'posts.appoint', page: later(async () => (await import('./appoint-page.tsx')).AppointPage) },
  { path: '/units/:unitId/posts/:kind', title: words.history, may: 'posts.read', page: later(async () => (await import('./history-page.tsx')).HistoryPage) },
  { path: '/appointments/:number/end', title: words.end, may: 'posts.end', page: later(async () => (await import('./end-page.tsx')).EndPage) },
  { path: '/appointments/:number/extend', title: words.extend, may: 'posts.appoint', page: later(async () => (await import('./extend-page.tsx')).ExtendPage) },
  { path: '/appointments/:number/correct', title: words.correct, may: 'posts.correct', page: later(async () => (await import('./correct-page.tsx')).CorrectPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: words.posts, order: 10, may: 'posts.read', panel: later(async () => (await import('./posts-panel.tsx')).PostsPanel) },
]

export const personPanels: PersonPanel[] = [
  { title: listWords.personPosts, order: 10, may: 'posts.read', panel: later(async () => (await import('./held-panel.tsx')).HeldPanel) },
  { title: listWords.residence, order: 20, may: 'people.read', panel: later(async () => (await import('./residence-panel.tsx')).ResidencePanel) },
  { title: listWords.employment, order: 30, may: 'people.read', panel: later(async () => (await import('./employment-panel.tsx')).EmploymentPanel) },
]
