import { later, type PersonPanel, type Screen, type UnitPanel } from '#ground/web/screens.ts'
import { titles } from './titles.ts'

export const screens: Screen[] = [
  { path: '/tasks', title: titles.tasks, inMenu: true, order: 51, icon: 'check', may: 'tasks.read', page: later(async () => (await import('./tasks-page.tsx')).TasksPage) },
  { path: '/tasks/mine', title: titles.mine, inMenu: true, order: 50, icon: 'person', may: 'tasks.do', page: later(async () => (await import('./mine-page.tsx')).MinePage) },
  { path: '/tasks/workload', title: titles.workload, may: 'tasks.read', page: later(async () => (await import('./workload-page.tsx')).WorkloadPage) },
  { path: '/tasks/new', title: titles.give, may: 'tasks.give', page: later(async () => (await import('./give-page.tsx')).GivePage) },
  { path: '/tasks/:taskId', title: titles.task, may: 'tasks.read', page: later(async () => (await import('./task-page.tsx')).TaskPage) },
]

export const unitPanels: UnitPanel[] = [
  { title: titles.tasks, order: 300, may: 'tasks.read', panel: later(async () => (await import('./panels.tsx')).UnitTasks) },
]

export const personPanels: PersonPanel[] = [
  { title: titles.tasks, order: 40, may: 'tasks.read', panel: later(async () => (await import('./panels.tsx')).PersonTasks) },
]
