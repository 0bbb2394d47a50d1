import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsCoded } from '#posts/public.ts'
import { refuseVisit } from './inspection.ts'
import { changeVisitRow, insertVisit } from './store.ts'
import { teamColumn, teamsBelow } from './team-sheet.ts'

export const unitColumn: Column = { key: 'unit', vi: 'Mã đơn vị', en: 'Unit code', kind: 'code', required: true, note: { vi: 'Đơn vị được kiểm tra.', en: 'The unit inspected.' }, example: '05977', width: 14 }

const columns: Column[] = [
  teamColumn, unitColumn,
  { key: 'planned', vi: 'Ngày dự kiến', en: 'Planned on', kind: 'day', required: true, note: { vi: 'Ngày trong lịch.', en: 'The day of the schedule.' }, example: '15/03/2021', width: 14 },
  { key: 'held', vi: 'Ngày kiểm tra', en: 'Held on', kind: 'day', note: { vi: 'Để trống nếu chưa kiểm tra.', en: 'Empty where it was not held yet.' }, example: '16/03/2021', width: 14 },
  { key: 'note', vi: 'Nội dung', en: 'What was done', kind: 'text', note: { vi: 'Làm việc với ai, về việc gì.', en: 'With whom, and about what.' }, example: 'Làm việc với Đảng ủy phường', width: 40 },
]

/** «Buổi kiểm tra»: a row is known by team, unit and planned day; a filled «Ngày kiểm tra» says that it was held. */
export const visitSheet: Sheet = { code: 'inspection_visits', vi: 'Buổi kiểm tra', en: 'Inspection visits', order: 52, columns, apply, take }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const teams = await teamsBelow(tx, context)
  const { ids } = await unitsCoded(tx, context, sheetRows.map(({ values }) => values['unit']))
  const known = new Map((await visitsOf(tx, teams.map(({ id }) => id))).map((visit) => [`${visit.teamId}|${visit.unitId}|${visit.plannedOn}`, visit]))
  const seen = new Map<string, number>()
  for (const { row, values } of sheetRows) {
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const team = teams.find(({ key }) => key === fold(String(values['team'])))
    const unitId = ids.get(String(values['unit']))
    if (!team) { wrong('team', 'inspections.unknown-team', { name: values['team'] }); continue }
    if (unitId === undefined) { wrong('unit', 'inspections.unknown-unit', { code: values['unit'], on: context.on }); continue }
    const [plannedOn, heldOn, note] = [values['planned'] as Day, (values['held'] as Day | null) ?? null, (values['note'] as string | null) ?? null]
    const refused = refuseVisit(team, unitId, heldOn ?? plannedOn)
    if (refused) { wrong(refused.code === 'inspections.not-a-target' ? 'unit' : heldOn ? 'held' : 'planned', refused.code, refused.facts); continue }
    if (heldOn !== null && heldOn > context.on) { wrong('held', 'inspections.held-in-the-future', { heldOn, today: context.on }); continue }
    const key = `${team.id}|${unitId}|${plannedOn}`
    const twin = seen.get(key)
    if (twin !== undefined) { wrong('planned', 'inspections.row-twice', { otherRow: twin }); continue }
    seen.set(key, row)
    const there = known.get(key)
    if (there?.heldOn && heldOn !== null && heldOn !== there.heldOn) { wrong('held', 'inspections.held-otherwise', { heldOn: there.heldOn }); continue }
    if (!there) await insertVisit(tx, { teamId: team.id, unitId, plannedOn, heldOn, note })
    else if (heldOn !== null && !there.heldOn) await changeVisitRow(tx, there.id, { ...there, heldOn, note: note ?? there.note })
    outcomes.push(!there ? { row, change: 'new' } : heldOn !== null && !there.heldOn ? { row, change: 'changed', what: { held: [null, heldOn] } } : { row, change: 'same' })
  }
  const made = outcomes.filter(({ change }) => change !== 'same').length
  if (made > 0) await record(tx, actor, { what: 'inspections.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

export const visitsOf = (tx: Tx, teamIds: number[]) => rows<{ id: number; teamId: number; unitId: number; plannedOn: Day; heldOn: Day | null; note: string | null; paperId: number | null }>(tx, sql`
  select number as id, team as "teamId", unit_id as "unitId", planned_on::text as "plannedOn", held_on::text as "heldOn", note, paper_id as "paperId" from inspection_visit where team = any(${teamIds}::int[]) and upper_inf(recorded)`)

async function take(tx: Tx, unitId: number, on: Day) {
  const teams = await teamsBelow(tx, { unitId, on })
  return rows<Record<string, unknown>>(tx, sql`
    select i.name as team, u.code as unit, v.planned_on::text as planned, case when v.held_on <= ${on}::date then v.held_on::text end as held, case when v.held_on <= ${on}::date then v.note end as note
    from inspection_visit v join inspection_team i on i.number = v.team and upper_inf(i.recorded) join unit_version u on u.unit_id = v.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
    where upper_inf(v.recorded) and v.team = any(${teams.filter((team) => team.unitId === unitId).map(({ id }) => id)}::int[])
    order by i.name, v.planned_on, u.code`)
}
