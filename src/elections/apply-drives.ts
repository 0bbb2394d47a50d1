import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsCoded } from '#posts/public.ts'

/** «Đợt bầu»: a row is known by unit, kind and name. Few rows. */
export async function applyDrives(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const outcomes: Outcome[] = [], faults: Fault[] = []
  const { ids, below } = await unitsCoded(tx, context, sheetRows.map(({ values }) => values['unit_code']))
  for (const { row, values } of sheetRows) {
    const [code, name, kind, from, dueOn] = [String(values['unit_code']), String(values['name']), String(values['kind']), values['from'] as Day, values['due_on'] as Day]
    const unitId = ids.get(code)
    if (unitId !== undefined && !below.has(unitId)) { faults.push({ row, column: 'unit_code', code: 'elections.unit-of-others', facts: {} }); continue }
    if (unitId === undefined) { faults.push({ row, column: 'unit_code', code: 'elections.unknown-unit', facts: { code, on: context.on } }); continue }
    if (dueOn < from) { faults.push({ row, column: 'due_on', code: 'elections.drive-days', facts: { from, dueOn } }); continue }
    const near = await rows<{ id: number; name: string; from: Day; dueOn: Day }>(tx, sql`
      select id, name, lower(period)::text as "from", (upper(period) - 1)::text as "dueOn" from drive
      where unit_id = ${unitId} and kind = ${kind} and upper_inf(recorded) and (name = ${name} or period && daterange(${from}::date, ${dueOn}::date, '[]'))`)
    const known = near.find((each) => each.name === name)
    if (near.some((each) => each !== known)) { faults.push({ row, column: 'from', code: 'elections.drive-there', facts: {} }); continue }
    if (known && known.from === from && known.dueOn === dueOn) { outcomes.push({ row, change: 'same' }); continue }
    const symbol = values['paper'] as string | null
    const paperId = symbol ? await context.paper(symbol, values['paper_on'] as Day | null, (values['issuer'] as string | null) ?? '') : null
    if (known) {
      await rows(tx, sql`update drive set period = daterange(${from}::date, ${dueOn}::date, '[]'), paper_id = coalesce(${paperId}, paper_id) where id = ${known.id}`)
      outcomes.push({ row, change: 'changed', what: { from: [known.from, from], due_on: [known.dueOn, dueOn] } })
    } else {
      await rows(tx, sql`insert into drive (unit_id, kind, name, period, paper_id) values (${unitId}, ${kind}, ${name}, daterange(${from}::date, ${dueOn}::date, '[]'), ${paperId})`)
      outcomes.push({ row, change: 'new' })
    }
  }
  const written = outcomes.filter(({ change }) => change !== 'same').length
  if (written > 0) await record(tx, actor, { what: 'elections.import', units: [context.unitId], facts: { sheet: 'drives', count: written, source: context.source, on: context.on } })
  return { outcomes, faults }
}
