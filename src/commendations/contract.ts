import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import { commendationStates, levels } from './commendation.ts'

const id = z.number().int().positive()
const count = z.number().int()
const maybeDay = dayField.nullable()
const commendation = z.object({
  id, unitId: id, unit: z.string(), topic: z.string(), level: z.enum(levels), year: count, proposedOn: dayField, decidedOn: maybeDay, paperId: id.nullable(), paper: z.string().nullable(), signer: z.string().nullable(),
  declinedOn: maybeDay, note: z.string().nullable(), state: z.enum(commendationStates), collectives: count, people: count,
})
export type CommendationSeen = z.infer<typeof commendation>
const line = z.object({ id, unitId: id, unit: z.string(), personId: id.nullable(), person: z.string().nullable(), note: z.string().nullable() })
const won = z.object({ commendationId: id, topic: z.string(), level: z.enum(levels), year: count, decidedOn: dayField, paper: z.string().nullable(), paperId: id.nullable(), signer: z.string(), unit: z.string(), unitId: id, note: z.string().nullable() })
const streak = z.object({ unitId: id.nullable(), unit: z.string(), personId: id.nullable(), person: z.string().nullable(), length: count, years: z.array(count) })
export type StreakSeen = z.infer<typeof streak>

export const listCommendations = get('/commendations', {
  may: 'commendations.read', takes: z.object({ unit: idField, on: dayField, known: knownField, year: z.coerce.number().int().min(1945).max(2200).optional() }),
  gives: z.object({ rows: z.array(commendation), collectives: count, people: count, proposals: count, streaks: z.array(streak) }),
  shows: ({ streaks }) => eachOnce(streaks.map(({ person, personId }) => (person === null ? null : personId))),
  says: { vi: 'Sổ khen thưởng của một đơn vị đến ngày đó: đề nghị, quyết định; bao nhiêu tập thể, cá nhân trong năm; ai được khen liền nhiều năm.', en: 'The register of commendations of a unit up to a day: proposals, decisions; how many collectives and people in the year; who for years on end.' },
})

export const readCommendation = get('/commendations/:id', {
  may: 'commendations.read', takes: z.object({ id: idField, on: dayField, known: knownField }), gives: commendation.extend({ rows: z.array(line) }),
  shows: ({ rows }) => eachOnce(rows.map(({ person, personId }) => (person === null ? null : personId))),
  says: { vi: 'Một lần khen thưởng: ai, tập thể nào, theo quyết định nào.', en: 'One commendation: whom, which collectives, by which decision.' },
})

const wonOf = z.object({ rows: z.array(won), streak: count })
export const commendationsOfUnit = get('/units/:id/commendations', {
  may: 'commendations.read', takes: z.object({ id: idField, on: dayField, known: knownField }), gives: wonOf,
  says: { vi: 'Tập thể này đã được khen gì, liền mấy năm; tính cả đơn vị đã nhập vào.', en: 'What this collective was commended for, and for how many years on end; what went into it counts.' },
})
export const commendationsOfPerson = get('/people/:id/commendations', {
  may: 'commendations.read', takes: z.object({ id: idField, on: dayField, known: knownField }), gives: wonOf, shows: (answer, { id: asked }) => (answer.rows.length === 0 ? null : [asked]),
  says: { vi: 'Người này đã được khen gì, liền mấy năm.', en: 'What this person was commended for, and for how many years on end.' },
})

export const propose = post('/commendations/propose', {
  may: 'commendations.propose',
  takes: z.object({ unitId: id, topic: z.string().trim().max(500), level: z.enum(levels), year: count.min(1945).max(2200), proposedOn: dayField, rows: z.array(z.object({ unitId: id, personId: id.nullable(), note: z.string().trim().max(500).nullable() })).max(500) }),
  gives: z.object({ id }), says: { vi: 'Đề nghị khen tập thể, cá nhân.', en: 'Propose collectives and people.' },
})
export const decide = post('/commendations/:id/decide', {
  may: 'commendations.decide', takes: z.object({ id: idField, decidedOn: dayField, paperId: id.nullable(), signer: z.string().trim().max(200), level: z.enum(levels), keep: z.array(id).max(500) }),
  gives: z.object({ id }), says: { vi: 'Ghi quyết định khen: ngày, số, người ký, ai được khen.', en: 'Note the decision: day, paper, signer, who is commended.' },
})
export const decline = post('/commendations/:id/decline', {
  may: 'commendations.decide', takes: z.object({ id: idField, on: dayField, reason: z.string().trim().min(1).max(500) }), gives: z.object({ id }), says: { vi: 'Không khen, có lý do.', en: 'Decline, with a reason.' },
})
