import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

export type CourseDraft = { name: string; beginsOn: Day }
export type SessionDraft = { onDay: Day; place: string; topics: string; hours: number | null }

/** A course is called something. */
export const refuseCourse = ({ name }: CourseDraft): Refusal | null => (name.trim() ? null : new Refusal('trainings.name-missing'))

/** A session says what it is about, is no earlier than its course, and lasts no longer than a day. */
export function refuseSession({ onDay, topics, hours }: SessionDraft, beginsOn: Day): Refusal | null {
  if (!topics.trim()) return new Refusal('trainings.topics-missing')
  if (onDay < beginsOn) return new Refusal('trainings.before-the-course', { onDay, beginsOn })
  return hours !== null && (hours <= 0 || hours > 24) ? new Refusal('trainings.hours-not-within', { hours }) : null
}

/** Who came is noted of a session that was held. */
export function refuseAttendance({ onDay, cancelledOn }: { onDay: Day; cancelledOn: Day | null }, today: Day): Refusal | null {
  if (cancelledOn !== null) return new Refusal('trainings.cancelled', { on: cancelledOn })
  return onDay > today ? new Refusal('trainings.not-held-yet', { onDay, today }) : null
}
