import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsCoded, unitsNamed, unitsUnder } from '#posts/public.ts'
import { type Kind, type State, type Step, unitKindOf } from './election.ts'

/** What the search for a unit must know: a head is elected in a village, a cell's posts in a cell. */
const asked = (kind: Kind) => ({ code: kind, vi: '', en: '', tree: kind === 'cell' ? 'party' as const : 'state' as const, unitKinds: [unitKindOf[kind]], seats: 1 })

/** Units named in rows: by code, else by name. */
export async function unitsIn(tx: Tx, context: Context, sheetRows: SheetRow[]): Promise<(row: SheetRow) => { id: number } | Fault> {
  const unitOf = await unitsNamed(tx, context, sheetRows)
  const { below } = await unitsCoded(tx, context, sheetRows.map(({ values }) => values['unit_code']))
  return (row) => {
    const unit = unitOf(row, asked(row.values['kind'] as Kind))
    if ('code' in unit) return unit
    if (!below.has(unit.id)) return { row: row.row, column: 'unit_code', code: 'elections.unit-of-others', facts: {} }
    return unit.kind === unitKindOf[row.values['kind'] as Kind] ? unit : { row: row.row, column: 'unit_code', code: 'elections.not-in-such-a-unit', facts: {} }
  }
}

/** The drives that elections in the sending unit may belong to, by kind and name. */
export async function drivesFor(tx: Tx, context: Context): Promise<(kind: Kind, name: string) => number | undefined> {
  const drives = Map.groupBy(await rows<{ id: number; name: string; kind: Kind }>(tx, sql`
    select d.id, d.name, d.kind from drive d
    where upper_inf(d.recorded) and (d.unit_id = ${context.unitId} or d.unit_id = any(${await unitsUnder(tx, context.unitId, context.on)}::int[]) or exists (select from unit_area a where a.unit_id = ${context.unitId} and a.area_id = d.unit_id))`), ({ name, kind }) => `${kind}/${fold(name)}`)
  return (kind, name) => drives.get(`${kind}/${fold(name)}`)?.[0]?.id
}

/** What a row says; of an election that was withdrawn `heldOn` is the day it was called for. `endedOn`: withdrawn, or ordered to be held again. */
type Said = { outcome: string; method: string | null; households: number | null; attended: number | null; driveId: number | null; recognisedOn: Day | null; endedOn: Day | null; repeats: Day | null }
type Known = Said & { id: number; unitId: number; kind: Kind; heldOn: Day; known: 'counted' | 'outcome_only'; paperId: number | null; reason: string | null }
export const keyOf = (unitId: number, kind: string, heldOn: Day) => `${unitId}/${kind}/${heldOn}`
const keyFor = (unitId: number, kind: string, heldOn: Day, { outcome, endedOn }: Pick<Said, 'outcome' | 'endedOn'>) => `${keyOf(unitId, kind, heldOn)}${outcome === 'withdrawn' ? `/${endedOn}` : ''}`

/** The elections in these units that were held, or withdrawn. */
export const electionsIn = async (tx: Tx, unitIds: number[]): Promise<Map<string, Known>> => new Map((await rows<Known>(tx, sql`
  select e.id, e.unit_id as "unitId", e.kind, coalesce(e.held_on, e.planned_on)::text as "heldOn", e.known, case e.state when 'withdrawn' then 'withdrawn' else e.outcome end as outcome, e.method, e.total_households as households, e.attended, e.drive_id as "driveId",
         case s.step when 'recognise' then s.on_day::text end as "recognisedOn", case when s.step <> 'recognise' then s.on_day::text end as "endedOn", s.paper_id as "paperId", s.reason, f.held_on::text as repeats
  from election e left join election f on f.id = e.reruns_id left join election_step s on s.election_id = e.id and s.step in ('recognise', 'rerun', 'withdraw') and upper_inf(s.recorded)
  where e.unit_id = any(${unitIds}::int[]) and (e.held_on is not null or e.state = 'withdrawn')`)).map((each) => [keyFor(each.unitId, each.kind, each.heldOn, each), each]))

type Wanted = Said & { row: number; id: number | null; unitId: number; kind: Kind; heldOn: Day; state: State; step: Step | null; stepOn: Day | null; paperId: number | null; reason: string | null }
const compared = ['outcome', 'method', 'households', 'attended', 'driveId', 'recognisedOn', 'endedOn', 'repeats'] as const

/** «Bầu cử»: an election that is over and of which the outcome is known; by unit, kind and day. What was counted in the register is not changed by a workbook, nor the day of a step that stands but by a row that says it corrects. An empty cell says nothing. */
export async function applyElections(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const outcomes: Outcome[] = [], faults: Fault[] = [], wanted: Wanted[] = []
  const unitOf = await unitsIn(tx, context, sheetRows)
  const units = sheetRows.map(unitOf)
  const there = await electionsIn(tx, [...new Set(units.flatMap((unit) => ('id' in unit ? [unit.id] : [])))])
  const held = new Set([...there.keys(), ...sheetRows.flatMap(({ values }, at) => { const unit = units[at]!; return 'id' in unit && values['outcome'] !== 'withdrawn' ? [keyOf(unit.id, String(values['kind']), values['held_on'] as Day)] : [] })])
  const drives = await drivesFor(tx, context)
  const seen = new Map<string, number>()
  for (const [at, { row, values }] of sheetRows.entries()) {
    const unit = units[at]!
    const fault = (column: string, code: string, facts: Record<string, unknown> = {}) => { faults.push({ row, column, code, facts }) }
    if ('code' in unit) { faults.push(unit); continue }
    const said = <Value>(column: string) => (values[column] ?? null) as Value | null
    const [kind, heldOn, outcome, driveName] = [values['kind'] as Kind, values['held_on'] as Day, String(values['outcome']), said<string>('drive')]
    const key = keyFor(unit.id, kind, heldOn, { outcome, endedOn: said('ended_on') })
    const other = seen.get(key)
    if (other !== undefined && outcome === 'withdrawn') { outcomes.push({ row, change: 'same' }); continue } // called and withdrawn twice for the same days
    if (other !== undefined) { fault('held_on', 'elections.row-repeated', { otherRow: other }); continue }
    seen.set(key, row)
    const driveId = driveName ? drives(kind, driveName) : null
    if (driveId === undefined) { fault('drive', 'elections.unknown-drive', { name: driveName }); continue }
    const known = there.get(key)
    const one: Said = {
      outcome, method: said<string>('method') ?? known?.method ?? null, households: said<number>('households') ?? known?.households ?? null, attended: said<number>('attended') ?? known?.attended ?? null, driveId: driveId ?? known?.driveId ?? null,
      recognisedOn: said<Day>('recognised_on') ?? known?.recognisedOn ?? null, endedOn: said<Day>('ended_on') ?? known?.endedOn ?? null, repeats: said<Day>('repeats') ?? known?.repeats ?? null,
    }
    const wrong = refuseRow(kind, heldOn, one) ?? (one.repeats !== null && !held.has(keyOf(unit.id, kind, one.repeats)) ? { column: 'repeats', code: 'elections.unknown-election', facts: { on: one.repeats } } : null)
    if (wrong) { fault(wrong.column, wrong.code, wrong.facts); continue }
    const what = known ? Object.fromEntries(compared.filter((field) => known[field] !== one[field]).map((field) => [field, [known[field], one[field]] as [unknown, unknown]])) : {}
    if (known && Object.keys(what).length === 0) { outcomes.push({ row, change: 'same' }); continue }
    if (known?.known === 'counted') { fault('held_on', 'elections.counted-here'); continue }
    const moved = (['recognisedOn', 'endedOn'] as const).find((field) => known?.[field] && known[field] !== one[field])
    if (moved && values['corrects'] !== true) { fault(moved === 'recognisedOn' ? 'recognised_on' : 'ended_on', 'elections.step-stands', { stands: known![moved], on: one[moved] }); continue }
    const symbol = said<string>('paper')
    const paperId = symbol ? await context.paper(symbol, said<Day>('paper_on'), said<string>('issuer') ?? '') : known?.paperId ?? null
    wanted.push({ ...one, ...ending(one), row, id: known?.id ?? null, unitId: unit.id, kind, heldOn, paperId, reason: said<string>('reason') ?? known?.reason ?? null })
    outcomes.push(known ? { row, change: 'changed', what } : { row, change: 'new' })
  }
  if (wanted.length > 0) await write(tx, actor, context, wanted)
  return { outcomes, faults }
}

/** What stands against a row by itself. */
function refuseRow(kind: Kind, heldOn: Day, { outcome, households, attended, recognisedOn, endedOn }: Said): { column: string; code: string; facts: Record<string, unknown> } | null {
  if (kind === 'village_head' && households !== null && attended !== null && attended > households) return { column: 'attended', code: 'elections.more-attending-than-households', facts: {} }
  if (recognisedOn !== null && recognisedOn < heldOn) return { column: 'recognised_on', code: 'elections.begins-before-held', facts: { from: recognisedOn, heldOn } }
  if (outcome === 'withdrawn' && endedOn === null) return { column: 'ended_on', code: 'elections.withdrawn-undated', facts: {} }
  if (recognisedOn !== null && endedOn !== null) return { column: 'ended_on', code: 'elections.recognised-and-ended', facts: {} }
  return outcome !== 'withdrawn' && endedOn !== null && endedOn < heldOn ? { column: 'ended_on', code: 'elections.before-the-step-before', facts: { on: endedOn, last: heldOn } } : null
}

/** How far an election has come that is over, and by which step. */
function ending({ outcome, recognisedOn, endedOn }: Said): Pick<Wanted, 'state' | 'step' | 'stepOn'> {
  if (outcome === 'withdrawn') return { state: 'withdrawn', step: 'withdraw', stepOn: endedOn }
  if (endedOn !== null) return { state: 'rerun_ordered', step: 'rerun', stepOn: endedOn }
  return { state: outcome === 'elected' ? 'recognised' : 'certified', step: recognisedOn && 'recognise', stepOn: recognisedOn }
}

async function write(tx: Tx, actor: Actor, context: Context, wanted: Wanted[]) {
  const toldBy = (list: Wanted[]) => sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) w (row int, id int, "unitId" int, kind text, "heldOn" date, outcome text, method text, households int, attended int, "driveId" int, repeats date, state text, step text, "stepOn" date, "paperId" int, reason text)`
  const fresh = wanted.filter(({ id }) => id === null).toSorted((a, b) => a.row - b.row)
  const made = await rows<{ id: number }>(tx, sql`
    insert into election (kind, unit_id, drive_id, state, known, planned_on, held_on, method, total_households, attended, outcome)
    select w.kind, w."unitId", w."driveId", w.state, 'outcome_only', w."heldOn", case when w.state <> 'withdrawn' then w."heldOn" end, w.method, w.households, w.attended, case when w.state <> 'withdrawn' then w.outcome end
    from ${toldBy(fresh)} order by w.row returning id`)
  const newIds = made.map(({ id }) => id).toSorted((a, b) => a - b)
  const all = [...wanted.filter(({ id }) => id !== null), ...fresh.map((each, at) => ({ ...each, id: newIds[at]! }))]
  const told = toldBy(all)
  await rows(tx, sql`
    update election e set outcome = w.outcome, method = w.method, total_households = w.households, attended = w.attended, drive_id = w."driveId", state = w.state
    from ${told} where e.id = w.id and w.state <> 'withdrawn' and not e.id = any(${newIds}::int[])`)
  await rows(tx, sql`
    update election e set reruns_id = f.id from ${told} join election f on f.unit_id = w."unitId" and f.kind = w.kind and f.held_on = w.repeats and f.id <> w.id where e.id = w.id and e.reruns_id is distinct from f.id`)
  await rows(tx, sql`
    insert into election_step (election_id, unit_id, step, on_day) select w.id, w."unitId", 'hold', w."heldOn" from ${told} where w.id = any(${newIds}::int[]) and w.state <> 'withdrawn'`)
  // what an act or an earlier workbook wrote stays, believed no longer
  await rows(tx, sql`
    update election_step s set recorded = tstzrange(lower(s.recorded), greatest(lower(s.recorded), now()))
    from ${told} where s.election_id = w.id and s.step = w.step and upper_inf(s.recorded) and (s.on_day, s.paper_id) is distinct from (w."stepOn", w."paperId")`)
  await rows(tx, sql`
    insert into election_step (election_id, unit_id, step, on_day, paper_id, reason) select w.id, w."unitId", w.step, w."stepOn", w."paperId", w.reason
    from ${told} where w.step is not null and not exists (select from election_step s where s.election_id = w.id and s.step = w.step and upper_inf(s.recorded))`)
  await record(tx, actor, { what: 'elections.import', units: [context.unitId], facts: { sheet: 'elections', count: wanted.length, source: context.source, on: context.on } })
}
