import type { Context, Fault, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import { meant } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'

type Named = Commune & { key: string; nameKey: string; bareName: string }
export type Commune = { id: number; committeeId: number | null; code: string; fullName: string; since: Day | null; shard: number }

/** The communes of the workbook's unit on its day, by code and by name. */
export class Communes {
  readonly unitName: string
  readonly byId: Map<number, Commune>
  private readonly byCode: Map<string, Commune>
  private readonly byKey: Map<string, Named[]>
  readonly areas: Set<number> // with the provinces and districts, and the committees of all
  private readonly on: Day
  constructor(unitName: string, list: Named[], areas: Set<number>, on: Day) {
    this.unitName = unitName
    this.areas = areas
    this.on = on
    this.byId = new Map(list.map((commune) => [commune.id, commune]))
    this.byCode = new Map(list.map((commune) => [commune.code, commune]))
    this.byKey = new Map()
    for (const commune of list) for (const key of new Set([commune.key, commune.nameKey])) this.byKey.set(key, [...this.byKey.get(key) ?? [], commune])
  }

  /** The commune that a row names, null where it names none, or what is wrong with it. */
  of({ row, values }: SheetRow): Commune | null | Fault {
    const code = written(values['commune_code']), name = written(values['commune'])
    if (!code && !name) return this.byId.size === 1 ? [...this.byId.values()][0]! : null
    const unknown = (column: string, value: string): Fault => ({ row, column, code: 'units.sheet.commune-unknown', facts: { value, unit: this.unitName, on: this.on } })
    if (code) return this.byCode.get(code) ?? unknown('commune_code', code)
    const alike = this.byKey.get(fold(name)) ?? [], whole = meant(name, alike, ({ fullName }) => fullName)
    const named = whole.length > 0 ? whole : meant(name, alike, ({ bareName }) => bareName)
    if (named.length > 1) return { row, column: 'commune', code: 'units.sheet.commune-twice', facts: { value: name, unit: this.unitName, list: named.map(({ fullName, code }) => `${fullName} (${code})`) } }
    return named[0] ?? unknown('commune', name)
  }
}

export const written = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
export const isFault = (value: object | null): value is Fault => value !== null && 'column' in value

/** Every province, district and commune of the workbook's unit on its day; a committee's workbook speaks of its area. */
export async function communesOf(tx: Tx, { unitId, on }: Context): Promise<Communes> {
  const areas = await rows<Named & { kind: string }>(tx, sql`
    with recursive down as (
      select coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}) as id
      union all
      select v.unit_id from down join unit_version v on v.parent_id = down.id and upper_inf(v.recorded) and v.valid @> ${on}::date and v.tree = 'state' and v.legal_kind not in ('thon', 'tdp')
    )
    select v.unit_id as id, u.kind, c.party_id as "committeeId", v.code, v.full_name as "fullName", v.key, v.name_key as "nameKey", v.name as "bareName", u.shard, f.since
    from down join unit u on u.id = down.id and u.kind <> 'village'
      join unit_version v on v.unit_id = u.id and upper_inf(v.recorded) and v.valid @> ${on}::date
      left join unit_counterpart c on c.state_id = v.unit_id
      cross join lateral (select nullif(min(coalesce(lower(f.valid), '-infinity')), '-infinity') as since from unit_version f where f.unit_id = v.unit_id and upper_inf(f.recorded)) f`)
  const [unit] = await rows<{ name: string }>(tx, sql`select full_name as name from unit_on(${on}::date) where id = ${unitId}`)
  return new Communes(unit?.name ?? '', areas.filter(({ kind }) => kind === 'commune'), new Set(areas.flatMap(({ id, committeeId }) => [id, ...committeeId === null ? [] : [committeeId]])), on)
}
