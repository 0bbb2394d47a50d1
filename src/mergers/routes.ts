import type { Tx } from '#ground/database/database.ts'
import { route, routeAround, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { addDays } from '#ground/time/day.ts'
import { compareDays, type Figure, type Indicator } from '#indicators/public.ts'
import { unitOn } from '#units/public.ts'
import { carryOut } from './carry-out.ts'
import { choose } from './choose.ts'
import * as calls from './contract.ts'
import { changeNeighbours, draft, keepProposal, move, problemOf, refuseUnready, setNeighbours, setWishes } from './drafting.ts'
import { ledGroups } from './holders.ts'
import type { Plan } from './plan.ts'
import { costOf, householdsOf, isBelow, type Place } from './problem.ts'
import { chosenOf, emptyPosts, getPlan, minimumsOn, neighboursOf, plansUnder, proposalsOf, type VillageThen, villagesThen, wishesOf } from './store.ts'
import { proposeApart } from './solving.ts'
import { type Covers, restingOn, type RestsIn, undoneByOthers, undoWith } from './undo.ts'

const seconds = 25
/** What a merger changes first: how many villages there are, and how many of them are unified. */
const shown = ['posts.villages', 'posts.unified']

/** After it was carried out the villages of its day are the new ones: those that were divided stood the day before. */
const dividedOn = (plan: Plan): Plan => (plan.state === 'carried_out' ? { ...plan, on: addDays(plan.on, -1) } : plan)

/** restsIn: what the other rooms say rests on units. covers: whether the speaker may carry mergers out in a unit. */
export const routesFor = (indicators: readonly Indicator[], restsIn: readonly RestsIn[], covers: Covers): Route[] => [
  route(calls.listPlans, (tx, _actor, { unitId, on }) => plansUnder(tx, unitId, on)),
  route(calls.getPlan, async (tx, _actor, { planId }) => {
    const plan = await getPlan(tx, planId)
    const [villages, neighbours] = [await villagesThen(tx, dividedOn(plan)), await neighboursOf(tx, plan.communeId, dividedOn(plan).on)]
    const lacks = refuseUnready(plan, villages, neighbours)
    return { plan, villages, neighbours, wishes: await wishesOf(tx, planId), minimums: await minimumsOn(tx, plan.on), lacks: lacks && { code: lacks.code, facts: lacks.facts } }
  }),
  route(calls.listProposals, async (tx, _actor, { planId }) => {
    const plan = await getPlan(tx, planId)
    const villages = await villagesThen(tx, dividedOn(plan))
    const kept = new Set((await wishesOf(tx, planId)).filter(({ kind }) => kind === 'leader').flatMap(({ villageIds }) => villageIds))
    const places = villages.map((village) => placeOf(village, kept))
    const proposals = []
    for (const { planId: _, groups, ...proposal } of await proposalsOf(tx, planId)) {
      const led = new Map((await ledGroups(tx, dividedOn(plan), villages, groups, await chosenOf(tx, proposal.id))).map((each) => [each.seatId, each]))
      const known = groups.filter(({ members }) => members.every((id) => places.some((place) => place.id === id)))
      proposals.push({ ...proposal, cost: costOf({ places }, known), groups: known.map((group) => ({
        ...group, households: householdsOf(places, group), least: places.find(({ id }) => id === group.seatId)!.least, below: isBelow(places, group), led: led.get(group.seatId) ?? null,
      })) })
    }
    return proposals
  }),
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
  route(calls.getEmptyPosts, async (tx, _actor, { planId, on }) => { const plan = await getPlan(tx, planId); return plan.state === 'carried_out' ? emptyPosts(tx, plan, on) : [] }),
  route(calls.getResting, async (tx, _actor, { planId }) => {
    const plan = await getPlan(tx, planId)
    return { undoneBy: await undoneByOthers(tx, plan, covers), resting: await restingOn(tx, plan, restsIn) }
  }),
  route(calls.undoMerger, undoWith(restsIn, covers)),
  route(calls.getMergerFigures, async (tx, _actor, { planId }) => {
    const plan = await getPlan(tx, planId)
    const [before, after] = [addDays(plan.on, -1), plan.on]
    const standing = plan.state === 'carried_out' ? (await villagesThen(tx, plan)).map(({ id }) => id) : []
    const merged = new Set((await proposalsOf(tx, planId)).find(({ id }) => id === plan.chosenId)?.groups.filter(({ members }) => members.length > 1).flatMap(({ members }) => members) ?? [])
    const made = await madeOf(tx, plan, standing, merged)
    return { before, after, commune: await compared(tx, indicators, plan, [plan.communeId]), villages: await compared(tx, indicators, plan, made) }
  }),
]

const placeOf = ({ id, households, least, state }: VillageThen, kept: Set<number>): Place => ({ id, households: households ?? 0, least: least ?? 0, leads: state === 'unified' || kept.has(id) })

/** Of the villages that stand on the day those that a merger made: seats that went on, and those founded by it. */
async function madeOf(tx: Tx, plan: Plan, standing: number[], merged: Set<number>): Promise<number[]> {
  const before = new Set((await villagesThen(tx, dividedOn(plan))).map(({ id }) => id))
  return standing.filter((id) => merged.has(id) || !before.has(id))
}

async function compared(tx: Tx, indicators: readonly Indicator[], plan: Plan, unitIds: number[]) {
  const told = []
  for (const unitId of unitIds) for (const code of shown) {
    const indicator = indicators.find((each) => each.code === code)
    if (!indicator) continue
    const { fullName } = await unitOn(tx, unitId, plan.on)
    const { before, after, restated } = await compareDays(tx, indicator, unitId, [addDays(plan.on, -1), plan.on])
    told.push({ unitId, name: fullName, indicator: code, before: counts(before.figure), after: counts(after.figure), restated: counts(restated?.figure ?? null) })
  }
  return told
}

const counts = (figure: Figure | null) => figure && { numerator: figure.numerator, denominator: figure.denominator }
