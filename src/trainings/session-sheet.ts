import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { paperTaken } from '#papers/public.ts'
import { courseNamed, insertCourse, insertSession } from './store.ts'
import { refuseSession } from './training.ts'

export const courseColumn: Column = { key: 'course', vi: 'Tên lớp', en: 'Training', kind: 'text', required: true, note: { vi: 'Như trong kế hoạch.', en: 'As in the plan.' }, example: 'Bồi dưỡng bí thư chi bộ kiêm trưởng thôn', width: 40 }
export const placeColumn: Column = { key: 'place', vi: 'Nơi học', en: 'Place', kind: 'text', note: { vi: 'Để trống nếu chỉ có một nơi.', en: 'Empty where there is but one.' }, example: 'Trung tâm chính trị thành phố', width: 28 }

const columns: Column[] = [
  courseColumn,
  day('on', 'Ngày học', 'On', 'Ngày của buổi học.', 'The day of the session.', '15/10/2020', true),
  placeColumn,
  { key: 'topics', vi: 'Nội dung', en: 'Topics', kind: 'text', required: true, note: { vi: 'Các chuyên đề.', en: 'What it is about.' }, example: 'Nghiệp vụ công tác chi bộ', width: 44 },
  { key: 'hours', vi: 'Số giờ', en: 'Hours', kind: 'decimal', note: { vi: 'Số giờ của buổi.', en: 'How long it lasts.' }, example: '8', width: 8 },
  { key: 'paper', vi: 'Số kế hoạch', en: 'Plan', kind: 'text', paper: { issuedOn: 'paper_on', issuer: 'issuer' }, note: { vi: 'Kế hoạch mở lớp.', en: 'The plan of the training.' }, example: '32-KH/ThU', width: 16 },
  day('paper_on', 'Ngày kế hoạch', 'Plan’s day', 'Ngày ban hành.', 'The day of issue.', '01/10/2020'),
  { key: 'issuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', note: { vi: 'Cơ quan ra kế hoạch.', en: 'The body that issued it.' }, example: 'Thành ủy Lạng Sơn', width: 26 },
]

/** «Tập huấn»: a row is a session; the course is the sending unit's, and opens on the first of them. */
export const sessionSheet: Sheet = { code: 'training_sessions', vi: 'Tập huấn', en: 'Trainings', order: 54, columns, apply, take }

export const sessionKey = (course: string, on: string, place: string | null) => [fold(course), on, fold(place ?? '')].join('|')

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const known = new Set((await sessionsOfUnit(tx, context.unitId)).map(({ key }) => key))
  const first = Map.groupBy(sheetRows, ({ values }) => fold(String(values['course'])))
  const seen = new Map<string, number>()
  for (const { row, values } of sheetRows) {
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const [name, onDay, place] = [String(values['course']).trim(), values['on'] as Day, ((values['place'] as string | null) ?? '').trim()]
    const key = sessionKey(name, onDay, place)
    const twin = seen.get(key)
    if (twin !== undefined) { wrong('on', 'trainings.row-twice', { otherRow: twin }); continue }
    seen.set(key, row)
    if (known.has(key)) { outcomes.push({ row, change: 'same' }); continue }
    const opens = first.get(fold(name))!.map((each) => each.values['on'] as Day).sort()[0]!
    const there = await courseNamed(tx, context.unitId, name)
    const draft = { onDay, place, topics: String(values['topics']).trim(), hours: (values['hours'] as number | null) ?? null }
    const refused = refuseSession(draft, there?.beginsOn ?? opens)
    if (refused) { wrong(refused.code === 'trainings.hours-not-within' ? 'hours' : 'on', refused.code, refused.facts); continue }
    const courseId = there?.id ?? await insertCourse(tx, { unitId: context.unitId, name, beginsOn: opens, paperId: values['paper'] ? await context.paper(String(values['paper']), (values['paper_on'] as Day | null) ?? null, String(values['issuer'] ?? '')) : null })
    await insertSession(tx, { id: courseId, unitId: context.unitId }, draft)
    outcomes.push({ row, change: 'new' })
  }
  const made = outcomes.filter(({ change }) => change !== 'same').length
  if (made > 0) await record(tx, actor, { what: 'trainings.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

/** The sessions of the sending unit's own courses, by course, day and place. */
export const sessionsOfUnit = async (tx: Tx, unitId: number) => (await rows<{ id: number; course: string; onDay: Day; place: string }>(tx, sql`
  select s.id, c.name as course, s.on_day::text as "onDay", s.place from training_session s join training_course c on c.id = s.course_id where c.unit_id = ${unitId} and upper_inf(s.recorded)`)).map((one) => ({ ...one, key: sessionKey(one.course, one.onDay, one.place) }))

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
  select c.name as course, s.on_day::text as "on", nullif(s.place, '') as place, s.topics, s.hours::float8 as hours, ${paperTaken}
  from training_session s join training_course c on c.id = s.course_id left join paper d on d.id = c.paper_id
  where c.unit_id = ${unitId} and upper_inf(s.recorded) and c.begins_on <= ${on}::date order by c.begins_on, c.name, s.on_day, s.place`)
}
