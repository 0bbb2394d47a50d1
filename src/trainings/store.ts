import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { instant, type Known, statesOf } from '#posts/public.ts'
import { unitName } from '#units/public.ts'

export type Course = { id: number; unitId: number; unit: string; name: string; paperId: number | null; paper: string | null; beginsOn: Day }
const courseColumns = (known: Known) => sql`c.id, c.unit_id as "unitId", ${unitName(sql`c.unit_id`, known)} as unit, c.name, c.paper_id as "paperId", ${paperName(sql`c.paper_id`)} as paper, c.begins_on::text as "beginsOn"`

/** A course does not change: it is known from when it was told. */
const told = (known: Known) => sql`c.recorded_at <= ${instant(known)}`
/** Sessions s and attendances a that are believed; a session that is cancelled is not. */
const sessionBelieved = (known: Known) => sql`believed_at(s.recorded, ${instant(known)})`
const attendanceBelieved = (known: Known) => sql`believed_at(a.recorded, ${instant(known)})`

export const findCourse = (tx: Tx, id: number, known: Known = null) => findRow<Course>(tx, sql`select ${courseColumns(known)} from training_course c where c.id = ${id} and ${told(known)}`)
export const courseNamed = (tx: Tx, unitId: number, name: string) => findRow<Course>(tx, sql`select ${courseColumns(null)} from training_course c where c.unit_id = ${unitId} and fold(c.name) = fold(${name}) order by c.begins_on desc limit 1`)

export type CourseCounts = { sessions: number; lastOn: Day | null; called: number; present: number; certificates: number }
/** Courses of these units that had begun by the day, the latest first; who came is counted among those whom the speaker may see. */
export const coursesOf = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Course & CourseCounts>(tx, sql`
  select ${courseColumns(known)}, s.*
  from training_course c cross join lateral (
    select count(distinct s.id)::int as sessions, max(s.on_day)::text as "lastOn", count(distinct a.person_id)::int as called, count(distinct a.person_id) filter (where a.present)::int as present, count(distinct a.person_id) filter (where a.certificate is not null)::int as certificates
    from training_session s left join training_attendance a on a.session_id = s.id and s.on_day <= ${on}::date and ${attendanceBelieved(known)} where s.course_id = c.id and ${sessionBelieved(known)}) s
  where c.begins_on <= ${on}::date and ${told(known)} and c.unit_id = any(${units}::int[]) order by c.begins_on desc, c.id desc`)

export type Session = { id: number; courseId: number; unitId: number; onDay: Day; place: string; topics: string; hours: number | null; cancelledOn: Day | null }
const sessionColumns = (known: Known) => sql`s.id, s.course_id as "courseId", s.unit_id as "unitId", s.on_day::text as "onDay", s.place, s.topics, s.hours::float8 as hours, case when not ${sessionBelieved(known)} then s.cancelled_on::text end as "cancelledOn"`
/** Cancelled ones too; as known then, those told by then. */
const sessionTold = (known: Known) => (known === null ? sql`true` : sql`lower(s.recorded) <= ${instant(known)}`)
export const findSession = (tx: Tx, id: number, known: Known = null) => findRow<Session>(tx, sql`select ${sessionColumns(known)} from training_session s where s.id = ${id} and ${sessionTold(known)}`)
export const sessionsOf = (tx: Tx, courseId: number, known: Known = null) => rows<Session & { called: number; present: number }>(tx, sql`
  select ${sessionColumns(known)}, n.called, n.present
  from training_session s cross join lateral (
    select count(*)::int as called, count(*) filter (where a.present)::int as present from training_attendance a where a.session_id = s.id and ${attendanceBelieved(known)}) n
  where s.course_id = ${courseId} and ${sessionTold(known)} order by s.on_day, s.id`)

export type Attendance = { id: number; personId: number; name: string | null; present: boolean; certificate: string | null; note: string | null }
export const attendanceOf = (tx: Tx, sessionId: number, known: Known = null) => rows<Attendance>(tx, sql`
  select a.id, a.person_id as "personId", ${personName(sql`a.person_id`, known)} as name, a.present, a.certificate, a.note from training_attendance a where a.session_id = ${sessionId} and ${attendanceBelieved(known)} order by 3, 1`)

export type Leader = { personId: number; name: string | null; unitId: number; unit: string; trainedOn: Day | null; sessions: number }
/** The unified leaders of these villages on the day, with when they were first trained by then. */
export const leadersOf = (tx: Tx, units: number[], on: Day, known: Known = null) => rows<Leader>(tx, sql`
  select v.head_id as "personId", ${personName(sql`v.head_id`, known)} as name, v.village_id as "unitId", ${unitName(sql`v.village_id`, known)} as unit, t.first as "trainedOn", t.sessions
  from ${statesOf(sql`${units}::int[]`, known)} v cross join lateral (
    select min(s.on_day)::text as first, count(*)::int as sessions from training_attendance a join training_session s on s.id = a.session_id
    where person_of(a.person_id, ${instant(known)}) = v.head_id and a.present and ${attendanceBelieved(known)} and ${sessionBelieved(known)} and s.on_day <= ${on}::date) t
  where v.village_id = any(${units}::int[]) and v.state = 'unified' and v.from_day <= ${on}::date and v.upto_day > ${on}::date
  order by t.first is not null, 4`)

export type Trained = { courseId: number; course: string; onDay: Day; topics: string; hours: number | null; certificate: string | null; present: boolean }
/** What these records of a person attended by the day. */
export const trainingOf = (tx: Tx, people: number[], on: Day, known: Known = null) => rows<Trained>(tx, sql`
  select c.id as "courseId", c.name as course, s.on_day::text as "onDay", s.topics, s.hours::float8 as hours, a.certificate, a.present
  from training_attendance a join training_session s on s.id = a.session_id join training_course c on c.id = s.course_id
  where a.person_id = any(${people}::int[]) and ${attendanceBelieved(known)} and ${sessionBelieved(known)} and s.on_day <= ${on}::date order by s.on_day desc, s.id desc limit 300`)

export const insertCourse = async (tx: Tx, { unitId, name, paperId, beginsOn }: { unitId: number; name: string; paperId: number | null; beginsOn: Day }): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into training_course (unit_id, name, paper_id, begins_on) values (${unitId}, ${name}, ${paperId}, ${beginsOn}::date) returning id`)).id
export const insertSession = async (tx: Tx, course: { id: number; unitId: number }, { onDay, place, topics, hours }: { onDay: Day; place: string; topics: string; hours: number | null }): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into training_session (course_id, unit_id, on_day, place, topics, hours) values (${course.id}, ${course.unitId}, ${onDay}::date, ${place}, ${topics}, ${hours}) returning id`)).id
/** No longer believed from now on; nothing where it was cancelled before. */
export const cancelRow = (tx: Tx, id: number, on: Day) => rows(tx, sql`
  update training_session set cancelled_on = ${on}::date, recorded = tstzrange(lower(recorded), now()) where id = ${id} and upper_inf(recorded) returning id`)

export type Noted = { personId: number; present: boolean; certificate: string | null; note: string | null }

/** Held until the transaction ends: of two who note one session the second corrects the first. */
export const lockSession = (tx: Tx, id: number) => rows(tx, sql`select pg_advisory_xact_lock(7216, ${id}::int)`)

/** What was noted of the person before is closed, where it differs; a certificate and a note stay until others are told. */
export async function noteAttendance(tx: Tx, sessionId: number, { personId, present, certificate, note }: Noted): Promise<void> {
  const there = await findRow<Noted & { id: number }>(tx, sql`
    select id, person_id as "personId", present, certificate, note from training_attendance where session_id = ${sessionId} and person_id = ${personId} and upper_inf(recorded)`)
  const wanted = { present, certificate: certificate ?? there?.certificate ?? null, note: note ?? there?.note ?? null }
  if (there && there.present === wanted.present && there.certificate === wanted.certificate && there.note === wanted.note) return
  if (there) await rows(tx, sql`update training_attendance set recorded = tstzrange(lower(recorded), now()) where id = ${there.id}`)
  await rows(tx, sql`insert into training_attendance (session_id, person_id, present, certificate, note) values (${sessionId}, ${personId}, ${wanted.present}, ${wanted.certificate}, ${wanted.note})`)
}
