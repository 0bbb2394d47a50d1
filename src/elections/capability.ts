import { indicators } from './indicators.ts'
import { messages } from './messages.ts'
import { routesFor } from './routes.ts'
import { sheets } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = {
  one_election_under_way: 'elections.under-way', drive_once: 'elections.drive-there', counted_once_by_each: 'elections.counted-just-now', ballots_add_up: 'elections.ballots-do-not-add-up',
  election_step_once: 'elections.done-just-now', attending_are_there: 'elections.more-attending-than-households', held_is_dated: 'elections.not-in-this-state',
}

export const elections = { name: 'elections', schema: 'elections/schema.sql', messages, routesFor, refusals, indicators, sheets }
