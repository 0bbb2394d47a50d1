import { z } from 'zod'
import { download, get, post } from '#ground/http/contract.ts'
import { dayField, idField } from '#ground/http/fields.ts'
import { peopleIn } from '#ground/http/handed-out.ts'
import { bases, classes, keeps, purposes } from './tags.ts'

/** Lists that the screens and the acts share. */
export const kinds = ['see', 'correct', 'restrict', 'erase'] as const
export const ways = ['in_person', 'in_writing', 'online'] as const
export const states = ['received', 'answered', 'proposed', 'confirmed', 'done', 'refused'] as const

const tag = z.object({ table: z.string(), column: z.string(), of: z.enum(classes), why: z.enum(purposes), basis: z.enum(bases), keep: z.enum(keeps) })
const rule = z.object({ value: z.number(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) })
export type Rule = z.infer<typeof rule>

export const readDataMap = get('/privacy/data-map', {
  may: 'privacy.data-map', takes: z.object({}),
  gives: z.object({ tables: z.array(z.object({ table: z.string(), readBy: z.array(z.string()), columns: z.array(tag) })), rules: z.record(z.string(), rule) }),
  says: { vi: 'Bản đồ dữ liệu: mỗi bảng giữ gì, loại nào, để làm gì, căn cứ nào, bao lâu, ai được đọc.', en: 'The data map: of each table what is kept, its class, why, on what basis, how long, who may read it.' },
})

const id = z.number().int().positive()
const request = z.object({
  id, personId: id, name: z.string(), kind: z.enum(kinds), way: z.enum(ways), state: z.enum(states), cameOn: dayField, answerDueOn: dayField, dueOn: dayField,
  rules: z.object({ answer: rule, due: rule, calendar: z.enum(['confirmed', 'unconfirmed']), extension: rule.optional() }), extendedFrom: dayField.nullable(),
  outcome: z.string().nullable(), answeredOn: dayField.nullable(), takenBy: z.number().nullable(), decidedBy: z.number().nullable(), confirmedBy: z.number().nullable(), endedAt: z.string().nullable(),
  restrictedOn: dayField.nullable(),
})
export type RequestSeen = z.infer<typeof request>

export const listRequests = get('/privacy/requests', {
  may: 'privacy.requests', takes: z.object({ ended: z.enum(['yes']).optional() }), gives: z.array(request),
  shows: (answer) => answer.map(({ personId }) => personId),
  says: { vi: 'Các yêu cầu của người có dữ liệu, việc gần hạn nhất trước.', en: 'Requests of persons, those due first on top.' },
})

export const readRequest = get('/privacy/requests/:id', {
  may: 'privacy.requests', takes: z.object({ id: idField }), gives: request.extend({ mayConfirm: z.boolean() }),
  shows: ({ personId }) => [personId],
  says: { vi: 'Một yêu cầu: hạn, trạng thái, kết quả.', en: 'One request: its last days, state and outcome.' },
})

const reason = z.string().trim().min(1).max(500)
const one = z.object({ id: idField })

export const takeIn = post('/privacy/requests', {
  may: 'privacy.requests', takes: z.object({ personId: id, kind: z.enum(kinds), way: z.enum(ways), cameOn: dayField }), gives: z.object({ id }),
  says: { vi: 'Nhận yêu cầu của một người; hạn trả lời và hạn làm xong được tính ngay.', en: 'Take in a request of a person; the last days are reckoned at once.' },
})
export const answer = post('/privacy/requests/:id/answer', {
  may: 'privacy.requests', takes: one, gives: z.object({}), says: { vi: 'Trả lời là sẽ làm.', en: 'Answer that it is followed.' },
})
export const refuse = post('/privacy/requests/:id/refuse', {
  may: 'privacy.requests', takes: one.extend({ reason }), gives: z.object({}), says: { vi: 'Trả lời là không làm, có lý do.', en: 'Answer that it is not followed, and why.' },
})
export const settle = post('/privacy/requests/:id/settle', {
  may: 'privacy.requests', takes: one.extend({ reason }), gives: z.object({}),
  says: { vi: 'Ghi là đã làm xong và làm gì; yêu cầu hạn chế có hiệu lực từ đây.', en: 'Note that it is done and how; a restriction holds from here.' },
})
export const extend = post('/privacy/requests/:id/extend', {
  may: 'privacy.requests', takes: one.extend({ until: dayField, reason }), gives: z.object({}), says: { vi: 'Gia hạn một lần, có lý do; nhiều nhất số ngày luật cho.', en: 'Extend the last day once, with a reason, by no more days than the law lets.' },
})
export const lift = post('/privacy/requests/:id/lift', {
  may: 'privacy.requests', takes: one.extend({ reason }), gives: z.object({}), says: { vi: 'Thôi hạn chế: hồ sơ lại ghi, sửa được.', en: 'Lift a restriction: the record may be changed again.' },
})
export const proposeErasure = post('/privacy/requests/:id/propose-erasure', {
  may: 'privacy.requests', takes: one.extend({ reason }), gives: z.object({}), says: { vi: 'Đề nghị xóa; một người khác phải xác nhận.', en: 'Propose the erasure; another must confirm.' },
})
export const confirmErasure = post('/privacy/requests/:id/confirm-erasure', {
  may: 'privacy.confirm-erasure', takes: one, gives: z.object({}), fresh: true, says: { vi: 'Người thứ hai xác nhận; chương trình xóa ngay sau đó, không lấy lại được.', en: 'The second person confirms; the program then erases, for good.' },
})
export const declineErasure = post('/privacy/requests/:id/decline-erasure', {
  may: 'privacy.confirm-erasure', takes: one.extend({ reason }), gives: z.object({}), says: { vi: 'Người thứ hai không xác nhận; yêu cầu trở lại bước trước.', en: 'The second person does not confirm; the request goes a step back.' },
})

const held = z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.json())) })
export const readHeld = get('/privacy/requests/:id/held', {
  may: 'privacy.requests', takes: one, gives: z.object({ personId: id, name: z.string(), tables: z.array(held) }),
  shows: ({ personId }) => [personId],
  says: { vi: 'Mọi điều sổ giữ về người đã yêu cầu, theo từng bảng.', en: 'Everything the register holds about the person who asked, by table.' },
})
export const exportHeld = download('/privacy/requests/:id/held.json', {
  may: 'privacy.requests', takes: one, gives: z.file(), shows: (file) => peopleIn(file),
  says: { vi: 'Tệp JSON mọi điều sổ giữ về người đã yêu cầu.', en: 'A JSON file of everything the register holds about the person who asked.' },
})
