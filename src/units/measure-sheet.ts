import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { meant } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { measure } from './measure.ts'
import { measureKinds } from './unit.ts'

const columns: Column[] = [
  { key: 'unit_code', vi: 'Mã đơn vị', en: 'Unit code', kind: 'code', also: ['Mã thôn', 'Mã xã'], note: { vi: 'Mã của thôn, xã; để trống thì ghi tên.', en: 'The code of the village or commune; where empty, write the name.' }, example: '05977-003', width: 14 },
  { key: 'unit', vi: 'Tên đơn vị', en: 'Unit', kind: 'text', also: ['Thôn', 'Tên thôn'], note: { vi: '«Khối 3»; cần khi không ghi mã.', en: '“Khối 3”; needed where there is no code.' }, example: 'Khối 3', width: 26 },
  { key: 'since', vi: 'Từ ngày', en: 'Since', kind: 'day', note: { vi: 'Ngày số liệu bắt đầu đúng; để trống thì là ngày của tệp.', en: 'The day from which it holds; empty: the day of the file.' }, example: '31/12/2025', width: 12 },
  { key: 'households', vi: 'Số hộ', en: 'Households', kind: 'integer', note: { vi: 'Số hộ gia đình.', en: 'How many households.' }, example: '182', width: 10 },
  { key: 'population', vi: 'Số khẩu', en: 'People', kind: 'integer', also: ['Nhân khẩu', 'Dân số'], note: { vi: 'Số nhân khẩu.', en: 'How many people.' }, example: '741', width: 10 },
  { key: 'area_km2', vi: 'Diện tích (km²)', en: 'Area (km²)', kind: 'decimal', also: ['Diện tích'], note: { vi: 'Kilômét vuông, nhiều nhất bốn chữ số thập phân.', en: 'Square kilometres, four decimals at most.' }, example: '4,25', width: 14 },
  { key: 'source', vi: 'Nguồn', en: 'Source', kind: 'text', note: { vi: 'Báo cáo, sổ hộ khẩu; để trống thì là nguồn của tệp.', en: 'The report or register; empty: the source of the file.' }, example: 'Thống kê xã 31/12/2025', width: 36 },
]

/** «Quy mô»: households, people and area of units from a day on. Few rows: each is checked and written by the room's own action. */
export const measureSheet: Sheet = { code: 'measures', vi: 'Quy mô', en: 'Size', order: 25, columns, apply, take }

async function apply(tx: Tx, actor: Actor, context: Context, given: SheetRow[]) {
  const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
  const find = await unitsWithin(tx, context)
  for (const row of given) {
    const unitId = find(row)
    if (typeof unitId !== 'number') { faults.push(unitId); continue }
    const { since, source, households, population, area_km2 } = row.values as { since: Day | null; source: string | null } & Record<string, number | null>
    try {
      const measures = { households: households ?? null, population: population ?? null, area_km2: area_km2 ?? null }
      outcomes.push({ row: row.row, ...await measure(tx, actor, { unitId, on: since ?? context.on, source: source || context.source, measures }) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push({ row: row.row, column: columnOf[error.code] ?? 'unit', code: error.code, facts: error.facts })
    }
  }
  return { outcomes, faults }
}

const columnOf: Record<string, string> = {
  'units.nothing-measured': 'households', 'units.not-a-count': 'households', 'units.not-an-area': 'area_km2', 'units.measure-without-source': 'source',
  'units.not-yet-founded': 'since', 'units.already-ended': 'since',
}

type Within = { id: number; code: string; fullName: string; key: string }

/** The unit that a row names: by code, else by the name that one unit below the file's bears. */
async function unitsWithin(tx: Tx, { unitId, on }: Context): Promise<(row: SheetRow) => number | Fault> {
  const within = await rows<Within>(tx, sql`
    select v.unit_id as id, v.code, v.full_name as "fullName", v.key from unit_version v
    where v.tree = 'state' and upper_inf(v.recorded) and v.valid @> ${on}::date
      and v.unit_id in (select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}), ${on}::date))`)
  const [byCode, byKey] = [new Map(within.map((unit) => [unit.code, unit])), Map.groupBy(within, ({ key }) => key)]
  return ({ row, values }) => {
    const [code, name] = [values['unit_code'], values['unit']].map((value) => (typeof value === 'string' ? value.trim() : ''))
    const named = code ? [byCode.get(code)].filter((unit) => unit !== undefined) : name ? meant(name, byKey.get(fold(name)) ?? [], ({ fullName }) => fullName) : []
    if (named.length > 1) return { row, column: 'unit_code', code: 'units.sheet.two-of-that-name', facts: { name, list: named.map(({ fullName, code: own }) => `${fullName} (${own})`) } }
    return named[0]?.id ?? { row, column: code ? 'unit_code' : 'unit', code: 'units.sheet.unit-unknown', facts: { value: code || name, on } }
  }
}

/** What holds on the day: the numbers of one unit that one source told from one day stand in one row. */
async function take(tx: Tx, unitId: number, on: Day) {
  const found = await rows<Record<string, unknown>>(tx, sql`
    select v.code as unit_code, v.full_name as unit, lower(m.held) as since, m.source,
      ${sql.join(measureKinds.map((kind) => sql`(max(m.value) filter (where m.kind = ${kind}))::float8 as ${sql.name(kind)}`), ', ')}
    from unit_measure m join unit_version v on v.unit_id = m.unit_id and upper_inf(v.recorded) and v.valid @> ${on}::date
    where upper_inf(m.recorded) and m.held @> ${on}::date
      and v.unit_id in (select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}), ${on}::date))
    group by v.code, v.full_name, lower(m.held), m.source order by v.code, since`)
  return found
}
