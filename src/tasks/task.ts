import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

export const hats = ['party', 'village'] as const
export type Hat = (typeof hats)[number]
export const taskStates = ['given', 'received', 'done', 'returned', 'accepted', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]
export const stepKinds = ['received', 'progress', 'done', 'accepted', 'returned', 'extended', 'reminded', 'cancelled'] as const
export type StepKind = (typeof stepKinds)[number]
/** What whoever has the work says of it, what the giver says of what is done, and what the giver does to the task itself. */
export const doing = ['received', 'progress', 'done'] as const
export const judging = ['accepted', 'returned'] as const
export const steering = ['extended', 'reminded', 'cancelled'] as const

/** A task as it stood on a day. */
export type Task = {
  id: number; unitId: number; unit: string; unitKind: string; personId: number | null; person: string | null
  what: string; hat: Hat; givenOn: Day; due: Day; firstDue: Day; origin: string | null; paperId: number | null; givenBy: number | null
  state: TaskState; finished: Day | null; counted: number | null; ofAll: number | null; reminded: number; late: boolean; soon: boolean
}

const under = new Set<TaskState>(['given', 'received', 'returned'])
export const isOpen = ({ state }: Pick<Task, 'state'>): boolean => under.has(state)

export type Giving = { what: string; givenOn: Day; dueOn: Day }

/** Work is given on a day that has come, says what is to be done, and is due no earlier than it is given. */
export function refuseToGive({ what, givenOn, dueOn }: Giving, today: Day): Refusal | null {
  if (!what.trim()) return new Refusal('tasks.says-nothing')
  if (givenOn > today) return new Refusal('tasks.given-in-the-future', { givenOn, today })
  if (dueOn < givenOn) return new Refusal('tasks.due-before-given', { dueOn, givenOn })
  return null
}

export type Step = { kind: StepKind; onDay: Day; note: string | null; counted?: number | null | undefined; ofAll?: number | null | undefined; until?: Day | null | undefined }

/** Which step may follow: `lastOn` is the day of the latest step, `extended` whether the last day was put off before. */
export function refuseStep(task: Pick<Task, 'state' | 'due' | 'givenOn'>, step: Step, lastOn: Day | null, extended: boolean, today: Day): Refusal | null {
  const { kind, onDay, until, counted = null, ofAll = null } = step
  if (onDay > today) return new Refusal('tasks.step-in-the-future', { onDay, today })
  const after = lastOn ?? task.givenOn
  if (onDay < after) return new Refusal('tasks.step-out-of-order', { onDay, after })
  if (!follows[kind].has(task.state)) return new Refusal('tasks.not-in-this-state', { state: task.state })
  if (needsNote.has(kind) && !step.note?.trim()) return new Refusal('tasks.reason-missing')
  if ((counted === null) !== (ofAll === null) || (counted !== null && ofAll !== null && (counted < 0 || ofAll < 1 || counted > ofAll))) return new Refusal('tasks.count-not-within', { counted, ofAll })
  if (kind === 'progress' && counted === null && !step.note?.trim()) return new Refusal('tasks.progress-says-nothing')
  if (kind !== 'extended') return null
  if (extended) return new Refusal('tasks.put-off-already')
  return until && until > task.due ? null : new Refusal('tasks.put-off-backwards', { due: task.due })
}

const open: ReadonlySet<TaskState> = under
const follows: Record<StepKind, ReadonlySet<TaskState>> = {
  received: new Set(['given', 'returned']), progress: open, done: open, accepted: new Set(['done']), returned: new Set(['done']),
  extended: open, reminded: open, cancelled: new Set([...open, 'done']),
}
const needsNote = new Set<StepKind>(['done', 'returned', 'extended', 'cancelled'])

/** Whoever has the work reports on it, or staff of the unit who write it down; nobody accepts their own. `mine`: the speaker is the person, or leads the unit; `staff`: may accept there. */
export function refuseTo(kind: StepKind, { mine, staff }: { mine: boolean; staff: boolean }): Refusal | null {
  if ((doing as readonly string[]).includes(kind)) return mine || staff ? null : new Refusal('tasks.not-your-work')
  return mine && (judging as readonly string[]).includes(kind) ? new Refusal('tasks.own-work') : null
}
