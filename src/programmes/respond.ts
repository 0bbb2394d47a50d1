import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { differing, record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { giveTask, tasksOf } from '#tasks/public.ts'
import { type Change, getProgramme, refuseSecretWords } from './launch.ts'
import { type Programme, refuseDone, refuseSession, type SessionDraft } from './programme.ts'
import { dropSession, findMilestone, findUnit, insertSession, lockReport, lockResponse, putReport, putResponse, type Response, sameSession } from './store.ts'

/** What a unit says of itself: that it took the programme up, when and by which paper it issued its own plan, in which order it elects. What is left out stays as it is. */
export async function respond(tx: Tx, actor: Actor, number: number, unitId: number, given: Partial<Omit<Response, 'unitId'>>): Promise<{ change: Change }> {
  const programme = await getProgramme(tx, number)
  await refuseOutside(tx, programme, unitId)
  const before = await lockResponse(tx, number, unitId)
  const was: Response = before ?? { unitId, acknowledgedOn: null, planOn: null, planPaperId: null, sequence: null }
  const after = { ...was, ...given }
  for (const on of [after.acknowledgedOn, after.planOn]) if (on !== null) obey(refuseDone(on, programme, actor.today))
  if (after.planPaperId !== null && after.planOn === null) throw new Refusal('programmes.plan-without-day')
  const differs = differing(was, after, ['acknowledgedOn', 'planOn', 'planPaperId', 'sequence'])
  if (Object.keys(differs.after).length === 0) return { change: 'same' }
  await putResponse(tx, number, after)
  await record(tx, actor, { what: 'programmes.respond', units: [programme.unitId, unitId], subject: `programmes/${number}`, ...(after.planPaperId === null ? {} : { basis: `papers/${after.planPaperId}` }), facts: { name: programme.name, unitId }, ...differs })
  return { change: before ? 'changed' : 'new' }
}

/** A unit reports a milestone done. One that has an indicator is read from the figures and nobody reports it. */
export async function report(tx: Tx, actor: Actor, milestone: number, unitId: number, given: { doneOn: Day; paperId: number | null; note: string | null }): Promise<{ change: Change }> {
  const found = await findMilestone(tx, milestone)
  if (!found) throw new Refusal('programmes.no-such-milestone')
  if (found.indicator !== null) throw new Refusal('programmes.milestone-counts-itself', { name: found.name })
  const programme = await getProgramme(tx, found.programme)
  await refuseOutside(tx, programme, unitId)
  obey(refuseSecretWords(given.note) ?? refuseDone(given.doneOn, programme, actor.today))
  const after = { ...given, note: given.note?.trim() || null }
  const before = await lockReport(tx, milestone, unitId)
  if (before && before.doneOn === after.doneOn && before.paperId === after.paperId && before.note === after.note) return { change: 'same' }
  await putReport(tx, found.programme, { milestone, unitId, ...after })
  await record(tx, actor, {
    what: 'programmes.report', units: [programme.unitId, unitId], subject: `programmes/${programme.number}`, ...(after.paperId === null ? {} : { basis: `papers/${after.paperId}` }),
    facts: { name: programme.name, milestone: found.name, unitId }, before: before ? { doneOn: before.doneOn, paperId: before.paperId } : {}, after: { doneOn: after.doneOn, paperId: after.paperId },
  })
  return { change: before ? 'changed' : 'new' }
}

/** Work that follows from what a briefing concluded. */
export type Following = { unitId: number; what: string; dueOn: Day }
/** By what a briefing is known to the work that follows from it: it outlives an entry that is made anew. */
export const briefingOf = (number: number, { unitId, on }: { unitId: number; on: Day }) => `programmes/${number}/briefings/${unitId}/${on}`

/** A propaganda session, an exchange of experience or a briefing: the same unit, kind, day and topic is the same one. `work` is given at once, by what giveTask says. */
export async function logSession(tx: Tx, actor: Actor, number: number, draft: SessionDraft, work: Following[] = []): Promise<{ id: number; change: Change }> {
  const programme = await getProgramme(tx, number)
  const tidy = { ...draft, topic: draft.topic.trim(), withWhom: draft.withWhom?.trim() || null, conclusions: draft.conclusions?.normalize('NFC').trim() || null }
  obey(refuseSecretWords(tidy.topic, tidy.withWhom, tidy.conclusions) ?? refuseSession(tidy, programme, actor.today))
  await refuseOutside(tx, programme, tidy.unitId)
  if (tidy.kind !== 'briefing' && work.length > 0) throw new Refusal('programmes.only-a-briefing')
  const before = await sameSession(tx, number, tidy)
  if (before && before.withWhom === tidy.withWhom && before.audience === tidy.audience && before.invited === tidy.invited && before.conclusions === tidy.conclusions) {
    await giveWork(tx, actor, briefingOf(number, tidy), tidy.on, work)
    return { id: before.id, change: 'same' }
  }
  if (before) await dropSession(tx, before.id)
  const id = await insertSession(tx, number, tidy)
  await giveWork(tx, actor, briefingOf(number, tidy), tidy.on, work)
  await record(tx, actor, {
    what: 'programmes.log-session', units: [programme.unitId, tidy.unitId], subject: `programmes/${number}`, facts: { name: programme.name, kind: tidy.kind, on: tidy.on, unitId: tidy.unitId },
    before: before ? { audience: before.audience } : {}, after: { audience: tidy.audience },
  })
  return { id, change: before ? 'changed' : 'new' }
}

async function giveWork(tx: Tx, actor: Actor, origin: string, on: Day, work: Following[]): Promise<void> {
  const given = (await tasksOf(tx, origin, actor.today)).length
  for (const [at, { unitId, what, dueOn }] of work.entries()) {
    obey(refuseSecretWords(what))
    await giveTask(tx, actor, { unitId, what, dueOn, hat: 'party', givenOn: on, origin: `${origin}/${given + at + 1}` })
  }
}

export async function strikeSession(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
  const [dropped] = await dropSession(tx, id)
  if (!dropped) throw new Refusal('programmes.no-such-session')
  await record(tx, actor, { what: 'programmes.strike-session', units: [dropped.unitId], subject: `programmes/${dropped.programme}`, reason, facts: { session: id } })
}

/** The leading unit itself takes part; others where the programme was given to them. */
async function refuseOutside(tx: Tx, { number, unitId: leadId, name }: Programme, unitId: number): Promise<void> {
  if (unitId !== leadId && !await findUnit(tx, number, unitId)) throw new Refusal('programmes.not-given-to-unit', { name })
}
