import { messages } from './messages.ts'
import { routesFor } from './routes.ts'

export const journal = { name: 'journal', messages, routesFor }
