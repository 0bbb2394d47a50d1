import { copyRows } from '#ground/database/copy.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Context, Fault, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { meant } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import type { Appointment, PostKind, UnitLife } from './appointment.ts'
import { unitsUnder } from './places.ts'

/** All that is believed of posts in these units, with who speaks for each person. */
export const heldIn = (tx: Tx, unitIds: number[]) => rows<Appointment & { basis: string | null; firstPlannedEnd: Day | null }>(tx, sql`
  select a.id as "rowId", a.number, a.unit_id as "unitId", a.kind, a.person_id as "personId", coalesce(s.kept_id, a.person_id) as "speakerId",
         coalesce((select v.name from person_version v where v.person_id = coalesce(s.kept_id, a.person_id) and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1), '') as name,
         lower(a.held)::text as "from", upper(a.held)::text as until, a.interim, a.entered, a.planned_end::text as "firstPlannedEnd",
         coalesce((select max(t.planned_end) from term_extension t where t.number = a.number and upper_inf(t.recorded)), a.planned_end)::text as "plannedEnd",
         a.paper_id as "paperId", a.end_reason as "endReason", a.end_paper_id as "endPaperId", a.basis
  from appointment a left join same_person s on s.person_id = a.person_id and s.judged = 'same' and upper_inf(s.recorded)
  where a.unit_id = any(${unitIds}::int[]) and upper_inf(a.recorded)`)

export const livesOf = async (tx: Tx, ids: number[]): Promise<Map<number, UnitLife>> => new Map((await rows<UnitLife>(tx, sql`
  select u.id, u.kind, (array_agg(v.full_name order by lower(v.valid) desc nulls last))[1] as name,
         nullif(min(first_day(v.valid)), '-infinity')::text as "from", nullif(max(end_day(v.valid)), 'infinity')::text as until
  from unit u join unit_version v on v.unit_id = u.id and upper_inf(v.recorded)
  where u.id = any(${ids}::int[])
  group by u.id`)).map((life) => [life.id, life]))

/** Every name that these persons bear or bore. */
export const namesOf = async (tx: Tx, ids: number[]): Promise<Map<number, string[]>> => new Map((await rows<{ id: number; names: string[] }>(tx, sql`
  select person_id as id, array_agg(name order by lower(held) nulls first) as names from person_version
  where person_id = any(${ids}::int[]) and upper_inf(recorded)
  group by person_id`)).map(({ id, names }) => [id, names]))

export type UnitNamed = { id: number; kind: string }

/** The unit that a row names: by code, else by its name where one unit below the sending unit bears it, or one alone differs from it by marks. A Party post named with the area's code is its committee's. */
export async function unitsNamed(tx: Tx, context: Context, sheetRows: SheetRow[]): Promise<(row: SheetRow, kind: PostKind) => UnitNamed | Fault> {
  const codes = [...new Set(sheetRows.map(({ values }) => values['unit_code']).filter((code) => typeof code === 'string'))]
  const coded = Map.groupBy(await rows<UnitNamed & { code: string; partyId: number | null; partyKind: string | null }>(tx, sql`
    select v.unit_id as id, u.kind, v.code, c.party_id as "partyId", p.kind as "partyKind"
    from unnest(${codes}::text[]) n (code)
      join unit_version v on v.code = n.code and upper_inf(v.recorded) and v.valid @> ${context.on}::date
      join unit u on u.id = v.unit_id
      left join unit_counterpart c on c.state_id = v.unit_id left join unit p on p.id = c.party_id`), ({ code }) => code)
  const byName = sheetRows.some(({ values }) => !values['unit_code']) ? await namesBelow(tx, context) : new Map<string, UnitBelow[]>()
  return (row, kind) => {
    const code = row.values['unit_code'] as string | null
    if (code) {
      const found = (coded.get(code) ?? []).flatMap((unit): UnitNamed[] => [{ id: unit.id, kind: unit.kind }, ...(unit.partyId !== null ? [{ id: unit.partyId, kind: unit.partyKind! }] : [])])
      return found.find((unit) => kind.unitKinds.includes(unit.kind)) ?? found[0] ?? { row: row.row, column: 'unit_code', code: 'posts.unknown-unit', facts: { code, on: context.on } }
    }
    const name = (row.values['unit'] as string | null) ?? ''
    const named = meant(name, (byName.get(fold(name)) ?? []).filter((unit) => kind.unitKinds.includes(unit.kind)), ({ fullName }) => fullName)
    const [unit] = named
    return unit && named.length === 1 ? { id: unit.id, kind: unit.kind } : { row: row.row, column: 'unit', code: named.length > 1 ? 'posts.several-units' : 'posts.unknown-unit', facts: { code: name, on: context.on, count: named.length, list: named.slice(0, 5).map(({ fullName, code }) => `${fullName} (${code})`) } }
  }
}

type UnitBelow = UnitNamed & { key: string; code: string; fullName: string }

async function namesBelow(tx: Tx, context: Context): Promise<Map<string, UnitBelow[]>> {
  const found = await rows<UnitBelow>(tx, sql`
    select v.unit_id as id, u.kind, v.key, v.code, v.full_name as "fullName" from unit_version v join unit u on u.id = v.unit_id
    where v.unit_id = any(${await unitsUnder(tx, context.unitId, context.on)}::int[]) and upper_inf(v.recorded) and v.valid @> ${context.on}::date`)
  return Map.groupBy(found, ({ key }) => key)
}

export const disbelieveAll = async (tx: Tx, rowIds: number[]) => {
  if (rowIds.length > 0) await rows(tx, sql`update appointment set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = any(${rowIds}::bigint[])`)
}

type Copied = Appointment & { basis: string | null; firstPlannedEnd: Day | null; single: boolean }

/** number 0 asks for a new one. */
export async function copyAppointments(tx: Tx, all: Copied[]) {
  const fresh = all.filter(({ number }) => number === 0).length
  const numbers = (await rows<{ n: number }>(tx, sql`select nextval('appointment_number')::int as n from generate_series(1, ${fresh}::int)`)).map(({ n }) => n)
  await copyRows(tx, 'appointment (number, unit_id, kind, single, person_id, held, interim, entered, planned_end, paper_id, basis, end_reason, end_paper_id)',
    all.map((a) => [a.number || numbers.pop(), a.unitId, a.kind, a.single, a.personId, `[${a.from ?? ''},${a.until ?? ''})`, a.interim, a.entered, a.firstPlannedEnd, a.paperId, a.basis, a.endReason, a.endPaperId]))
}
