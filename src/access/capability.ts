import { messages } from './messages.ts'
import { routes } from './routes.ts'

export const access = { name: 'access', messages, routes, refusals: { role_granted_once: 'access.held-already' } }
