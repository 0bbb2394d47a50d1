import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { findPerson } from '#people/public.ts'
import { type Plan, refuseToChoose } from './plan.ts'
import { type Chosen, refuseChosen } from './seating.ts'
import { chosenOf, getPlan, kindsOfPosts, proposalsOf, replaceChosen } from './store.ts'

export type Choosing = { planId: number; proposalId: number; seatId: number; posts: Chosen[] }

/** Who is to hold the posts of a new village of a proposal, all that were chosen; carried out with the plan. Posts that are left out follow from the merger. */
export async function choose(tx: Tx, actor: Actor, { planId, proposalId, seatId, posts }: Choosing): Promise<Record<string, never>> {
  const plan = await getPlan(tx, planId, { held: true })
  obey(refuseToChoose(plan))
  await groupOf(tx, plan, proposalId, seatId)
  obey(refuseChosen(posts, await kindsOfPosts(tx)))
  const before = await chosenOf(tx, proposalId)
  const heads = posts.filter(({ kind }) => kind === 'village_head').flatMap(({ personIds }) => personIds)
  if (before.some((each) => each.seatId !== seatId && each.kind === 'village_head' && each.personIds.some((id) => heads.includes(id)))) throw new Refusal('mergers.one-head-of-two', {})
  const people = [...new Set(posts.flatMap(({ personIds }) => personIds))]
  for (const id of people) if (!await findPerson(tx, id)) throw new Refusal('posts.no-such-person', {})
  await replaceChosen(tx, plan, proposalId, seatId, posts)
  await record(tx, actor, {
    what: 'mergers.choose', units: [plan.communeId], people, subject: `mergers/${planId}`, facts: { planId, name: plan.name, proposalId, seatId },
    before: { posts: before.filter((each) => each.seatId === seatId).map(({ kind, personIds }) => ({ kind, personIds })) }, after: { posts },
  })
  return {}
}

async function groupOf(tx: Tx, { id }: Plan, proposalId: number, seatId: number) {
  const group = (await proposalsOf(tx, id)).find((proposal) => proposal.id === proposalId)?.groups.find((each) => each.seatId === seatId && each.members.length > 1)
  if (!group) throw new Refusal('mergers.no-such-group', { id: seatId })
}
