import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { paperTaken } from '#papers/public.ts'
import { personKey, personsNamed } from '#people/public.ts'
import { unitsCoded, unitsUnder } from '#posts/public.ts'
import { insertStep, insertTask } from './store.ts'
import type { Hat } from './task.ts'

const columns: Column[] = [
  { key: 'unit', vi: 'Mã đơn vị', en: 'Unit code', also: ['Mã thôn', 'Mã chi bộ'], kind: 'code', required: true, note: { vi: 'Mã thôn, chi bộ, xã phải làm.', en: 'The code of the unit that is to do it.' }, example: '05977-003', width: 14 },
  { key: 'person', vi: 'Mã người', en: 'Person key', kind: 'code', note: { vi: 'Để trống nếu giao cho cả đơn vị.', en: 'Empty where the unit itself is to do it.' }, example: 'N0001', width: 12 },
  { key: 'what', vi: 'Việc', en: 'What', also: ['Nội dung', 'Nhiệm vụ'], kind: 'text', required: true, note: { vi: 'Việc phải làm.', en: 'What is to be done.' }, example: 'Rà soát danh sách hộ nghèo', width: 44 },
  { key: 'hat', vi: 'Vai', en: 'Hat', kind: 'choice', required: true, choices: [{ value: 'party', vi: 'Đảng', en: 'Party', also: ['Chi bộ'] }, { value: 'village', vi: 'Thôn', en: 'Village', also: ['Chính quyền'] }], note: { vi: 'Việc của chi bộ hay của thôn.', en: 'Work of the cell or of the village.' }, example: 'Thôn', width: 10 },
  day('given', 'Ngày giao', 'Given on', 'Ngày giao việc.', 'The day it was given.', '03/05/2021', true),
  day('due', 'Hạn', 'Due', 'Ngày cuối phải xong.', 'The last day.', '30/06/2021', true),
  { key: 'paper', vi: 'Số văn bản', en: 'Paper', kind: 'text', paper: { issuedOn: 'paper_on', issuer: 'issuer' }, note: { vi: 'Văn bản giao việc.', en: 'The paper that gives it.' }, example: '45-CV/ĐU', width: 16 },
  day('paper_on', 'Ngày văn bản', 'Paper’s day', 'Ngày ban hành.', 'The day of issue.', '03/05/2021'),
  { key: 'issuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', note: { vi: 'Cơ quan ra văn bản.', en: 'The body that issued it.' }, example: 'Đảng ủy phường Vĩnh Trại', width: 26 },
  day('finished', 'Ngày xong', 'Done on', 'Ngày đã xong; để trống nếu đang làm.', 'The day it was done; empty while it lasts.', ''),
  { key: 'result', vi: 'Kết quả', en: 'Result', kind: 'text', note: { vi: 'Đã làm được gì.', en: 'What was done.' }, example: '', width: 32 },
]

/** «Việc giao»: a row is known by unit, person, work and day given. What comes from an act of another room stands in that room's sheet. */
export const taskSheet: Sheet = { code: 'tasks', vi: 'Việc giao', en: 'Tasks', order: 50, columns, apply, take }

type Known = { id: number; unitId: number; personId: number | null; what: string; givenOn: Day; due: Day; finished: Day | null; extended: boolean }

const keyOf = ({ unitId, personId, what, givenOn }: Pick<Known, 'unitId' | 'personId' | 'what' | 'givenOn'>) => [unitId, personId ?? 0, givenOn, fold(what)].join('|')

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => values['person']).filter((key) => typeof key === 'string'))
  const { ids, below } = await unitsCoded(tx, context, sheetRows.map(({ values }) => values['unit']))
  const known = new Map((await knownIn(tx, [...below], context.on)).map((task) => [keyOf(task), task]))
  const seen = new Map<string, number>()
  let made = 0
  for (const sheetRow of sheetRows) {
    const { row, values } = sheetRow
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const unitId = ids.get(String(values['unit']))
    if (unitId === undefined) { wrong('unit', 'tasks.unknown-unit', { code: values['unit'], on: context.on }); continue }
    if (!below.has(unitId)) { wrong('unit', 'tasks.unit-not-below', { code: values['unit'] }); continue }
    const personId = values['person'] ? people.get(String(values['person'])) : null
    if (personId === undefined) { wrong('person', 'tasks.unknown-person', { key: values['person'] }); continue }
    const [givenOn, due, finished, what] = [values['given'] as Day, values['due'] as Day, (values['finished'] as Day | null) ?? null, String(values['what']).trim()]
    if (givenOn > context.on) { wrong('given', 'tasks.given-in-the-future', { givenOn, today: context.on }); continue }
    if (due < givenOn) { wrong('due', 'tasks.due-before-given', { dueOn: due, givenOn }); continue }
    if (finished !== null && finished < givenOn) { wrong('finished', 'tasks.finished-before-given', { finished, givenOn }); continue }
    if (finished !== null && finished > context.on) { wrong('finished', 'tasks.step-in-the-future', { onDay: finished, today: context.on }); continue }
    const key = keyOf({ unitId, personId, what, givenOn })
    const twin = seen.get(key)
    if (twin !== undefined) { wrong('what', 'tasks.row-twice', { otherRow: twin }); continue }
    seen.set(key, row)
    const there = known.get(key)
    const later = there && due !== there.due
    if (later && (there.extended || due < there.due)) { wrong('due', there.extended ? 'tasks.put-off-already' : 'tasks.put-off-backwards', { due: there.due }); continue }
    if (there?.finished && finished !== null && finished !== there.finished) { wrong('finished', 'tasks.finished-otherwise', { finished: there.finished }); continue }
    const ends = finished !== null && !there?.finished
    if (there && !later && !ends) { outcomes.push({ row, change: 'same' }); continue }
    const paperId = there || !values['paper'] ? null : await context.paper(String(values['paper']), (values['paper_on'] as Day | null) ?? null, String(values['issuer'] ?? ''))
    const id = there?.id ?? await insertTask(tx, { unitId, personId, what, hat: values['hat'] as Hat, givenOn, dueOn: due, paperId, origin: null, givenBy: actor.accountId || null })
    const task = { id, unitId }
    if (later) await insertStep(tx, task, { kind: 'extended', onDay: context.on, note: context.source, until: due }, actor.accountId || null)
    if (ends) await finish(tx, actor, task, finished, String(values['result'] ?? '') || context.source)
    made++
    outcomes.push(there ? { row, change: 'changed', what: { ...(later ? { due: [there.due, due] } : {}), ...(ends ? { finished: [null, finished] } : {}) } } : { row, change: 'new' })
  }
  if (made > 0) await record(tx, actor, { what: 'tasks.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

/** Done and accepted, as an office's own book says. */
export async function finish(tx: Tx, actor: Actor, task: { id: number; unitId: number }, on: Day, result: string): Promise<void> {
  for (const kind of ['done', 'accepted'] as const) await insertStep(tx, task, { kind, onDay: on, note: kind === 'done' ? result : null }, actor.accountId || null)
}

const knownIn = (tx: Tx, units: number[], on: Day) => rows<Known>(tx, sql`
  select t.id, t.unit_id as "unitId", t.person_id as "personId", t.what, t.given_on::text as "givenOn", t.due::text as due, t.finished::text as finished, t.due <> t.first_due as extended
  from task_on(${on}::date, 0) t where t.unit_id = any(${units}::int[]) and t.origin is null and t.state <> 'cancelled'`)

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
  select v.code as unit, (select ${personKey('p')} from person p where p.id = t.person_id) as person, t.what, t.hat, t.given_on::text as given, t.due::text as due,
         ${paperTaken}, t.finished::text as finished,
         case when t.finished is not null then (select s.note from task_step s where s.task_id = t.id and s.kind = 'done' and s.on_day <= ${on}::date order by s.on_day desc, s.id desc limit 1) end as result
  from task_on(${on}::date, 0) t join unit_version v on v.unit_id = t.unit_id and upper_inf(v.recorded) and v.valid @> ${on}::date left join paper d on d.id = t.paper_id
  where t.unit_id = any(${[unitId, ...await unitsUnder(tx, unitId, on)]}::int[]) and t.origin is null and t.state <> 'cancelled'
  order by v.code, t.given_on, t.id`)
}
