import { documents } from './documents.ts'
import { indicators } from './indicators.ts'
import { messages } from './messages.ts'
import { routesFor } from './routes.ts'
import { sheetsFor } from './sheets.ts'
import { holdsOn, restsOnPaper } from './unit-guard.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = {
  one_holder_at_a_time: 'posts.one-holder-at-a-time',
  one_seat_per_person: 'posts.one-holder-at-a-time',
}

/** `sheetsFor` takes the key of identity numbers and gives the sheets of people too. `holdsOn` is the guard for units.routesFor; `restsOn` is for papers.routesFor. */
export const posts = { name: 'posts', schema: 'posts/schema.sql', messages, routesFor, refusals, indicators, documents, sheetsFor, holdsOn, restsOn: restsOnPaper }
