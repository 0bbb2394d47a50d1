import { indicators } from './indicators.ts'
import { messages } from './messages.ts'
import { restsOnPaper } from './rests-on.ts'
import { routesFor } from './routes.ts'
import { sheets } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { one_round_of_a_name: 'evaluations.named-already', evaluated_once_a_round: 'evaluations.given-already', answered_once: 'evaluations.answered-already', round_is_not_begun: 'evaluations.begun' }

/** `restsOn` is for papers.routesFor. */
export const evaluations = { name: 'evaluations', schema: 'evaluations/schema.sql', messages, routesFor, refusals, indicators, sheets, restsOn: restsOnPaper }
