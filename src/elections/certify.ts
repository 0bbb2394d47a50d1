import { createHash } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { appoint, end, holdersOn } from '#posts/public.ts'
import { type Election, type Verdict, type Warning } from './election.ts'
import { type Acted, decide, refuseAboutMyself, stepInto, stepped } from './prepare.ts'
import { renameWithVersion } from './rename-cluster.ts'
import { type Figures, loaded, type Result, resultOf } from './result.ts'
import { candidatesOf, insertVersion, lockElection, versionsOf, writeStep, writeVotes } from './store.ts'
import type { Renaming } from './tally.ts'

export type Reviewing = { id: number; on: Day; verdict: Verdict; paperId: number; reason: string }

/** Where the legal tests disagree: what the competent body answered, on its paper. It declares nothing by itself. */
export async function review(tx: Tx, actor: Actor, { id, on, verdict, paperId, reason }: Reviewing, self: number | null): Promise<Acted> {
  await refuseAboutMyself(tx, id, self)
  const election = await stepInto(tx, actor, id, 'review', on)
  const { figures, isComplete } = resultOf(await loaded(tx, id))
  if (!isComplete || figures.outcome !== 'needs_legal_review') throw new Refusal('elections.nothing-to-review', {})
  await writeStep(tx, election, 'review', { on, paperId, reason, verdict })
  await record(tx, actor, { what: 'elections.review', units: [election.unitId], subject: `elections/${id}`, basis: `papers/${paperId}`, reason, facts: { verdict, on } })
  return { id, warnings: [] }
}

export type Recognising = { from: Day; paperId?: number | null; plannedEnd?: Day | null }
export type Certifying = { id: number; on: Day; recognition?: Recognising | null }

/** The result is signed as it follows from the counts that two people read alike. With the decision of recognition (or approval) at hand, the elected are appointed in the same transaction. */
export async function certify(tx: Tx, actor: Actor, { id, on, recognition = null }: Certifying, self: number | null): Promise<Acted & { outcome: Figures['outcome']; appointed: number[] }> {
  await refuseAboutMyself(tx, id, self)
  const election = await stepInto(tx, actor, id, 'certify', on)
  const all = await loaded(tx, id)
  const { figures, ...readiness } = resultOf(all)
  obey(refuseUncounted(readiness))
  if (figures.outcome === 'needs_legal_review') throw new Refusal('elections.needs-legal-review', {})
  await sign(tx, actor, election, figures, { on, version: 1, reason: null })
  const electedPersons = all.candidates.filter((each) => figures.electedIds.includes(each.id)).map(({ personId }) => personId)
  await stepped(tx, actor, election, 'certify', { on }, [], { outcome: figures.outcome, version: 1 }, electedPersons)
  if (!recognition || figures.electedIds.length === 0) return { id, outcome: figures.outcome, warnings: [], appointed: [] }
  const { warnings, appointed } = await recognise(tx, actor, { id, on, ...recognition }, self)
  return { id, outcome: figures.outcome, warnings, appointed }
}

/** No result before everybody has reported, twice and alike. */
function refuseUncounted({ isComplete, differs, waits, unread }: Omit<Result, 'figures'>): Refusal | null {
  if (isComplete) return null
  if (differs) return new Refusal('elections.counts-differ', {})
  if (unread.length > 0) return new Refusal('elections.read-once', { names: unread })
  return waits.length > 0 ? new Refusal('elections.clusters-missing', { count: waits.length, names: waits }) : new Refusal('elections.counts-missing', {})
}

async function sign(tx: Tx, actor: Actor, election: Election, figures: Figures, { on, version, reason }: { on: Day; version: number; reason: string | null }) {
  const text = JSON.stringify(figures)
  await insertVersion(tx, election, { version, outcome: figures.outcome, figures: text, digest: createHash('sha256').update(text).digest('hex'), certifiedOn: on, certifiedBy: actor.accountId || null, reason })
  await writeVotes(tx, election.id, lastVotes(figures), figures.electedIds)
  await rows(tx, sql`update election set outcome = ${figures.outcome}, attended = ${figures.clusters.reduce((sum, { attending }) => sum + attending, 0)} where id = ${election.id}`)
}

/** Of a post voted on in several rounds the last votes that a candidate got. */
const lastVotes = ({ rounds }: Figures): Record<string, number> => Object.assign({}, ...rounds.map(({ count }) => count?.votes ?? {}))

/** Nghị định 59/2023/NĐ-CP, Điều 8: the commune recognises the result; of a cell the committee above approves it. From that day the elected hold their posts, with the election as basis. */
export async function recognise(tx: Tx, actor: Actor, { id, on, from, paperId = null, plannedEnd = null }: Recognising & { id: number; on: Day }, self: number | null): Promise<Acted & { appointed: number[] }> {
  await refuseAboutMyself(tx, id, self)
  const election = await stepInto(tx, actor, id, 'recognise', on)
  if (from < election.heldOn!) throw new Refusal('elections.begins-before-held', { from, heldOn: election.heldOn })
  const elected = (await candidatesOf(tx, id, election.heldOn!)).filter((each) => each.elected)
  if (elected.length === 0) throw new Refusal('elections.nobody-elected', {})
  const holders = await holdersOn(tx, election.unitId, from)
  const posts = election.kind === 'village_head' ? ['village_head'] : ['cell_secretary', 'cell_deputy_secretary', 'cell_committee_member']
  for (const { number } of holders.filter(({ kind }) => posts.includes(kind))) await end(tx, actor, { number, on: from, reason: 'term_over', paperId })
  const seated = elected.filter(({ post, personId }) => post !== 'cell_committee_member' || !elected.some((other) => other.personId === personId && other.post !== post))
  const warnings: Warning[] = [], appointed: number[] = []
  for (const { post, personId } of seated) {
    const done = await appoint(tx, actor, { unitId: election.unitId, kind: post, personId, from, plannedEnd, paperId, basis: `elections/${id}`, entered: 'elected' })
    warnings.push(...done.warnings)
    appointed.push(done.number)
  }
  await stepped(tx, actor, election, 'recognise', { on, paperId }, [], { from, appointed }, seated.map(({ personId }) => personId))
  return { id, warnings, appointed }
}

export type Rerunning = { id: number; on: Day; plannedOn: Day; paperId?: number | null; reason: string }

/** The commune orders it to be held again (Nghị định 59/2023/NĐ-CP, Điều 8): a new election, tied to this one. */
export async function orderRerun(tx: Tx, actor: Actor, { id, on, plannedOn, paperId = null, reason }: Rerunning, self: number | null): Promise<Acted> {
  await refuseAboutMyself(tx, id, self)
  const election = await stepInto(tx, actor, id, 'rerun', on)
  await stepped(tx, actor, election, 'rerun', { on, paperId, reason })
  return decide(tx, actor, { unitId: election.unitId, kind: election.kind, on, plannedOn, paperId, driveId: election.driveId, rerunsId: id })
}

/** A certified result is history: two people read the minutes again, and what they now say, or how the clusters are rightly called, is signed as a new version. Who is in post already is not changed by it. */
export async function correctResult(tx: Tx, actor: Actor, { id, on, reason, names = [] }: { id: number; on: Day; reason: string; names?: Renaming[] }, self: number | null): Promise<Acted & { version: number; outcome: Figures['outcome'] }> {
  await refuseAboutMyself(tx, id, self)
  const election = await lockElection(tx, id)
  const [last] = await versionsOf(tx, id)
  if ((!last && election.outcome === null) || !['certified', 'recognised'].includes(election.state) || election.known !== 'counted') throw new Refusal('elections.not-in-this-state', { state: election.state, step: 'certify' })
  if (on > actor.today) throw new Refusal('elections.day-to-come', { on })
  await renameWithVersion(tx, id, names)
  const all = await loaded(tx, id)
  const { figures, ...readiness } = resultOf(all)
  obey(refuseUncounted(readiness))
  const before = (last?.figures as Figures | undefined) ?? { outcome: election.outcome, electedIds: all.candidates.filter((each) => each.elected).map((each) => each.id) } // taken up from a workbook: signed elsewhere
  if (createHash('sha256').update(JSON.stringify(figures)).digest('hex') === last?.digest) throw new Refusal('elections.nothing-changed', {})
  if (figures.outcome === 'needs_legal_review') throw new Refusal('elections.needs-legal-review', {})
  const sameElected = figures.electedIds.length === before.electedIds.length && figures.electedIds.every((each) => before.electedIds.includes(each))
  if (election.state === 'recognised' && !sameElected) throw new Refusal('elections.elected-would-change', {})
  const version = (last?.version ?? 0) + 1
  await sign(tx, actor, election, figures, { on, version, reason })
  const people = all.candidates.filter((each) => figures.electedIds.includes(each.id) || before.electedIds.includes(each.id)).map(({ personId }) => personId)
  await record(tx, actor, { what: 'elections.correct', units: [election.unitId], people, subject: `elections/${id}`, reason, facts: { version, on, ...(names.length > 0 ? { renamed: names.length } : {}) }, before: { outcome: before.outcome }, after: { outcome: figures.outcome } })
  return { id, version, outcome: figures.outcome, warnings: [] }
}

