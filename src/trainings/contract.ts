import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'

const id = z.number().int().positive()
const count = z.number().int()
const maybeDay = dayField.nullable()
const course = z.object({ id, unitId: id, unit: z.string(), name: z.string(), paperId: id.nullable(), paper: z.string().nullable(), beginsOn: dayField })
const listed = course.extend({ sessions: count, lastOn: maybeDay, called: count, present: count, certificates: count })
export type CourseListed = z.infer<typeof listed>
const session = z.object({ id, courseId: id, unitId: id, onDay: dayField, place: z.string(), topics: z.string(), hours: z.number().nullable(), cancelledOn: maybeDay, called: count, present: count })
export type SessionSeen = z.infer<typeof session>
const leader = z.object({ personId: id, name: z.string().nullable(), unitId: id, unit: z.string(), trainedOn: maybeDay, sessions: count })
export type LeaderSeen = z.infer<typeof leader>
const attendance = z.object({ id, personId: id, name: z.string().nullable(), present: z.boolean(), certificate: z.string().nullable(), note: z.string().nullable() })
const shown = (people: { personId: number; name: string | null }[]) => eachOnce(people.map(({ personId, name }) => (name === null ? null : personId)))

export const listCourses = get('/trainings', {
  may: 'trainings.read', takes: z.object({ unit: idField, on: dayField, known: knownField }), gives: z.object({ rows: z.array(listed), leaders: count, trained: count }),
  says: { vi: 'Các lớp tập huấn của một đơn vị, và bao nhiêu bí thư kiêm trưởng thôn đã được tập huấn đến ngày đó.', en: 'The trainings of a unit, and how many unified leaders were trained by a day.' },
})
export const coverage = get('/trainings/coverage', {
  may: 'trainings.read', takes: z.object({ unit: idField, on: dayField, known: knownField, part: z.enum(['trained', 'missing']).optional() }), gives: z.object({ rows: z.array(leader), leaders: count, trained: count }), shows: ({ rows }) => shown(rows),
  says: { vi: 'Bí thư kiêm trưởng thôn: ai đã được tập huấn, ai chưa.', en: 'The unified leaders: who was trained, who was not.' },
})
export const readCourse = get('/trainings/:id', {
  may: 'trainings.read', takes: z.object({ id: idField, known: knownField }), gives: course.extend({ sessions: z.array(session) }), says: { vi: 'Một lớp tập huấn và các buổi của nó.', en: 'A training and its sessions.' },
})
export const readSession = get('/trainings/sessions/:id', {
  may: 'trainings.read', takes: z.object({ id: idField, known: knownField }), gives: z.object({ rows: z.array(attendance) }), shows: ({ rows }) => shown(rows), says: { vi: 'Ai được triệu tập và ai đã dự một buổi.', en: 'Who was called to a session and who came.' },
})
const trained = z.object({ courseId: id, course: z.string(), onDay: dayField, topics: z.string(), hours: z.number().nullable(), certificate: z.string().nullable(), present: z.boolean() })
export const trainingOfPerson = get('/people/:id/trainings', {
  may: 'trainings.read', takes: z.object({ id: idField, on: dayField, known: knownField }), gives: z.array(trained), shows: (rows, { id: asked }) => (rows.length === 0 ? null : [asked]),
  says: { vi: 'Một người đã dự những lớp nào.', en: 'Which trainings a person attended.' },
})

export const openCourse = post('/trainings/open', {
  may: 'trainings.hold', takes: z.object({ unitId: id, name: z.string().trim().max(300), paperId: id.nullable(), beginsOn: dayField }), gives: z.object({ id }), says: { vi: 'Mở một lớp tập huấn.', en: 'Open a training.' },
})
export const planSession = post('/trainings/:courseId/sessions', {
  may: 'trainings.hold', takes: z.object({ courseId: idField, onDay: dayField, place: z.string().trim().max(200), topics: z.string().trim().max(1000), hours: z.number().nullable() }), gives: z.object({ id }), says: { vi: 'Xếp một buổi.', en: 'Plan a session.' },
})
export const cancelSession = post('/trainings/sessions/:id/cancel', {
  may: 'trainings.hold', takes: z.object({ id: idField, reason: z.string().trim().min(1).max(500) }), gives: z.object({ id }), says: { vi: 'Hủy một buổi, có lý do.', en: 'Cancel a session, with a reason.' },
})
export const noteWhoCame = post('/trainings/sessions/:id/attendance', {
  may: 'trainings.attend', takes: z.object({ id: idField, people: z.array(z.object({ personId: id, present: z.boolean(), certificate: z.string().trim().max(100).nullable(), note: z.string().trim().max(500).nullable() })).min(1).max(1000) }), gives: z.object({ id }),
  says: { vi: 'Ghi ai dự, ai vắng, số chứng nhận.', en: 'Note who came, who did not, numbers of certificates.' },
})
