import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPaper } from '#papers/public.ts'
import { getLives, holdLives } from './lives.ts'
import { refuseBeforeALaterAct, refuseOtherKinds, refuseWhereItDoesNotStand, refuseWhileHeld, type ActKind, type HoldsOn, type Life, type UnitKind, type Warning } from './unit.ts'

/** What every act takes: the day from which it holds, the paper it rests on. */
export type Dated = { on: Day; paperId: number; note?: string | null }
export type Act = { id: number; kind: ActKind; on: Day; paperId: number }
/** What an act gives back: `unitIds` are the units it touched, new ones last. */
export type Done = { actId: number; unitIds: number[]; warnings: Warning[] }

/** What the journal keeps of an act: facts, and of what changed the state before and after. */
export type Told = { before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string; [fact: string]: unknown }

/** Opens an act: its paper is known. Its rows are written under its id; `done` then names the units. */
export async function openAct(tx: Tx, actor: Actor, kind: ActKind, { on, paperId, note }: Dated, reverses: number | null = null): Promise<Act> {
  if (!await findPaper(tx, paperId)) throw new Refusal('units.paper-missing')
  const { id } = await row<{ id: number }>(tx, sql`
    insert into unit_act (kind, on_day, paper_id, note, done_by, reverses)
    values (${kind}, ${on}, ${paperId}, ${note ?? null}, ${actor.accountId || null}, ${reverses}) returning id`)
  return { id, kind, on, paperId }
}

export async function done(tx: Tx, actor: Actor, act: Act, unitIds: number[], warnings: Warning[] = [], { before = {}, after = {}, reason, ...facts }: Told = {}): Promise<Done> {
  await rows(tx, sql`update unit_act set units = ${unitIds}::int[] where id = ${act.id}`)
  await record(tx, actor, {
    what: `units.${act.kind}`, units: unitIds, subject: `acts/${act.id}`, basis: `papers/${act.paperId}`, ...(reason ? { reason } : {}),
    facts: { ...facts, actId: act.id, on: act.on }, before, after,
  })
  return { actId: act.id, unitIds, warnings }
}

/** The units, held for this act: of these kinds, standing on the day, with nothing later built on what stands then. */
export async function heldForAct(tx: Tx, ids: number[], kinds: readonly UnitKind[], act: ActKind, on: Day): Promise<Life[]> {
  const lives = await holdLives(tx, [...new Set(ids)])
  for (const life of lives) {
    obey(refuseWhereItDoesNotStand(life, on))
    obey(refuseOtherKinds(life, kinds, act))
    obey(refuseBeforeALaterAct(life, on))
  }
  return lives
}

/** A parent that children are put under: held, standing on the day. */
export async function parentStanding(tx: Tx, id: number, on: Day): Promise<Life> {
  const life = (await holdLives(tx, [id]))[0]!
  obey(refuseWhereItDoesNotStand(life, on))
  return life
}

export async function obeyGuards(tx: Tx, guards: HoldsOn[], lives: Life[], on: Day) {
  for (const holds of guards) obey(refuseWhileHeld(await holds(tx, lives.map(({ id }) => id), on), lives, on))
}

/** The State unit that a committee stands for, or the committee of a State unit. */
export const counterpartOf = async (tx: Tx, id: number) => (await findRow<{ id: number }>(tx, sql`
  select case when party_id = ${id} then state_id else party_id end as id from unit_counterpart where party_id = ${id} or state_id = ${id}`))?.id

export const counterpartLife = async (tx: Tx, id: number) => {
  const other = await counterpartOf(tx, id)
  return other === undefined ? undefined : (await getLives(tx, [other]))[0]
}
