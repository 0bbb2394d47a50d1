import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { instant, type Known } from '#ground/database/known.ts'
import { type Pair, type PairHolder, pairState } from './pair.ts'

/** Whether one person holds both posts of a pair: secretary and village head, secretary and chair. `unitId` is the State unit (or its committee). */
export async function pairStateOn(tx: Tx, unitId: number, pair: string, on: Day, known: Known = null): Promise<Pair> {
  const of = await findRow<{ partyKind: string; stateKind: string; vi: string; en: string }>(tx, sql`
    select party_kind as "partyKind", state_kind as "stateKind", vi, en from post_pair where code = ${pair}`)
  if (!of) throw new Refusal('posts.no-such-pair', { pair })
  const k = instant(known)
  const stateId = sql`coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId})`
  const found = await rows<PairHolder & { kind: string }>(tx, sql`
    select a.kind, person_of(a.person_id, ${k}) as "personId", a.unit_id as "unitId", a.interim, lower(a.held)::text as since,
           coalesce((select v.name from person_version v where v.person_id = person_of(a.person_id, ${k}) and believed_at(v.recorded, ${k}) order by (v.held @> ${on}::date) desc limit 1), '') as name
    from appointment a
    where a.held @> ${on}::date and believed_at(a.recorded, ${k})
      and ((a.kind = ${of.stateKind} and a.unit_id = ${stateId})
        or (a.kind = ${of.partyKind} and a.unit_id in (
              select party_id from unit_counterpart where state_id = ${stateId}
              union all select c.cell_id from cell_cover c where c.village_id = ${stateId} and c.held @> ${on}::date and believed_at(c.recorded, ${k}))))
    order by a.unit_id`)
  const government = found.find(({ kind }) => kind === of.stateKind) ?? null
  const ofParty = found.filter(({ kind }) => kind === of.partyKind)
  const party = ofParty.find(({ personId }) => personId === government?.personId) ?? ofParty[0] ?? null
  return { pair, vi: of.vi, en: of.en, state: pairState(party, government), party: plain(party), government: plain(government) }
}

const plain = (holder: (PairHolder & { kind: string }) | null): PairHolder | null =>
  holder && { personId: holder.personId, name: holder.name, unitId: holder.unitId, interim: holder.interim, since: holder.since }
