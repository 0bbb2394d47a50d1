import { indicators } from './indicators.ts'
import { messages } from './messages.ts'
import { restsOnPaper } from './rests-on.ts'
import { routes } from './routes.ts'
import { sheets } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { one_course_of_a_name: 'trainings.named-already', one_session_of_a_day: 'trainings.planned-already' }

/** `restsOn` is for papers.routesFor. */
export const trainings = { name: 'trainings', schema: 'trainings/schema.sql', messages, routes, refusals, indicators, sheets, restsOn: restsOnPaper }
