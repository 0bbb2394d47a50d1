import type { Tx } from '#ground/database/database.ts'
import type { Call } from '#ground/http/contract.ts'
import { route, routeAround, Written, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { day, isDay, monthEnds, type Day } from '#ground/time/day.ts'
import { compareDays } from './comparison.ts'
import { getChildrenFigures, getComparison, getFigures, getHome, getMap, getRanking, getRows, getSeries, correctTerm as correctTermCall, listIndicators, listPrinted, listTargets, listTerms, openTerm as openTermCall, postPrinted, postTarget } from './contract.ts'
import { childrenFigures, figuresOf, villagesFigures } from './figures.ts'
import { rowsBehind } from './behind.ts'
import type { Figure } from './figure.ts'
import type { Indicator } from './indicator.ts'
import { printedOf, storePrinted } from './printed.ts'
import { homeOf, type Sees, seesAll } from './home.ts'
import { mapOf } from './map.ts'
import { placeAmongSiblings, rank, rankingOf } from './ranking.ts'
import { rememberAnswers, type Recall, type Remembered } from './remembered.ts'
import { scopeOf, type Known } from './scope.ts'
import { seriesOver, seriesOverTerms } from './series.ts'
import { setTarget, targetsOf } from './targets.ts'
import type { TermGiven } from './term.ts'
import { correctTerm, openTerm, termsSeen } from './terms.ts'
import { movesByItself } from './tally.ts'
import { hide, hideIn, hiddenFrom, smallestGroup, type Withheld, withheldBelow, withheldOf } from './withhold.ts'

/** Every room's indicators are handed in: this room knows none by name. Answers are the same for everybody who sees the same rows, so those are remembered together. */
export function routesFor(indicators: readonly Indicator[], sees: Sees = seesAll, memory: Remembered = rememberAnswers()): Route[] {
  const one = (code: string): Indicator => {
    const found = indicators.find((indicator) => indicator.code === code)
    if (!found) throw new Refusal('indicators.unknown', { code })
    return found
  }
  const several = (codes: string | undefined): readonly Indicator[] => (codes === undefined ? indicators : codes.split(',').map((code) => one(code.trim())))
  const scope = (tx: Tx, { unitId, on, known }: Asked) => scopeOf(tx, unitId, day(on), knownOf(known))

  const asking = async (tx: Tx, hidden: readonly Indicator[]) => ({ indicators: hidden, least: await smallestGroup(tx), sees: (unitId: number | null) => sees.figures(tx, unitId) })

  /** What a paper printed of a group stands; what was derived beside it is not told. */
  const withoutGroups = <Printed extends { indicator: string }>(printed: Printed[], hidden: readonly Indicator[]): Printed[] =>
    printed.map((each) => (hidden.some(({ code }) => code === each.indicator) ? { ...each, derived: null, agreement: null } : each))

  const remembered = <In, Out>(call: Call<In, Out>, make: (tx: Tx, input: In, asker: Asker) => Promise<Out>): Route =>
    rememberedBy(memory, call, make, (tx, people, unitId) => hiddenFrom(indicators, people, (may) => sees.holds(tx, unitId, may)))

  return [
    remembered(listIndicators, async () => indicators.map((indicator) => describe(indicator))),
    remembered(getFigures, async (tx, { indicators: codes, ...asked }, { hidden }) => {
      const [named, place] = [several(codes), await scope(tx, asked)]
      const found = await figuresOf(tx, named, place)
      const figures = hide(found.figures, hidden.length === 0 ? none : await withheldOf(tx, await asking(tx, hidden), place))
      return { ...found, figures, targets: withoutHidden(await targetsOf(tx, named, place, found.figures), figures) }
    }),
    remembered(getChildrenFigures, async (tx, { indicators: codes, by, ...asked }, { hidden }) => {
      const place = await scope(tx, asked)
      if (by === 'children') {
        const found = await childrenFigures(tx, several(codes), place)
        return hidden.length === 0 ? found : { ...found, children: hideIn(found.children, await withheldBelow(tx, await asking(tx, hidden), place)) }
      }
      if (place.unit.kind === 'country') throw new Refusal('indicators.too-many-villages', { name: place.unit.fullName })
      const found = await villagesFigures(tx, several(codes), place)
      return hidden.length === 0 ? found : { ...found, children: hideIn(found.children, new Set(hidden.map(({ code }) => code))) }
    }),
    remembered(getRanking, async (tx, { indicator, ...asked }, { hidden, recall }) => {
      const place = await scope(tx, asked)
      if (hidden.includes(one(indicator))) {
        const found = await childrenFigures(tx, [one(indicator)], place)
        return { level: found.level, ...rank(one(indicator), hideIn(found.children, await withheldBelow(tx, await asking(tx, hidden), place))), own: null }
      }
      const seen = await sees.figures(tx, place.unit.parentId)
      const [ranking, own] = await Promise.all([rankingOf(tx, one(indicator), place), seen ? placeAmongSiblings(tx, one(indicator), place, recall) : null])
      return { ...ranking, own }
    }),
    remembered(getSeries, async (tx, { indicator, from, ...asked }, { hidden }) => {
      refuseHidden(several(indicator), hidden)
      const place = await scope(tx, asked)
      const [points, terms] = await Promise.all([seriesOver(tx, several(indicator), place, askedDays(day(from), place.on)), seriesOverTerms(tx, several(indicator), place)])
      return { points, terms }
    }),
    remembered(getRows, async (tx, { indicator, part, offset, limit, unplaced, state, ...asked }, { hidden }) => {
      refuseHidden([one(indicator)], hidden)
      return rowsBehind(tx, one(indicator), await scope(tx, asked), part, { offset, limit, unplaced, state, people: await sees.people(tx, asked.unitId) })
    }),
    remembered(getComparison, async (tx, { unitId, indicator, before, after, known }, { hidden }) => {
      refuseHidden([one(indicator)], hidden)
      return compareDays(tx, one(indicator), unitId, [day(before), day(after)], knownOf(known))
    }),
    remembered(listTargets, async (tx, asked, { hidden }) => {
      const place = await scope(tx, asked)
      const { figures } = await figuresOf(tx, indicators, place)
      return withoutHidden(await targetsOf(tx, indicators, place, figures), hide(figures, hidden.length === 0 ? none : await withheldOf(tx, await asking(tx, hidden), place)))
    }),
    remembered(listPrinted, async (tx, { unitId }, { hidden }) => withoutGroups(await printedOf(tx, indicators, unitId), hidden)),
    remembered(getHome, async (tx, { unitId, on, known, indicator }, { hidden, recall }) => {
      const shown = indicator === undefined ? foremost(indicators) : one(indicator)
      refuseHidden([shown], hidden)
      const home = await homeOf(tx, indicators, shown, { unitId, on: day(on), known: knownOf(known) }, sees, recall)
      if (hidden.length === 0 || home.figures === null) return home
      const all = hide(home.figures.all, await withheldOf(tx, await asking(tx, hidden), await scopeOf(tx, home.unit.id, day(on), knownOf(known))))
      return { ...home, figures: { ...home.figures, all, targets: withoutHidden(home.figures.targets, all), printed: withoutGroups(home.figures.printed, hidden) } }
    }),
    routeAround(getMap, async (_, asked) => new Written(await mapOf(asked) ?? 'null')),
    route(postTarget, (tx, actor, { indicator, dueOn, setOn, ...given }) =>
      setTarget(tx, actor, one(indicator), { ...given, dueOn: day(dueOn), setOn: day(setOn) })),
    route(listTerms, async (tx, _actor, { unitId, on }) => ({ unit: (await scopeOf(tx, unitId, day(on))).unit, terms: await termsSeen(tx, unitId, day(on)) })),
    route(openTermCall, (tx, actor, given) => openTerm(tx, actor, termGiven(given))),
    route(correctTermCall, (tx, actor, { termId, ...given }) => correctTerm(tx, actor, { termId, ...termGiven(given) })),
    route(postPrinted, (tx, actor, { indicator, on, ...given }) => storePrinted(tx, actor, one(indicator), { ...given, on: day(on) })),
  ]
}

const termGiven = ({ unitId, name, from, until, basis }: { unitId: number; name: string; from: string | null; until: string | null; basis: string | null }): TermGiven =>
  ({ unitId, name: name.normalize('NFC'), from: from === null ? null : day(from), until: until === null ? null : day(until), basis: basis || null })

const none: Withheld = new Set()

/** Rows, courses and comparisons of a group of people tell of single ones. */
function refuseHidden(asked: readonly Indicator[], hidden: readonly Indicator[]): void {
  const group = asked.find((one) => hidden.includes(one))
  if (group) throw new Refusal(group.may === undefined ? 'indicators.group-needs-people' : 'indicators.needs-more', { name: group.name })
}

const withoutHidden = <Target extends { indicator: string }>(targets: Target[], figures: readonly Figure[]): Target[] =>
  targets.filter(({ indicator }) => !figures.some(({ code, withheld }) => code === indicator && withheld))

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
  return { code, subject: subject.code, name, formula, basis, measures, better, group, splits, byDay: movesByItself(indicator), weighs: indicator.weighs !== undefined }
}

/** hidden: the indicators of groups of people that whoever asks is told of only where they are many. */
type Asker = { hidden: readonly Indicator[]; recall: Recall }
type Hides = (tx: Tx, people: boolean, unitId: number | null) => Promise<readonly Indicator[]>

/** A reading call whose answer is kept, checked against the contract and written, until the facts change. */
function rememberedBy<In, Out>(memory: Remembered, call: Call<In, Out>, make: (tx: Tx, input: In, asker: Asker) => Promise<Out>, hides: Hides): Route {
  const write = async (tx: Tx, input: In, asker: Asker) => {
    const answer = call.gives.parse(await make(tx, input, asker))
    return new Written(JSON.stringify(answer), call.shows?.(answer, input) ?? null)
  }
  return routeAround(call, ({ database, actor }, input) => {
    // what was known then is derived anew from the facts about people; who may not read those would be told of empty posts
    const people = actor?.may.some((may) => may === 'people.read' || may === '*') ?? false
    if (typeof input === 'object' && input !== null && 'known' in input && input.known !== undefined && !people) throw new Refusal('indicators.known-needs-people')
    const view = `${actor?.view ?? ''} ${people ? 'people' : 'figures'}`
    return memory.answer(database, `${view} ${call.path} ${JSON.stringify(input)}`, async (tx, recall) =>
      write(tx, input, { hidden: await hides(tx, people, unitIn(input)), recall: (part, makePart) => recall(`${view} ${part}`, makePart) }))
  })
}

const unitIn = (input: unknown): number | null => (input as { unitId?: number } | undefined)?.unitId ?? null
