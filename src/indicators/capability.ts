import { messages } from './messages.ts'
import { routesFor } from './routes.ts'
import { sheetsFor } from './sheets.ts'

/** Named constraints and the refusals they stand for: a lost race is a sentence. */
const refusals: Record<string, string> = {
  one_term_at_a_time: 'indicators.terms-overlap',
  one_target_per_due_day: 'indicators.set-at-once',
  printed_figure_once: 'indicators.set-at-once',
}

/** `routesFor` and `sheetsFor` take the indicators of all rooms. */
export const indicators = { name: 'indicators', schema: 'indicators/schema.sql', messages, refusals, routesFor, sheetsFor }
