import { allowanceForm } from './documents.ts'
import { messages } from './messages.ts'
import { restsOnPaper } from './resolution.ts'
import { routes } from './routes.ts'
import { classSheet, resolutionSheet } from './sheets.ts'

const refusals: Record<string, string> = { one_resolution_at_a_time: 'funds.lost-race', classed_once: 'funds.lost-race', types_fall: 'funds.types-do-not-fall' }

/** `restsOn` is for papers.routesFor. */
export const funds = { name: 'funds', schema: 'funds/schema.sql', messages, refusals, routes, sheets: [resolutionSheet, classSheet], documents: [allowanceForm], restsOn: restsOnPaper }
