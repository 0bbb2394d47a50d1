import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'

/** What a term that is there already came of: its first day lies in from..upto, both included. */
export type Resting = { unitId: number; kind: string; personId: number; from: Day; upto: Day; basis: string }

/** Appointments that name no act of another room are tied to the one they came of. @returns how many */
export const restOn = async (tx: Tx, given: readonly Resting[]): Promise<number> => (await rows(tx, sql`
  update appointment a set basis = g.basis
  from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) g ("unitId" int, kind text, "personId" int, "from" date, upto date, basis text)
  where a.unit_id = g."unitId" and a.kind = g.kind and upper_inf(a.recorded) and a.basis is null and lower(a.held) >= g."from" and lower(a.held) <= g.upto
    and person_of(a.person_id) = person_of(g."personId")
  returning 1`)).length
