import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import { taskStates } from '#tasks/public-web.ts'
import { matters } from './cascade.ts'
import { sessionKinds } from './programme.ts'
import { sequences } from './sequence.ts'

const whole = z.number().int()
const id = whole.positive()
const message = z.object({ vi: z.string(), en: z.string() })
const hundredths = whole.min(0).max(10_000)
const day = dayField
const reason = z.string().trim().min(1).max(500)
const figure = z.object({
  code: z.string(), numerator: whole, denominator: whole, excluded: whole, missing: whole, value: z.number().nullable(), percent: z.object({ one: z.string(), two: z.string() }).nullable(),
})
const draft = z.object({
  name: z.string().max(200), paperId: id.nullable(), indicator: z.string().max(80).nullable(), startsOn: day, endsOn: day.nullable(),
  goal: hundredths.nullable().describe('hundredths of a percent'), goalOn: day.nullable(), acknowledgeBy: day.nullable(), planBy: day.nullable(),
})
const programme = draft.extend({ number: id, unitId: id })
const unitName = z.object({ id: whole, name: z.string(), code: z.string(), kind: z.string() })
const paper = z.object({ id: whole, symbol: z.string().nullable(), kind: z.string(), issuer: z.string(), issuedOn: day.nullable(), issuedPrecision: z.string(), summary: z.string() })
const step = z.enum(['done', 'late', 'waiting', 'none'])
const late = z.object({ matter: z.enum(matters), milestone: whole.nullable(), dueOn: day })
const milestone = z.object({ number: id, name: z.string(), dueOn: day, indicator: z.string().nullable(), percent: hundredths.nullable() })

const line = z.object({
  unitId: id, unit: unitName, target: hundredths.nullable(), dueOn: day.nullable(), modelOn: day.nullable(), modelReason: z.string().nullable(), figure: figure.nullable(),
  response: z.object({ acknowledgedOn: day.nullable(), planOn: day.nullable(), planPaperId: id.nullable(), sequence: z.enum(sequences).nullable() }),
  standing: z.object({ acknowledge: step, plan: step, milestones: z.array(z.object({ number: id, step })), target: step, late: z.array(late) }),
  reports: z.array(z.object({ milestone: id, doneOn: day, paperId: id.nullable(), note: z.string().nullable() })), mine: z.boolean(),
})
const session = z.object({ id, unitId: id, unit: z.string(), kind: z.enum(sessionKinds), on: day, topic: z.string(), withWhom: z.string().nullable(), audience: whole.nullable(), invited: whole.nullable(), conclusions: z.string().nullable() })
const work = z.object({ id, unit: z.string(), what: z.string(), due: day, state: z.enum(taskStates), late: z.boolean() })

export const listProgrammes = get('/programmes', {
  may: 'programmes.read',
  takes: z.object({ on: day, known: knownField, of: idField.optional().describe('only those that this unit leads or takes part in') }),
  gives: z.object({
    later: whole,
    rows: z.array(programme.extend({
      lead: z.string(), figure: figure.nullable(),
      units: whole, acknowledged: whole, planned: whole, late: whole.describe('units that are late, of those the speaker sees'),
    })),
  }),
  says: { vi: 'Các chương trình đang và đã chạy đến một ngày, mỗi chương trình đến đâu.', en: 'The programmes by a day, and how far each is.' },
})

export const getProgramme = get('/programmes/:number', {
  may: 'programmes.read',
  takes: z.object({ number: idField, on: day, known: knownField }),
  gives: z.object({
    programme, paper: paper.nullable(), lead: unitName.nullable(), figure: figure.nullable(), lines: z.array(line), milestones: z.array(milestone), sessions: z.array(session.extend({ work: z.array(work).describe('what follows from a briefing') })),
    reminders: z.array(z.object({ id, unitId: id, matter: z.enum(matters), milestone: whole.nullable(), dueOn: day, sentOn: day, sentBy: z.string(), note: z.string().nullable() })),
    papers: z.array(paper).describe('plans and evidence that the lines name'), leads: z.boolean().describe('the speaker leads it'), reports: z.boolean(),
  }),
  says: { vi: 'Một chương trình đến một ngày: con số, từng đơn vị, mốc, đôn đốc, tuyên truyền.', en: 'A programme on a day: its figure, each unit, milestones, reminders, sessions.' },
})

export const getWhyMissing = get('/programmes/:number/missing', {
  may: 'programmes.read',
  takes: z.object({ number: idField, on: day, known: knownField }),
  gives: z.object({
    count: whole,
    rows: z.array(z.object({ unitId: id, name: z.string(), under: z.string().nullable(), state: message.nullable(), since: day.nullable(), earliest: day.nullable(), reason: z.string().nullable() })),
  }),
  says: { vi: 'Những nơi chưa đạt của một chương trình, và vì sao.', en: 'The places that miss a programme’s figure, and why.' },
})

const change = z.enum(['new', 'changed', 'same'])
const number = { number: idField }

export const launchProgramme = post('/programmes/launch', {
  may: 'programmes.lead', takes: draft.extend({ unitId: id }), gives: z.object({ number: id }),
  says: { vi: 'Bắt đầu một chương trình của đơn vị.', en: 'Begin a programme of a unit.' },
})
export const amendProgramme = post('/programmes/:number/amend', {
  may: 'programmes.lead', takes: draft.extend(number), gives: z.object({ change }),
  says: { vi: 'Sửa điều đã ghi về chương trình.', en: 'Change what is known of a programme.' },
})
export const assignUnits = post('/programmes/:number/units', {
  may: 'programmes.lead', takes: z.object({ ...number, assigned: z.array(id).min(1).max(500), target: hundredths.nullable(), dueOn: day.nullable() }), gives: z.object({ changed: whole }),
  says: { vi: 'Giao chương trình, chỉ tiêu và hạn cho các đơn vị cấp dưới.', en: 'Bring the programme down to units, with a target and a day.' },
})
export const withdrawUnit = post('/programmes/:number/units/:assigned/withdraw', {
  may: 'programmes.lead', takes: z.object({ ...number, assigned: idField, reason }), gives: z.object({}),
  says: { vi: 'Bỏ một đơn vị giao nhầm, có lý do.', en: 'Take a unit out that was assigned by mistake.' },
})
export const markModelUnit = post('/programmes/:number/units/:assigned/model', {
  may: 'programmes.lead', takes: z.object({ ...number, assigned: idField, on: day.nullable(), reason }), gives: z.object({ change }),
  says: { vi: 'Ghi hoặc bỏ dấu đơn vị điển hình, có lý do.', en: 'Mark a unit as a model, or take the mark away, and why.' },
})
export const setProgrammeMilestone = post('/programmes/:number/milestones', {
  may: 'programmes.lead', takes: milestone.omit({ number: true }).extend({ ...number, name: z.string().max(200) }), gives: z.object({ number: id, change }),
  says: { vi: 'Đặt một mốc cho mọi đơn vị; mốc cùng tên được sửa.', en: 'Set a milestone for every unit; one of the same name is changed.' },
})
export const strikeProgrammeMilestone = post('/programmes/milestones/:milestone/strike', {
  may: 'programmes.lead', takes: z.object({ milestone: idField, reason }), gives: z.object({}),
  says: { vi: 'Bỏ một mốc, có lý do.', en: 'Take a milestone back, and why.' },
})
export const urgeLate = post('/programmes/:number/urge', {
  may: 'programmes.lead', takes: z.object({ ...number, note: z.string().max(500).nullable() }), gives: z.object({ units: whole, reminders: whole }),
  says: { vi: 'Đôn đốc mọi đơn vị đang chậm.', en: 'Remind every unit that is late.' },
})

export const respondToProgramme = post('/programmes/:number/respond', {
  may: 'programmes.report',
  takes: z.object({ ...number, unitId: id, acknowledgedOn: day.nullable().optional(), planOn: day.nullable().optional(), planPaperId: id.nullable().optional(), sequence: z.enum(sequences).nullable().optional() }),
  gives: z.object({ change }),
  says: { vi: 'Đơn vị tiếp nhận chương trình, ghi kế hoạch riêng và trình tự bầu.', en: 'A unit takes the programme up, notes its own plan and the order of its elections.' },
})
export const reportMilestone = post('/programmes/milestones/:milestone/report', {
  may: 'programmes.report', takes: z.object({ milestone: idField, unitId: id, doneOn: day, paperId: id.nullable(), note: z.string().max(500).nullable() }), gives: z.object({ change }),
  says: { vi: 'Đơn vị báo đã xong một mốc.', en: 'A unit reports a milestone done.' },
})
export const logProgrammeSession = post('/programmes/:number/sessions', {
  may: 'programmes.report', takes: session.omit({ id: true, unit: true }).extend({ ...number, topic: z.string().max(300), withWhom: z.string().max(300).nullable(), invited: whole.nullable().default(null), conclusions: z.string().max(2000).nullable().default(null), work: z.array(z.object({ unitId: idField, what: z.string().trim().min(1).max(300), dueOn: day })).max(20).default([]) }), gives: z.object({ id, change }),
  says: { vi: 'Ghi một buổi tuyên truyền, trao đổi kinh nghiệm hoặc giao ban; kết luận giao ban thành việc.', en: 'Log a propaganda session, an exchange of experience or a briefing; what a briefing concludes becomes work.' },
})
export const strikeProgrammeSession = post('/programmes/sessions/:session/strike', {
  may: 'programmes.report', takes: z.object({ session: idField, reason }), gives: z.object({}),
  says: { vi: 'Bỏ một buổi ghi sai, có lý do.', en: 'Take back a session logged by mistake, and why.' },
})
