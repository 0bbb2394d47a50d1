import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { endReasons, entries } from './appointment.ts'
import { pairStates } from './pair.ts'
import { villageStates } from './village-state.ts'

const day = z.iso.date()
const id = z.number().int()
const pathId = z.coerce.number().int().positive()
const known = z.union([day, z.iso.datetime({ offset: true })]).optional()
const paper = z.object({ id, symbol: z.string().nullable(), issuedOn: day.nullable(), issuer: z.string() }).nullable()
const holding = z.object({
  number: id, unitId: id, unit: z.string(), legalKind: z.string().nullable(), kind: z.string(), vi: z.string(), en: z.string(), personId: id, name: z.string(), from: day.nullable(), until: day.nullable(),
  interim: z.boolean(), entered: z.enum(entries), plannedEnd: day.nullable(), paper, endReason: z.enum(endReasons).nullable(), endPaper: paper,
  believedFrom: z.date(), believedUntil: z.date().nullable(),
})
/** One appointment as a page shows it; instants arrive as ISO text. */
export type HoldingSeen = Omit<z.infer<typeof holding>, 'believedFrom' | 'believedUntil'> & { believedFrom: string | Date; believedUntil: string | Date | null }
const warning = z.object({ code: z.string(), facts: z.record(z.string(), z.json()) })
const appointed = z.object({ number: id, warnings: z.array(warning) })
const done = z.object({})
const reason = z.string().trim().min(1).max(1000)
const read = 'posts.read'

export const postKinds = get('/posts/kinds', {
  may: read,
  takes: z.object({}),
  gives: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), tree: z.enum(['state', 'party']), unitKinds: z.array(z.string()), seats: z.number().nullable() })),
  says: { vi: 'Các chức danh và nơi có chức danh ấy.', en: 'The kinds of post and where they stand.' },
})

export const unitPosts = get('/units/:id/posts', {
  may: read,
  takes: z.object({ id: pathId, on: day, known }),
  gives: z.object({
    unit: z.object({ id, name: z.string(), kind: z.string(), legalKind: z.string() }).nullable(),
    holders: z.array(holding), vacancies: z.array(z.object({ kind: z.string(), vi: z.string(), en: z.string(), since: day.nullable() })),
    beside: z.array(z.object({ id, name: z.string(), kind: z.string() })).describe('the cells of a village, the villages of a cell, the committee of a State unit, the State unit of a committee'),
    pairs: z.array(z.string()).describe('pairs of posts that stand in this unit and its counterpart'),
    interimLimit: z.object({ months: z.number(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) }).describe('how long an interim village head may serve'),
  }),
  shows: ({ holders }) => eachOnce(holders.map(({ personId }) => personId)),
  says: { vi: 'Ai giữ chức gì ở đơn vị trong ngày, chức nào khuyết.', en: 'Who holds what in a unit on a day, and what is vacant.' },
})

export const postHistory = get('/units/:id/posts/history', {
  may: read,
  takes: z.object({ id: pathId, kind: z.string().optional() }),
  gives: z.array(holding),
  shows: (holdings) => eachOnce(holdings.map(({ personId }) => personId)),
  says: { vi: 'Những người từng giữ chức ở đơn vị.', en: 'Everyone who held a post in a unit.' },
})

export const personPosts = get('/people/:id/posts', {
  may: read,
  takes: z.object({ id: pathId }),
  gives: z.array(holding),
  shows: (_, { id }) => [id],
  says: { vi: 'Các chức một người giữ và từng giữ.', en: 'What a person holds and held.' },
})

export const beliefs = get('/posts/:number/beliefs', {
  may: read,
  takes: z.object({ number: pathId }),
  gives: z.array(holding),
  shows: (holdings) => eachOnce(holdings.map(({ personId }) => personId)),
  says: { vi: 'Mọi điều từng ghi về một lần giữ chức.', en: 'Everything ever believed of an appointment.' },
})

const pairHolder = z.object({ personId: id, name: z.string(), unitId: id, interim: z.boolean(), since: day.nullable() }).nullable()

export const pairState = get('/units/:id/pair', {
  may: read,
  takes: z.object({ id: pathId, pair: z.string(), on: day, known }),
  gives: z.object({ pair: z.string(), vi: z.string(), en: z.string(), state: z.enum(pairStates), party: pairHolder, government: pairHolder }),
  shows: ({ party, government }) => eachOnce([party?.personId, government?.personId]),
  says: { vi: 'Hai chức của một cặp có do một người giữ không.', en: 'Whether one person holds both posts of a pair.' },
})

export const conflicts = get('/units/:id/posts/conflicts', {
  may: read,
  takes: z.object({ id: pathId, on: day }),
  gives: z.array(z.object({ personId: id, name: z.string(), kind: z.string(), unitIds: z.array(id), units: z.array(z.string()).nullable() })),
  shows: (holdings) => eachOnce(holdings.map(({ personId }) => personId)),
  says: { vi: 'Người giữ cùng một chức ở nhiều đơn vị.', en: 'Persons who hold the same post in several units.' },
})

export const villages = get('/units/:id/villages', {
  may: read,
  takes: z.object({
    id: pathId, on: day, known, text: z.string().max(200).optional(), legalKind: z.enum(['thon', 'tdp']).optional(), since: day.optional(),
    states: z.string().optional().transform((list) => list?.split(',').filter((each): each is (typeof villageStates)[number] => (villageStates as readonly string[]).includes(each))),
    offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(5000).default(100),
  }),
  gives: z.object({
    count: z.number(), byState: z.partialRecord(z.enum(villageStates), z.number()),
    rows: z.array(z.object({
      id, code: z.string(), name: z.string(), legalKind: z.string(), communeId: id, commune: z.string().nullable(), cellId: id.nullable(), cell: z.string().nullable(),
      state: z.enum(villageStates), since: day.nullable(), headId: id.nullable(), head: z.string().nullable(), headParty: z.enum(['none', 'pipeline', 'probationary', 'official']),
      headSince: day.nullable(), headInterim: z.boolean(), secretaryId: id.nullable(), secretary: z.string().nullable(), secretaryInterim: z.boolean(), reelected: z.boolean(),
    })),
  }),
  shows: ({ rows }) => eachOnce(rows.flatMap(({ headId, secretaryId }) => [headId, secretaryId])),
  says: { vi: 'Các thôn của một đơn vị trong ngày và tình trạng từng thôn.', en: 'The villages of a unit on a day and their states.' },
})

export const findPeople = get('/people/find', {
  may: 'people.read',
  takes: z.object({ text: z.string().max(200), on: day, under: z.coerce.number().int().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  gives: z.array(z.object({
    id, name: z.string(), matched: z.string(), birth: day.nullable(), birthPrecision: z.enum(['day', 'month', 'year']), livesIn: z.string().nullable(),
    posts: z.array(z.object({ kind: z.string(), vi: z.string(), en: z.string(), unitId: id, unit: z.string() })),
  })),
  shows: (found) => found.map(({ id }) => id), purpose: 'search',
  says: { vi: 'Tìm người theo tên, không cần dấu, kể cả tên cũ.', en: 'Find people by name without marks, former names too.' },
})

export type PartyNow = z.infer<typeof partyNow>
const partyNow = z.enum(['none', 'pipeline', 'probationary', 'official', 'exempt', 'left'])
const postHeld = z.object({ kind: z.string(), vi: z.string(), en: z.string(), unitId: id, unit: z.string() })

const peopleOf = z.object({
  id: pathId, on: day, known, text: z.string().max(200).optional(), sex: z.enum(['female', 'male']).optional(), post: z.string().max(40).optional(), minority: z.stringbool().optional(),
})

export const listPeople = get('/units/:id/people', {
  may: 'people.read',
  takes: peopleOf.extend({
    party: z.string().optional().transform((list) => list?.split(',').filter((each) => partyNow.safeParse(each).success)),
    after: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(5000).default(100),
  }),
  gives: z.array(z.object({
    id, name: z.string(), birth: day.nullable(), birthPrecision: z.enum(['day', 'month', 'year']), sex: z.enum(['female', 'male']).nullable(), ethnic: z.string().nullable(),
    generalEducation: z.string().nullable(), professionalLevel: z.string().nullable(), theoryLevel: z.string().nullable(),
    party: partyNow, livesInId: id.nullable(), livesIn: z.string().nullable(), posts: z.array(postHeld),
  })),
  shows: (found) => eachOnce(found.map(({ id }) => id)),
  says: { vi: 'Những người ở hoặc giữ chức trong một đơn vị trong ngày, theo vần tên; after: tiếp sau người này.', en: 'Who lives or holds a post in a unit on a day, by name; after: those that follow this person.' },
})

export const countPeople = get('/units/:id/people-count', {
  may: 'people.read', takes: peopleOf, gives: z.partialRecord(partyNow, z.number()),
  says: { vi: 'Số người ở hoặc giữ chức trong một đơn vị trong ngày, theo tư cách đảng viên.', en: 'How many live or hold a post in a unit on a day, by party membership.' },
})

export const duplicatesUnder = get('/units/:id/people/duplicates', {
  may: 'people.read',
  takes: z.object({ id: pathId, on: day }),
  gives: z.array(z.object({
    personId: id, name: z.string(), birth: day.nullable(), otherId: id, otherName: z.string(), otherBirth: day.nullable(), why: z.enum(['number', 'birth', 'name']),
  })),
  shows: (pairs) => eachOnce(pairs.flatMap(({ personId, otherId }) => [personId, otherId])),
  says: { vi: 'Các bản ghi có thể là một người, trong một đơn vị.', en: 'Records of a unit that may be one person.' },
})

export const personPlaces = get('/people/:id/places', {
  may: 'people.read',
  takes: z.object({ id: pathId, on: day }),
  gives: z.array(z.object({ id, name: z.string(), within: z.string().nullable() })),
  shows: (_, { id }) => [id],
  says: { vi: 'Tên các nơi một người ở và làm việc.', en: 'Names of the places where a person lives and works.' },
})

/** A warning names the person. */
const warned = ({ warnings }: z.output<typeof appointed>, { personId }: { personId: number }) => (warnings.length > 0 ? [personId] : null)

const appointing = z.object({
  unitId: id, kind: z.string(), personId: id, from: day, until: day.nullable().optional(), interim: z.boolean().optional(), entered: z.enum(entries).optional(),
  plannedEnd: day.nullable().optional(), paperId: id.nullable().optional(),
})

export const appoint = post('/posts/appoint', { may: 'posts.appoint', takes: appointing, gives: appointed, shows: warned, says: { vi: 'Bổ nhiệm, công nhận một người vào chức.', en: 'Put a person in a post.' } })

export const replace = post('/posts/replace', {
  may: 'posts.appoint',
  takes: appointing.extend({ reason: z.enum(endReasons).default('replaced'), endPaperId: id.nullable().default(null) }),
  gives: appointed.extend({ ended: id }),
  shows: warned,
  says: { vi: 'Thay người giữ chức: người cũ thôi đúng ngày người mới bắt đầu.', en: 'Replace a holder: one ends the day the other starts.' },
})

export const end = post('/posts/:number/end', {
  may: 'posts.end',
  takes: z.object({ number: pathId, on: day, reason: z.enum(endReasons), paperId: id.nullable().default(null) }),
  gives: done,
  says: { vi: 'Thôi giữ chức; ngày ghi là ngày đầu tiên không còn giữ.', en: 'A term ends; the day is the first no longer held.' },
})

export const extend = post('/posts/:number/extend', {
  may: 'posts.appoint',
  takes: z.object({ number: pathId, plannedEnd: day, decidedOn: day, paperId: id.nullable().default(null) }),
  gives: done,
  says: { vi: 'Kéo dài nhiệm kỳ.', en: 'Put off the planned end.' },
})

export const correct = post('/posts/:number/correct', {
  may: 'posts.correct',
  takes: z.object({
    number: pathId, reason, personId: id.optional(), from: day.optional(), until: day.nullable().optional(), interim: z.boolean().optional(), entered: z.enum(entries).optional(),
    plannedEnd: day.nullable().optional(), paperId: id.nullable().optional(), endReason: z.enum(endReasons).nullable().optional(),
  }),
  gives: done,
  says: { vi: 'Sửa một lần giữ chức ghi sai; điều từng ghi vẫn còn.', en: 'Correct an appointment; what was believed is kept.' },
})

export const strike = post('/posts/:number/strike', { may: 'posts.correct', takes: z.object({ number: pathId, reason }), gives: done, says: { vi: 'Bỏ một lần giữ chức không có thật.', en: 'It was never so.' } })

const act = z.discriminatedUnion('act', [
  appointing.extend({ act: z.literal('appoint') }),
  appointing.extend({ act: z.literal('replace'), reason: z.enum(endReasons).default('replaced'), endPaperId: id.nullable().default(null) }),
  z.object({ act: z.literal('end'), number: id, on: day, reason: z.enum(endReasons) }),
  z.object({ act: z.literal('extend'), number: id, plannedEnd: day, decidedOn: day }),
  z.object({
    act: z.literal('correct'), number: id, on: day, personId: id.optional(), from: day.optional(), until: day.nullable().optional(), interim: z.boolean().optional(),
    entered: z.enum(entries).optional(), plannedEnd: day.nullable().optional(), endReason: z.enum(endReasons).nullable().optional(),
  }),
  z.object({ act: z.literal('strike'), number: id, on: day }),
])
const stateSeen = z.object({ state: z.enum(villageStates), head: z.string().nullable(), secretary: z.string().nullable() }).nullable()

export type GivenAct = z.output<typeof act>

export const previewAct = post('/posts/preview', {
  may: 'posts.appoint',
  takes: z.object({ given: act }),
  gives: z.object({ on: day, people: z.array(id).describe('whose names stand in it'), warnings: z.array(warning), villages: z.array(z.object({ id, name: z.string(), before: stateSeen, after: stateSeen })) }),
  shows: ({ people }) => eachOnce(people),
  says: { vi: 'Xem trước một việc về chức danh: tình trạng thôn trước và sau; không ghi gì.', en: 'What an act on posts would do to the villages’ states; nothing is written.' },
})
