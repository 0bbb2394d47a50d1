import type { Actor } from '#ground/actor.ts'
import type { Call, Purpose } from './contract.ts'
import { HandedOut } from './handed-out.ts'
import { Written } from './route.ts'

/** That somebody was shown personal records: written down before the answer goes out. */
export type Shown = {
  actor: Actor; requestId: string; route: string // 'GET /api/people/:id'
  purpose: Purpose; personIds: readonly number[]; people: number; mark: number | null
}
export type NoteShown = (shown: Shown) => Promise<void>

/** Whom this answer shows to whom; null where nobody's record is in it. Of a search only the fact and the count are kept. */
export function shownBy(call: Call<unknown, unknown>, actor: Actor, requestId: string, answer: unknown, asked: unknown): Shown | null {
  const told = answer instanceof Written ? answer.shows : call.shows?.(answer, asked) ?? null
  if (told === null) return null
  const [people, mark] = answer instanceof HandedOut ? [answer.people, answer.mark.number] : [told.length, null]
  return { actor, requestId, route: routeOf(call), purpose: call.purpose, personIds: call.purpose === 'search' ? [] : told, people, mark }
}

/** A refusal names whoever stands in the way: that is shown too. */
export function shownByRefusal(call: Call<unknown, unknown>, actor: Actor, requestId: string, facts: Record<string, unknown>): Shown | null {
  const personIds = ['personId', 'keptId'].map((key) => facts[key]).filter((id) => typeof id === 'number')
  return personIds.length === 0 ? null : { actor, requestId, route: routeOf(call), purpose: 'refusal', personIds, people: personIds.length, mark: null }
}

const routeOf = ({ method, path }: Call<unknown, unknown>) => `${method} ${path}`
