import type { Actor } from '#ground/actor.ts'
import { row as oneRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { drivesFor, unitsIn } from './apply-elections.ts'
import { baseOf, type Members } from './base.ts'
import type { Kind, Method, State } from './election.ts'
import type { Outcome as Result } from './tally.ts'
import { isUnderWay } from './sheet-columns.ts'

export type UnderWay = { id: number; unitId: number; kind: Kind; state: State; totalHouseholds: number | null; outcome: Result | null; isNew: boolean }
export const placeOf = (unitId: number, kind: string) => `${unitId}/${kind}`
/** Made by this very file: what follows in its other sheets is written, while what goes on in the register is left alone. */
const madeHere = (id: number) => `election:${id}`

/** The elections under way in these units, by unit and kind. */
export const underWayIn = async (tx: Tx, context: Context, unitIds: number[]): Promise<Map<string, UnderWay>> => new Map((await rows<Omit<UnderWay, 'isNew'>>(tx, sql`
  select e.id, e.unit_id as "unitId", e.kind, e.state, e.total_households as "totalHouseholds", e.outcome from election e where e.unit_id = any(${unitIds}::int[]) and ${isUnderWay}`))
  .map((each) => [placeOf(each.unitId, each.kind), { ...each, isNew: context.known.has(madeHere(each.id)) }]))

type Said = { plannedOn: Day; driveId: number | null; rerunsId: number | null; method: Method | null; households: number | null; seats: number | null; base: Members | null; outcome: Result | null; attended: number | null }
type Known = Said & { unitId: number; kind: Kind; isOpen: boolean }
const memberKeys = ['official', 'transferred', 'exempt', 'exemptAttending', 'suspended', 'excused', 'attending'] as const
const written = ({ plannedOn, driveId, rerunsId, method, households, seats, base, outcome, attended }: Said) => JSON.stringify([plannedOn, driveId, rerunsId, method, households, seats, base && memberKeys.map((key) => base[key]), outcome, outcome && attended])

/** «Bầu cử đang tiến hành»: by unit and kind. What goes on in the register is not changed by a workbook; a register that does not have it takes it up where it was. */
export async function applyUnderWay(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const outcomes: Outcome[] = [], faults: Fault[] = []
  const unitOf = await unitsIn(tx, context, sheetRows)
  const drives = await drivesFor(tx, context)
  const seen = new Map<string, number>()
  for (const sheetRow of sheetRows) {
    const { row, values } = sheetRow
    const fault = (column: string, code: string, facts: Record<string, unknown> = {}) => { faults.push({ row, column, code, facts }) }
    const unit = unitOf(sheetRow)
    if ('code' in unit) { faults.push(unit); continue }
    const kind = values['kind'] as Kind
    const other = seen.get(placeOf(unit.id, kind))
    if (other !== undefined) { fault('unit_code', 'elections.row-repeated', { otherRow: other }); continue }
    seen.set(placeOf(unit.id, kind), row)
    const [driveName, repeats] = [values['drive'] as string | null, values['repeats'] as Day | null]
    const driveId = driveName ? drives(kind, driveName) : null
    if (driveId === undefined) { fault('drive', 'elections.unknown-drive', { name: driveName }); continue }
    const before = await knownAt(tx, unit.id, kind)
    const rerunsId = repeats === null ? null : before.find(({ heldOn }) => heldOn === repeats)?.id
    if (rerunsId === undefined) { fault('repeats', 'elections.unknown-election', { on: repeats }); continue }
    const members = memberKeys.map((key) => values[key] as number | null ?? null)
    const base = members.every((count) => count === null) ? null : Object.fromEntries(memberKeys.map((key, at) => [key, members[at] ?? 0])) as Members
    if (base && baseOf(base) < 1) { fault('official', 'elections.no-base', { base: baseOf(base) }); continue }
    const said: Said = { plannedOn: values['planned_on'] as Day, driveId, rerunsId, method: values['method'] as Method | null ?? null, households: values['households'] as number | null ?? null, seats: values['seats'] as number | null ?? null, base, outcome: values['outcome'] as Result | null ?? null, attended: values['attended'] as number | null ?? null }
    const there = before.find(({ isOpen }) => isOpen) ?? before.find(({ known, plannedOn }) => known === 'counted' && plannedOn === said.plannedOn)
    if (there) {
      if (there.isOpen && written(there) === written(said)) outcomes.push({ row, change: 'same' })
      else fault('planned_on', 'elections.goes-on-here')
      continue
    }
    const { id } = await oneRow<{ id: number }>(tx, sql`
      insert into election (kind, unit_id, drive_id, reruns_id, planned_on, method, total_households, seats, base, outcome, attended)
      values (${kind}, ${unit.id}, ${driveId}, ${rerunsId}, ${said.plannedOn}::date, ${said.method}, ${said.households}, ${said.seats}, ${base && JSON.stringify(base)}::jsonb, ${said.outcome}, ${said.attended}) returning id`)
    context.known.set(madeHere(id), id)
    outcomes.push({ row, change: 'new' })
  }
  await noteImport(tx, actor, context, 'elections_under_way', outcomes)
  return { outcomes, faults }
}

const knownAt = (tx: Tx, unitId: number, kind: Kind) => rows<Known & { id: number; known: string; heldOn: Day | null }>(tx, sql`
  select e.id, e.known, e.unit_id as "unitId", e.kind, e.held_on::text as "heldOn", e.planned_on::text as "plannedOn", e.drive_id as "driveId", e.reruns_id as "rerunsId", e.method, e.total_households as households, e.seats, e.base, e.outcome, e.attended, ${isUnderWay} as "isOpen"
  from election e where e.unit_id = ${unitId} and e.kind = ${kind} and e.state <> 'withdrawn'`)

export async function noteImport(tx: Tx, actor: Actor, context: Context, sheet: string, outcomes: Outcome[]) {
  const count = outcomes.filter(({ change }) => change !== 'same').length
  if (count > 0) await record(tx, actor, { what: 'elections.import', units: [context.unitId], facts: { sheet, count, source: context.source, on: context.on } })
}

type Wrong = { column: string; code: string; facts?: Record<string, unknown> }
/** One part of an election as a row tells it: what it is known by, and all that it says. */
export type Part<Value> = { key: string; said: unknown; value: Value }
type Parting<Value> = {
  sheet: string
  read(row: SheetRow, election: UnderWay): Part<Value> | Wrong
  known(ids: number[]): Promise<{ electionId: number; key: string; said: unknown }[]>
  /** Writes what a new election has of these parts; what is wrong with them together is told of the first. */
  write(election: UnderWay, list: { row: number; value: Value }[]): Promise<(Wrong & { row?: number }) | undefined>
}

/** A sheet of parts of elections under way: rows of an election that this file brought are written; of one that goes on in the register they must say what stands there. */
export async function applyPartsOf<Value>(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[], { sheet, read, known, write }: Parting<Value>): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const outcomes: Outcome[] = [], faults: Fault[] = []
  const unitOf = await unitsIn(tx, context, sheetRows)
  const units = sheetRows.map(unitOf)
  const elections = await underWayIn(tx, context, [...new Set(units.flatMap((unit) => ('id' in unit ? [unit.id] : [])))])
  const there = new Map((await known([...elections.values()].map(({ id }) => id))).map(({ electionId, key, said }) => [`${electionId}/${key}`, JSON.stringify(said)]))
  const seen = new Map<string, number>(), wanted = new Map<UnderWay, { row: number; value: Value }[]>()
  for (const [at, sheetRow] of sheetRows.entries()) {
    const { row, values } = sheetRow
    const fault = ({ column, code, facts = {} }: Wrong) => { faults.push({ row, column, code, facts }) }
    const unit = units[at]!
    if ('code' in unit) { faults.push(unit); continue }
    const election = elections.get(placeOf(unit.id, values['kind'] as Kind))
    if (!election) { fault({ column: 'unit_code', code: 'elections.none-under-way' }); continue }
    const part = read(sheetRow, election)
    if ('code' in part) { fault(part); continue }
    const place = `${election.id}/${part.key}`
    const other = seen.get(place)
    if (other !== undefined) { fault({ column: 'unit_code', code: 'elections.row-repeated', facts: { otherRow: other } }); continue }
    seen.set(place, row)
    if (there.get(place) === JSON.stringify(part.said)) { outcomes.push({ row, change: 'same' }); continue }
    if (!election.isNew || there.has(place)) { fault({ column: 'unit_code', code: 'elections.goes-on-here' }); continue }
    wanted.set(election, [...wanted.get(election) ?? [], { row, value: part.value }])
    outcomes.push({ row, change: 'new' })
  }
  for (const [election, list] of wanted) {
    const wrong = await write(election, list)
    if (wrong) faults.push({ row: wrong.row ?? list[0]!.row, column: wrong.column, code: wrong.code, facts: wrong.facts ?? {} })
  }
  await noteImport(tx, actor, context, sheet, outcomes)
  return { outcomes, faults }
}
