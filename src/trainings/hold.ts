import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson } from '#people/public.ts'
import type { Known } from '#posts/public.ts'
import { cancelRow, type Course, findCourse, findSession, insertCourse, insertSession, lockSession, noteAttendance, type Noted, type Session } from './store.ts'
import { refuseAttendance, refuseCourse, refuseSession, type SessionDraft } from './training.ts'

/** A unit opens a course. */
export async function openCourse(tx: Tx, actor: Actor, { unitId, name, paperId, beginsOn }: { unitId: number; name: string; paperId: number | null; beginsOn: Day }): Promise<{ id: number }> {
  const said = name.normalize('NFC').trim()
  obey(refuseCourse({ name: said, beginsOn }))
  const id = await insertCourse(tx, { unitId, name: said, paperId, beginsOn })
  await record(tx, actor, { what: 'trainings.open', units: [unitId], subject: `trainings/${id}`, ...(paperId === null ? {} : { basis: `papers/${paperId}` }), facts: { beginsOn } })
  return { id }
}

export async function getCourse(tx: Tx, id: number, known: Known = null): Promise<Course> {
  const course = await findCourse(tx, id, known)
  if (!course) throw new Refusal('trainings.no-such-course')
  return course
}

export async function getSession(tx: Tx, id: number, known: Known = null): Promise<Session> {
  const session = await findSession(tx, id, known)
  if (!session) throw new Refusal('trainings.no-such-session')
  return session
}

/** A day of the course. */
export async function planSession(tx: Tx, actor: Actor, { courseId, ...draft }: SessionDraft & { courseId: number }): Promise<{ id: number }> {
  const course = await getCourse(tx, courseId)
  obey(refuseSession(draft, course.beginsOn))
  const id = await insertSession(tx, course, { ...draft, place: draft.place.normalize('NFC').trim(), topics: draft.topics.normalize('NFC').trim() })
  await record(tx, actor, { what: 'trainings.plan', units: [course.unitId], subject: `trainings/${courseId}`, facts: { onDay: draft.onDay } })
  return { id }
}

/** It is not held; nobody is trained by it. */
export async function cancelSession(tx: Tx, actor: Actor, { id, reason }: { id: number; reason: string }): Promise<{ id: number }> {
  const session = await getSession(tx, id)
  if (session.cancelledOn !== null) throw new Refusal('trainings.cancelled', { on: session.cancelledOn })
  if ((await cancelRow(tx, id, actor.today)).length === 0) throw new Refusal('trainings.no-such-session')
  await record(tx, actor, { what: 'trainings.cancel', units: [session.unitId], subject: `trainings/${session.courseId}`, facts: { onDay: session.onDay }, reason })
  return { id }
}

/** Who came, and who did not; noted again, it corrects what was noted of the same person. */
export async function noteWhoCame(tx: Tx, actor: Actor, { id, people }: { id: number; people: Noted[] }): Promise<{ id: number }> {
  await lockSession(tx, id)
  const session = await getSession(tx, id)
  obey(refuseAttendance(session, actor.today))
  for (const each of people) {
    if (!await findPerson(tx, each.personId)) throw new Refusal('people.no-such-person', {})
    await noteAttendance(tx, id, each)
  }
  await record(tx, actor, { what: 'trainings.attend', units: [session.unitId], people: people.map(({ personId }) => personId), subject: `trainings/${session.courseId}`, facts: { onDay: session.onDay, present: people.filter(({ present }) => present).length, count: people.length } })
  return { id }
}
