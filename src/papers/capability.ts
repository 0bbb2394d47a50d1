import { messages } from './messages.ts'
import { routesFor } from './routes.ts'

/** `routesFor` takes what other rooms tell of a paper: [units.restsOn, …]. */
export const papers = { name: 'papers', schema: 'papers/schema.sql', messages, routesFor }
