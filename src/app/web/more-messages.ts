import { messages as commendations } from '#commendations/messages.ts'
import { messages as elections } from '#elections/messages.ts'
import { messages as evaluations } from '#evaluations/messages.ts'
import { messages as funds } from '#funds/messages.ts'
import { messages as spreadsheet } from '#ground/spreadsheet/messages.ts'
import type { Messages } from '#ground/text/say.ts'
import { messages as imports } from '#imports/messages.ts'
import { messages as inspections } from '#inspections/messages.ts'
import { messages as mergers } from '#mergers/messages.ts'
import { messages as papers } from '#papers/messages.ts'
import { messages as people } from '#people/messages.ts'
import { messages as personnelPlans } from '#personnel-plans/messages.ts'
import { messages as privacy } from '#privacy/messages.ts'
import { messages as programmes } from '#programmes/messages.ts'
import { messages as tasks } from '#tasks/messages.ts'
import { messages as trainings } from '#trainings/messages.ts'

/** The words of the rooms that nobody begins in, fetched when one of them is first needed. */
export const messages: Messages = { ...spreadsheet, ...commendations, ...elections, ...evaluations, ...funds, ...imports, ...inspections, ...mergers, ...papers, ...people, ...personnelPlans, ...privacy, ...programmes, ...tasks, ...trainings }
