import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { insertStep } from './store.ts'
import { isOpen, type Task } from './task.ts'

/** Cancels a task that is still open, for the room it came from. @returns false where it is open no longer, and nothing was written */
export async function cancelTask(tx: Tx, actor: Actor, task: Pick<Task, 'id' | 'unitId' | 'state' | 'personId'>, note: string): Promise<boolean> {
  if (!isOpen(task)) return false
  await insertStep(tx, task, { kind: 'cancelled', onDay: actor.today, note }, actor.accountId || null)
  await record(tx, actor, { what: 'tasks.cancel', units: [task.unitId], people: task.personId === null ? [] : [task.personId], subject: `tasks/${task.id}`, facts: { onDay: actor.today }, reason: note })
  return true
}
