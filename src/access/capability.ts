import { messages } from './messages.ts'

export const access = { name: 'access', messages }
