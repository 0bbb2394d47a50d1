import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import type { Done } from './act.ts'
import { convert, type Converting } from './convert.ts'
import { cover, type Covering } from './cover.ts'
import { dissolve, type Dissolving } from './dissolve.ts'
import { found, type Founding } from './found.ts'
import { merge, type Merging } from './merge.ts'
import { move, type Moving } from './move.ts'
import { place, type Placing } from './place.ts'
import { rename, type Renaming } from './rename.ts'
import { split, type Splitting } from './split.ts'
import type { HoldsOn, Warning } from './unit.ts'

type Unpapered<Act> = Omit<Act, 'paperId'> & { paperId?: number | undefined }
export type Tried =
  | ({ act: 'found' } & Unpapered<Founding>) | ({ act: 'rename' } & Unpapered<Renaming>) | ({ act: 'move' } & Unpapered<Moving>)
  | ({ act: 'merge' } & Unpapered<Merging>) | ({ act: 'split' } & Unpapered<Splitting>) | ({ act: 'convert' } & Unpapered<Converting>)
  | ({ act: 'dissolve' } & Unpapered<Dissolving>) | ({ act: 'place' } & Unpapered<Placing>) | ({ act: 'cover' } & Unpapered<Covering>)

type Seen = { fullName: string; code: string; legalKind: string; parent: string | null } | null
export type Trial = {
  refusal: { code: string; facts: Record<string, unknown> } | null
  warnings: Warning[]
  units: { id: number; before: Seen; after: Seen }[] // as on the act's day, without it and with it
  covers: { cell: string; village: string; change: 'begins' | 'ends' }[]
}

/** Does the act and takes it back at once: what would be otherwise on its day, or the refusal that the act would meet. A paper may still be missing. */
export const trial = (guards: HoldsOn[]) => async (tx: Tx, actor: Actor, given: Tried): Promise<Trial> => {
  const paperId = given.paperId ?? (await findRow<{ id: number }>(tx, sql`select min(id) as id from paper`))?.id ?? 0
  await rows(tx, sql`savepoint before_trial`)
  const outcome = await doIt(guards, tx, actor, { ...given, paperId }).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    if ((error as { code?: string }).code === '42501') return new Refusal('http.row-not-yours')
    throw error
  })
  if (outcome instanceof Refusal) {
    await rows(tx, sql`rollback to savepoint before_trial`)
    return { refusal: { code: outcome.code, facts: outcome.facts }, warnings: [], units: [], covers: [] }
  }
  const after = await seenOn(tx, outcome.unitIds, given.on)
  await rows(tx, sql`rollback to savepoint before_trial`)
  const before = await seenOn(tx, outcome.unitIds, given.on)
  return {
    refusal: null, warnings: outcome.warnings,
    units: outcome.unitIds.map((id) => ({ id, before: before.units.get(id) ?? null, after: after.units.get(id) ?? null })),
    covers: [
      ...after.covers.filter((cover) => !before.covers.some(sameAs(cover))).map(({ cell, village }) => ({ cell, village, change: 'begins' as const })),
      ...before.covers.filter((cover) => !after.covers.some(sameAs(cover))).map(({ cell, village }) => ({ cell, village, change: 'ends' as const })),
    ],
  }
}

function doIt(guards: HoldsOn[], tx: Tx, actor: Actor, given: Tried & { paperId: number }): Promise<Done> {
  switch (given.act) {
    case 'found': return found(tx, actor, given)
    case 'rename': return rename(tx, actor, given)
    case 'move': return move(tx, actor, given)
    case 'merge': return merge(guards)(tx, actor, given)
    case 'split': return split(guards)(tx, actor, given)
    case 'convert': return convert(tx, actor, given)
    case 'dissolve': return dissolve(guards)(tx, actor, given)
    case 'place': return place(tx, actor, given)
    case 'cover': return cover(tx, actor, given)
  }
}

type CoverSeen = { cellId: number; villageId: number; cell: string; village: string }
const sameAs = (one: CoverSeen) => (other: CoverSeen) => one.cellId === other.cellId && one.villageId === other.villageId

async function seenOn(tx: Tx, ids: number[], on: Day) {
  const units = await rows<NonNullable<Seen> & { id: number }>(tx, sql`
    select u.id, u.full_name as "fullName", u.code, u.legal_kind as "legalKind", p.full_name as parent
    from unit_on(${on}::date) u left join unit_on(${on}::date) p on p.id = u.parent_id
    where u.id = any(${ids}::int[])`)
  const covers = await rows<CoverSeen>(tx, sql`
    select c.cell_id as "cellId", c.village_id as "villageId", cell.full_name as cell, village.full_name as village
    from cell_cover c join unit_on(${on}::date) cell on cell.id = c.cell_id join unit_on(${on}::date) village on village.id = c.village_id
    where upper_inf(c.recorded) and c.held @> ${on}::date and (c.cell_id = any(${ids}::int[]) or c.village_id = any(${ids}::int[]))`)
  return { units: new Map(units.map(({ id, ...seen }) => [id, seen])), covers }
}
