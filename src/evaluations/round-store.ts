import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { instant, type Known } from '#posts/public.ts'
import { unitName } from '#units/public.ts'
import type { RoundDraft } from './evaluation.ts'

/** id: its number, which stays. */
export type Round = { id: number; unitId: number; unit: string; name: string; from: Day; till: Day; closesOn: Day; paperId: number | null; paper: string | null }
const columns = (known: Known) => sql`
  r.number as id, r.unit_id as "unitId", ${unitName(sql`r.unit_id`, known)} as unit, r.name, r.from_on::text as from, r.till_on::text as till, r.closes_on::text as "closesOn", r.paper_id as "paperId", ${paperName(sql`r.paper_id`)} as paper`

export const findRound = (tx: Tx, id: number, known: Known = null) => findRow<Round>(tx, sql`select ${columns(known)} from evaluation_round r where r.number = ${id} and believed_at(r.recorded, ${instant(known)})`)

/** Rounds held by these units whose period had begun by the day (null: all), the latest first. */
export const roundsOf = (tx: Tx, units: number[], on: Day | null, known: Known = null) => rows<Round>(tx, sql`
  select ${columns(known)} from evaluation_round r where r.unit_id = any(${units}::int[]) and (${on}::date is null or r.from_on <= ${on}::date) and believed_at(r.recorded, ${instant(known)}) order by r.till_on desc, r.number desc limit 300`)

/** The State units above a unit on the day: their rounds reach it. */
export const unitsAbove = async (tx: Tx, unitId: number, on: Day, known: Known = null): Promise<number[]> => (await rows<{ ids: number[] }>(tx, sql`
  select array[p.province_id, p.district_id, p.commune_id] as ids from unit_paths(array[${unitId}::int], ${instant(known)}) p where p.from_day <= ${on}::date and p.upto_day > ${on}::date`)).flatMap(({ ids }) => ids.filter((id) => id > 0 && id !== unitId))

export const unitKind = async (tx: Tx, unitId: number): Promise<string | undefined> => (await findRow<{ kind: string }>(tx, sql`select kind from unit where id = ${unitId}`))?.kind

/** A round, or what changed of it, under its number: what stood before is closed. @returns the number */
export async function writeRound(tx: Tx, before: number | null, { unitId, name, from, till, closesOn, paperId }: RoundDraft & { unitId: number; paperId: number | null }): Promise<number> {
  if (before !== null) await closeRound(tx, before, null)
  const number = before ?? (await row<{ number: number }>(tx, sql`select nextval('evaluation_round_number')::int as number`)).number
  await rows(tx, sql`
    insert into evaluation_round (number, unit_id, name, from_on, till_on, closes_on, paper_id)
    values (${number}, ${unitId}, ${name}, ${from}::date, ${till}::date, ${closesOn}::date, ${paperId})`)
  return number
}

export const closeRound = (tx: Tx, number: number, reason: string | null) => rows(tx, sql`
  update evaluation_round set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())), withdrawal_reason = ${reason} where number = ${number} and upper_inf(recorded)`)

/** Whether anything is noted in the round that stands; of it all, the round's holder sees everything. */
export const isBegun = async (tx: Tx, number: number): Promise<boolean> => (await row<{ begun: boolean }>(tx, sql`select exists (select from evaluation where round = ${number} and upper_inf(recorded)) as begun`)).begun
