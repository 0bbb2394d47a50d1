import { messages } from './messages.ts'
import { routes } from './routes.ts'
import { candidateSheet, planSheet } from './sheets.ts'

/** A lost race is a sentence. */
const refusals: Record<string, string> = { one_plan_at_a_time: 'personnel-plans.changed-meanwhile', candidate_once: 'personnel-plans.changed-meanwhile', reminded_once_a_day: 'personnel-plans.changed-meanwhile' }

export const personnelPlans = { name: 'personnel-plans', schema: 'personnel-plans/schema.sql', messages, routes, refusals, sheets: [candidateSheet, planSheet] }
