import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import { convert } from './convert.ts'
import {
  convertUnit, correctAct, countPlaced, coverVillages, dissolveUnit, findUnits, foundUnit, getActs, getByCode, getChildren, getCovered, getHistory, getLineage, getMeasures, getRoots, getUnit,
  getUnplaced, measureUnit, mergeUnits, moveUnit, placeUnits, renameUnit, splitUnit, tryAct,
} from './contract.ts'
import { correct } from './correct.ts'
import { cover } from './cover.ts'
import { dissolve } from './dissolve.ts'
import { find, type Holding } from './find.ts'
import { found } from './found.ts'
import { actsOf, historyOf, lineageOf, placedOf, unplacedOf } from './kin.ts'
import { measure, type Measures, measuresOf } from './measure.ts'
import { merge } from './merge.ts'
import { move } from './move.ts'
import { place } from './place.ts'
import { childrenOf, coveredOn, rootsOf, unitByCode, unitOn } from './reading.ts'
import { rename } from './rename.ts'
import { split } from './split.ts'
import { trial } from './trial.ts'
import { unitKinds, type HoldsOn, type UnitKind } from './unit.ts'

/** Whether the speaker may place villages in a commune: asked of whoever knows rights. */
type Covers = (tx: Tx, unitId: number, permission: 'units.place') => Promise<boolean>

/** `guards`: who still holds something in a unit that is about to end, told by the rooms above. `holding`: how words of names are found under the policies. */
export const routesFor = (guards: HoldsOn[], holding?: Holding, covers: Covers = async () => true): Route[] => [
  route(getRoots, (tx) => rootsOf(tx)),
  route(findUnits, (tx, _actor, { text, on, kinds, ...options }) => find(tx, text, on, { ...options, kinds: kinds?.split(',').filter(isKind), holding })),
  route(getByCode, async (tx, _actor, { code, on, tree }) => await unitByCode(tx, code, on, tree ?? null) ?? null),
  route(getUnit, (tx, _actor, { id, on, known }) => unitOn(tx, id, on, known ?? null)),
  route(getChildren, (tx, _actor, { id, on, known }) => childrenOf(tx, id, on, known ?? null)),
  route(getLineage, (tx, _actor, { id }) => lineageOf(tx, id)),
  route(getHistory, (tx, _actor, { id }) => historyOf(tx, id)),
  route(getActs, (tx, _actor, { id }) => actsOf(tx, id)),
  route(getCovered, (tx, _actor, { id, on, known }) => coveredOn(tx, id, on, known ?? null)),
  route(getMeasures, (tx, _actor, { id, on, known }) => measuresOf(tx, id, on, known ?? null)),
  route(measureUnit, (tx, actor, { measures, paperId = null, ...given }) => measure(tx, actor, { ...given, paperId, measures: measures as Measures })),
  route(getUnplaced, async (tx, _actor, { id, on }) => {
    const waiting = await unplacedOf(tx, id, on)
    const mine = new Map<number, boolean>()
    for (const commune of new Set(waiting.flatMap(({ candidates }) => candidates.map((each) => each.id)))) mine.set(commune, await covers(tx, commune, 'units.place'))
    return waiting.map((village) => ({ ...village, candidates: village.candidates.map((each) => ({ ...each, mine: mine.get(each.id)! })) }))
  }),
  route(countPlaced, (tx, _actor, { id, on }) => placedOf(tx, id, on)),
  route(foundUnit, found),
  route(renameUnit, rename),
  route(moveUnit, move),
  route(mergeUnits, merge(guards)),
  route(splitUnit, split(guards)),
  route(convertUnit, convert),
  route(dissolveUnit, dissolve(guards)),
  route(placeUnits, place),
  route(coverVillages, cover),
  route(correctAct, correct(guards)),
  route(tryAct, (tx, actor, { given }) => trial(guards)(tx, actor, given)),
]

const isKind = (kind: string): kind is UnitKind => (unitKinds as readonly string[]).includes(kind)
