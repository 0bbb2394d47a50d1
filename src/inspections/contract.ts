import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import { findingKinds, obstacles } from './inspection.ts'

const id = z.number().int().positive()
const count = z.number().int()
const maybeDay = dayField.nullable()
const person = z.object({ id, name: z.string().nullable().describe('null: outside of what the speaker may see') })
const team = z.object({ id, unitId: id, unit: z.string(), name: z.string(), from: dayField, until: maybeDay, paperId: id.nullable(), paper: z.string().nullable(), headId: id, memberIds: z.array(id), targetIds: z.array(id) })
const finding = z.object({ id, visitId: id, kind: z.enum(findingKinds), obstacle: z.enum(obstacles).nullable(), personId: id.nullable(), person: z.string().nullable(), note: z.string() })
const task = z.object({ id, due: dayField, state: z.string(), late: z.boolean(), finished: maybeDay })
const recommendation = z.object({ id, visitId: id, unitId: id, what: z.string(), dueOn: dayField, task: task.nullable() })
const visit = z.object({
  id, teamId: id, team: z.string(), unitId: id, unit: z.string(), plannedOn: dayField, heldOn: maybeDay, paperId: id.nullable(), paper: z.string().nullable(), note: z.string().nullable(), findings: z.array(finding), recommendations: z.array(recommendation),
})
export type VisitSeen = z.infer<typeof visit>
const withCounts = team.extend({ visits: count, held: count, findings: count, obstacles: count, recommendations: count, done: count, late: count, head: z.string().nullable() })
export type TeamListed = z.infer<typeof withCounts>

export const listTeams = get('/inspections', {
  may: 'inspections.read', takes: z.object({ unit: idField, on: dayField, known: knownField }), gives: z.array(withCounts),
  shows: (teams) => eachOnce(teams.map(({ head, headId }) => (head === null ? null : headId))),
  says: { vi: 'Các đoàn kiểm tra của một đơn vị, và đến đơn vị đó, tính đến ngày ấy.', en: 'The inspection teams of a unit, and those that go to it, up to a day.' },
})

const shownPeople = (visits: VisitSeen[]) => visits.flatMap(({ findings }) => findings.map(({ personId, person: name }) => (name === null ? null : personId)))

export const readTeam = get('/inspections/:id', {
  may: 'inspections.read', takes: z.object({ id: idField, on: dayField, known: knownField }),
  gives: team.extend({ members: z.array(person), targets: z.array(z.object({ id, name: z.string(), code: z.string().nullable() })), schedule: z.array(visit), byObstacle: z.array(z.object({ obstacle: z.enum(obstacles), count })) }),
  shows: ({ members, schedule }) => eachOnce([...members.map(({ id: one, name }) => (name === null ? null : one)), ...shownPeople(schedule)]),
  says: { vi: 'Một đoàn: quyết định, thành viên, đơn vị, lịch, điều thấy được, kiến nghị.', en: 'A team: its decision, members, units, schedule, findings, recommendations.' },
})

export const visitsTo = get('/inspections/visits', {
  may: 'inspections.read', takes: z.object({ unit: idField, on: dayField, known: knownField }), gives: z.array(visit), shows: (visits) => eachOnce(shownPeople(visits)),
  says: { vi: 'Các buổi kiểm tra tại một đơn vị và cấp dưới.', en: 'The visits to a unit and below.' },
})

const members = z.array(id).max(100)
export const setUpTeam = post('/inspections/set-up', {
  may: 'inspections.decide', takes: z.object({ unitId: id, name: z.string().trim().max(200), from: dayField, until: maybeDay, paperId: id.nullable(), headId: id, memberIds: members, targetIds: z.array(id).max(1000) }),
  gives: z.object({ id }), says: { vi: 'Lập một đoàn kiểm tra theo quyết định.', en: 'Set up an inspection team by a decision.' },
})
export const changeTeam = post('/inspections/:id/change', {
  may: 'inspections.decide', takes: z.object({ id: idField, until: maybeDay, headId: id, memberIds: members, targetIds: z.array(id).max(1000), reason: z.string().trim().min(1).max(500) }),
  gives: z.object({ id }), says: { vi: 'Đổi thành viên, đơn vị hay thời hạn của đoàn, có lý do.', en: 'Change members, units or the end of a team, with a reason.' },
})
export const planVisit = post('/inspections/visits/plan', {
  may: 'inspections.note', takes: z.object({ teamId: id, unitId: id, plannedOn: dayField }), gives: z.object({ id }), says: { vi: 'Xếp một ngày đến một đơn vị.', en: 'Plan a day at a unit.' },
})
export const holdVisit = post('/inspections/visits/:id/hold', {
  may: 'inspections.note', takes: z.object({ id: idField, heldOn: dayField, note: z.string().trim().max(2000).nullable(), paperId: id.nullable().optional() }), gives: z.object({ id }), says: { vi: 'Ghi là đã kiểm tra, kèm biên bản.', en: 'Note that the visit was held, with its minutes.' },
})
export const noteFinding = post('/inspections/visits/:id/find', {
  may: 'inspections.note', takes: z.object({ id: idField, kind: z.enum(findingKinds), obstacle: z.enum(obstacles).nullable(), personId: id.nullable(), note: z.string().trim().max(2000) }), gives: z.object({ id }),
  says: { vi: 'Ghi điều thấy được: ưu điểm, hạn chế, vướng mắc.', en: 'Note what was found: good, short, in the way.' },
})
export const recommend = post('/inspections/visits/:id/recommend', {
  may: 'inspections.note', takes: z.object({ id: idField, what: z.string().trim().max(1000), dueOn: dayField, hat: z.enum(['party', 'village']), personId: id.nullable() }), gives: z.object({ id, taskId: id }),
  says: { vi: 'Kiến nghị một việc có hạn; thành việc giao cho đơn vị.', en: 'Recommend something by a day; it becomes a task of the unit.' },
})

const reason = z.string().trim().min(1).max(500)
export const moveVisit = post('/inspections/visits/:id/move', {
  may: 'inspections.note', takes: z.object({ id: idField, plannedOn: dayField, reason }), gives: z.object({ id }), says: { vi: 'Dời một buổi chưa kiểm tra sang ngày khác, có lý do.', en: 'Move a visit that was not held to another day, with a reason.' },
})
export const correctVisit = post('/inspections/visits/:id/correct', {
  may: 'inspections.note', takes: z.object({ id: idField, heldOn: dayField, note: z.string().trim().max(2000).nullable(), paperId: id.nullable(), reason }), gives: z.object({ id }),
  says: { vi: 'Đính chính điều đã ghi của một buổi kiểm tra, có lý do; điều từng ghi còn lại.', en: 'Correct what was noted of a visit, with a reason; what was noted stays as it was known.' },
})
export const withdrawVisit = post('/inspections/visits/:id/withdraw', {
  may: 'inspections.note', takes: z.object({ id: idField, reason }), gives: z.object({ id }), says: { vi: 'Rút một buổi kiểm tra ghi nhầm hoặc không diễn ra.', en: 'Withdraw a visit noted in error, or that will not be.' },
})
export const correctFinding = post('/inspections/findings/:id/correct', {
  may: 'inspections.note', takes: z.object({ id: idField, kind: z.enum(findingKinds), obstacle: z.enum(obstacles).nullable(), personId: id.nullable(), note: z.string().trim().max(2000), reason }), gives: z.object({ id }),
  says: { vi: 'Đính chính một điều thấy được, có lý do; điều từng ghi còn lại.', en: 'Correct a finding, with a reason; what was noted stays as it was known.' },
})
export const withdrawFinding = post('/inspections/findings/:id/withdraw', {
  may: 'inspections.note', takes: z.object({ id: idField, reason }), gives: z.object({ id }), says: { vi: 'Rút một điều thấy được ghi nhầm.', en: 'Withdraw a finding noted in error.' },
})
export const withdrawRecommendation = post('/inspections/recommendations/:id/withdraw', {
  may: 'inspections.note', takes: z.object({ id: idField, reason }), gives: z.object({ id }), says: { vi: 'Rút một kiến nghị; việc giao từ đó được hủy nếu còn mở.', en: 'Withdraw a recommendation; its task is cancelled where it is still open.' },
})
