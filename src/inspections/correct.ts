import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { cancelTask, tasksOf } from '#tasks/public.ts'
import { type FindingKind, type Obstacle, originOf, refuseFinding, refuseMove, refuseRecommendation, refuseVisit, refuseWithdrawal } from './inspection.ts'
import { changeFindingRow, changeVisitRow, closeFinding, closeRecommendation, closeVisit, findFinding, findingsOf, findRecommendation, recommendationsOf } from './store.ts'
import { type Asking, getVisit } from './visit.ts'

const lost = () => new Refusal('inspections.changed-meanwhile')

/** A visit that was not held yet is planned for another day. */
export async function moveVisit(tx: Tx, actor: Actor, asking: Asking, { id, plannedOn, reason }: { id: number; plannedOn: Day; reason: string }): Promise<{ id: number }> {
  const { visit, team } = await getVisit(tx, actor, asking, id)
  obey(refuseMove(visit) ?? refuseVisit(team, visit.unitId, plannedOn))
  if (plannedOn === visit.plannedOn) return { id }
  if (!await changeVisitRow(tx, id, { ...visit, plannedOn })) throw lost()
  await record(tx, actor, { what: 'inspections.move', units: [visit.unitId], subject: originOf(visit.teamId), facts: { before: visit.plannedOn, plannedOn }, reason })
  return { id }
}

export type CorrectVisit = { id: number; heldOn: Day; note: string | null; paperId: number | null; reason: string }

/** What was noted of a visit that was held, said anew; what is recommended there stays due after it. */
export async function correctVisit(tx: Tx, actor: Actor, asking: Asking, { id, heldOn, note, paperId, reason }: CorrectVisit): Promise<{ id: number }> {
  const { visit, team } = await getVisit(tx, actor, asking, id)
  if (visit.heldOn === null) throw new Refusal('inspections.not-held-yet')
  if (heldOn > actor.today) throw new Refusal('inspections.held-in-the-future', { heldOn, today: actor.today })
  obey(refuseVisit(team, visit.unitId, heldOn))
  for (const recommendation of await recommendationsOf(tx, [id])) obey(refuseRecommendation(recommendation, heldOn))
  const said = note?.normalize('NFC').trim() || null
  if (visit.heldOn === heldOn && visit.note === said && visit.paperId === paperId) return { id }
  if (!await changeVisitRow(tx, id, { ...visit, heldOn, note: said, paperId })) throw lost()
  await record(tx, actor, { what: 'inspections.correct-visit', units: [visit.unitId], subject: originOf(visit.teamId), ...(paperId === null ? {} : { basis: `papers/${paperId}` }), facts: { before: visit.heldOn, heldOn }, reason })
  return { id }
}

/** A visit noted in error, or one that will not be. One at which something was found stays until that is withdrawn. */
export async function withdrawVisit(tx: Tx, actor: Actor, asking: Asking, { id, reason }: { id: number; reason: string }): Promise<{ id: number }> {
  const { visit } = await getVisit(tx, actor, asking, id)
  obey(refuseWithdrawal((await findingsOf(tx, [id])).length + (await recommendationsOf(tx, [id])).length))
  if (!await closeVisit(tx, id)) throw lost()
  await record(tx, actor, { what: 'inspections.withdraw-visit', units: [visit.unitId], subject: originOf(visit.teamId), facts: { on: visit.heldOn ?? visit.plannedOn }, reason })
  return { id }
}

export type CorrectFinding = { id: number; kind: FindingKind; obstacle: Obstacle | null; personId: number | null; note: string; reason: string }

async function getFinding(tx: Tx, actor: Actor, asking: Asking, id: number) {
  const finding = await findFinding(tx, id)
  if (!finding) throw new Refusal('inspections.no-such-finding')
  return { finding, ...await getVisit(tx, actor, asking, finding.visitId) }
}

/** What was found, said anew. */
export async function correctFinding(tx: Tx, actor: Actor, asking: Asking, { id, kind, obstacle, personId, note, reason }: CorrectFinding): Promise<{ id: number }> {
  const { finding, visit } = await getFinding(tx, actor, asking, id)
  obey(refuseFinding({ kind, obstacle, note }, visit.heldOn))
  const said = note.normalize('NFC').trim()
  if (finding.kind === kind && finding.obstacle === obstacle && finding.personId === personId && finding.note === said) return { id }
  if (!await changeFindingRow(tx, id, visit, { kind, obstacle, personId, note: said })) throw lost()
  const people = [...new Set([finding.personId, personId].filter((one) => one !== null))]
  await record(tx, actor, { what: 'inspections.correct-finding', units: [visit.unitId], people, subject: originOf(visit.teamId), facts: { kind, ...(obstacle === null ? {} : { obstacle }) }, reason })
  return { id }
}

export async function withdrawFinding(tx: Tx, actor: Actor, asking: Asking, { id, reason }: { id: number; reason: string }): Promise<{ id: number }> {
  const { finding, visit } = await getFinding(tx, actor, asking, id)
  if (!await closeFinding(tx, id)) throw lost()
  await record(tx, actor, { what: 'inspections.withdraw-finding', units: [visit.unitId], people: finding.personId === null ? [] : [finding.personId], subject: originOf(visit.teamId), facts: { kind: finding.kind }, reason })
  return { id }
}

/** A recommendation is withdrawn; its task, where it is still open, is cancelled for the same reason. */
export async function withdrawRecommendation(tx: Tx, actor: Actor, asking: Asking, { id, reason }: { id: number; reason: string }): Promise<{ id: number }> {
  const recommendation = await findRecommendation(tx, id)
  if (!recommendation) throw new Refusal('inspections.no-such-recommendation')
  const { visit } = await getVisit(tx, actor, asking, recommendation.visitId)
  if (!await closeRecommendation(tx, id)) throw lost()
  const [task] = await tasksOf(tx, originOf(visit.teamId, id), actor.today)
  if (task) await cancelTask(tx, actor, task, reason)
  await record(tx, actor, { what: 'inspections.withdraw-recommendation', units: [visit.unitId], people: task?.personId ? [task.personId] : [], subject: originOf(visit.teamId), facts: { dueOn: recommendation.dueOn }, reason })
  return { id }
}
