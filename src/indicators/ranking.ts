import type { Tx } from '#ground/database/database.ts'
import { canBeRanked, compareFigures, type Figure } from './figure.ts'
import { childrenFigures, type ChildFigures } from './figures.ts'
import type { Indicator } from './indicator.ts'
import { recallNothing, type Recall } from './remembered.ts'
import { scopeOf, type Scope, type StateKind } from './scope.ts'

export type RankedUnit = { unit: NonNullable<ChildFigures['unit']>; figure: Figure; place: number | null; tied: boolean }

/** Best first. Equal figures share a place and the next place is skipped (1, 1, 3); units without a denominator come last, without a place. */
export type Ranking = { level: StateKind | null; of: number; units: RankedUnit[]; unplaced: Figure | null }

export function rank(indicator: Indicator, children: ChildFigures[]): Omit<Ranking, 'level'> {
  const listed = children.flatMap(({ unit, figures: [figure] }) => (unit && figure ? [{ unit, figure }] : []))
  const ranked = listed.filter(({ figure }) => canBeRanked(indicator, figure)).sort((a, b) => compareFigures(indicator, b.figure, a.figure))
  const units: RankedUnit[] = []
  for (const [i, entry] of ranked.entries()) {
    const above = units[i - 1]
    const equalsAbove = above !== undefined && compareFigures(indicator, above.figure, entry.figure) === 0
    if (equalsAbove) above.tied = true
    units.push({ ...entry, place: equalsAbove ? above.place : i + 1, tied: equalsAbove })
  }
  const others = listed.filter(({ figure }) => !canBeRanked(indicator, figure)).map((entry) => ({ ...entry, place: null, tied: false }))
  return { of: ranked.length, units: [...units, ...others], unplaced: children.find(({ unit }) => unit === null)?.figures[0] ?? null }
}

/** The units one level below, ranked by one indicator. */
export async function rankingOf(tx: Tx, indicator: Indicator, scope: Scope): Promise<Ranking> {
  const { level, children } = await childrenFigures(tx, [indicator], scope)
  return { level, ...rank(indicator, children) }
}

type Places = { of: number; places: Record<number, { place: number; tied: boolean }> }

/** «3/12»: the unit's own place among the units under the same parent. Null for the country and where it cannot be ranked. The places of all are recalled: every one of them asks. */
export async function placeAmongSiblings(tx: Tx, indicator: Indicator, { unit, on, known }: Scope, recall: Recall = recallNothing): Promise<{ place: number; of: number; tied: boolean } | null> {
  const { parentId } = unit
  if (parentId === null) return null
  const { of, places } = await recall(JSON.stringify(['places', indicator.code, parentId, on, known]), async (): Promise<Places> => {
    const ranking = await rankingOf(tx, indicator, await scopeOf(tx, parentId, on, known))
    return { of: ranking.of, places: Object.fromEntries(ranking.units.flatMap(({ unit: { id }, place, tied }) => (place === null ? [] : [[id, { place, tied }]]))) }
  })
  const own = places[unit.id]
  return own ? { place: own.place, of, tied: own.tied } : null
}
