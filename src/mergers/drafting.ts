import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPaper } from '#papers/public.ts'
import { unitOn } from '#units/public.ts'
import { type Origin, type Plan, refusePairs, refuseStep, refuseToChange, refuseWishes, type Region, type Step, steps, type Wish } from './plan.ts'
import { faultOf, type Group, type Problem } from './problem.ts'
import { dropNeighbours, getPlan, type GroupNamed, insertNeighbours, insertPlan, insertProposal, neighboursOf, proposalsOf, replaceWishes, setState, type VillageThen, villagesThen, wishesOf } from './store.ts'

const note = (tx: Tx, actor: Actor, act: string, plan: Plan, more: { facts?: Record<string, unknown>; before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string; paperId?: number } = {}) => record(tx, actor, {
  what: `mergers.${act}`, units: [plan.communeId], subject: `mergers/${plan.id}`, ...(more.reason ? { reason: more.reason } : {}), ...(more.paperId ? { basis: `papers/${more.paperId}` } : {}),
  facts: { planId: plan.id, name: plan.name, ...more.facts }, before: more.before ?? {}, after: more.after ?? {},
})

export type Drafting = { unitId: number; name: string; on: Day; region: Region; border: boolean; note: string | null }

/** A plan for a commune from a day on, empty of wishes and proposals. */
export async function draft(tx: Tx, actor: Actor, { unitId, ...given }: Drafting): Promise<{ id: number }> {
  const commune = await unitOn(tx, unitId, given.on)
  if (commune.kind !== 'commune' || commune.stands !== 'yes') throw new Refusal('mergers.not-a-commune', { unit: commune.fullName, on: given.on })
  const id = await insertPlan(tx, { ...given, communeId: unitId, madeBy: actor.accountId || null })
  await record(tx, actor, { what: 'mergers.draft', units: [unitId], subject: `mergers/${id}`, facts: { planId: id, name: given.name }, after: { on: given.on, region: given.region, border: given.border } })
  return { id }
}

/** Which villages touch this one, all of them: pairs that are left out are taken back. */
export async function setNeighbours(tx: Tx, actor: Actor, { unitId, on, neighbourIds }: { unitId: number; on: Day; neighbourIds: number[] }): Promise<{ added: number; removed: number }> {
  const village = await unitOn(tx, unitId, on)
  if (village.kind !== 'village' || village.stands !== 'yes' || village.parentId === null) throw new Refusal('mergers.not-a-village', { unit: village.fullName, on })
  const beside = new Set((await rows<{ id: number }>(tx, sql`select id from unit_on(${on}::date) where parent_id = ${village.parentId} and kind = 'village' and id <> ${unitId}`)).map(({ id }) => id))
  const elsewhere = neighbourIds.find((id) => !beside.has(id))
  if (elsewhere !== undefined) throw new Refusal('mergers.village-elsewhere', { id: elsewhere })
  const present = (await neighboursOf(tx, village.parentId, on)).flatMap(([a, b]) => (a === unitId ? [b] : b === unitId ? [a] : []))
  const [added, removed] = [neighbourIds.filter((id) => !present.includes(id)), present.filter((id) => !neighbourIds.includes(id))]
  await insertNeighbours(tx, village.parentId, added.map((id) => [unitId, id]))
  await dropNeighbours(tx, removed.map((id) => [unitId, id]))
  if (added.length + removed.length > 0) await record(tx, actor, { what: 'mergers.neighbours', units: [unitId], facts: { on }, before: { neighbours: present }, after: { neighbours: neighbourIds } })
  return { added: added.length, removed: removed.length }
}

type Pair = readonly [number, number]
const keyOf = ([a, b]: Pair) => `${Math.min(a, b)}/${Math.max(a, b)}`

/** Pairs of villages of a commune that touch are added and taken back at once; what is so already stays as it is. */
export async function changeNeighbours(tx: Tx, actor: Actor, { unitId, on, add, drop }: { unitId: number; on: Day; add: [number, number][]; drop: [number, number][] }): Promise<{ added: number; removed: number }> {
  const commune = await unitOn(tx, unitId, on)
  if (commune.kind !== 'commune' || commune.stands !== 'yes') throw new Refusal('mergers.not-a-commune', { unit: commune.fullName, on })
  obey(refusePairs([...add, ...drop], new Set((await rows<{ id: number }>(tx, sql`select id from unit_on(${on}::date) where parent_id = ${unitId} and kind = 'village'`)).map(({ id }) => id))))
  const present = new Set((await neighboursOf(tx, unitId, on)).map(keyOf))
  const [added, removed] = [add.filter((pair) => !present.has(keyOf(pair))), drop.filter((pair) => present.has(keyOf(pair)))]
  await insertNeighbours(tx, unitId, added)
  await dropNeighbours(tx, removed)
  if (added.length + removed.length > 0) await record(tx, actor, { what: 'mergers.neighbours', units: [unitId], facts: { on }, before: { pairs: removed }, after: { pairs: added } })
  return { added: added.length, removed: removed.length }
}

export async function setWishes(tx: Tx, actor: Actor, { planId, wishes }: { planId: number; wishes: Wish[] }): Promise<Record<string, never>> {
  const plan = await getPlan(tx, planId, { held: true })
  obey(refuseToChange(plan))
  obey(refuseWishes(wishes, new Set((await villagesThen(tx, plan)).map(({ id }) => id))))
  const before = await wishesOf(tx, planId)
  await replaceWishes(tx, plan, wishes)
  await note(tx, actor, 'wishes', plan, { before: { wishes: before }, after: { wishes } })
  return {}
}

/** What the plan asks to be solved. Refused where households, neighbours or minimums are missing: without them no proposal can be right. */
export async function problemOf(tx: Tx, plan: Plan, first: Problem['first'], seconds: number): Promise<Problem> {
  const [villages, neighbours, wishes] = [await villagesThen(tx, plan), await neighboursOf(tx, plan.communeId, plan.on), await wishesOf(tx, plan.id)]
  obey(refuseUnready(plan, villages, neighbours))
  const kept = new Set(wishes.filter(({ kind }) => kind === 'leader').flatMap(({ villageIds }) => villageIds))
  return {
    places: villages.map(({ id, households, least, state }) => ({ id, households: households!, least: least!, leads: state === 'unified' || kept.has(id) })), neighbours, first, seconds,
    together: wishes.filter(({ kind }) => kind === 'together').map(({ villageIds }) => villageIds),
    apart: wishes.filter(({ kind }) => kind === 'apart').flatMap(({ villageIds }) => villageIds.flatMap((one, at) => villageIds.slice(at + 1).map((other): [number, number] => [one, other]))),
    seats: wishes.filter(({ kind }) => kind === 'seat').flatMap(({ villageIds }) => villageIds),
  }
}

export function refuseUnready({ commune, on }: Pick<Plan, 'commune' | 'on'>, villages: readonly VillageThen[], neighbours: readonly unknown[]): Refusal | null {
  if (villages.length < 2) return new Refusal('mergers.too-few-villages', { commune, on })
  const unmeasured = villages.filter(({ households }) => households === null)
  if (unmeasured.length > 0) return new Refusal('mergers.households-missing', { count: unmeasured.length, villages: unmeasured.slice(0, 10).map(({ fullName }) => fullName), on })
  if (villages.some(({ least }) => least === null)) return new Refusal('mergers.no-minimum', { on })
  return neighbours.length === 0 ? new Refusal('mergers.neighbours-missing', { commune }) : null
}

/** Keeps a proposal that was reckoned; the map and the wishes are looked at again, for they may have changed while it was. */
export async function keepProposal(tx: Tx, actor: Actor, planId: number, origin: Origin, optimal: boolean, groups: readonly (Group & Partial<GroupNamed>)[]): Promise<{ proposalId: number }> {
  const plan = await getPlan(tx, planId, { held: true })
  obey(refuseToChange(plan))
  obey(await refuseGroups(tx, plan, groups))
  const proposalId = await insertProposal(tx, plan, origin, optimal, groups)
  await note(tx, actor, 'propose', plan, { facts: { proposalId, origin, groups: groups.length } })
  return { proposalId }
}

async function refuseGroups(tx: Tx, plan: Plan, groups: readonly (Group & Partial<GroupNamed>)[]): Promise<Refusal | null> {
  const problem = await problemOf(tx, plan, 'moved', 0)
  const fault = faultOf(problem, groups)
  if (!fault) return null
  const names = new Map((await villagesThen(tx, plan)).map(({ id, fullName }) => [id, fullName]))
  return new Refusal(`mergers.group-${fault.code}`, { villages: fault.ids.map((id) => names.get(id) ?? `#${id}`) })
}

type Moving = { planId: number; step: Exclude<Step, 'carry-out' | 'undo'>; proposalId?: number | undefined; paperId?: number | undefined; on?: Day | undefined; reason?: string | undefined }

/** submit: one proposal is put forward. decide: the commune's People's Council resolved it, on a paper, from a day. reopen, withdraw: with a reason. */
export async function move(tx: Tx, actor: Actor, { planId, step, proposalId, paperId, on, reason }: Moving): Promise<Record<string, never>> {
  const plan = await getPlan(tx, planId, { held: true })
  obey(refuseStep(plan, step))
  const { to } = steps[step]
  if (step === 'submit') {
    const chosen = (await proposalsOf(tx, planId)).find(({ id }) => id === proposalId)
    if (!chosen) throw new Refusal('mergers.no-such-proposal', {})
    obey(await refuseGroups(tx, plan, chosen.groups))
    if (chosen.groups.every(({ members }) => members.length === 1)) throw new Refusal('mergers.nothing-merges', {})
    await setState(tx, planId, to, sql`, chosen_id = ${chosen.id}`)
  } else if (step === 'decide') {
    if (paperId === undefined || !await findPaper(tx, paperId)) throw new Refusal('mergers.paper-missing')
    await setState(tx, planId, to, sql`, paper_id = ${paperId}, on_day = ${on ?? plan.on}`)
  } else {
    if (!reason?.trim()) throw new Refusal('mergers.reason-missing', { step })
    await setState(tx, planId, to, step === 'reopen' ? sql`, chosen_id = null` : sql``)
  }
  await note(tx, actor, step, plan, { ...(reason ? { reason } : {}), ...(paperId ? { paperId } : {}), before: { state: plan.state, on: plan.on }, after: { state: to, ...(proposalId ? { proposalId } : {}), ...(step === 'decide' ? { on: on ?? plan.on } : {}) } })
  return {}
}
