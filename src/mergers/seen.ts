import type { Tx } from '#ground/database/database.ts'
import { addDays } from '#ground/time/day.ts'
import { compareDays, type Figure, type Indicator, scopeOf } from '#indicators/public.ts'
import type { Known } from '#posts/public.ts'
import { refuseUnready } from './drafting.ts'
import { ledGroups } from './holders.ts'
import type { Plan } from './plan.ts'
import { costOf, householdsOf, isBelow, type Place } from './problem.ts'
import { chosenOf, getPlan, minimumsOn, neighboursOf, proposalsOf, type VillageThen, villagesThen, wishesOf } from './store.ts'

/** What a merger changes first: how many villages there are, and how many of them are unified. */
const shown = ['posts.villages', 'posts.unified']

/** After it was carried out the villages of its day are the new ones: those that were divided stood the day before. */
const dividedOn = (plan: Plan): Plan => (plan.state === 'carried_out' ? { ...plan, on: addDays(plan.on, -1) } : plan)

/** A plan with all that it rests on, as known; minimums are the law's, as known today. */
export async function planSeen(tx: Tx, planId: number, known: Known = null) {
  const plan = await getPlan(tx, planId, { known })
  const [villages, neighbours] = [await villagesThen(tx, dividedOn(plan), known), await neighboursOf(tx, plan.communeId, dividedOn(plan).on, known)]
  const lacks = refuseUnready(plan, villages, neighbours)
  return { plan, villages, neighbours, wishes: await wishesOf(tx, planId, known), minimums: await minimumsOn(tx, plan.on), lacks: lacks && { code: lacks.code, facts: lacks.facts } }
}

/** Its proposals as known, each with what it costs and who would lead. */
export async function proposalsSeen(tx: Tx, planId: number, known: Known = null) {
  const plan = await getPlan(tx, planId, { known })
  const villages = await villagesThen(tx, dividedOn(plan), known)
  const kept = new Set((await wishesOf(tx, planId, known)).filter(({ kind }) => kind === 'leader').flatMap(({ villageIds }) => villageIds))
  const places = villages.map((village) => placeOf(village, kept))
  const proposals = []
  for (const { planId: _, groups, ...proposal } of await proposalsOf(tx, planId, known)) {
    const led = new Map((await ledGroups(tx, dividedOn(plan), villages, groups, await chosenOf(tx, proposal.id, known), known)).map((each) => [each.seatId, each]))
    const there = groups.filter(({ members }) => members.every((id) => places.some((place) => place.id === id)))
    proposals.push({ ...proposal, cost: costOf({ places }, there), groups: there.map((group) => ({
      ...group, households: householdsOf(places, group), least: places.find(({ id }) => id === group.seatId)!.least, below: isBelow(places, group), led: led.get(group.seatId) ?? null,
    })) })
  }
  return proposals
}

/** The commune and each new village the day before and on the day, as known. */
export async function figuresSeen(tx: Tx, indicators: readonly Indicator[], planId: number, known: Known = null) {
  const plan = await getPlan(tx, planId, { known })
  const [before, after] = [addDays(plan.on, -1), plan.on]
  const standing = plan.state === 'carried_out' ? (await villagesThen(tx, plan, known)).map(({ id }) => id) : []
  const merged = new Set((await proposalsOf(tx, planId, known)).find(({ id }) => id === plan.chosenId)?.groups.filter(({ members }) => members.length > 1).flatMap(({ members }) => members) ?? [])
  const made = await madeOf(tx, plan, standing, merged, known)
  return { before, after, commune: await compared(tx, indicators, plan, [plan.communeId], known), villages: await compared(tx, indicators, plan, made, known) }
}

const placeOf = ({ id, households, least, state }: VillageThen, kept: Set<number>): Place => ({ id, households: households ?? 0, least: least ?? 0, leads: state === 'unified' || kept.has(id) })

/** Of the villages that stand on the day those that a merger made: seats that went on, and those founded by it. */
async function madeOf(tx: Tx, plan: Plan, standing: number[], merged: Set<number>, known: Known): Promise<number[]> {
  const before = new Set((await villagesThen(tx, dividedOn(plan), known)).map(({ id }) => id))
  return standing.filter((id) => merged.has(id) || !before.has(id))
}

async function compared(tx: Tx, indicators: readonly Indicator[], plan: Plan, unitIds: number[], known: Known) {
  const told = []
  for (const unitId of unitIds) for (const code of shown) {
    const indicator = indicators.find((each) => each.code === code)
    if (!indicator) continue
    const { unit: { fullName } } = await scopeOf(tx, unitId, plan.on, known)
    const { before, after, restated } = await compareDays(tx, indicator, unitId, [addDays(plan.on, -1), plan.on], known)
    told.push({ unitId, name: fullName, indicator: code, before: counts(before.figure), after: counts(after.figure), restated: counts(restated?.figure ?? null) })
  }
  return told
}

const counts = (figure: Figure | null) => figure && { numerator: figure.numerator, denominator: figure.denominator }
