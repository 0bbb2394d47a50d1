import { route, routeAround, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Indicator } from '#indicators/public.ts'
import { carryOut } from './carry-out.ts'
import { choose } from './choose.ts'
import * as calls from './contract.ts'
import { changeNeighbours, draft, keepProposal, move, problemOf, setNeighbours, setWishes } from './drafting.ts'
import { figuresSeen, planSeen, proposalsSeen } from './seen.ts'
import { proposeApart } from './solving.ts'
import { emptyPosts, getPlan, plansUnder } from './store.ts'
import { type Covers, restingOn, type RestsIn, undoneByOthers, undoWith } from './undo.ts'

const seconds = 25
/** restsIn: what the other rooms say rests on units. covers: whether the speaker may carry mergers out in a unit. */
export const routesFor = (indicators: readonly Indicator[], restsIn: readonly RestsIn[], covers: Covers): Route[] => [
  route(calls.listPlans, (tx, _actor, { unitId, on, known = null }) => plansUnder(tx, unitId, on, known)),
  route(calls.getPlan, (tx, _actor, { planId, known = null }) => planSeen(tx, planId, known)),
  route(calls.listProposals, (tx, _actor, { planId, known = null }) => proposalsSeen(tx, planId, known)),
  route(calls.draftPlan, draft),
  route(calls.setNeighbours, setNeighbours),
  route(calls.changeNeighbours, changeNeighbours),
  route(calls.setWishes, setWishes),
  routeAround(calls.reckonProposal, async ({ database, actor }, { planId, first }) => {
    const problem = await database.read(async (tx) => problemOf(tx, await getPlan(tx, planId), first, seconds))
    const found = await proposeApart(problem)
    if (!found) throw new Refusal('mergers.no-proposal', {})
    return database.transaction((tx) => keepProposal(tx, actor!, planId, first, found.optimal, found.groups))
  }),
  route(calls.drawProposal, (tx, actor, { planId, groups }) => keepProposal(tx, actor, planId, 'drawn', false, groups.map((group) => ({ ...group, members: [...new Set(group.members)].sort((a, b) => a - b) })))),
  route(calls.chooseHolders, choose),
  route(calls.movePlan, move),
  route(calls.carryOutPlan, carryOut),
  route(calls.getEmptyPosts, async (tx, _actor, { planId, on, known = null }) => { const plan = await getPlan(tx, planId, { known }); return plan.state === 'carried_out' ? emptyPosts(tx, plan, on, known) : [] }),
  route(calls.getResting, async (tx, _actor, { planId }) => {
    const plan = await getPlan(tx, planId)
    return { undoneBy: await undoneByOthers(tx, plan, covers), resting: await restingOn(tx, plan, restsIn) }
  }),
  route(calls.undoMerger, undoWith(restsIn, covers)),
  route(calls.getMergerFigures, (tx, _actor, { planId, known = null }) => figuresSeen(tx, indicators, planId, known)),
]
