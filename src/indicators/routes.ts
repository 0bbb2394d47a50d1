import type { Tx } from '#ground/database/database.ts'
import type { Call } from '#ground/http/contract.ts'
import { route, routeAround, Written, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { day, isDay, monthEnds, type Day } from '#ground/time/day.ts'
import { compareDays } from './comparison.ts'
import { getChildrenFigures, getComparison, getFigures, getHome, getMap, getRanking, getRows, getSeries, listIndicators, listPrinted, listTargets, postPrinted, postTarget } from './contract.ts'
import { childrenFigures, figuresOf, villagesFigures } from './figures.ts'
import { rowsBehind } from './behind.ts'
import type { Indicator } from './indicator.ts'
import { printedOf, storePrinted } from './printed.ts'
import { homeOf, type Sees, seesAll } from './home.ts'
import { mapOf } from './map.ts'
import { placeAmongSiblings, rankingOf } from './ranking.ts'
import { rememberAnswers, type Recall, type Remembered } from './remembered.ts'
import { scopeOf, type Known } from './scope.ts'
import { seriesOver, seriesOverTerms } from './series.ts'
import { setTarget, targetsOf } from './targets.ts'
import { movesByItself } from './tally.ts'

/** Every room's indicators are handed in: this room knows none by name. Answers are the same for everybody who sees the same rows, so those are remembered together. */
export function routesFor(indicators: readonly Indicator[], sees: Sees = seesAll, memory: Remembered = rememberAnswers()): Route[] {
  const one = (code: string): Indicator => {
    const found = indicators.find((indicator) => indicator.code === code)
    if (!found) throw new Refusal('indicators.unknown', { code })
    return found
  }
  const several = (codes: string | undefined): readonly Indicator[] => (codes === undefined ? indicators : codes.split(',').map((code) => one(code.trim())))
  const scope = (tx: Tx, { unitId, on, known }: Asked) => scopeOf(tx, unitId, day(on), knownOf(known))

  return [
    remembered(memory, listIndicators, async () => indicators.map((indicator) => describe(indicator))),
    remembered(memory, getFigures, async (tx, { indicators: codes, ...asked }) => {
      const [named, place] = [several(codes), await scope(tx, asked)]
      const found = await figuresOf(tx, named, place)
      return { ...found, targets: await targetsOf(tx, named, place, found.figures) }
    }),
    remembered(memory, getChildrenFigures, async (tx, { indicators: codes, by, ...asked }) => {
      const place = await scope(tx, asked)
      if (by === 'children') return childrenFigures(tx, several(codes), place)
      if (place.unit.kind === 'country') throw new Refusal('indicators.too-many-villages', { name: place.unit.fullName })
      return villagesFigures(tx, several(codes), place)
    }),
    remembered(memory, getRanking, async (tx, { indicator, ...asked }, recall) => {
      const place = await scope(tx, asked)
      const seen = await sees.figures(tx, place.unit.parentId)
      const [ranking, own] = await Promise.all([rankingOf(tx, one(indicator), place), seen ? placeAmongSiblings(tx, one(indicator), place, recall) : null])
      return { ...ranking, own }
    }),
    remembered(memory, getSeries, async (tx, { indicator, from, ...asked }) => {
      const place = await scope(tx, asked)
      const [points, terms] = await Promise.all([seriesOver(tx, several(indicator), place, askedDays(day(from), place.on)), seriesOverTerms(tx, several(indicator), place)])
      return { points, terms }
    }),
    remembered(memory, getRows, async (tx, { indicator, part, offset, limit, unplaced, state, ...asked }) =>
      rowsBehind(tx, one(indicator), await scope(tx, asked), part, { offset, limit, unplaced, state, people: await sees.people(tx, asked.unitId) })),
    remembered(memory, getComparison, (tx, { unitId, indicator, before, after, known }) =>
      compareDays(tx, one(indicator), unitId, [day(before), day(after)], knownOf(known))),
    remembered(memory, listTargets, async (tx, asked) => {
      const place = await scope(tx, asked)
      return targetsOf(tx, indicators, place, (await figuresOf(tx, indicators, place)).figures)
    }),
    remembered(memory, listPrinted, (tx, { unitId }) => printedOf(tx, indicators, unitId)),
    remembered(memory, getHome, (tx, { unitId, on, known, indicator }, recall) =>
      homeOf(tx, indicators, indicator === undefined ? foremost(indicators) : one(indicator), { unitId, on: day(on), known: knownOf(known) }, sees, recall)),
    routeAround(getMap, async (_, asked) => new Written(await mapOf(asked) ?? 'null')),
    route(postTarget, (tx, actor, { indicator, dueOn, setOn, ...given }) =>
      setTarget(tx, actor, one(indicator), { ...given, dueOn: day(dueOn), setOn: day(setOn) })),
    route(postPrinted, (tx, actor, { indicator, on, ...given }) => storePrinted(tx, actor, one(indicator), { ...given, on: day(on) })),
  ]
}

/** The share that is shown first where none is asked for. */
function foremost(indicators: readonly Indicator[]): Indicator {
  const found = indicators.find(({ measures, better }) => measures === 'share' && better === 'higher') ?? indicators[0]
  if (!found) throw new Refusal('indicators.unknown', { code: '' })
  return found
}

type Asked = { unitId: number; on: string; known?: string | undefined }

const knownOf = (known: string | undefined): Known => known ?? null

/** Twenty-five years of months at most; the asked day itself closes the series where it is not a month's end. */
function askedDays(from: Day, to: Day): Day[] {
  if (from > to) throw new Refusal('indicators.days-not-in-order', { before: from, after: to })
  const ends = monthEnds(from, to)
  if (ends.length > 300) throw new Refusal('indicators.too-many-months', { most: 300 })
  return ends.at(-1) === to ? ends : [...ends, to]
}

const describe = (indicator: Indicator) => {
  const { code, subject, name, formula, basis, measures, better, group, splits = null } = indicator
  return { code, subject: subject.code, name, formula, basis, measures, better, group, splits, byDay: movesByItself(indicator) }
}

/** A reading call whose answer is kept, checked against the contract and written, until the facts change. */
function remembered<In, Out>(memory: Remembered, call: Call<In, Out>, make: (tx: Tx, input: In, recall: Recall) => Promise<Out>): Route {
  const write = async (tx: Tx, input: In, recall: Recall) => {
    const answer = call.gives.parse(await make(tx, input, recall))
    return new Written(JSON.stringify(answer), call.shows?.(answer, input) ?? null)
  }
  return routeAround(call, ({ database, actor }, input) => {
    // what was known then is derived anew from the facts about people; who may not read those would be told of empty posts
    if (typeof input === 'object' && input !== null && 'known' in input && input.known !== undefined && !actor?.may.includes('people.read')) throw new Refusal('indicators.known-needs-people')
    const view = actor?.view ?? ''
    return memory.answer(database, `${view} ${call.path} ${JSON.stringify(input)}`, (tx, recall) => write(tx, input, (part, makePart) => recall(`${view} ${part}`, makePart)))
  })
}
