import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { writeDay, type Day } from '#ground/time/day.ts'
import { giveTask, remindTask, tasksOf } from '#tasks/public.ts'
import { type InPipeline, pipelineOf } from './pipeline.ts'
import { refuseToRemind } from './plan.ts'
import { nextWords, postWords } from './words.ts'

export type Reminding = { villageId: number; personId: number; dueOn: Day; note: string | null }

/**
 * Reminds the cell (where none covers the village, the village) of a step that somebody who leads it is late with. It becomes the unit's work; work that an earlier reminder gave and that is still open is reminded of instead.
 * The work names the post, not the person. Refuses 'personnel-plans.not-in-pipeline' and what refuseToRemind says.
 */
export async function remind(tx: Tx, actor: Actor, { villageId, personId, dueOn, note }: Reminding): Promise<{ id: number; unitId: number }> {
  const one = (await pipelineOf(tx, villageId, actor.today)).rows.find((each) => each.personId === personId)
  if (!one) throw new Refusal('personnel-plans.not-in-pipeline', { on: actor.today })
  obey(refuseToRemind(one, dueOn, actor.today))
  const said = note?.normalize('NFC').trim() || null
  const cell = await findRow<{ id: number }>(tx, sql`
    select c.cell_id as id from cell_cover c where c.village_id = ${villageId} and upper_inf(c.recorded) and c.held @> ${actor.today}::date order by c.cell_id limit 1`)
  const unitId = cell?.id ?? villageId
  const { id } = await row<{ id: number }>(tx, sql`select nextval(pg_get_serial_sequence('admission_reminder', 'id'))::int as id`)
  const task = await workFor(tx, actor, one, { id, unitId, dueOn, said })
  await rows(tx, sql`
    insert into admission_reminder (id, village_id, unit_id, person_id, step, missed_on, due_on, sent_on, sent_by, note, task) overriding system value
    values (${id}, ${villageId}, ${unitId}, ${personId}, ${one.next}, ${one.nextOn}::date, ${dueOn}::date, ${actor.today}::date, ${actor.name}, ${said}, ${task})`)
  await record(tx, actor, { what: 'personnel-plans.remind', units: [...new Set([villageId, unitId])], people: [personId], subject: `personnel-plans/reminders/${id}`, facts: { dueOn }, ...(said ? { reason: said } : {}) })
  return { id, unitId }
}

/** @returns the origin of the work */
async function workFor(tx: Tx, actor: Actor, { villageId, village, personId, post, next, nextOn }: InPipeline, { id, unitId, dueOn, said }: { id: number; unitId: number; dueOn: Day; said: string | null }): Promise<string> {
  const before = await findRow<{ task: string }>(tx, sql`
    select r.task from admission_reminder r where r.village_id = ${villageId} and r.person_id = ${personId} and r.step = ${next} and r.task is not null order by r.id desc limit 1`)
  const [open] = before ? await tasksOf(tx, before.task, actor.today) : []
  if (before && open && await remindTask(tx, actor, open, [`Hạn mới ${writeDay(dueOn)}.`, said].filter(Boolean).join(' '))) return before.task
  const origin = `personnel-plans/reminders/${id}`
  const what = [`${postWords[post].vi} ${village}: ${nextWords[next].vi.replace(/^./, (first) => first.toLowerCase())}${nextOn === null ? '' : `, quá hạn từ ${writeDay(nextOn)}`}.`, said].filter(Boolean).join(' ')
  await giveTask(tx, actor, { unitId, what, hat: 'party', givenOn: actor.today, dueOn, origin })
  return origin
}
