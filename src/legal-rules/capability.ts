import { messages } from './messages.ts'
import { routes } from './routes.ts'

export const legalRules = { name: 'legal-rules', schema: 'legal-rules/schema.sql', messages, routes }
