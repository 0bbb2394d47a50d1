import { messages } from './messages.ts'
import { routesFor } from './routes.ts'

/** `routesFor` takes the documents of all rooms. */
export const documents = { name: 'documents', messages, routesFor }
