import { restsOnPaper } from './carry-out.ts'
import { messages } from './messages.ts'
import { planSheet } from './plan-sheet.ts'
import { routesFor } from './routes.ts'
import { neighbourSheet } from './sheets.ts'

const refusals: Record<string, string> = { neighbours_once: 'mergers.lost-race' }

/** `routesFor` takes the indicators of all rooms; `restsOn` is for papers.routesFor. */
export const mergers = { name: 'mergers', schema: 'mergers/schema.sql', messages, refusals, routesFor, sheets: [neighbourSheet, planSheet], restsOn: restsOnPaper }
