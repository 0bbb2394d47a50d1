import { indicators } from './indicators.ts'
import { messages } from './messages.ts'
import { restsOnPaper } from './rests-on.ts'
import { routesFor } from './routes.ts'
import { taskSheet } from './task-sheet.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { put_off_once: 'tasks.put-off-already', cancelled_once: 'tasks.cancelled-already', task_origin_key: 'tasks.given-already' }

/** `routesFor` takes how rights and the speaker's own person are known; `restsOn` is for papers.routesFor. */
export const tasks = { name: 'tasks', schema: 'tasks/schema.sql', messages, routesFor, refusals, indicators, sheets: [taskSheet], restsOn: restsOnPaper }
