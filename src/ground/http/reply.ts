import pg from 'pg'
import { Fault, sayFault } from '#ground/database/faults.ts'
import { Refusal } from '#ground/refusal.ts'
import { StepUpNeeded } from './fresh.ts'

/** What goes back when there is no answer. The sentence is made on the screen from the code and its facts. */
export type Failure = { status: number; code: string; facts: Record<string, unknown>; retryAfter?: number; bug?: true }

/** Come back later: too many at once (503) or too often (429). */
export class Wait extends Refusal {
  readonly status: 429 | 503
  readonly seconds: number
  constructor(code: string, status: 429 | 503, seconds: number) {
    super(code, { seconds })
    this.status = status
    this.seconds = seconds
  }
}

/** What was sent does not fit the contract. fields: the paths that are wrong, and why. */
export class Malformed extends Error {
  readonly problems: { field: string; why: string }[]
  constructor(problems: { field: string; why: string }[]) {
    super('malformed')
    this.problems = problems
  }
}

/** The code of the refusal that a named constraint stands for, if a room contributed one. */
export type RefusalOf = (constraint: string) => string | undefined

/** One place turns what was thrown into what is answered. A lost race is a sentence; anything unforeseen is a bug. */
export function failureOf(error: unknown, refusalOf: RefusalOf): Failure {
  if (error instanceof Wait) return { status: error.status, code: error.code, facts: error.facts, retryAfter: error.seconds }
  if (error instanceof StepUpNeeded) return { status: 403, code: error.code, facts: {} }
  if (error instanceof Refusal) return { status: 409, code: error.code, facts: error.facts }
  if (error instanceof Malformed)
    return { status: 400, code: 'http.malformed', facts: { fields: error.problems.map(({ field }) => field).join(', '), problems: error.problems } }
  if (error instanceof pg.DatabaseError) return ofDatabase(error, refusalOf)
  const known = sayFault(error)
  if (known instanceof Fault) return known.code === 'disk-full' ? noSpace : away
  return ofTransport(error)
}

const away: Failure = { status: 503, code: 'http.database-away', facts: {}, retryAfter: 5, bug: true }
const noSpace: Failure = { status: 507, code: 'http.no-space', facts: {}, bug: true }
const broken: Failure = { status: 500, code: 'http.broken', facts: {}, bug: true }

/** A number, a day or a letter that no column can hold: it came in with the question. Other faults of class 22, such as dividing by nothing, are bugs. */
const beyond = /^22(003|008|021|P02|P05)$/

/** Classes of PostgreSQL: 23 integrity, 40 lost race, 57014 time limit; the rest as said of the server as a whole. */
function ofDatabase(error: pg.DatabaseError, refusalOf: RefusalOf): Failure {
  const { code = '', constraint } = error
  if (code.startsWith('23') && constraint) {
    const refused = refusalOf(constraint)
    if (refused) return { status: 409, code: refused, facts: {} }
    return code === '23503' || code === '23P01' || code === '23505' ? { status: 409, code: 'http.still-used', facts: { constraint } } : broken
  }
  if (beyond.test(code)) return { status: 400, code: 'http.beyond', facts: {} }
  if (code === '42501') return { status: 403, code: 'http.row-not-yours', facts: {} }
  if (code === '57014') return { status: 503, code: 'http.too-slow', facts: {}, retryAfter: 5, bug: true }
  if (lostRace(error)) return { status: 503, code: 'http.busy', facts: { seconds: 1 }, retryAfter: 1 }
  const known = sayFault(error)
  return known instanceof Fault ? (known.code === 'disk-full' ? noSpace : away) : broken
}

/** A deadlock, a lock not got in time, a snapshot that cannot be kept: the same work may succeed at once. */
export const lostRace = (error: unknown): boolean => error instanceof pg.DatabaseError && /^(40001|40P01|55P03)$/.test(error.code ?? '')

function ofTransport(error: unknown): Failure {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'http.too-large', facts: {} }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return { status: statusCode, code: 'http.malformed', facts: { fields: 'body', problems: [] } }
  return broken
}

/** What the log keeps of a bug: where it happened, never what was in it. PostgreSQL puts values in its sentences, so those stay out. */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim())
  if (error instanceof pg.DatabaseError) {
    const { code, constraint, table, column, routine } = error
    return { error: 'DatabaseError', sqlState: code, constraint, table, column, routine, frames }
  }
  const quotes = error instanceof SyntaxError || error.name === 'ZodError'
  return { error: error.name, ...(quotes ? {} : { message: error.message.slice(0, 300) }), frames }
}
