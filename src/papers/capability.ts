import { messages } from './messages.ts'
import { routesFor } from './routes.ts'
import { linkSheet } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = {
  paper_link_once: 'papers.linked-already', one_series_at_a_time: 'papers.series-is-there', number_reserved_once: 'papers.number-reserved-meanwhile', paper_file_once: 'papers.file-is-there',
}

/** `routesFor` takes what other rooms tell of a paper: [units.restsOn, …]; `linkSheet` what tells which papers a unit's facts rest on. */
export const papers = { name: 'papers', schema: 'papers/schema.sql', messages, refusals, routesFor, linkSheet }
