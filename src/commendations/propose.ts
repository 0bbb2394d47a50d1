import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson } from '#people/public.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import { type Level, refuseDecision, refuseProposal } from './commendation.ts'
import { type Commendation, decideRow, declineRow, findCommendation, insertCommendation, insertRow, lockCommendation, rowsOf, takeOutRows } from './store.ts'

export type Propose = { unitId: number; topic: string; level: Level; year: number; proposedOn: Day; rows: { unitId: number; personId: number | null; note: string | null }[] }

/** A unit proposes collectives below it, and people who serve there. */
export async function propose(tx: Tx, actor: Actor, given: Propose): Promise<{ id: number }> {
  const topic = given.topic.normalize('NFC').trim()
  obey(refuseProposal({ ...given, topic }, actor.today))
  const below = new Set([given.unitId, ...await unitsUnder(tx, given.unitId, given.proposedOn)])
  if (!given.rows.every(({ unitId }) => below.has(unitId))) throw new Refusal('commendations.not-below')
  for (const { personId } of given.rows) if (personId !== null && !await findPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
  const id = await insertCommendation(tx, { ...given, topic, unitIds: unitsOf(given.unitId, given.rows) })
  for (const each of given.rows) await insertRow(tx, id, each)
  await record(tx, actor, { what: 'commendations.propose', units: unitsOf(given.unitId, given.rows), people: peopleOf(given.rows), subject: `commendations/${id}`, facts: { level: given.level, year: given.year, count: given.rows.length } })
  return { id }
}

const unitsOf = (unitId: number, rows: { unitId: number }[]) => [...new Set([unitId, ...rows.map((each) => each.unitId)])]
const peopleOf = (rows: { personId: number | null }[]) => [...new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])))]

export async function getCommendation(tx: Tx, id: number, on: Day, known: Known = null): Promise<Commendation> {
  const found = await findCommendation(tx, id, on, known)
  if (!found) throw new Refusal('commendations.no-such')
  return found
}

export type Decide = { id: number; decidedOn: Day; paperId: number | null; signer: string; level: Level; keep: number[] }

/** It is decided for those rows that are kept; the others are taken out. `self`: the person that the speaker is; nobody decides about themself. */
export async function decide(tx: Tx, actor: Actor, self: number | null, { id, decidedOn, paperId, signer, level, keep }: Decide): Promise<{ id: number }> {
  await lockCommendation(tx, id)
  const proposal = await getCommendation(tx, id, actor.today)
  obey(refuseDecision(proposal, { decidedOn, signer }, actor.today))
  const named = await rowsOf(tx, id, actor.today)
  if (self !== null && named.some(({ personId }) => personId === self)) throw new Refusal('commendations.own')
  const out = await takeOutRows(tx, id, keep, decidedOn)
  if (proposal.collectives + proposal.people - out.length === 0) throw new Refusal('commendations.nobody')
  if ((await decideRow(tx, id, { decidedOn, paperId, signer: signer.normalize('NFC').trim(), level })).length === 0) throw new Refusal('commendations.no-such')
  await record(tx, actor, { what: 'commendations.decide', units: [proposal.unitId], people: peopleOf(out), subject: `commendations/${id}`, ...(paperId === null ? {} : { basis: `papers/${paperId}` }), facts: { decidedOn, level, out: out.length } })
  return { id }
}

/** It is not followed, with a reason. */
export async function decline(tx: Tx, actor: Actor, { id, on, reason }: { id: number; on: Day; reason: string }): Promise<{ id: number }> {
  await lockCommendation(tx, id)
  const proposal = await getCommendation(tx, id, actor.today)
  obey(refuseDecision(proposal, { decidedOn: on, signer: 'x' }, actor.today))
  if ((await declineRow(tx, id, on, reason)).length === 0) throw new Refusal('commendations.no-such')
  await record(tx, actor, { what: 'commendations.decline', units: [proposal.unitId], subject: `commendations/${id}`, facts: { on }, reason })
  return { id }
}
