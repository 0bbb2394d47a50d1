import type { Actor } from '#ground/actor.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Day, writeDay } from '#ground/time/day.ts'
import { dots, type Letter } from '#documents/public.ts'
import type { ElectionSeen } from '../contract.ts'
import { electionSeen } from '../read.ts'

/** What the forms of one election say. */
export type Facts = {
  seen: ElectionSeen
  unit: { name: string; code: string; isGroup: boolean } // isGroup: a residential group, whose head is a tổ trưởng
  commune: string                                        // 'xã Hoàng Đồng'; of a cell its committee's area
  province: string
  head: string                                           // 'trưởng thôn', 'tổ trưởng tổ dân phố'
  day: Day | null
  exported: { by: string; at: Date }
}

export async function factsOf(tx: Tx, actor: Actor, id: number, at: Date): Promise<Facts> {
  const seen = await electionSeen(tx, actor, id, null)
  const day = seen.heldOn ?? seen.plannedOn
  const found = await findRow<{ name: string; code: string; legalKind: string; commune: string | null; province: string | null }>(tx, sql`
    with here as (select v.unit_id, v.full_name, v.code, v.legal_kind, v.parent_id from unit_version v where v.unit_id = ${seen.unitId} and upper_inf(v.recorded) order by (v.valid @> ${day}::date) desc, upper(v.valid) desc nulls first limit 1),
    area as (select coalesce((select c.state_id from unit_counterpart c where c.party_id = here.parent_id), here.parent_id) as id from here)
    select here.full_name as name, here.code, here.legal_kind as "legalKind",
           (select v.full_name from unit_version v, area where v.unit_id = area.id and upper_inf(v.recorded) order by (v.valid @> ${day}::date) desc limit 1) as commune,
           (select p.full_name from area join unit_paths(array[area.id]) u on u.from_day <= ${day}::date and u.upto_day > ${day}::date
              join unit_version p on p.unit_id = u.province_id and upper_inf(p.recorded) and p.valid @> ${day}::date limit 1) as province
    from here`)
  if (!found) throw new Refusal('elections.no-such-election', {})
  const isGroup = found.legalKind === 'tdp'
  return {
    seen, unit: { name: found.name, code: found.code, isGroup }, commune: found.commune ?? dots, province: found.province ?? dots, head: isGroup ? 'tổ trưởng tổ dân phố' : 'trưởng thôn',
    day, exported: { by: actor.name, at },
  }
}

export const onDay = (of: Day | null): string => (of ? `ngày ${of.slice(8)} tháng ${of.slice(5, 7)} năm ${of.slice(0, 4)}` : `ngày ${dots}`)
export const upper = (words: string) => words.toLocaleUpperCase('vi')
export const shortDay = (of: Day | null) => (of ? writeDay(of) : dots)
/** 'Phường Vĩnh Trại' -> 'Vĩnh Trại'; a number stays with its word. */
export const bare = (name: string) => { const found = /^(?:Xã|Phường|Thị trấn|Đặc khu) (.+)$/.exec(name); return found?.[1] && !/^\d+$/.test(found[1]) ? found[1] : name }

/** Head and foot of a village's paper. */
export const ofVillage = ({ unit, commune, exported, seen }: Facts, code: string): Pick<Letter, 'code' | 'side' | 'issuer' | 'place' | 'unit' | 'exported' | 'people'> => ({
  code, side: 'state', issuer: { above: upper(commune), body: upper(unit.name), number: null }, place: bare(commune), unit, exported,
  people: [...new Set([...seen.candidates, ...seen.team].map(({ personId }) => personId))],
})
export const named = (seen: ElectionSeen, id: number) => seen.candidates.find((each) => each.id === id)?.name || dots
export const headOf = (seen: ElectionSeen, body: 'team' | 'board') => seen.team.find((each) => each.body === body && each.part === 'head')?.name || null
/** The figures to print: as last certified, else as the counts say. */
export const printed = (seen: ElectionSeen) => seen.versions[0]?.figures ?? (seen.isComplete ? seen.result : null)
/** Who attended: as kept, else as the clusters told it, once all have. */
export const attendedOf = (seen: ElectionSeen): number | null => seen.attended ?? printed(seen)?.clusters.reduce((sum, { attending }) => sum + attending, 0) ?? null
