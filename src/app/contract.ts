import * as access from '#access/contract.ts'
import type { Call } from '#ground/http/contract.ts'
import * as indicators from '#indicators/contract.ts'
import * as legalRules from '#legal-rules/contract.ts'
import * as papers from '#papers/contract.ts'

/** Everything that may be asked of the server, by room: contract.papers.findPapers. */
export const contract = { access: access.calls, indicators, legalRules, papers }

const isCall = (value: unknown): value is Call<unknown, unknown> => typeof value === 'object' && value !== null && 'takes' in value && 'path' in value

/** 'papers.findPapers' -> its call. */
export const callsByName = (): Record<string, Call<unknown, unknown>> =>
  Object.fromEntries(Object.entries(contract).flatMap(([room, calls]) =>
    Object.entries(calls).filter(([, call]) => isCall(call)).map(([name, call]) => [`${room}.${name}`, call as Call<unknown, unknown>])))
