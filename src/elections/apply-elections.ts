import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsCoded, unitsNamed, unitsUnder } from '#posts/public.ts'
import { type Kind, unitKindOf } from './election.ts'

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

type Known = { id: number; unitId: number; kind: Kind; heldOn: Day; known: 'counted' | 'outcome_only'; outcome: string | null; method: string | null; households: number | null; attended: number | null; driveId: number | null; recognisedOn: Day | null }
export const keyOf = (unitId: number, kind: string, heldOn: Day) => `${unitId}/${kind}/${heldOn}`

export const electionsIn = async (tx: Tx, unitIds: number[]): Promise<Map<string, Known>> => new Map((await rows<Known>(tx, sql`
  select e.id, e.unit_id as "unitId", e.kind, e.held_on::text as "heldOn", e.known, e.outcome, e.method, e.total_households as households, e.attended, e.drive_id as "driveId",
         (select s.on_day::text from election_step s where s.election_id = e.id and s.step = 'recognise' and upper_inf(s.recorded)) as "recognisedOn"
  from election e where e.unit_id = any(${unitIds}::int[]) and e.held_on is not null and e.state <> 'withdrawn'`)).map((each) => [keyOf(each.unitId, each.kind, each.heldOn), each]))

type Wanted = { row: number; id: number | null; unitId: number; kind: Kind; heldOn: Day; outcome: string; method: string | null; households: number | null; attended: number | null; driveId: number | null; recognisedOn: Day | null; paperId: number | null }
const compared = ['outcome', 'method', 'households', 'attended', 'driveId', 'recognisedOn'] as const

/** «Bầu cử»: a past election of which the outcome is known; by unit, kind and day. What was counted in the register is not changed by a workbook. An empty cell says nothing. */
export async function applyElections(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const outcomes: Outcome[] = [], faults: Fault[] = [], wanted: Wanted[] = []
  const unitOf = await unitsIn(tx, context, sheetRows)
  const units = sheetRows.map(unitOf)
  const there = await electionsIn(tx, [...new Set(units.flatMap((unit) => ('id' in unit ? [unit.id] : [])))])
  const drives = await drivesFor(tx, context)
  const seen = new Map<string, number>()
  for (const [at, { row, values }] of sheetRows.entries()) {
    const unit = units[at]!
    const fault = (column: string, code: string, facts: Record<string, unknown> = {}) => { faults.push({ row, column, code, facts }) }
    if ('code' in unit) { faults.push(unit); continue }
    const [kind, heldOn] = [values['kind'] as Kind, values['held_on'] as Day]
    const key = keyOf(unit.id, kind, heldOn)
    const other = seen.get(key)
    if (other !== undefined) { fault('held_on', 'elections.row-repeated', { otherRow: other }); continue }
    seen.set(key, row)
    const driveName = values['drive'] as string | null
    const driveId = driveName ? drives(kind, driveName) : null
    if (driveId === undefined) { fault('drive', 'elections.unknown-drive', { name: driveName }); continue }
    const known = there.get(key)
    const [households, attended, recognisedOn] = [values['households'] as number | null, values['attended'] as number | null, values['recognised_on'] as Day | null]
    const one: Wanted = {
      row, id: known?.id ?? null, unitId: unit.id, kind, heldOn, outcome: String(values['outcome']), method: (values['method'] as string | null) ?? known?.method ?? null,
      households: households ?? known?.households ?? null, attended: attended ?? known?.attended ?? null, driveId: driveId ?? known?.driveId ?? null, recognisedOn: recognisedOn ?? known?.recognisedOn ?? null, paperId: null,
    }
    if (kind === 'village_head' && one.households !== null && one.attended !== null && one.attended > one.households) { fault('attended', 'elections.more-attending-than-households'); continue }
    if (one.recognisedOn !== null && one.recognisedOn < heldOn) { fault('recognised_on', 'elections.begins-before-held', { from: one.recognisedOn, heldOn }); continue }
    const what = known ? Object.fromEntries(compared.filter((field) => known[field] !== one[field]).map((field) => [field, [known[field], one[field]] as [unknown, unknown]])) : {}
    if (known && Object.keys(what).length === 0) { outcomes.push({ row, change: 'same' }); continue }
    if (known?.known === 'counted') { fault('held_on', 'elections.counted-here'); continue }
    const symbol = values['paper'] as string | null
    wanted.push({ ...one, paperId: symbol ? await context.paper(symbol, values['paper_on'] as Day | null, (values['issuer'] as string | null) ?? '') : null })
    outcomes.push(known ? { row, change: 'changed', what } : { row, change: 'new' })
  }
  if (wanted.length > 0) await write(tx, actor, context, wanted)
  return { outcomes, faults }
}

async function write(tx: Tx, actor: Actor, context: Context, wanted: Wanted[]) {
  const told = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w (id int, "unitId" int, kind text, "heldOn" date, outcome text, method text, households int, attended int, "driveId" int, "recognisedOn" date, "paperId" int)`
  await rows(tx, sql`
    update election e set outcome = w.outcome, method = w.method, total_households = w.households, attended = w.attended, drive_id = w."driveId", state = case w.outcome when 'elected' then 'recognised' else 'certified' end
    from ${told} where e.id = w.id`)
  await rows(tx, sql`
    insert into election (kind, unit_id, drive_id, state, known, planned_on, held_on, method, total_households, attended, outcome)
    select w.kind, w."unitId", w."driveId", case w.outcome when 'elected' then 'recognised' else 'certified' end, 'outcome_only', w."heldOn", w."heldOn", w.method, w.households, w.attended, w.outcome
    from ${told} where w.id is null`)
  const steps = sql`(
    select e.id as election_id, e.unit_id, s.step, s.on_day, s.paper_id
    from ${told} join election e on e.unit_id = w."unitId" and e.kind = w.kind and e.held_on = w."heldOn" and e.known = 'outcome_only'
      cross join lateral (values ('hold', w."heldOn", null::int), ('recognise', w."recognisedOn", w."paperId")) s (step, on_day, paper_id)
    where s.on_day is not null)`
  await rows(tx, sql`
    update election_step t set recorded = tstzrange(lower(t.recorded), greatest(lower(t.recorded), now())) from ${steps} s
    where t.election_id = s.election_id and t.step = s.step and upper_inf(t.recorded) and (t.on_day <> s.on_day or (s.paper_id is not null and t.paper_id is distinct from s.paper_id))`)
  await rows(tx, sql`
    insert into election_step (election_id, unit_id, step, on_day, paper_id)
    select s.election_id, s.unit_id, s.step, s.on_day, coalesce(s.paper_id, (select t.paper_id from election_step t where t.election_id = s.election_id and t.step = s.step order by t.id desc limit 1))
    from ${steps} s where not exists (select from election_step t where t.election_id = s.election_id and t.step = s.step and upper_inf(t.recorded))`)
  await record(tx, actor, { what: 'elections.import', units: [context.unitId], facts: { sheet: 'elections', count: wanted.length, source: context.source, on: context.on } })
}
