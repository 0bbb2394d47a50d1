import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson } from '#people/public.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import { refuseTeam } from './inspection.ts'
import { changeTeamRow, findTeam, insertTeam, type Team, visitsOfTeam } from './store.ts'

export type SetUp = { unitId: number; name: string; from: Day; until: Day | null; paperId: number | null; headId: number; memberIds: number[]; targetIds: number[] }

/** A unit sends a team to units that stand below it. */
export async function setUpTeam(tx: Tx, actor: Actor, given: SetUp): Promise<{ id: number }> {
  const team = { ...given, name: given.name.normalize('NFC').trim() }
  obey(refuseTeam(team))
  await obeyPlaces(tx, team)
  const id = await insertTeam(tx, team)
  await record(tx, actor, {
    what: 'inspections.set-up', units: [team.unitId, ...team.targetIds], people: peopleOf(team), subject: originOf(id), ...(team.paperId === null ? {} : { basis: `papers/${team.paperId}` }), facts: { from: team.from, until: team.until, targets: team.targetIds.length },
  })
  return { id }
}

const originOf = (id: number) => `inspections/${id}`
const peopleOf = ({ headId, memberIds }: { headId: number; memberIds: number[] }) => [...new Set([headId, ...memberIds])]

export async function getTeam(tx: Tx, id: number, known: Known = null): Promise<Team> {
  const team = await findTeam(tx, id, known)
  if (!team) throw new Refusal('inspections.no-such-team')
  return team
}

export type ChangeTeam = { id: number; until: Day | null; headId: number; memberIds: number[]; targetIds: number[]; reason: string }

/** Members, units or the end change, with a reason; a unit that was visited stays. As known before, the team is as it was. */
export async function changeTeam(tx: Tx, actor: Actor, { id, until, headId, memberIds, targetIds, reason }: ChangeTeam): Promise<{ id: number }> {
  const before = await getTeam(tx, id)
  const team = { ...before, until, headId, memberIds, targetIds }
  obey(refuseTeam(team))
  await obeyPlaces(tx, team)
  const left = (await visitsOfTeam(tx, id, actor.today)).find(({ unitId }) => !targetIds.includes(unitId))
  if (left) throw new Refusal('inspections.target-has-visits', { unit: left.unit })
  if (!await changeTeamRow(tx, id, team)) throw new Refusal('inspections.no-such-team')
  await record(tx, actor, { what: 'inspections.change', units: [team.unitId, ...targetIds], people: [...new Set([...peopleOf(before), ...peopleOf(team)])], subject: originOf(id), facts: { until, targets: targetIds.length }, reason })
  return { id }
}

async function obeyPlaces(tx: Tx, { unitId, from, headId, memberIds, targetIds }: SetUp): Promise<void> {
  const below = new Set([unitId, ...await unitsUnder(tx, unitId, from)])
  if (!targetIds.every((id) => below.has(id))) throw new Refusal('inspections.target-not-below')
  for (const personId of peopleOf({ headId, memberIds })) if (!await findPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
}
