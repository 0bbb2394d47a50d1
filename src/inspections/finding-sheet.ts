import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Choice, Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { personsNamed } from '#people/public.ts'
import { unitsCoded } from '#posts/public.ts'
import { finishTask, giveTask, tasksOf } from '#tasks/public.ts'
import { type FindingKind, type Obstacle, obstacles, originOf, refuseFinding, refuseRecommendation } from './inspection.ts'
import { messages } from './messages.ts'
import { insertFinding, insertRecommendation } from './store.ts'
import { teamColumn, teamsBelow } from './team-sheet.ts'
import { unitColumn, visitsOf } from './visit-sheet.ts'

const worded = (value: string, code: string): Choice => ({ value, ...messages[code]! })

const columns: Column[] = [
  teamColumn, unitColumn,
  { key: 'held', vi: 'Ngày kiểm tra', en: 'Held on', kind: 'day', required: true, note: { vi: 'Ngày của buổi kiểm tra.', en: 'The day of the visit.' }, example: '16/03/2021', width: 14 },
  { key: 'kind', vi: 'Loại', en: 'Kind', kind: 'choice', required: true, choices: [worded('good', 'inspections.kind.good'), worded('shortcoming', 'inspections.kind.shortcoming'), worded('obstacle', 'inspections.kind.obstacle'), { value: 'recommendation', vi: 'Kiến nghị', en: 'Recommendation' }], note: { vi: 'Chọn trong danh mục.', en: 'One of the list.' }, example: 'Vướng mắc', width: 14 },
  { key: 'obstacle', vi: 'Nguyên nhân', en: 'Cause', kind: 'choice', choices: obstacles.map((one) => worded(one, `inspections.obstacle.${one}`)), note: { vi: 'Chỉ của vướng mắc.', en: 'Of an obstacle alone.' }, example: 'dòng tộc', width: 14 },
  { key: 'what', vi: 'Nội dung', en: 'What', kind: 'text', required: true, note: { vi: 'Điều thấy được, hoặc việc kiến nghị.', en: 'What was found, or is recommended.' }, example: 'Người được giới thiệu còn ngại va chạm trong dòng họ', width: 48 },
  { key: 'person', vi: 'Mã người', en: 'Person key', kind: 'code', note: { vi: 'Nói về ai, hoặc ai phải làm; để trống nếu là cả đơn vị.', en: 'Whom it is about, or who is to do it; empty for the unit.' }, example: '', width: 12 },
  { key: 'hat', vi: 'Vai', en: 'Hat', kind: 'choice', choices: [{ value: 'party', vi: 'Đảng', en: 'Party' }, { value: 'village', vi: 'Thôn', en: 'Village' }], note: { vi: 'Của kiến nghị: việc Đảng hay việc thôn.', en: 'Of a recommendation: Party or village work.' }, example: '', width: 10 },
  { key: 'due', vi: 'Hạn', en: 'Due', kind: 'day', note: { vi: 'Hạn của kiến nghị.', en: 'The last day of a recommendation.' }, example: '', width: 14 },
  { key: 'finished', vi: 'Ngày xong', en: 'Done on', kind: 'day', note: { vi: 'Ngày đã làm xong kiến nghị.', en: 'The day it was done.' }, example: '', width: 14 },
  { key: 'result', vi: 'Kết quả', en: 'Result', kind: 'text', note: { vi: 'Đã làm được gì.', en: 'What was done.' }, example: '', width: 32 },
]

/** «Kết luận kiểm tra»: what was found and recommended at the visits; a row is known by visit, kind and words. */
export const findingSheet: Sheet = { code: 'inspection_findings', vi: 'Kết luận kiểm tra', en: 'Inspection findings', order: 53, columns, apply, take }

type Line = { key: string; id: number; teamId: number; finished: Day | null }
const keyOf = (visitId: number, kind: string, what: string) => `${visitId}|${kind}|${fold(what)}`

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const teams = await teamsBelow(tx, context)
  const visits = await visitsOf(tx, teams.map(({ id }) => id))
  const { ids } = await unitsCoded(tx, context, sheetRows.map(({ values }) => values['unit']))
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => values['person']).filter((key) => typeof key === 'string'))
  const known = new Map((await linesOf(tx, visits, context.on)).map((line) => [line.key, line]))
  const seen = new Map<string, number>()
  for (const { row, values } of sheetRows) {
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const team = teams.find(({ key }) => key === fold(String(values['team'])))
    if (!team) { wrong('team', 'inspections.unknown-team', { name: values['team'] }); continue }
    const visit = visits.find(({ teamId, unitId, heldOn }) => teamId === team.id && unitId === ids.get(String(values['unit'])) && heldOn === values['held'])
    if (!visit) { wrong('held', 'inspections.unknown-visit', { on: values['held'] }); continue }
    const personId = values['person'] ? people.get(String(values['person'])) : null
    if (personId === undefined) { wrong('person', 'inspections.unknown-person', { key: values['person'] }); continue }
    const [what, kind, due, finished] = [String(values['what']).trim(), String(values['kind']), (values['due'] as Day | null) ?? null, (values['finished'] as Day | null) ?? null]
    const key = keyOf(visit.id, kind, what)
    const twin = seen.get(key)
    if (twin !== undefined) { wrong('what', 'inspections.row-twice', { otherRow: twin }); continue }
    seen.set(key, row)
    const there = known.get(key)
    const done = async (taskId: number, on: Day) => finishTask(tx, actor, { id: taskId, unitId: visit.unitId }, on, String(values['result'] ?? '') || context.source)
    if (kind !== 'recommendation') {
      const draft = { kind: kind as FindingKind, obstacle: (values['obstacle'] as Obstacle | null) ?? null, note: what }
      const refused = refuseFinding(draft, visit.heldOn)
      if (refused) { wrong(refused.code === 'inspections.cause-missing' ? 'obstacle' : 'what', refused.code, refused.facts); continue }
      if (!there) await insertFinding(tx, visit, { ...draft, personId })
      outcomes.push({ row, change: there ? 'same' : 'new' })
      continue
    }
    if (due === null) { wrong('due', 'inspections.due-missing', {}); continue }
    const refused = refuseRecommendation({ what, dueOn: due }, visit.heldOn)
    if (refused) { wrong('due', refused.code, refused.facts); continue }
    if (finished !== null && (finished < visit.heldOn! || finished > context.on)) { wrong('finished', finished > context.on ? 'inspections.held-in-the-future' : 'inspections.due-before-visit', { heldOn: finished > context.on ? finished : visit.heldOn, dueOn: finished, today: context.on }); continue }
    if (!there) {
      const id = await insertRecommendation(tx, visit, what, due)
      const task = await giveTask(tx, actor, { unitId: visit.unitId, personId, what, hat: values['hat'] === 'village' ? 'village' : 'party', givenOn: visit.heldOn!, dueOn: due, origin: originOf(team.id, id) })
      if (finished !== null) await done(task.id, finished)
    } else if (finished !== null && there.finished === null) {
      const [task] = await tasksOf(tx, originOf(team.id, there.id), context.on)
      if (task) await done(task.id, finished)
    }
    outcomes.push(!there ? { row, change: 'new' } : finished !== null && there.finished === null ? { row, change: 'changed', what: { finished: [null, finished] } } : { row, change: 'same' })
  }
  const made = outcomes.filter(({ change }) => change !== 'same').length
  if (made > 0) await record(tx, actor, { what: 'inspections.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

async function linesOf(tx: Tx, visits: { id: number; teamId: number }[], on: Day): Promise<Line[]> {
  const ids = visits.map(({ id }) => id)
  const teamOf = new Map(visits.map(({ id, teamId }) => [id, teamId]))
  const [findings, recommendations] = [
    await rows<{ id: number; visitId: number; kind: string; what: string }>(tx, sql`select number as id, visit as "visitId", kind, note as what from inspection_finding where visit = any(${ids}::int[]) and upper_inf(recorded)`),
    await rows<{ id: number; visitId: number; what: string }>(tx, sql`select number as id, visit as "visitId", what from inspection_recommendation where visit = any(${ids}::int[]) and upper_inf(recorded)`),
  ]
  const finished = new Map<string, Day | null>()
  for (const teamId of new Set(teamOf.values())) for (const task of await tasksOf(tx, originOf(teamId), on)) finished.set(task.origin!, task.finished)
  const line = (id: number, visitId: number, kind: string, what: string): Line => ({ key: keyOf(visitId, kind, what), id, teamId: teamOf.get(visitId)!, finished: kind === 'recommendation' ? finished.get(originOf(teamOf.get(visitId)!, id)) ?? null : null })
  return [...findings.map(({ id, visitId, kind, what }) => line(id, visitId, kind, what)), ...recommendations.map(({ id, visitId, what }) => line(id, visitId, 'recommendation', what))]
}

async function take(tx: Tx, unitId: number, on: Day) {
  const teams = (await teamsBelow(tx, { unitId, on })).filter((team) => team.unitId === unitId).map(({ id }) => id)
  return rows<Record<string, unknown>>(tx, sql`
    select i.name as team, u.code as unit, v.held_on::text as held, l.kind, l.obstacle, l.what, (select coalesce(p.office_key, 'P/' || p.id) from person p where p.id = l.person_id) as person, l.hat, l.due_on::text as due, l.finished::text as finished, l.result
    from (
      select f.visit, f.kind, f.obstacle, f.note as what, f.person_id, null as hat, null::date as due_on, null::date as finished, null as result, f.number, 0 as place from inspection_finding f where upper_inf(f.recorded)
      union all
      select r.visit, 'recommendation', null, r.what, t.person_id, t.hat, r.due_on, t.finished,
             (select s.note from task_step s where s.task_id = t.id and s.kind = 'done' and s.on_day <= ${on}::date and t.finished is not null order by s.on_day desc, s.id desc limit 1), r.number, 1
      from inspection_recommendation r join inspection_visit w on w.number = r.visit and upper_inf(w.recorded) left join task_on(${on}::date, 0) t on t.origin = 'inspections/' || w.team || '/recommendations/' || r.number where upper_inf(r.recorded)) l
      join inspection_visit v on v.number = l.visit and upper_inf(v.recorded) and v.held_on <= ${on}::date join inspection_team i on i.number = v.team and upper_inf(i.recorded) join unit_version u on u.unit_id = v.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date
    where v.team = any(${teams}::int[])
    order by i.name, v.held_on, u.code, l.place, l.number`)
}
