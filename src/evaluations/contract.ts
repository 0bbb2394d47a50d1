import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import { evaluationStates, findings } from './evaluation.ts'

const id = z.number().int().positive()
const count = z.number().int()
const text = z.string().nullable()
const criterion = z.object({ id, code: z.string(), vi: z.string(), en: z.string(), looksAtVi: z.string(), looksAtEn: z.string(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) })
export type CriterionSeen = z.infer<typeof criterion>
const round = z.object({ id, unitId: id, unit: z.string(), name: z.string(), from: dayField, till: dayField, closesOn: dayField, paperId: id.nullable(), paper: text })
export type RoundSeen = z.infer<typeof round>
const found = z.object({ criterionId: id, code: z.string(), finding: z.enum(findings), basis: text })
export type FoundSeen = z.infer<typeof found>
const leader = z.object({ personId: id, name: text, unitId: id, unit: z.string(), communeId: z.number().int(), commune: z.string() })
const assessed = leader.extend({ state: z.enum(evaluationStates), onDay: dayField.nullable(), version: count, findings: z.array(found), answered: z.boolean() })
export type AssessedSeen = z.infer<typeof assessed>
const version = z.object({ id, state: z.enum(['draft', 'given']), version: count, stands: z.boolean(), onDay: dayField, givenBy: z.string(), reason: text, findings: z.array(found), answer: text, answeredOn: dayField.nullable() })
export type VersionSeen = z.infer<typeof version>
const within = z.object({ months: count, basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) })
/** Whom an answer tells something of, beyond that they lead a village. */
const told = (people: { personId: number; name: string | null; state: string }[]) => eachOnce(people.map(({ personId, name, state }) => (name === null || state === 'left' ? null : personId)))

export const listRounds = get('/evaluations', {
  may: 'evaluations.read', takes: z.object({ unit: idField, on: dayField, known: knownField }), gives: z.object({ rows: z.array(round.extend({ leaders: count, given: count })), leaders: count, assessed: count, within }),
  says: { vi: 'Các kỳ nhận xét có ở một đơn vị, và bao nhiêu bí thư kiêm trưởng thôn đã được nhận xét trong số tháng quy định.', en: 'The rounds of assessment that reach a unit, and how many unified leaders were assessed within the months set.' },
})
export const readRound = get('/evaluations/rounds/:id', {
  may: 'evaluations.read', takes: z.object({ id: idField, known: knownField }), gives: round.extend({ criteria: z.array(criterion), rows: z.array(assessed), mayWrite: z.boolean() }), shows: ({ rows }) => told(rows),
  says: { vi: 'Một kỳ nhận xét: tiêu chí, ai đã được nhận xét, ai còn lại.', en: 'A round: its criteria, who is assessed, who is left.' },
})
export const readEvaluation = get('/evaluations/rounds/:id/people/:personId', {
  may: 'evaluations.read', takes: z.object({ id: idField, personId: idField, known: knownField }), gives: z.object({ round, person: leader, criteria: z.array(criterion), versions: z.array(version), mayWrite: z.boolean() }),
  shows: ({ person: { personId, name } }) => (name === null ? null : [personId]), says: { vi: 'Nhận xét một người trong một kỳ, các bản trước và ý kiến của người ấy.', en: 'The assessment of a person in a round, earlier versions and what the person said.' },
})
const given = version.omit({ state: true, stands: true }).extend({ round: id, name: z.string(), holder: z.string() })
export const evaluationsOfPerson = get('/people/:id/evaluations', {
  may: 'evaluations.read', takes: z.object({ id: idField, on: dayField, known: knownField }), gives: z.object({ criteria: z.array(criterion), rows: z.array(given) }), shows: ({ rows }, { id: asked }) => (rows.length === 0 ? null : [asked]),
  says: { vi: 'Những nhận xét đã ban hành về một người.', en: 'The assessments given to a person.' },
})
const own = version.omit({ state: true, findings: true }).extend({
  personId: id, name: z.string(), holder: z.string(), unit: z.string(), from: dayField, till: dayField, findings: z.array(z.object({ criterion: z.string(), vi: z.string(), en: z.string(), finding: z.enum(findings), basis: text })),
})
export type OwnSeen = z.infer<typeof own>
export const myEvaluations = get('/evaluations/mine', {
  may: 'evaluations.own', takes: z.object({ known: knownField }), gives: z.object({ rows: z.array(own) }), shows: ({ rows }) => eachOnce(rows.map(({ personId }) => personId)),
  says: { vi: 'Nhận xét đã ban hành về chính người đang đăng nhập.', en: 'What was given to whoever is signed in.' },
})

const reason = z.string().trim().min(1).max(500)
export const openRound = post('/evaluations/open', {
  may: 'evaluations.write', takes: z.object({ unitId: id, name: z.string().trim().max(200), from: dayField, till: dayField, closesOn: dayField, paperId: id.nullable() }), gives: z.object({ id }), says: { vi: 'Mở một kỳ nhận xét.', en: 'Open a round.' },
})
export const extendRound = post('/evaluations/rounds/:id/extend', {
  may: 'evaluations.write', takes: z.object({ id: idField, closesOn: dayField, reason }), gives: z.object({ id }), says: { vi: 'Gia hạn kỳ nhận xét, có lý do.', en: 'Let a round close later, with a reason.' },
})
export const withdrawRound = post('/evaluations/rounds/:id/withdraw', {
  may: 'evaluations.write', takes: z.object({ id: idField, reason }), gives: z.object({ id }), says: { vi: 'Bỏ một kỳ mở nhầm, khi chưa nhận xét ai.', en: 'Withdraw a round opened by mistake, while nobody is assessed.' },
})
const assesses = z.object({ round: idField, personId: id, onDay: dayField, found: z.array(z.object({ criterionId: id, finding: z.enum(findings), basis: z.string().trim().max(1000).nullable() })).max(40) })
export const saveDraft = post('/evaluations/rounds/:round/draft', {
  may: 'evaluations.write', takes: assesses, gives: z.object({ id }), says: { vi: 'Lưu nháp nhận xét một người.', en: 'Keep a draft about a person.' },
})
export const give = post('/evaluations/rounds/:round/give', {
  may: 'evaluations.write', takes: assesses, gives: z.object({ id }), says: { vi: 'Ban hành nhận xét: người được nhận xét thấy từ đó.', en: 'Give an assessment: the person sees it from then on.' },
})
export const correct = post('/evaluations/rounds/:round/correct', {
  may: 'evaluations.write', takes: assesses.extend({ reason }), gives: z.object({ id }), says: { vi: 'Sửa nhận xét đã ban hành: thành bản mới, có lý do.', en: 'Put right what was given: a new version, with its reason.' },
})
export const answer = post('/evaluations/:id/answer', {
  may: 'evaluations.own', takes: z.object({ id: idField, note: z.string().trim().min(1).max(2000) }), gives: z.object({ id }), says: { vi: 'Ý kiến của người được nhận xét, một lần cho mỗi bản.', en: 'What the person assessed says, once to each version.' },
})
