import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import { doing, hats, judging, steering, stepKinds, taskStates } from './task.ts'

const id = z.number().int().positive()
const count = z.number().int()
const task = z.object({
  id, unitId: id, unit: z.string(), unitKind: z.string(), personId: id.nullable(), person: z.string().nullable(), what: z.string(), hat: z.enum(hats), givenOn: dayField, due: dayField, firstDue: dayField,
  origin: z.string().nullable(), paperId: id.nullable(), givenBy: z.number().nullable(), state: z.enum(taskStates), finished: dayField.nullable(), counted: count.nullable(), ofAll: count.nullable(), reminded: count, late: z.boolean(), soon: z.boolean(),
})
export type TaskSeen = z.infer<typeof task>
const step = z.object({
  id, kind: z.enum(stepKinds), onDay: dayField, note: z.string().nullable(), counted: count.nullable(), ofAll: count.nullable(), until: dayField.nullable(), paperId: id.nullable(), paper: z.string().nullable(),
})
const rule = z.object({ value: z.number(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) })
const whens = ['late', 'soon', 'open', 'in-time'] as const
const note = z.string().trim().max(1000).nullable().optional()

export const listTasks = get('/tasks', {
  may: 'tasks.read',
  takes: z.object({
    unit: idField, on: dayField, known: knownField, state: z.enum(taskStates).optional(), hat: z.enum(hats).optional(), person: idField.optional(), when: z.enum(whens).optional(), text: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(500), offset: z.coerce.number().int().min(0).default(0),
  }),
  gives: z.object({ rows: z.array(task), count, all: count, open: count, soon: count, late: count, due: count, inTime: count, rule }),
  shows: ({ rows }) => eachOnce(rows.map(({ personId }) => personId)),
  says: { vi: 'Việc giao cho các đơn vị và người của một đơn vị, ngày đó: đang làm, sắp đến hạn, quá hạn, đúng hạn.', en: 'The tasks of a unit and below on a day: open, soon due, late, done in time.' },
})

export const myTasks = get('/tasks/mine', {
  may: 'tasks.do', takes: z.object({ on: dayField, known: knownField }), gives: z.object({ rows: z.array(task), known: z.boolean().describe('whether the account names a person or leads a village or cell') }),
  shows: ({ rows }) => eachOnce(rows.map(({ personId }) => personId)),
  says: { vi: 'Việc của chính người đang đăng nhập, và của thôn, chi bộ mà người đó phụ trách.', en: 'The tasks of whoever is signed in, and of the village or cell that they lead.' },
})

const load = z.object({ personId: id, name: z.string(), unitId: id, unit: z.string(), unified: z.boolean(), open: count, party: count, village: count, late: count, months: z.array(count) })
export type LoadSeen = z.infer<typeof load>
export const workload = get('/tasks/workload', {
  may: 'tasks.read', takes: z.object({ unit: idField, on: dayField, known: knownField }),
  gives: z.object({ rows: z.array(load), median: z.number().nullable(), unifiedMedian: z.number().nullable(), othersMedian: z.number().nullable(), months: z.array(z.string()) }),
  shows: ({ rows }) => eachOnce(rows.map(({ personId }) => personId)),
  says: { vi: 'Khối lượng việc của mỗi người: đang làm theo hai vai, quá hạn, được giao từng tháng; so với trung vị.', en: 'How much work each person has: open by hat, late, given month by month; beside the median.' },
})

export const readTask = get('/tasks/:id', {
  may: 'tasks.read', takes: z.object({ id: idField, on: dayField, known: knownField }),
  gives: task.extend({ steps: z.array(step), paper: z.string().nullable(), mine: z.boolean(), staff: z.boolean(), rule }),
  shows: ({ personId }) => (personId === null ? null : [personId]),
  says: { vi: 'Một việc và diễn biến của nó đến ngày đó.', en: 'A task and its course up to a day.' },
})

export const giveTask = post('/tasks/give', {
  may: 'tasks.give', takes: z.object({ unitId: id, personId: id.nullable().optional(), what: z.string().trim().max(1000), hat: z.enum(hats), givenOn: dayField, dueOn: dayField, paperId: id.nullable().optional() }),
  gives: z.object({ id }), says: { vi: 'Giao một việc cho đơn vị hoặc một người, có hạn.', en: 'Give a unit or a person something to do by a day.' },
})

export const doTask = post('/tasks/:id/do', {
  may: 'tasks.do', takes: z.object({ id: idField, step: z.enum(doing), onDay: dayField, note, counted: count.nullable().optional(), ofAll: count.nullable().optional(), paperId: id.nullable().optional() }),
  gives: z.object({ id }), says: { vi: 'Ghi đã nhận, đã làm đến đâu, đã làm xong.', en: 'Note that it was taken up, how far it is, that it is done.' },
})
export const judgeTask = post('/tasks/:id/judge', {
  may: 'tasks.accept', takes: z.object({ id: idField, step: z.enum(judging), onDay: dayField, note }),
  gives: z.object({ id }), says: { vi: 'Nghiệm thu, hoặc trả lại có lý do.', en: 'Accept what was done, or send it back with a reason.' },
})
export const steerTask = post('/tasks/:id/steer', {
  may: 'tasks.give', takes: z.object({ id: idField, step: z.enum(steering), onDay: dayField, note, until: dayField.nullable().optional() }),
  gives: z.object({ id }), says: { vi: 'Lùi hạn một lần, đôn đốc, hoặc hủy; có lý do.', en: 'Put the last day off once, remind, or cancel; with a reason.' },
})
