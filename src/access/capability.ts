import { messages } from './messages.ts'
import { routes } from './routes.ts'

export const access = { name: 'access', messages, routes, refusals: { role_granted_once: 'access.held-already', person_lives_in_own_unit: 'access.unit-not-yours' } }
