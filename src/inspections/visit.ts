import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { recordsOf } from '#people/public.ts'
import { giveTask, type Hat } from '#tasks/public.ts'
import { type FindingKind, type Obstacle, originOf, refuseFinding, refuseRecommendation, refuseToNote, refuseVisit } from './inspection.ts'
import { getTeam } from './set-up.ts'
import { changeVisitRow, findVisit, insertFinding, insertRecommendation, insertVisit, type Team, type Visit } from './store.ts'

/** How rights are asked: the person that the speaker is, and whether they may set up teams there. */
export type Asking = { personOf(tx: Tx): Promise<number | null>; mayDecide(tx: Tx, unitId: number): Promise<boolean> }

async function obeyMembership(tx: Tx, actor: Actor, asking: Asking, team: Team, unitId: number): Promise<void> {
  const self = await asking.personOf(tx)
  obey(refuseToNote(team, { self: self === null ? [] : await recordsOf(tx, self), staff: await asking.mayDecide(tx, unitId) }, actor.today))
}

/** A day at a unit of the team, within its time. */
export async function planVisit(tx: Tx, actor: Actor, asking: Asking, { teamId, unitId, plannedOn }: { teamId: number; unitId: number; plannedOn: Day }): Promise<{ id: number }> {
  const team = await getTeam(tx, teamId)
  await obeyMembership(tx, actor, asking, team, unitId)
  obey(refuseVisit(team, unitId, plannedOn))
  const id = await insertVisit(tx, { teamId, unitId, plannedOn })
  await record(tx, actor, { what: 'inspections.plan', units: [unitId], subject: originOf(teamId), facts: { plannedOn } })
  return { id }
}

export async function getVisit(tx: Tx, actor: Actor, asking: Asking, id: number): Promise<{ visit: Visit; team: Team }> {
  const visit = await findVisit(tx, id)
  if (!visit) throw new Refusal('inspections.no-such-visit')
  const team = await getTeam(tx, visit.teamId)
  await obeyMembership(tx, actor, asking, team, visit.unitId)
  return { visit, team }
}

/** The team was there. As known before, the visit is planned still. */
export async function holdVisit(tx: Tx, actor: Actor, asking: Asking, { id, heldOn, note, paperId = null }: { id: number; heldOn: Day; note: string | null; paperId?: number | null | undefined }): Promise<{ id: number }> {
  const { visit, team } = await getVisit(tx, actor, asking, id)
  if (visit.heldOn !== null) throw new Refusal('inspections.held-already', { heldOn: visit.heldOn })
  if (heldOn > actor.today) throw new Refusal('inspections.held-in-the-future', { heldOn, today: actor.today })
  obey(refuseVisit(team, visit.unitId, heldOn))
  if (!await changeVisitRow(tx, id, { ...visit, heldOn, note: note ?? visit.note, paperId: paperId ?? visit.paperId })) throw new Refusal('inspections.no-such-visit')
  await record(tx, actor, { what: 'inspections.hold', units: [visit.unitId], subject: originOf(visit.teamId), ...(paperId === null ? {} : { basis: `papers/${paperId}` }), facts: { heldOn } })
  return { id }
}

export type NoteFinding = { id: number; kind: FindingKind; obstacle: Obstacle | null; personId: number | null; note: string }

/** What was found at the visit. */
export async function noteFinding(tx: Tx, actor: Actor, asking: Asking, { id, kind, obstacle, personId, note }: NoteFinding): Promise<{ id: number }> {
  const { visit } = await getVisit(tx, actor, asking, id)
  obey(refuseFinding({ kind, obstacle, note }, visit.heldOn))
  const made = await insertFinding(tx, visit, { kind, obstacle, personId, note: note.normalize('NFC').trim() })
  await record(tx, actor, { what: 'inspections.find', units: [visit.unitId], people: personId === null ? [] : [personId], subject: originOf(visit.teamId), facts: { kind, ...(obstacle === null ? {} : { obstacle }) } })
  return { id: made }
}

export type Recommend = { id: number; what: string; dueOn: Day; hat: Hat; personId: number | null }

/** What the unit is to do: a task of the unit, or of a person there, from the day of the visit. */
export async function recommend(tx: Tx, actor: Actor, asking: Asking, { id, what, dueOn, hat, personId }: Recommend): Promise<{ id: number; taskId: number }> {
  const { visit } = await getVisit(tx, actor, asking, id)
  obey(refuseRecommendation({ what, dueOn }, visit.heldOn))
  const said = what.normalize('NFC').trim()
  const made = await insertRecommendation(tx, visit, said, dueOn)
  const task = await giveTask(tx, actor, { unitId: visit.unitId, personId, what: said, hat, givenOn: visit.heldOn!, dueOn, paperId: visit.paperId, origin: originOf(visit.teamId, made) })
  await record(tx, actor, { what: 'inspections.recommend', units: [visit.unitId], people: personId === null ? [] : [personId], subject: originOf(visit.teamId), facts: { dueOn } })
  return { id: made, taskId: task.id }
}
