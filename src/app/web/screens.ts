import { screens as access } from '#access/web/screens.ts'
import { screens as accounts } from '#accounts/web/screens.ts'
import { personPanels as commendationsOfPerson, screens as commendations, unitPanels as commendationsOfUnit } from '#commendations/web/screens.ts'
import { screens as funds, unitPanels as unitFunds } from '#funds/web/screens.ts'
import { homePanels as documents } from '#documents/web/screens.ts'
import { screens as elections, unitPanels as linked } from '#elections/web/screens.ts'
import { personPanels as evaluationsOfPerson, screens as evaluations } from '#evaluations/web/screens.ts'
import type { MenuHeading, Panels, Screen } from '#ground/web/screens.ts'
import { screens as indicators } from '#indicators/web/screens.ts'
import { screens as imports } from '#imports/web/screens.ts'
import { screens as mergers } from '#mergers/web/screens.ts'
import { screens as papers } from '#papers/web/screens.ts'
import { screens as people } from '#people/web/screens.ts'
import { screens as personnelPlans } from '#personnel-plans/web/screens.ts'
import { personPanels, screens as posts, unitPanels as holders } from '#posts/web/screens.ts'
import { screens as programmes, unitPanels as programmesOfUnit } from '#programmes/web/screens.ts'
import { screens as privacy } from '#privacy/web/screens.ts'
import { screens as inspections, unitPanels as inspectionsOfUnit } from '#inspections/web/screens.ts'
import { personPanels as tasksOfPerson, screens as tasks, unitPanels as tasksOfUnit } from '#tasks/web/screens.ts'
import { personPanels as trainingsOfPerson, screens as trainings } from '#trainings/web/screens.ts'
import { screens as units } from '#units/web/screens.ts'
import { screens as backups } from './backups/screens.ts'
import { screens as journal, unitPanels as unitJournal } from '#journal/web/screens.ts'

/** The table of contents: one line a room. */
export const screens: Screen[] = [
  ...accounts,
  ...indicators,
  ...imports,
  ...papers,
  ...units,
  ...posts,
  ...elections,
  ...people,
  ...funds,
  ...mergers,
  ...tasks,
  ...personnelPlans,
  ...programmes,
  ...inspections,
  ...trainings,
  ...commendations,
  ...evaluations,
  ...journal,
  ...access,
  ...privacy,
  ...backups,
]

export const panels: Panels = { unit: [...holders, ...unitFunds, ...tasksOfUnit, ...linked, ...inspectionsOfUnit, ...programmesOfUnit, ...commendationsOfUnit, ...unitJournal], home: [...documents], person: [...personPanels, ...tasksOfPerson, ...trainingsOfPerson, ...evaluationsOfPerson, ...commendationsOfPerson] }

/** The menu in parts: what there is, what is being done, what it comes to, and who watches over it. */
export const headings: MenuHeading[] = [
  { from: 20, title: { vi: 'Sổ', en: 'Register' } },
  { from: 50, title: { vi: 'Công việc', en: 'Work' } },
  { from: 70, title: { vi: 'Số liệu', en: 'Figures' } },
  { from: 80, title: { vi: 'Giám sát, quản trị', en: 'Oversight' } },
]
