import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { lineageOf, rootsOf, unitOn, type Named, type UnitOnDay } from '#units/public.ts'
import { rowsBehind, statesBehind, type Behind } from './behind.ts'
import { figuresOf } from './figures.ts'
import type { Indicator } from './indicator.ts'
import { preparedRows } from './prepared.ts'
import { printedOf } from './printed.ts'
import { placeAmongSiblings, rankingOf } from './ranking.ts'
import { recallNothing, type Recall } from './remembered.ts'
import { levelBelow, scopeOf, type Known, type Scope } from './scope.ts'
import { targetsOf } from './targets.ts'

/** Up to so many villages stand as squares, each by itself; above it the units below are shown by their rates. */
const mostSquares = 400
const mostMissing = 8

export type Kin = { side: 'before' | 'after'; kind: string; on: Day; id: number | null; name: string }

/** A unit as it stood on a day, what it came from and what became of it, one step each way. */
export type Standing = UnitOnDay & { kin: Kin[]; under: { legalKind: string; count: number }[] }

/** May whoever asks see the figures of this unit, read about its people, or do there what an indicator asks (Indicator.may)? A place among siblings of whom one sees nothing would be no place. */
export type Sees = { figures(tx: Tx, unitId: number | null): Promise<boolean>; people(tx: Tx, unitId: number | null): Promise<boolean>; holds(tx: Tx, unitId: number | null, may: string): Promise<boolean> }
export const seesAll: Sees = { figures: async () => true, people: async () => true, holds: async () => true }

/** Everything that the home of a unit shows of one indicator on a day, from one snapshot. */
export async function homeOf(
  tx: Tx, indicators: readonly Indicator[], indicator: Indicator, asked: { unitId: number | undefined; on: Day; known: Known },
  sees: Sees = seesAll, recall: Recall = recallNothing,
) {
  const given = await standingOf(tx, asked.unitId ?? await countryOf(tx), asked.on)
  const unit = given.kind === 'central' ? await standingOf(tx, await countryOf(tx), asked.on) : given
  const nothing = { unit, indicator: indicator.code, level: null, figures: null }
  if (unit.tree === 'party' || unit.kind === 'village' || unit.stands !== 'yes') return nothing
  const scope = await scopeOf(tx, unit.id, asked.on, asked.known)
  const { figures, unplaced, treeNote } = await figuresOf(tx, indicators, scope)
  const within = figures.find(({ code }) => code === indicator.code)?.denominator ?? 0
  const isSmall = within <= mostSquares && !indicator.weighs // a sum is no square
  const people = await sees.people(tx, scope.unit.id)
  const [targets, ranking, own, missing, missingStates, squares, printed] = await Promise.all([
    targetsOf(tx, indicators, scope, figures),
    rankingHere(tx, indicator, scope),
    sees.figures(tx, scope.unit.parentId).then((seen) => (seen ? placeAmongSiblings(tx, indicator, scope, recall) : null)),
    rowsBehind(tx, indicator, scope, 'missing', { offset: 0, limit: isSmall ? mostSquares : mostMissing, people }),
    statesBehind(tx, indicator, scope, 'missing'),
    isSmall ? rowsBehind(tx, indicator, scope, 'denominator', { offset: 0, limit: mostSquares, people }) : null,
    printedOf(tx, indicators, unit.id),
  ])
  return { ...nothing, level: levelBelow(scope), figures: { all: figures, targets, unplaced, treeNote, ranking, own, missing, missingStates, squares: squares && squaresOf(squares, missing), printed } }
}

/** Villages are not ranked against each other where each has the thing or has it not. */
const rankingHere = async (tx: Tx, indicator: Indicator, scope: Scope) => {
  const { of, units, unplaced } = scope.unit.kind === 'commune' && !indicator.weighs ? { of: 0, units: [], unplaced: null } : await rankingOf(tx, indicator, scope)
  return { of, units, unplaced }
}

/** The rows of the denominator, each with whether it counts. */
function squaresOf(all: Behind, missing: Behind) {
  const misses = new Set(missing.rows.map(({ unit }) => unit.id))
  return { ...all, rows: all.rows.map((row) => ({ ...row, counted: !misses.has(row.unit.id) })) }
}

const countryOf = async (tx: Tx): Promise<number> => (await rootsOf(tx)).find(({ kind }: Named) => kind === 'country')?.id ?? 0

async function standingOf(tx: Tx, id: number, on: Day): Promise<Standing> {
  const unit = await unitOn(tx, id, on)
  const [kin, under] = await Promise.all([kinOf(tx, unit), legalKindsUnder(tx, id, on)])
  return { ...unit, kin, under }
}

/** A district that ended is followed through its communes: its area lies in several new ones. */
async function kinOf(tx: Tx, { id, kind, upto }: UnitOnDay): Promise<Kin[]> {
  const own = await lineageStep(tx, id)
  return kind === 'district' && upto !== null && own.every(({ side, id: to }) => side === 'before' || to === null) ? [...own, ...await heirsOfCommunes(tx, id, upto)] : own
}

const heirsOfCommunes = (tx: Tx, districtId: number, upto: Day) => rows<Kin>(tx, sql`
  select distinct on (v.code) 'after' as side, 'partial' as kind, ${upto}::date as "on", v.id, v.full_name as name
  from unit_on(${upto}::date - 1) c
    join unit_succession g on g.from_id = c.id and g.on_day = ${upto}::date and upper_inf(g.recorded)
    join unit_on(${upto}::date) v on v.id = g.to_id
  where c.parent_id = ${districtId}
  order by v.code`)

const lineageStep = async (tx: Tx, id: number): Promise<Kin[]> => (await lineageOf(tx, id))
  .filter(({ step, kind }) => step === 1 && kind !== 'rename' && kind !== 'convert')
  .map(({ side, kind, on, ...kin }) => ({ side, kind, on, ...(side === 'before' ? { id: kin.fromId, name: kin.from } : { id: kin.toId, name: kin.to ?? '' }) }))

/** What stands right under a unit, by legal kind: 5 phường, 3 xã. */
const legalKindsUnder = (tx: Tx, id: number, on: Day) => preparedRows<{ legalKind: string; count: number }>(tx, sql`
  select v.legal_kind as "legalKind", count(*)::int as count
  from unit_on(${on}::date) v
  where v.parent_id = ${id} and v.kind in ('province', 'district', 'commune')
  group by v.legal_kind
  order by count desc, v.legal_kind`)
