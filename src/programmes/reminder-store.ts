import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { instant, type Known } from '#posts/public.ts'
import type { Late, Matter } from './cascade.ts'
import type { Programme } from './programme.ts'

export type Reminder = { id: number; unitId: number; matter: Matter; milestone: number | null; dueOn: Day; sentOn: Day; sentBy: string; note: string | null }

export const remindersOf = (tx: Tx, programme: number, on: Day, known: Known = null) => rows<Reminder>(tx, sql`
  select r.id, r.unit_id as "unitId", r.matter, r.milestone, r.due_on as "dueOn", r.sent_on as "sentOn", r.sent_by as "sentBy", r.note
  from programme_reminder r where r.programme = ${programme} and r.sent_on <= ${on}::date and r.recorded_at <= ${instant(known)} order by r.sent_on desc, r.id desc`)

/** One a matter and day: gives whether it was not there yet. */
export const insertReminder = async (tx: Tx, { number, unitId: leadId }: Programme, unitId: number, { matter, milestone, dueOn }: Late, sent: { on: Day; by: string; note: string | null }): Promise<boolean> => (await rows(tx, sql`
  insert into programme_reminder (programme, lead_id, unit_id, matter, milestone, due_on, sent_on, sent_by, note)
  values (${number}, ${leadId}, ${unitId}, ${matter}, ${milestone}, ${dueOn}, ${sent.on}, ${sent.by}, ${sent.note})
  on conflict do nothing returning 1`)).length > 0
