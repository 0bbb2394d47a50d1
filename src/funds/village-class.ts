import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { unitOn } from '#units/public.ts'
import type { HighReason } from './allowance.ts'

/** villageType null: by the resolution's rule. highFund null: by households. */
export type ClassGiven = { unitId: number; from: Day; villageType: number | null; highFund: HighReason | null; paperId: number | null }

export const refuseToClass = ({ villageType }: ClassGiven): Refusal | null =>
  (villageType === null || [1, 2, 3].includes(villageType) ? null : new Refusal('funds.no-such-type', { type: villageType }))

/** A village's type and the reason of its higher fund from a day on, until the next is told. Both null: from then on by rule. */
export async function setClass(tx: Tx, actor: Actor, given: ClassGiven): Promise<{ change: 'new' | 'changed' | 'same' }> {
  obey(refuseToClass(given))
  const { unitId, from, villageType, highFund, paperId } = given
  const village = await unitOn(tx, unitId, from)
  if (village.kind !== 'village') throw new Refusal('funds.not-a-village', { unit: village.fullName })
  if (village.stands !== 'yes') throw new Refusal('funds.unit-not-there', { unit: village.fullName, on: from })
  const held = await findRow<ClassGiven & { id: number; until: Day | null }>(tx, sql`
    select id, village_id as "unitId", lower(held) as "from", upper(held) as until, village_type as "villageType", high_fund as "highFund", paper_id as "paperId"
    from village_class where village_id = ${unitId} and held @> ${from}::date and upper_inf(recorded) for no key update`)
  if (held ? held.villageType === villageType && held.highFund === highFund && held.paperId === paperId : villageType === null && highFund === null) return { change: 'same' }
  const next = await findRow<{ on: Day }>(tx, sql`select min(lower(held)) as "on" from village_class where village_id = ${unitId} and lower(held) > ${from}::date and upper_inf(recorded)`)
  if (held) {
    await rows(tx, sql`update village_class set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = ${held.id}`)
    if (held.from !== from) await insert(tx, { ...held, until: from })
  }
  await insert(tx, { ...given, until: held ? held.until : next?.on ?? null })
  await record(tx, actor, {
    what: 'funds.set-class', units: [unitId], ...(paperId ? { basis: `papers/${paperId}` } : {}), facts: { from },
    before: held ? { villageType: held.villageType, highFund: held.highFund } : {}, after: { villageType, highFund },
  })
  return { change: held ? 'changed' : 'new' }
}

const insert = (tx: Tx, { unitId, from, until, villageType, highFund, paperId }: ClassGiven & { until: Day | null }) => rows(tx, sql`
  insert into village_class (village_id, village_type, high_fund, held, paper_id) values (${unitId}, ${villageType}, ${highFund}, daterange(${from}::date, ${until}::date), ${paperId})`)
