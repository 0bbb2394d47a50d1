import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Column, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { draft } from './drafting.ts'
import { messages } from './messages.ts'
import { type Region, regions } from './plan.ts'

const regionChoices = regions.map((region) => ({ value: region, ...messages[`mergers.region.${region}`]!, also: [region] }))
const columns: Column[] = [
  { key: 'unit', vi: 'Mã xã', en: 'Commune code', kind: 'code', required: true, note: { vi: 'Mã xã, phường tại ngày của tệp.', en: 'The commune on the day of the file.' }, example: '05977', width: 12 },
  { key: 'name', vi: 'Tên phương án', en: 'Plan', kind: 'text', required: true, note: { vi: 'Mỗi phương án của một xã một tên.', en: 'A name of its own within the commune.' }, example: 'Sắp xếp thôn năm 2026', width: 30 },
  { key: 'on', vi: 'Thực hiện từ', en: 'From', kind: 'day', required: true, note: { vi: 'Ngày đầu tiên theo cách mới.', en: 'The first day of the new order.' }, example: '01/07/2026', width: 12 },
  { key: 'region', vi: 'Vùng', en: 'Region', kind: 'choice', required: true, choices: regionChoices, note: { vi: 'Quyết định số hộ tối thiểu.', en: 'It decides the minimum.' }, example: regionChoices[0]!.vi, width: 28 },
  { key: 'border', vi: 'Biên giới, hải đảo', en: 'Border or island', kind: 'yes', note: { vi: 'Đánh x nếu là xã biên giới, hải đảo.', en: 'An x for a border or island commune.' }, example: '', width: 14 },
  { key: 'note', vi: 'Ghi chú', en: 'Note', kind: 'text', note: { vi: 'Nếu có.', en: 'If any.' }, example: '', width: 36 },
]

type There = { communeId: number; name: string; on: Day; region: Region; border: boolean; note: string | null; state: string }
const within = (unitId: number, on: Day) => sql`(select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}), ${on}::date))`

/** «Phương án sáp nhập»: drafts plans that are not there; one that is there is not changed by a file. Proposals are reckoned or drawn on the screen. */
export const planSheet: Sheet = {
  code: 'merger-plans', vi: 'Phương án sáp nhập', en: 'Merger plans', order: 93, columns,
  async apply(tx: Tx, actor: Actor, { unitId, on }, given: SheetRow[]) {
    const communes = new Map((await rows<{ id: number; code: string }>(tx, sql`
      select v.id, v.code from unit_on(${on}::date) v where v.kind = 'commune' and v.id in ${within(unitId, on)}`)).map(({ id, code }) => [code, id]))
    const there = await rows<There>(tx, sql`select commune_id as "communeId", name, on_day as "on", region, border, note, state from merger_plan where earlier_of is null and commune_id = any(${[...communes.values()]}::int[])`)
    const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
    for (const { row, values } of given) {
      const communeId = communes.get(String(values['unit'] ?? ''))
      if (communeId === undefined) { faults.push({ row, column: 'unit', code: 'mergers.sheet-commune-unknown', facts: { code: values['unit'], on } }); continue }
      const wanted = { communeId, name: String(values['name'] ?? '').trim(), on: values['on'] as Day, region: values['region'] as Region, border: values['border'] === true, note: (values['note'] as string | null) || null }
      const same = there.find((plan) => plan.communeId === communeId && plan.name === wanted.name)
      if (same) {
        const differs = (['on', 'region', 'border', 'note'] as const).find((key) => same[key] !== wanted[key])
        if (differs) faults.push({ row, column: differs, code: 'mergers.sheet-plan-differs', facts: { name: wanted.name } })
        else outcomes.push({ row, change: 'same' })
        continue
      }
      try {
        const { communeId: _, ...plan } = wanted
        await draft(tx, actor, { ...plan, unitId: communeId })
        there.push({ ...wanted, state: 'drafted' })
        outcomes.push({ row, change: 'new' })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        faults.push({ row, column: 'on', code: error.code, facts: error.facts })
      }
    }
    return { outcomes, faults }
  },
  take: (tx, unitId, on) => rows<Record<string, unknown>>(tx, sql`
    select v.code as unit, p.name, p.on_day as "on", p.region, p.border, p.note
    from merger_plan p join unit_on(${on}::date) v on v.id = p.commune_id
    where p.commune_id in ${within(unitId, on)} and p.earlier_of is null and p.state not in ('withdrawn', 'undone') order by v.code, p.id`),
}
