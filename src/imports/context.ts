import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Actor } from '#ground/actor.ts'
import type { Context } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { tidySymbol } from '#ground/text/symbols.ts'
import type { Day } from '#ground/time/day.ts'
import { kindOfPaper, paperFor } from '#papers/public.ts'
import type { Hooks } from './check.ts'
import type { CellFault } from './finding.ts'
import { infoFault, type InfoRead } from './info.ts'

type Unit = { id: number; code: string; fullName: string; name: string }

/** The unit and day that the rows are read in, or what is wrong with «Thông tin». */
export async function contextOf(tx: Tx, actor: Actor, { info, place }: InfoRead, mayWrite: Hooks['mayWrite']): Promise<{ context: Context; unitName: string } | CellFault> {
  if (info.unit === null || info.on === null) throw new Error('asked for the context of a file that does not say its unit and day')
  if (info.on > actor.today) return infoFault(place, 'on', 'imports.day-to-come', { on: info.on, today: actor.today })
  const unit = await unitWithCode(tx, info.unit, info.on)
  if (!unit) return infoFault(place, 'unit', 'imports.unknown-unit', { code: info.unit, on: info.on }, await paddedCode(tx, info.unit, info.on, info.unitName))
  if (mayWrite && !await mayWrite(tx, actor, unit.id)) return infoFault(place, 'unit', 'imports.unit-not-yours', { code: info.unit, registered: unit.fullName })
  if (info.unitName && !namesUnit(info.unitName, unit)) return infoFault(place, 'unitName', 'imports.another-unit', { code: info.unit, on: info.on, named: info.unitName, registered: unit.fullName }, unit.fullName)
  return { context: { unitId: unit.id, unitCode: unit.code, on: info.on, source: info.source, known: new Map(), paper: paperFinder(tx, actor) }, unitName: unit.fullName }
}

const unitWithCode = (tx: Tx, code: string, on: Day) => findRow<Unit>(tx, sql`
  select id, code, name, full_name as "fullName" from unit_on(${on}) where tree = 'state' and kind <> 'village' and code = ${code}`)

/** '5977' is '05977' where exactly one unit of that day has such a code, and the name written beside it does not say otherwise. */
async function paddedCode(tx: Tx, code: string, on: Day, named: string | null): Promise<string | undefined> {
  if (!/^\d{1,4}$/.test(code)) return undefined
  const found = (await rows<Unit>(tx, sql`
    select id, code, name, full_name as "fullName" from unit_on(${on})
    where tree = 'state' and kind <> 'village' and code in (${code.padStart(2, '0')}, ${code.padStart(3, '0')}, ${code.padStart(5, '0')})`))
    .filter((unit) => !named || namesUnit(named, unit))
  return found.length === 1 ? found[0]!.code : undefined
}

const namesUnit = (named: string, { fullName, name }: Unit) => [fullName, name].some((each) => fold(each) === fold(named))

/** Finds or enters a paper once a file, however many rows rest on it. */
function paperFinder(tx: Tx, actor: Actor): Context['paper'] {
  const known = new Map<string, Promise<number>>()
  return (symbol, issuedOn, issuer) => {
    const typed = tidySymbol(symbol)
    if (typed === '' || issuer.trim() === '') return Promise.resolve(null)
    const key = [typed, issuedOn, fold(issuer)].join('|')
    const found = known.get(key) ?? paperFor(tx, { symbol: typed, kind: kindOfPaper(typed), issuer, issuedOn, issuedPrecision: issuedOn ? 'day' : 'unknown', summary: '', note: null }, actor.accountId)
    known.set(key, found)
    return found
  }
}

/** The codes that stand in the subtree of the unit on the day, villages left out. */
export async function codesUnder(tx: Tx, unitId: number, on: Day): Promise<Set<string>> {
  const found = await rows<{ code: string }>(tx, sql`
    with recursive there as materialized (select id, code, parent_id from unit_on(${on}) where tree = 'state' and kind <> 'village'),
      under as (
        select id, code from there where id = ${unitId}
        union all
        select there.id, there.code from there join under on there.parent_id = under.id
      )
    select code from under`)
  return new Set(found.map(({ code }) => code))
}
