import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { paperName } from '#papers/public.ts'
import { personName } from '#people/public.ts'
import { unitName } from '#units/public.ts'

export type Course = { id: number; unitId: number; unit: string; name: string; paperId: number | null; paper: string | null; beginsOn: Day }
const courseColumns = sql`c.id, c.unit_id as "unitId", ${unitName(sql`c.unit_id`)} as unit, c.name, c.paper_id as "paperId", ${paperName(sql`c.paper_id`)} as paper, c.begins_on::text as "beginsOn"`

export const findCourse = (tx: Tx, id: number) => findRow<Course>(tx, sql`select ${courseColumns} from training_course c where c.id = ${id}`)
export const courseNamed = (tx: Tx, unitId: number, name: string) => findRow<Course>(tx, sql`select ${courseColumns} from training_course c where c.unit_id = ${unitId} and fold(c.name) = fold(${name}) order by c.begins_on desc limit 1`)

export type CourseCounts = { sessions: number; lastOn: Day | null; called: number; present: number; certificates: number }
/** Courses of these units that had begun by the day, the latest first; who came is counted among those whom the speaker may see. */
export const coursesOf = (tx: Tx, units: number[], on: Day) => rows<Course & CourseCounts>(tx, sql`
  select ${courseColumns}, s.*
  from training_course c cross join lateral (
    select count(distinct s.id)::int as sessions, max(s.on_day)::text as "lastOn", count(distinct a.person_id)::int as called, count(distinct a.person_id) filter (where a.present)::int as present, count(distinct a.person_id) filter (where a.certificate is not null)::int as certificates
    from training_session s left join training_attendance a on a.session_id = s.id and s.on_day <= ${on}::date where s.course_id = c.id and s.cancelled_on is null) s
  where c.begins_on <= ${on}::date and c.unit_id = any(${units}::int[]) order by c.begins_on desc, c.id desc`)

export type Session = { id: number; courseId: number; unitId: number; onDay: Day; place: string; topics: string; hours: number | null; cancelledOn: Day | null }
const sessionColumns = sql`s.id, s.course_id as "courseId", s.unit_id as "unitId", s.on_day::text as "onDay", s.place, s.topics, s.hours::float8 as hours, s.cancelled_on::text as "cancelledOn"`
export const findSession = (tx: Tx, id: number) => findRow<Session>(tx, sql`select ${sessionColumns} from training_session s where s.id = ${id}`)
export const sessionsOf = (tx: Tx, courseId: number) => rows<Session & { called: number; present: number }>(tx, sql`
  select ${sessionColumns}, (select count(*)::int from training_attendance a where a.session_id = s.id) as called, (select count(*)::int from training_attendance a where a.session_id = s.id and a.present) as present
  from training_session s where s.course_id = ${courseId} order by s.on_day, s.id`)

export type Attendance = { id: number; personId: number; name: string | null; present: boolean; certificate: string | null; note: string | null }
export const attendanceOf = (tx: Tx, sessionId: number) => rows<Attendance>(tx, sql`
  select a.id, a.person_id as "personId", ${personName(sql`a.person_id`)} as name, a.present, a.certificate, a.note from training_attendance a where a.session_id = ${sessionId} order by 3, 1`)

export type Leader = { personId: number; name: string | null; unitId: number; unit: string; trainedOn: Day | null; sessions: number }
/** The unified leaders of these villages on the day, with when they were first trained by then. */
export const leadersOf = (tx: Tx, units: number[], on: Day) => rows<Leader>(tx, sql`
  select s.head_id as "personId", ${personName(sql`s.head_id`)} as name, s.village_id as "unitId", ${unitName(sql`s.village_id`)} as unit, t.first as "trainedOn", t.sessions
  from village_state s cross join lateral (
    select min(x.on_day)::text as first, count(*)::int as sessions from training_attendance a join training_session x on x.id = a.session_id
    where person_of(a.person_id) = s.head_id and a.present and x.cancelled_on is null and x.on_day <= ${on}::date) t
  where s.village_id = any(${units}::int[]) and s.state = 'unified' and s.from_day <= ${on}::date and s.upto_day > ${on}::date
  order by t.first is not null, 4`)

export type Trained = { courseId: number; course: string; onDay: Day; topics: string; hours: number | null; certificate: string | null; present: boolean }
export const trainingOf = (tx: Tx, people: number[], on: Day) => rows<Trained>(tx, sql`
  select c.id as "courseId", c.name as course, s.on_day::text as "onDay", s.topics, s.hours::float8 as hours, a.certificate, a.present
  from training_attendance a join training_session s on s.id = a.session_id join training_course c on c.id = s.course_id
  where a.person_id = any(${people}::int[]) and s.cancelled_on is null and s.on_day <= ${on}::date order by s.on_day desc, s.id desc limit 300`)

export const insertCourse = async (tx: Tx, { unitId, name, paperId, beginsOn }: { unitId: number; name: string; paperId: number | null; beginsOn: Day }): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into training_course (unit_id, name, paper_id, begins_on) values (${unitId}, ${name}, ${paperId}, ${beginsOn}::date) returning id`)).id
export const insertSession = async (tx: Tx, course: { id: number; unitId: number }, { onDay, place, topics, hours }: { onDay: Day; place: string; topics: string; hours: number | null }): Promise<number> => (await row<{ id: number }>(tx, sql`
  insert into training_session (course_id, unit_id, on_day, place, topics, hours) values (${course.id}, ${course.unitId}, ${onDay}::date, ${place}, ${topics}, ${hours}) returning id`)).id
export const cancelRow = (tx: Tx, id: number, on: Day) => rows(tx, sql`update training_session set cancelled_on = ${on}::date where id = ${id} returning id`)

export type Noted = { personId: number; present: boolean; certificate: string | null; note: string | null }
export const noteAttendance = (tx: Tx, sessionId: number, { personId, present, certificate, note }: Noted) => rows(tx, sql`
  insert into training_attendance as a (session_id, person_id, present, certificate, note) values (${sessionId}, ${personId}, ${present}, ${certificate}, ${note})
  on conflict on constraint attends_once do update set present = excluded.present, certificate = coalesce(excluded.certificate, a.certificate), note = coalesce(excluded.note, a.note)`)
