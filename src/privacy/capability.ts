import { messages } from './messages.ts'
import { routesFor } from './routes.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { one_request_of_a_kind: 'privacy.asked-already', erased_by_two: 'privacy.four-eyes' }

/** `routesFor` takes how a file that goes out is marked. */
export const privacy = { name: 'privacy', schema: 'privacy/schema.sql', messages, routesFor, refusals }
