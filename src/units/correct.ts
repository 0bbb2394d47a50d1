import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { done, obeyGuards, openAct, type Done } from './act.ts'
import { holdLives } from './lives.ts'
import type { ActKind, HoldsOn } from './unit.ts'

export type Correcting = { actId: number; paperId: number; reason: string }
type Past = { id: number; kind: ActKind; on: Day; units: number[]; reversed: boolean }

/**
 * Takes an act back: what it opened is no longer believed, what it closed is believed again. What was known in between stays askable.
 * Refused when a later act was built on it, or when somebody holds a post in a unit that it founded.
 */
export const correct = (guards: HoldsOn[]) => async (tx: Tx, actor: Actor, { actId, paperId, reason }: Correcting): Promise<Done> => {
  const past = await findRow<Past>(tx, sql`
    select a.id, a.kind, a.on_day as "on", a.units, exists (select 1 from unit_act r where r.reverses = a.id) as reversed from unit_act a where a.id = ${actId}`)
  obey(refuseToCorrect(past, reason))
  const { on, units, kind } = past!
  await holdLives(tx, [...units].sort((a, b) => a - b))
  obey(await refuseBuiltOn(tx, actId))
  const onlyByIt = await unitsOnlyBy(tx, actId)
  const lives = await holdLives(tx, onlyByIt)
  await obeyGuards(tx, guards, lives, on)
  const act = await openAct(tx, actor, 'correct', { on, paperId, note: reason }, actId)
  for (const table of [versions, passings, covers, measures]) {
    await rows(tx, sql`update ${table.name} set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())), closed_by = ${act.id}
                       where opened_by = ${actId} and upper_inf(recorded)`)
    await rows(tx, sql`insert into ${table.name} (${table.columns}) select ${table.columns} from ${table.name} where closed_by = ${actId}`)
  }
  return done(tx, actor, act, units, [], { reverses: actId, kind, reason, before: { act: actId, kind }, after: { act: null } })
}

const versions = { name: sql.name('unit_version'), columns: sql`unit_id, tree, valid, code, label, legal_kind, name, parent_id, note, opened_by` }
const passings = { name: sql.name('unit_succession'), columns: sql`from_id, to_id, kind, on_day, note, paper_id, opened_by` }
const covers = { name: sql.name('cell_cover'), columns: sql`cell_id, village_id, held, paper_id, opened_by` }
const measures = { name: sql.name('unit_measure'), columns: sql`unit_id, kind, value, held, source, paper_id, opened_by` }

export function refuseToCorrect(past: Past | undefined, reason: string): Refusal | null {
  if (!past) return new Refusal('units.no-such-act')
  if (!reason.trim()) return new Refusal('units.correction-needs-reason')
  if (past.reversed) return new Refusal('units.taken-back-already', { act: past.kind, actOn: past.on })
  return ['load', 'import', 'correct'].includes(past.kind) ? new Refusal('units.not-taken-back-this-way', { act: past.kind, actOn: past.on }) : null
}

/** A row that this act opened and another one closed since, or rows of other acts that point at a unit it founded. */
async function refuseBuiltOn(tx: Tx, actId: number): Promise<Refusal | null> {
  const measured = await findRow<{ id: number }>(tx, sql`
    select m.id from unit_measure m where m.opened_by = ${actId} and m.closed_by is null and not upper_inf(m.recorded)
    union all
    select m.id from unit_measure m join unit_measure c on c.unit_id = m.unit_id and c.kind = m.kind and c.held && m.held and c.closed_by = ${actId}
    where upper_inf(m.recorded) and m.opened_by is distinct from ${actId}
    limit 1`)
  if (measured) return new Refusal('units.later-measure')
  const later = await findRow<{ kind: ActKind; on: Day }>(tx, sql`
    with opened as (
      select closed_by from unit_version where opened_by = ${actId} union all
      select closed_by from unit_succession where opened_by = ${actId} union all
      select closed_by from cell_cover where opened_by = ${actId}
    ), founded as (
      select unit_id from unit_version v where opened_by = ${actId} and upper_inf(recorded)
        and not exists (select 1 from unit_version o where o.unit_id = v.unit_id and o.opened_by is distinct from ${actId})
    ), built as (
      select closed_by as act from opened where closed_by is not null
      union all select opened_by from cell_cover where upper_inf(recorded) and (cell_id in (select unit_id from founded) or village_id in (select unit_id from founded))
      union all select opened_by from unit_succession where upper_inf(recorded) and from_id in (select unit_id from founded)
      union all select opened_by from unit_version where upper_inf(recorded) and parent_id in (select unit_id from founded)
    )
    select a.kind, a.on_day as "on" from built join unit_act a on a.id = built.act
    where a.id <> ${actId} and not exists (select 1 from unit_act r where r.reverses = a.id) limit 1`)
  return later ? new Refusal('units.later-act-built-on-it', { act: later.kind, actOn: later.on }) : null
}

/** Units that would not be there without this act. */
const unitsOnlyBy = async (tx: Tx, actId: number) => (await rows<{ id: number }>(tx, sql`
  select distinct v.unit_id as id from unit_version v
  where v.opened_by = ${actId} and upper_inf(v.recorded)
    and not exists (select 1 from unit_version o where o.unit_id = v.unit_id and upper_inf(o.recorded) and o.opened_by is distinct from ${actId})
    and not exists (select 1 from unit_version o where o.unit_id = v.unit_id and o.closed_by = ${actId})
  order by 1`)).map(({ id }) => id)
