import * as access from '#access/contract.ts'
import * as accounts from '#accounts/contract.ts'
import * as commendations from '#commendations/contract.ts'
import * as documents from '#documents/contract.ts'
import * as elections from '#elections/contract.ts'
import type { Call } from '#ground/http/contract.ts'
import * as evaluations from '#evaluations/contract.ts'
import * as funds from '#funds/contract.ts'
import * as imports from '#imports/contract.ts'
import * as indicators from '#indicators/contract.ts'
import * as inspections from '#inspections/contract.ts'
import * as journal from '#journal/contract.ts'
import * as legalRules from '#legal-rules/contract.ts'
import * as mergers from '#mergers/contract.ts'
import * as papers from '#papers/contract.ts'
import * as people from '#people/contract.ts'
import * as personnelPlans from '#personnel-plans/contract.ts'
import * as posts from '#posts/contract.ts'
import * as privacy from '#privacy/contract.ts'
import * as tasks from '#tasks/contract.ts'
import * as programmes from '#programmes/contract.ts'
import * as trainings from '#trainings/contract.ts'
import * as units from '#units/contract.ts'
import * as backups from './backups/contract.ts'

/** Everything that may be asked of the server, by room: contract.papers.findPapers. */
export const contract = { access, accounts: accounts.calls, backups, commendations, documents, elections, evaluations, funds, imports, indicators, inspections, journal, legalRules, mergers, papers, people, personnelPlans, posts, privacy, programmes, tasks, trainings, units }

const isCall = (value: unknown): value is Call<unknown, unknown> => typeof value === 'object' && value !== null && 'takes' in value && 'path' in value

/** 'papers.findPapers' -> its call. */
export const callsByName = (): Record<string, Call<unknown, unknown>> =>
  Object.fromEntries(Object.entries(contract).flatMap(([room, calls]) =>
    Object.entries(calls).flatMap(([name, call]): [string, Call<unknown, unknown>][] => (isCall(call) ? [[`${room}.${name}`, call]] : []))))
