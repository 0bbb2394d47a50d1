import { messages } from './messages.ts'
import { papersOf, restsOn } from './rests-on.ts'
import { routesFor } from './routes.ts'
import { sheetsFor } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = {
  programme_name_once: 'programmes.name-taken', programme_unit_once: 'programmes.changed-meanwhile', programme_response_once: 'programmes.changed-meanwhile', programme_milestone_name_once: 'programmes.changed-meanwhile',
  programme_report_once: 'programmes.changed-meanwhile', programme_once: 'programmes.changed-meanwhile', programme_milestone_once: 'programmes.changed-meanwhile',
}

/** `routesFor` takes what the app lends (board.ts), `sheetsFor` the indicators; `restsOn` is for papers.routesFor, `papersOf` for papers.linkSheet. */
export const programmes = { name: 'programmes', schema: 'programmes/schema.sql', messages, refusals, routesFor, sheetsFor, restsOn, papersOf }
