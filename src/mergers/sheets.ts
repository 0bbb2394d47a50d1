import type { Actor } from '#ground/actor.ts'
import { record } from '#ground/journal/journal.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Column, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { insertNeighbours } from './store.ts'

const columns: Column[] = [
  { key: 'one', vi: 'Mã thôn', en: 'Village code', kind: 'code', required: true, note: { vi: 'Mã của một thôn tại ngày của tệp.', en: 'The code of a village on the day of the file.' }, example: '05977-001', width: 14 },
  { key: 'other', vi: 'Giáp với', en: 'Touches', kind: 'code', required: true, note: { vi: 'Mã thôn giáp với nó, cùng xã. Mỗi cặp ghi một dòng; thiếu dòng thì giữ như sổ.', en: 'The code of a village that touches it, of the same commune. A row a pair; a missing row changes nothing.' }, example: '05977-002', width: 14 },
]

type Village = { id: number; code: string; communeId: number }
const within = (unitId: number, on: Day) => sql`(select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}), ${on}::date))`

/** «Thôn giáp nhau»: pairs of villages that touch. */
export const neighbourSheet: Sheet = {
  code: 'neighbours', vi: 'Thôn giáp nhau', en: 'Neighbours', order: 92, columns,
  async apply(tx: Tx, actor: Actor, { unitId, on }, given: SheetRow[]) {
    const villages = new Map((await rows<Village>(tx, sql`
      select v.id, v.code, v.parent_id as "communeId" from unit_on(${on}::date) v where v.kind = 'village' and v.id in ${within(unitId, on)}`)).map((village) => [village.code, village]))
    const present = new Set((await rows<{ pair: string }>(tx, sql`select a_id || '/' || b_id as pair from village_neighbour where upper_inf(recorded) and a_id = any(${[...villages.values()].map(({ id }) => id)}::int[])`)).map(({ pair }) => pair))
    const [outcomes, faults, added]: [Outcome[], Fault[], [Village, Village][]] = [[], [], []]
    for (const { row, values } of given) {
      const pair = (['one', 'other'] as const).map((column) => ({ column, code: String(values[column] ?? ''), village: villages.get(String(values[column] ?? '')) }))
      const unknown = pair.find(({ village }) => !village)
      const [a, b] = pair.flatMap(({ village }) => village ?? []).sort((one, other) => one.id - other.id)
      const fault = unknown ? { column: unknown.column, code: 'mergers.sheet-village-unknown', facts: { code: unknown.code, on } }
        : a!.id === b!.id ? { column: 'other', code: 'mergers.sheet-with-itself', facts: {} } : a!.communeId !== b!.communeId ? { column: 'other', code: 'mergers.sheet-other-commune', facts: {} } : null
      if (fault) { faults.push({ row, ...fault }); continue }
      const isNew = !present.has(`${a!.id}/${b!.id}`)
      if (isNew) { present.add(`${a!.id}/${b!.id}`); added.push([a!, b!]) }
      outcomes.push({ row, change: isNew ? 'new' : 'same' })
    }
    for (const [communeId, pairs] of Map.groupBy(added, ([{ communeId }]) => communeId)) await insertNeighbours(tx, communeId, pairs.map(([a, b]) => [a.id, b.id]))
    if (added.length > 0) await record(tx, actor, { what: 'mergers.neighbours', units: [...new Set(added.map(([{ communeId }]) => communeId))], facts: { on }, before: {}, after: { pairs: added.map(([a, b]) => [a.id, b.id]) } })
    return { outcomes, faults }
  },
  take: (tx, unitId, on) => rows<Record<string, unknown>>(tx, sql`
    select a.code as one, b.code as other from village_neighbour n join unit_on(${on}::date) a on a.id = n.a_id join unit_on(${on}::date) b on b.id = n.b_id
    where upper_inf(n.recorded) and a.id in ${within(unitId, on)} order by a.code, b.code`),
}
