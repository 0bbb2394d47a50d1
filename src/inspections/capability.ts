import { messages } from './messages.ts'
import { restsOnPaper } from './rests-on.ts'
import { routes } from './routes.ts'
import { sheets } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { planned_once: 'inspections.planned-already', one_team_of_a_name: 'inspections.named-already' }

/** `restsOn` is for papers.routesFor. */
export const inspections = { name: 'inspections', schema: 'inspections/schema.sql', messages, routes, refusals, sheets, restsOn: restsOnPaper }
