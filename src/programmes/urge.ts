import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { boardOf, type Lent } from './board.ts'
import { getLed, refuseSecretWords } from './launch.ts'
import type { Programme } from './programme.ts'
import { insertReminder } from './reminder-store.ts'

/** A programme that is over is no longer urged. */
export function refuseToUrge({ endsOn, name }: Programme, late: number, today: Day): Refusal | null {
  if (endsOn !== null && endsOn < today) return new Refusal('programmes.over', { name, endsOn })
  return late === 0 ? new Refusal('programmes.nobody-late', { on: today }) : null
}

/** Reminds every unit that is late today, of each matter it is late with; once a day. @returns how many units, and how many reminders were written */
export async function urge(tx: Tx, actor: Actor, lent: Lent, { number, note }: { number: number; note: string | null }): Promise<{ units: number; reminders: number }> {
  const programme = await getLed(tx, number)
  obey(refuseSecretWords(note))
  const late = (await boardOf(tx, lent, programme, actor.today)).lines.filter(({ standing }) => standing.late.length > 0)
  obey(refuseToUrge(programme, late.length, actor.today))
  let reminders = 0
  const reminded: number[] = []
  for (const { unitId, standing } of late) {
    const before = reminders
    for (const matter of standing.late) if (await insertReminder(tx, programme, unitId, matter, { on: actor.today, by: actor.name, note: note?.trim() || null })) reminders++
    if (reminders > before) reminded.push(unitId)
  }
  if (reminders === 0) throw new Refusal('programmes.urged-today', { on: actor.today })
  await record(tx, actor, { what: 'programmes.urge', units: [programme.unitId, ...reminded], subject: `programmes/${number}`, ...(note?.trim() ? { reason: note.trim() } : {}), facts: { name: programme.name, units: reminded.length, reminders } })
  return { units: reminded.length, reminders }
}
