import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField } from '#ground/http/fields.ts'
import { employmentKinds } from './employment.ts'
import { admissionSteps, partyStatuses } from './party.ts'
import { educations, professions, sexes, theories } from './person.ts'

const day: z.ZodType<string> = dayField
const id = z.number().int()
const personId = z.coerce.number().int()
const period = { from: day.nullable(), until: day.nullable() }
const reason = z.string().trim().max(1000)

const portrait = z.object({
  name: z.string().trim().min(1).max(120),
  birth: day.nullable(),
  birthPrecision: z.enum(['day', 'month', 'year']),
  sex: z.enum(sexes).nullable(),
  ethnic: z.string().max(2).nullable(),
  generalEducation: z.enum(educations).nullable(),
  professionalLevel: z.enum(professions).nullable(),
  theoryLevel: z.enum(theories).nullable(),
  livesIn: id.nullable(),
})
const version = portrait.extend(period)
const status = z.object({ status: z.enum(partyStatuses), ...period, paperId: id.nullable() })
const step = z.object({ id, step: z.enum(admissionSteps), onDay: day, planned: z.boolean(), paperId: id.nullable() })
const employment = z.object({ id, kind: z.enum(employmentKinds), title: z.string().nullable(), unitId: id.nullable(), ...period, paperId: id.nullable() })
const likeness = z.object({ otherId: id, otherName: z.string(), otherBirth: day.nullable(), why: z.enum(['number', 'birth', 'name']) })
const line = z.object({ id, at: z.date(), actor: z.string(), what: z.string(), basis: z.string().nullable(), reason: z.string().nullable(), facts: z.record(z.string(), z.json()) })
const done = z.object({})

const shown = z.object({
  probation: z.object({ months: z.number(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) }),
  id, keptId: id, identity: z.string().nullable(), officeKey: z.string().nullable(), restrictedOn: z.string().nullable(),
  versions: z.array(version), statuses: z.array(status), steps: z.array(step), employments: z.array(employment),
  folded: z.array(id), likely: z.array(likeness),
})
/** A person as the server sends it. */
export type PersonSeen = z.infer<typeof shown>

export const person = get('/people/:id', {
  may: 'people.read',
  takes: z.object({ id: personId, known: day.optional() }),
  gives: shown,
  shows: ({ folded, likely }, { id }) => [...new Set([id, ...folded, ...likely.map(({ otherId }) => otherId)])],
  says: { vi: 'Một người: lý lịch theo thời gian, tình trạng đảng, công tác, bản ghi có thể trùng.', en: 'A person: what is known by period, Party status, employment, likely duplicates.' },
})

const judged = z.object({
  personId: id, name: z.string(), keptId: id, keptName: z.string(), judged: z.enum(['same', 'different']), at: z.date(), reason: z.string().nullable(),
})

export const judgements = get('/people/judged', {
  may: 'people.read',
  takes: z.object({}),
  gives: z.array(judged),
  shows: (pairs) => eachOnce(pairs.flatMap(({ personId, keptId }) => [personId, keptId])),
  says: { vi: 'Những cặp bản ghi đã được xác định là một người hoặc hai người, mới nhất trước.', en: 'Pairs judged to be one person or two, newest first.' },
})

export const personJournal = get('/people/:id/journal', {
  may: 'people.read',
  takes: z.object({ id: personId, before: z.coerce.number().int().optional() }),
  gives: z.array(line),
  shows: (_, { id }) => [id],
  says: { vi: 'Nhật ký của một người, mới nhất trước.', en: 'The journal of a person, newest first.' },
})

export const personEver = get('/people/:id/ever', {
  may: 'people.read',
  takes: z.object({ id: personId }),
  gives: z.array(version.extend({ believedFrom: z.date(), believedUntil: z.date().nullable() })),
  shows: (_, { id }) => [id],
  says: { vi: 'Mọi điều từng ghi về lý lịch một người và ghi vào lúc nào.', en: 'Everything ever believed of a person, and when.' },
})

export const registerPerson = post('/people/register', {
  may: 'people.register',
  takes: portrait.partial().extend({ name: portrait.shape.name, identityNumber: z.string().regex(/^\d{12}$/).nullable().optional() }),
  gives: z.object({ id, likely: z.array(likeness) }),
  shows: ({ id, likely }) => eachOnce([id, ...likely.map(({ otherId }) => otherId)]),
  says: { vi: 'Thêm một người; báo các bản ghi có thể trùng.', en: 'Enter a person; likely duplicates come back.' },
})

export const changePerson = post('/people/:id/change', {
  may: 'people.change',
  takes: z.object({ id: personId, patch: portrait.partial(), from: day }),
  gives: done,
  says: { vi: 'Ghi một thay đổi kể từ một ngày (trình độ, nơi ở…).', en: 'Something is otherwise from a day on.' },
})

export const correctPerson = post('/people/:id/correct', {
  may: 'people.correct',
  takes: z.object({ id: personId, patch: portrait.partial(), from: day.nullable(), reason: reason.min(1) }),
  gives: done,
  says: { vi: 'Sửa điều đã ghi sai; điều từng ghi vẫn còn.', en: 'Correct what was wrong; what was believed is kept.' },
})

export const identifyPerson = post('/people/:id/identify', {
  may: 'people.change',
  takes: z.object({ id: personId, identityNumber: z.string().regex(/^\d{12}$/) }),
  gives: done,
  says: { vi: 'Ghi số định danh: chỉ giữ dấu khóa và bốn số cuối.', en: 'Tell the identity number: a keyed hash and the last four digits are kept.' },
})

export const becomeMember = post('/people/:id/party', {
  may: 'people.party',
  takes: z.object({ id: personId, status: z.enum(partyStatuses), from: day, paperId: id.nullable().default(null) }),
  gives: done,
  says: { vi: 'Nguồn kết nạp, kết nạp, công nhận chính thức, miễn sinh hoạt, ra khỏi Đảng.', en: 'Pipeline, admission, official, exempt, out of the Party.' },
})

export const correctParty = post('/people/:id/correct-party', {
  may: 'people.correct',
  takes: z.object({ id: personId, statuses: z.array(status).max(50), reason: reason.min(1) }),
  gives: done,
  says: { vi: 'Sửa toàn bộ quá trình đảng đã ghi sai.', en: 'Correct the whole Party life.' },
})

export const noteStep = post('/people/:id/steps', {
  may: 'people.party',
  takes: z.object({ id: personId, step: z.enum(admissionSteps), onDay: day, planned: z.boolean().default(false), paperId: id.nullable().default(null) }),
  gives: done,
  says: { vi: 'Ghi một bước trong việc kết nạp.', en: 'Note a step towards admission.' },
})

export const beginEmployment = post('/people/:id/employments', {
  may: 'people.change',
  takes: z.object({ id: personId, kind: z.enum(employmentKinds), title: z.string().trim().max(200).nullable().default(null), unitId: id.nullable().default(null), from: day, until: day.nullable().default(null) }),
  gives: done,
  says: { vi: 'Bắt đầu một công tác (cán bộ, công chức xã, hưu trí…).', en: 'Employment begins.' },
})

export const endEmployment = post('/people/:id/employments/:employmentId/end', {
  may: 'people.change',
  takes: z.object({ id: personId, employmentId: personId, on: day }),
  gives: done,
  says: { vi: 'Thôi một công tác; ngày ghi là ngày đầu tiên không còn.', en: 'Employment ends; the day is the first no more.' },
})

export const strikeEmployment = post('/people/:id/employments/:employmentId/strike', {
  may: 'people.correct',
  takes: z.object({ id: personId, employmentId: personId, reason: reason.min(1) }),
  gives: done,
  says: { vi: 'Bỏ một công tác đã ghi sai.', en: 'It was never so.' },
})

export const foldPerson = post('/people/:id/fold', {
  may: 'people.fold',
  takes: z.object({ id: personId, keptId: id, reason: reason.optional() }),
  gives: done,
  says: { vi: 'Gộp bản ghi trùng vào bản ghi được giữ.', en: 'Fold a duplicate into the record that is kept.' },
})

export const tellApart = post('/people/:id/tell-apart', {
  may: 'people.fold',
  takes: z.object({ id: personId, otherId: id, reason: reason.optional() }),
  gives: done,
  says: { vi: 'Hai người khác nhau: tách ra, không đề nghị gộp nữa.', en: 'Two people: apart again, no longer proposed.' },
})
