import { messages } from './messages.ts'
import { restsOnPaper } from './rests-on.ts'
import { routesFor } from './routes.ts'
import { sheets } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { planned_once: 'inspections.planned-already', one_team_of_a_name: 'inspections.named-already', one_team_of_a_number: 'inspections.changed-meanwhile', one_visit_of_a_number: 'inspections.changed-meanwhile', one_finding_of_a_number: 'inspections.changed-meanwhile' }

/** `routesFor` takes how rights and the speaker's own person are known; `restsOn` is for papers.routesFor. */
export const inspections = { name: 'inspections', schema: 'inspections/schema.sql', messages, routesFor, refusals, sheets, restsOn: restsOnPaper }
