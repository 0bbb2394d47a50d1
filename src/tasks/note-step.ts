import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { numberOn } from '#legal-rules/public.ts'
import type { Known } from '#posts/public.ts'
import { findTask, insertStep, lockTask, ownOf, stepsOf } from './store.ts'
import { refuseStep, refuseTo, type Step, type Task } from './task.ts'

/** How rights are asked: who the speaker is, and whether they may accept work there. */
export type Asking = { personOf(tx: Tx): Promise<number | null>; mayAccept(tx: Tx, unitId: number): Promise<boolean> }

/** How many days before its last day a task is soon due. */
export const soonDays = async (tx: Tx, on: Day): Promise<number> => (await numberOn(tx, 'tasks.soon_days', on)).value

export async function getTask(tx: Tx, id: number, on: Day, known: Known = null): Promise<Task> {
  const task = await findTask(tx, id, on, await soonDays(tx, on), known)
  if (!task) throw new Refusal('tasks.no-such-task')
  return task
}

/** The villages and cells of which the speaker holds the role of those who lead them. */
export const leadsOf = ({ holds = [] }: Actor): number[] => holds.filter(({ role }) => role === 'village_leader').map(({ areaId }) => areaId)

/** Whether the work is the speaker's own: theirs by name, or that of the village or cell that they lead. An account that names no person stands for whoever leads there. */
export async function isMine(tx: Tx, actor: Actor, { personId, unitId }: Pick<Task, 'personId' | 'unitId'>, { personOf }: Asking): Promise<boolean> {
  const { people, units } = await ownOf(tx, await personOf(tx), leadsOf(actor), actor.today)
  return personId === null || people.length === 0 ? units.includes(unitId) : people.includes(personId)
}

/** Notes what happened to a task. Refuses by the state that it is in, by who speaks, and by the day. */
export async function noteStep(tx: Tx, actor: Actor, asking: Asking, id: number, step: Step & { paperId?: number | null }): Promise<{ id: number }> {
  await lockTask(tx, id)
  const task = await getTask(tx, id, actor.today)
  obey(refuseTo(step.kind, { mine: await isMine(tx, actor, task, asking), staff: await asking.mayAccept(tx, task.unitId) }))
  const steps = await stepsOf(tx, id, actor.today)
  obey(refuseStep(task, step, steps[0]?.onDay ?? null, steps.some(({ kind }) => kind === 'extended'), actor.today))
  const made = await insertStep(tx, task, step, actor.accountId || null)
  await record(tx, actor, {
    what: acts[step.kind], units: [task.unitId], people: task.personId === null ? [] : [task.personId], subject: `tasks/${id}`,
    facts: { onDay: step.onDay, ...(step.until ? { until: step.until } : {}) }, ...(step.note?.trim() ? { reason: step.note.trim() } : {}),
  })
  return { id: made }
}

const acts = {
  received: 'tasks.receive', progress: 'tasks.progress', done: 'tasks.finish', accepted: 'tasks.accept', returned: 'tasks.return', extended: 'tasks.put-off', reminded: 'tasks.remind', cancelled: 'tasks.cancel',
} as const
