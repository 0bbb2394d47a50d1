import type { Fault, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'
import { meant, spell } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { getLives } from './lives.ts'
import type { Communes } from './sheet-communes.ts'
import { lifeOf, type Life, type UnitKind } from './unit.ts'

export type Standing = { id: number; code: string; kind: UnitKind; key: string; nameKey: string; fullName: string; bareName: string; parentId: number; inside: boolean }

/** How a row names a unit; the name whole, '' for none. */
export type Reference = { code: string; name: string; parentId: number | undefined }

/** Units of one kind that the rows may mean: those that bear a code of theirs on the day, and those under the parents. */
export class Matches {
  readonly byCode = new Map<string, Standing>()
  private readonly byName = new Map<string, Standing[]>()
  readonly spokenOf = new Set<number>()
  readonly lives: Map<number, Life>
  constructor(units: Standing[], lives: Life[]) {
    this.lives = new Map(lives.map((life) => [life.id, life]))
    for (const unit of units) {
      this.byCode.set(unit.code, unit)
      for (const key of new Set([unit.key, unit.nameKey])) {
        const place = `${unit.parentId}/${key}`
        this.byName.set(place, [...this.byName.get(place) ?? [], unit])
      }
    }
  }

  /** By full name, else by bare name, under a parent; spelled so, else but for its marks. Several: nobody can tell which. */
  named(parentId: number, text: string): Standing[] {
    const found = this.byName.get(`${parentId}/${fold(text)}`) ?? []
    const whole = meant(text, found, ({ fullName }) => fullName)
    return whole.length > 0 ? whole : meant(text, found, ({ bareName }) => bareName)
  }

  /** What the rows of a file say: a unit that one row names by code or as it is spelled is not what another means whose name differs by marks. */
  hear(rows: Iterable<Reference>) {
    for (const { code, name, parentId } of rows) {
      const unit = code ? this.byCode.get(code) : parentId === undefined ? undefined : this.named(parentId, name).find(({ fullName }) => spell(fullName) === spell(name))
      if (unit) this.spokenOf.add(unit.id)
    }
  }
}

export async function matchesOf(tx: Tx, communes: Communes, on: Day, kind: 'village' | 'cell', codes: string[], parentIds: number[], withLives: boolean): Promise<Matches> {
  const columns = sql`v.unit_id as id, v.code, u.kind, v.key, v.name_key as "nameKey", v.full_name as "fullName", v.name as "bareName", v.parent_id as "parentId"`
  const found = await rows<Omit<Standing, 'inside'>>(tx, sql`
    select ${columns} from unnest(${parentIds}::int[]) as p (id)
      join unit_version v on v.parent_id = p.id and upper_inf(v.recorded) and v.valid @> ${on}::date join unit u on u.id = v.unit_id and u.kind = ${kind}
    union all
    select ${columns} from (select distinct c.code from unnest(${codes}::text[]) as c (code)) c
      join unit_version v on v.code = c.code and upper_inf(v.recorded) and v.valid @> ${on}::date join unit u on u.id = v.unit_id
    where not (u.kind = ${kind} and v.parent_id = any(${parentIds}::int[]))`)
  const units = found.map((unit) => ({ ...unit, inside: communes.areas.has(unit.parentId) }))
  return new Matches(units, withLives ? await getLives(tx, units.map(({ id }) => id)) : [])
}

/** The unit that a row means, undefined for a new one, or what is wrong. */
export function matchOf(matches: Matches, { row }: SheetRow, kind: 'village' | 'cell', code: string, name: string, parentId: number | undefined, unitName: string, on: Day): Standing | undefined | Fault {
  const coded = code ? matches.byCode.get(code) : undefined
  if (coded && coded.kind !== kind) return { row, column: 'code', code: 'units.sheet.code-of-another', facts: { code, wanted: kind === 'cell' ? 'chi bộ' : 'thôn', on } }
  if (coded && !coded.inside) return { row, column: 'code', code: 'units.sheet.outside', facts: { name: coded.fullName, unit: unitName } }
  if (coded || code || parentId === undefined || !name) return coded
  const named = matches.named(parentId, name).filter((unit) => unit.kind === kind && unit.key === fold(name))
  if (named.length > 1) return { row, column: 'code', code: 'units.sheet.two-of-that-name', facts: { name, list: candidates(named) } }
  const [unit] = named
  return unit && spell(unit.fullName) !== spell(name) && matches.spokenOf.has(unit.id) ? undefined : unit
}

/** 'Thôn Khe Thanh (05977-003)' */
export const candidates = (units: Standing[]) => units.map(({ fullName, code }) => `${fullName} (${code})`)

/** The first day that a file gives a unit, not before its parent began; undefined where it says nothing. */
export function firstDay(since: Day | null, parentSince: Day | null): Day | null | undefined {
  if (since === null) return undefined
  return parentSince !== null && since < parentSince ? parentSince : since
}

export const laterAct = (life: Life, on: Day) => life.versions.map(({ act }) => act).find((act) => act !== null && act.on > on)
export const beginning = (life: Life) => lifeOf(life).from
