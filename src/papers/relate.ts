import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { type LinkDraft, type LinkKind, leaning, refuseToLink, toReview } from './link.ts'
import { disbelieveLink, findLink, insertLink, linkBetween, linksAt, linksUp, papersById, replacements } from './link-store.ts'
import type { Paper } from './paper.ts'

export type Changed = { id: number; change: 'new' | 'changed' | 'same' }

/** Says that one paper rests on, implements, guides, amends or replaces another. Two papers have one link; another kind takes the place of what was said. */
export async function relate(tx: Tx, actor: Actor, draft: LinkDraft): Promise<Changed> {
  // who writes a second link meanwhile could close a circle that neither sees
  await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended('paper_link', 0))`)
  const papers = await papersById(tx, [draft.fromId, draft.toId])
  const [from, to] = [papers.get(draft.fromId), papers.get(draft.toId)]
  if (!from || !to) throw new Refusal('papers.no-such-paper')
  const above = (await linksUp(tx, [to.id])).flatMap(({ fromId, toId }) => [fromId, toId])
  obey(refuseToLink(draft, from, to, above))
  const before = await linkBetween(tx, draft)
  if (before?.kind === draft.kind) return { id: before.id, change: 'same' }
  if (before) await disbelieveLink(tx, before.id)
  const id = await insertLink(tx, draft, actor.accountId)
  await record(tx, actor, { what: 'papers.relate', units: [], subject: `papers/${from.id}`, basis: `papers/${to.id}`, facts: { linkId: id, from: from.symbol, to: to.symbol }, before: before ? { kind: before.kind } : {}, after: { kind: draft.kind } })
  return { id, change: before ? 'changed' : 'new' }
}

/** Takes back a link that was wrong; that it was believed stays. */
export async function unrelate(tx: Tx, actor: Actor, { id, reason }: { id: number; reason: string }): Promise<void> {
  const link = await findLink(tx, id)
  if (!link) throw new Refusal('papers.no-such-link')
  await disbelieveLink(tx, id)
  await record(tx, actor, { what: 'papers.unrelate', units: [], subject: `papers/${link.fromId}`, basis: `papers/${link.toId}`, reason, facts: { linkId: id }, before: { kind: link.kind }, after: {} })
}

/** A linked paper on another's page. `step`: how many links up; 1 is said by the paper itself. */
export type Related = { linkId: number; kind: LinkKind; paper: Paper }
export type Review = { paper: Paper; basis: Paper; by: Paper }
export type Standing = { says: Related[]; saidOf: Related[]; chain: { from: Paper; kind: LinkKind; to: Paper }[]; review: Review[] }

/** What a paper says of others and others of it, the chain of bases above it, and what has to be looked at again on a day because its basis was replaced: it, or what leans on it. */
export async function standingOf(tx: Tx, paperId: number, on: Day): Promise<Standing> {
  const [near, up] = [await linksAt(tx, [paperId]), (await linksUp(tx, [paperId])).filter(({ kind }) => leaning.includes(kind))]
  const replaced = await replacements(tx)
  const papers = await papersById(tx, new Set([...near, ...up, ...replaced].flatMap(({ fromId, toId }) => [fromId, toId])))
  const paper = (id: number): Paper => papers.get(id)!
  const related = (other: 'fromId' | 'toId') => near.filter((link) => link[other] !== paperId).map((link): Related => ({ linkId: link.id, kind: link.kind, paper: paper(link[other]) }))
  const issued = new Map([...papers].map(([id, { issuedOn }]) => [id, issuedOn]))
  const review = [...toReview(replaced, issued, on)].flatMap(([id, why]) => why.map(({ basisId, byId }): Review => ({ paper: paper(id), basis: paper(basisId), by: paper(byId) })))
  return {
    says: related('toId'), saidOf: related('fromId'), chain: up.filter(({ fromId }) => fromId !== paperId).map(({ fromId, toId, kind }) => ({ from: paper(fromId), kind, to: paper(toId) })),
    review: review.filter(({ paper: { id }, basis }) => id === paperId || basis.id === paperId),
  }
}

/** Ids of papers that lean on a replaced one, on a day. */
export async function reviewedOn(tx: Tx, on: Day): Promise<Set<number>> {
  const links = await replacements(tx)
  const papers = await papersById(tx, new Set(links.flatMap(({ fromId, toId }) => [fromId, toId])))
  return new Set(toReview(links, new Map([...papers].map(([id, { issuedOn }]) => [id, issuedOn])), on).keys())
}
