import { commendationSheet } from './commendation-sheet.ts'
import { indicators } from './indicators.ts'
import { messages } from './messages.ts'
import { restsOnPaper } from './rests-on.ts'
import { routesFor } from './routes.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { commended_once: 'commendations.twice' }

/** `restsOn` is for papers.routesFor. */
export const commendations = { name: 'commendations', schema: 'commendations/schema.sql', messages, routesFor, refusals, indicators, sheets: [commendationSheet], restsOn: restsOnPaper }
