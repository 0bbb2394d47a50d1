import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { interimLimit } from './appoint.ts'
import { instant, type Known } from '#ground/database/known.ts'

export type UnitShown = { id: number; name: string; kind: string; legalKind: string }

/** The unit as it stands on the day, or as it last stood. */
export const unitShown = async (tx: Tx, unitId: number, on: Day, known: Known = null): Promise<UnitShown | null> => await findRow<UnitShown>(tx, sql`
  select u.id, u.kind, v.full_name as name, v.legal_kind as "legalKind"
  from unit u join unit_version v on v.unit_id = u.id and believed_at(v.recorded, ${instant(known)})
  where u.id = ${unitId} order by (v.valid @> ${on}::date) desc, upper(v.valid) desc nulls first limit 1`) ?? null

/** Units whose posts are looked at together with this one's: cells and villages by cover, committees and State units as counterparts. */
export const besideUnit = (tx: Tx, unitId: number, on: Day, known: Known = null) => rows<{ id: number; name: string; kind: string }>(tx, sql`
  select u.id, u.kind, v.full_name as name
  from (select c.cell_id as id from cell_cover c where c.village_id = ${unitId} and c.held @> ${on}::date and believed_at(c.recorded, ${instant(known)})
        union select c.village_id from cell_cover c where c.cell_id = ${unitId} and c.held @> ${on}::date and believed_at(c.recorded, ${instant(known)})
        union select party_id from unit_counterpart where state_id = ${unitId}
        union select state_id from unit_counterpart where party_id = ${unitId}) b
    join unit u on u.id = b.id
    join unit_version v on v.unit_id = u.id and v.valid @> ${on}::date and believed_at(v.recorded, ${instant(known)})
  order by v.code`)

/** The pairs of posts of which this unit has one: none for a village or a cell, whose pair is the village's state. */
export const pairsOf = async (tx: Tx, unitId: number): Promise<string[]> => (await rows<{ code: string }>(tx, sql`
  select p.code from post_pair p join post_kind s on s.code = p.state_kind join post_kind y on y.code = p.party_kind join unit u on u.id = ${unitId}
  where u.kind = any(s.unit_kinds || y.unit_kinds) and u.kind not in ('village', 'cell')
  order by s.rank`)).map(({ code }) => code)

export const interimLimitShown = async (tx: Tx, unitId: number, on: Day) => {
  const { value, basis, status } = await interimLimit(tx, unitId, on)
  return { months: value, basis, status }
}
