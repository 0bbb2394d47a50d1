import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { addMonths, type Day } from '#ground/time/day.ts'
import { electsCommittee, longestList } from './base.ts'
import { type Election, type Kind, path, type PutBy, refuseDay, refuseOnBoth, refuseProbationary, refuseReason, refuseStep, type Step, unitKindOf, warnCandidates, warnLate, type Warning } from './election.ts'
import { rulesOn } from './rules.ts'
import { candidatesOf, getElection, insertCandidates, insertTeam, lockElection, stepsOf, teamOf, writeStep } from './store.ts'

export type Deciding = { unitId: number; kind: Kind; on: Day; plannedOn: Day; paperId?: number | null; driveId?: number | null; rerunsId?: number | null }
type Dated = { id: number; on: Day; paperId?: number | null; reason?: string | null }
export type Acted = { id: number; warnings: Warning[] }

/** The commune decides that an election is held (Nghị định 59/2023/NĐ-CP, Điều 6), or a cell's congress is convened. */
export async function decide(tx: Tx, actor: Actor, { unitId, kind, on, plannedOn, paperId = null, driveId = null, rerunsId = null }: Deciding): Promise<Acted> {
  const unit = await findRow<{ kind: string; name: string; stands: boolean }>(tx, sql`
    select u.kind, v.full_name as name, exists (select from unit_version w where w.unit_id = u.id and upper_inf(w.recorded) and w.valid @> ${plannedOn}::date) as stands
    from unit u join unit_version v on v.unit_id = u.id and upper_inf(v.recorded) where u.id = ${unitId} order by upper(v.valid) desc nulls first limit 1`)
  if (!unit || unit.kind !== unitKindOf[kind]) throw new Refusal('elections.not-in-such-a-unit', { kind })
  if (!unit.stands) throw new Refusal('elections.unit-not-there', { unit: unit.name, on: plannedOn })
  if (on > actor.today) throw new Refusal('elections.day-to-come', { on })
  if (plannedOn < on) throw new Refusal('elections.planned-before-decided', { on, plannedOn })
  await refuseDrive(tx, driveId, unitId, kind)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into election (kind, unit_id, drive_id, reruns_id, planned_on) values (${kind}, ${unitId}, ${driveId}, ${rerunsId}, ${plannedOn}::date) returning id`)
  await writeStep(tx, { id, unitId }, 'decide', { on, paperId })
  await record(tx, actor, { what: 'elections.decide', units: [unitId], subject: `elections/${id}`, ...basis(paperId), facts: { kind, on, plannedOn, ...(rerunsId ? { rerunsId } : {}) } })
  return { id, warnings: [] }
}

async function refuseDrive(tx: Tx, driveId: number | null, unitId: number, kind: Kind) {
  if (driveId === null) return
  const drive = await findRow<{ kind: Kind }>(tx, sql`select kind from drive where id = ${driveId} and upper_inf(recorded)`)
  if (!drive) throw new Refusal('elections.no-such-drive', {})
  if (drive.kind !== kind) throw new Refusal('elections.drive-of-other-kind', { kind: drive.kind })
}

export const basis = (paperId: number | null | undefined) => (paperId ? { basis: `papers/${paperId}` } : {})

/** The election, held to the end, where this step may be taken on this day. */
export async function stepInto(tx: Tx, actor: Actor, id: number, step: Step, on: Day): Promise<Election> {
  const election = await lockElection(tx, id)
  obey(refuseStep(election, step))
  obey(refuseDay(step, on, await stepsOf(tx, id), actor.today))
  return election
}

export async function stepped(tx: Tx, actor: Actor, election: Election, step: Step, { on, paperId, reason }: Omit<Dated, 'id'>, warnings: Warning[] = [], facts: Record<string, unknown> = {}, people: number[] = []): Promise<Acted> {
  obey(refuseReason(warnings, reason ?? null))
  const { from: _from, to } = path[election.kind][step]!
  await writeStep(tx, election, step, { on, paperId, reason }, to)
  await record(tx, actor, {
    what: `elections.${step}`, units: [election.unitId], people, subject: `elections/${election.id}`, ...basis(paperId), ...(reason ? { reason } : {}),
    facts: { kind: election.kind, on, ...facts, ...(warnings.length > 0 ? { warnings: warnings.map(({ code }) => code) } : {}) }, before: { state: election.state }, after: { state: to },
  })
  return { id: election.id, warnings }
}

/** The plan is made public: at least so many days before the meeting, or with a reason for which the commune answers. */
export async function publishPlan(tx: Tx, actor: Actor, { id, plannedOn, ...given }: Dated & { plannedOn?: Day | undefined }): Promise<Acted> {
  const election = await stepInto(tx, actor, id, 'plan', given.on)
  const day = plannedOn ?? election.plannedOn!
  if (day < given.on) throw new Refusal('elections.planned-before-decided', { on: given.on, plannedOn: day })
  if (day !== election.plannedOn) await rows(tx, sql`update election set planned_on = ${day}::date where id = ${id}`)
  const { planDaysBefore } = await rulesOn(tx, day)
  return stepped(tx, actor, election, 'plan', given, election.kind === 'village_head' ? warnLate('elections.plan-late', given.on, day, planDaysBefore) : [], { plannedOn: day })
}

export type Forming = Dated & { members: { personId: number; part: 'head' | 'member' }[] }

/** The election team: its head speaks for the village's Front committee, and no member stands as a candidate. */
export async function formTeam(tx: Tx, actor: Actor, { id, members, ...given }: Forming): Promise<Acted> {
  const election = await stepInto(tx, actor, id, 'team', given.on)
  if (members.filter(({ part }) => part === 'head').length !== 1) throw new Refusal('elections.team-needs-a-head', {})
  obey(refuseOnBoth(members.map(({ personId }) => ({ personId, name: '' })), await candidatesOf(tx, id, given.on)))
  const { teamDaysBefore } = await rulesOn(tx, election.plannedOn!)
  await insertTeam(tx, election, 'team', members)
  return stepped(tx, actor, election, 'team', given, warnLate('elections.team-late', given.on, election.plannedOn, teamDaysBefore), { members: members.length }, members.map(({ personId }) => personId))
}

export type Agreeing = Dated & { candidates: { personId: number; putBy: PutBy }[]; seats?: number | null; official?: number | null }

/** The list of candidates: of a village agreed between its Front committee and the cell; of a cell the committee's list, longer than its seats but by no more than the surplus. */
export async function agreeCandidates(tx: Tx, actor: Actor, { id, candidates, seats = null, official = null, ...given }: Agreeing): Promise<Acted> {
  const election = await stepInto(tx, actor, id, 'list', given.on)
  if (candidates.length === 0) throw new Refusal('elections.no-candidates', {})
  const rules = await rulesOn(tx, election.plannedOn!)
  const hasCommittee = election.kind === 'cell' && seats !== null
  if (hasCommittee) {
    if (seats > rules.committeeMax.value) throw new Refusal('elections.committee-too-large', { seats, most: rules.committeeMax.value, basis: rules.committeeMax.basis })
    if (official !== null && !electsCommittee(official, { committeeThreshold: rules.committeeThreshold.value, committeeMax: 0, secretaryMaxRounds: 0 })) throw new Refusal('elections.no-committee-below', { official, least: rules.committeeThreshold.value })
    const most = longestList(seats, rules.surplusMax.value, rules.surplusRounding.value)
    if (candidates.length <= seats || candidates.length > most) throw new Refusal('elections.surplus', { count: candidates.length, least: seats + 1, most, basis: rules.surplusMax.basis, status: rules.surplusMax.status })
    await rows(tx, sql`update election set seats = ${seats} where id = ${id}`)
  }
  await insertCandidates(tx, election, election.kind === 'village_head' ? 'village_head' : hasCommittee ? 'cell_committee_member' : 'cell_secretary', candidates)
  return stepped(tx, actor, election, 'list', given, await warnStanding(tx, election, election.plannedOn!), { candidates: candidates.length, ...(seats ? { seats } : {}) }, candidates.map(({ personId }) => personId))
}

/** What stands against the candidates, and what is only to be looked at. */
export async function warnStanding(tx: Tx, election: Election, on: Day): Promise<Warning[]> {
  const candidates = await candidatesOf(tx, election.id, on)
  obey(refuseOnBoth(await teamOf(tx, election.id), candidates))
  if (election.kind === 'cell') obey(refuseProbationary(candidates))
  return warnCandidates(election.kind, candidates, election.unitId, on, (await rulesOn(tx, on)).minAge)
}

/** It is not held after all. */
export async function withdraw(tx: Tx, actor: Actor, { id, ...given }: Dated & { reason: string }): Promise<Acted> {
  return stepped(tx, actor, await stepInto(tx, actor, id, 'withdraw', given.on), 'withdraw', given)
}

export type Opening = { unitId: number; kind: Kind; name: string; from: Day; dueOn: Day; paperId?: number | null }

/** A campaign: all villages (or cells) below the unit are to have voted by a day. */
export async function openDrive(tx: Tx, actor: Actor, { unitId, kind, name, from, dueOn, paperId = null }: Opening): Promise<{ id: number }> {
  if (dueOn < from || dueOn > addMonths(from, 60)) throw new Refusal('elections.drive-days', { from, dueOn })
  const { id } = await row<{ id: number }>(tx, sql`
    insert into drive (unit_id, kind, name, period, paper_id) values (${unitId}, ${kind}, ${name}, daterange(${from}::date, ${dueOn}::date, '[]'), ${paperId}) returning id`)
  await record(tx, actor, { what: 'elections.open-drive', units: [unitId], subject: `drives/${id}`, ...basis(paperId), facts: { kind, from, dueOn } })
  return { id }
}

/** Who is asked about stands in no election of the kind, to act on it. */
export async function refuseAboutMyself(tx: Tx, id: number, self: number | null) {
  if (self === null) return
  const election = await getElection(tx, id)
  if ((await candidatesOf(tx, id, election.heldOn ?? election.plannedOn!)).some(({ personId }) => personId === self)) throw new Refusal('elections.about-yourself', {})
}
