import { messages } from './messages.ts'
import { routesFor } from './routes.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = {
  person_one_version_at_a_time: 'people.one-version-at-a-time',
  one_party_status_at_a_time: 'people.one-version-at-a-time',
  one_employment_at_a_time: 'people.already-employed-so',
  folded_away_once: 'people.folded-away-once',
}

/** `routesFor` takes the key of identity numbers (identityKeyIn). The sheets of people need to know units: room posts completes them. */
export const people = { name: 'people', schema: 'people/schema.sql', messages, routesFor, refusals }
