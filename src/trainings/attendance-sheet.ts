import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { personColumn, personKey, personsNamed } from '#people/public.ts'
import { courseColumn, placeColumn, sessionKey, sessionsOfUnit } from './session-sheet.ts'
import { noteAttendance } from './store.ts'

const columns: Column[] = [
  courseColumn,
  { key: 'on', vi: 'Ngày học', en: 'On', kind: 'day', required: true, note: { vi: 'Ngày của buổi học.', en: 'The day of the session.' }, example: '15/10/2020', width: 14 },
  placeColumn,
  personColumn,
  { key: 'absent', vi: 'Vắng', en: 'Absent', kind: 'yes', note: { vi: 'Đánh dấu x nếu được gọi mà vắng.', en: 'x for whoever was called and did not come.' }, example: '', width: 8 },
  { key: 'certificate', vi: 'Số chứng nhận', en: 'Certificate', kind: 'text', note: { vi: 'Để trống nếu không cấp.', en: 'Empty where none was given.' }, example: '', width: 18 },
]

/** «Dự tập huấn»: a row is a person at a session. */
export const attendanceSheet: Sheet = { code: 'training_attendances', vi: 'Dự tập huấn', en: 'Training attendance', order: 55, columns, apply, take }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const sessions = new Map((await sessionsOfUnit(tx, context.unitId)).map((session) => [session.key, session]))
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => String(values['person'])))
  const known = new Map((await noted(tx, [...sessions.values()].map(({ id }) => id))).map((one) => [`${one.sessionId}|${one.personId}`, one]))
  const seen = new Map<string, number>()
  for (const { row, values } of sheetRows) {
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const session = sessions.get(sessionKey(String(values['course']), String(values['on']), (values['place'] as string | null) ?? null))
    const personId = people.get(String(values['person']))
    if (!session) { wrong('course', 'trainings.unknown-course', { name: values['course'], on: values['on'] }); continue }
    if (session.onDay > context.on) { wrong('on', 'trainings.not-held-yet', { onDay: session.onDay, today: context.on }); continue }
    if (personId === undefined) { wrong('person', 'trainings.unknown-person', { key: values['person'] }); continue }
    const key = `${session.id}|${personId}`
    const twin = seen.get(key)
    if (twin !== undefined) { wrong('person', 'trainings.row-twice', { otherRow: twin }); continue }
    seen.set(key, row)
    const there = known.get(key)
    const [present, certificate] = [values['absent'] !== true, (values['certificate'] as string | null) ?? there?.certificate ?? null]
    if (there && there.present === present && there.certificate === certificate) { outcomes.push({ row, change: 'same' }); continue }
    await noteAttendance(tx, session.id, { personId, present, certificate, note: null })
    outcomes.push(there ? { row, change: 'changed', what: { ...(there.present === present ? {} : { absent: [!there.present, !present] }), ...(there.certificate === certificate ? {} : { certificate: [there.certificate, certificate] }) } } : { row, change: 'new' })
  }
  const made = outcomes.filter(({ change }) => change !== 'same').length
  if (made > 0) await record(tx, actor, { what: 'trainings.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

const noted = (tx: Tx, sessionIds: number[]) => rows<{ sessionId: number; personId: number; present: boolean; certificate: string | null }>(tx, sql`
  select session_id as "sessionId", person_id as "personId", present, certificate from training_attendance where session_id = any(${sessionIds}::int[]) and upper_inf(recorded)`)

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select c.name as course, s.on_day::text as "on", nullif(s.place, '') as place, ${personKey('p')} as person, case when not a.present then true end as absent, a.certificate
    from training_attendance a join training_session s on s.id = a.session_id join training_course c on c.id = s.course_id join person p on p.id = a.person_id
    where c.unit_id = ${unitId} and upper_inf(s.recorded) and upper_inf(a.recorded) and s.on_day <= ${on}::date order by c.begins_on, c.name, s.on_day, s.place, 4`)
}
