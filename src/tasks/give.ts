import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { recordsOf } from '#people/public.ts'
import { unitsUnder } from '#posts/public.ts'
import { insertTask, servesIn, standing } from './store.ts'
import { type Hat, refuseToGive } from './task.ts'

/** `unitId`: who is to do it, or where the person serves. `origin`: the fact of another room that it comes from, 'inspections/3/recommendations/2'; one task a fact. */
export type Give = { unitId: number; personId?: number | null | undefined; what: string; hat: Hat; givenOn: Day; dueOn: Day; paperId?: number | null | undefined; origin?: string | null | undefined }

/** Gives a unit, or a person of it, something to do by a day. Refuses 'tasks.unit-not-there', 'tasks.not-of-the-unit' and what refuseToGive says. */
export async function giveTask(tx: Tx, actor: Actor, { unitId, personId = null, what, hat, givenOn, dueOn, paperId = null, origin = null }: Give): Promise<{ id: number }> {
  const said = what.normalize('NFC').trim()
  obey(refuseToGive({ what: said, givenOn, dueOn }, actor.today))
  const unit = await standing(tx, unitId, givenOn)
  if (!unit) throw new Refusal('tasks.unit-not-there', { on: givenOn })
  if (personId !== null && !await isOf(tx, personId, unitId, givenOn)) throw new Refusal('tasks.not-of-the-unit', { unit: unit.name })
  const id = await insertTask(tx, { unitId, personId, what: said, hat, givenOn, dueOn, paperId, origin, givenBy: actor.accountId || null })
  await record(tx, actor, {
    what: 'tasks.give', units: [unitId], people: personId === null ? [] : [personId], subject: `tasks/${id}`, ...(paperId === null ? {} : { basis: `papers/${paperId}` }), facts: { hat, givenOn, dueOn, ...(origin === null ? {} : { origin }) },
  })
  return { id }
}

async function isOf(tx: Tx, personId: number, unitId: number, on: Day): Promise<boolean> {
  const units = await unitsUnder(tx, unitId, on)
  for (const id of await recordsOf(tx, personId)) if (await servesIn(tx, id, [unitId, ...units])) return true
  return false
}
