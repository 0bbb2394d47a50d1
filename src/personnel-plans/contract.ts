import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import type { VillageState } from '#posts/public-web.ts'
import { nextSteps, obstacles, options, outcomes, planStates, stages } from './plan.ts'
import { wishKinds } from './wishes.ts'

const read = 'personnel-plans.read'
const day = dayField.nullable()
const id = z.number().int().positive()
const number = z.object({ value: z.number(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) }).nullable()
const law = z.object({ probation: number, minAge: number })
const term = z.object({ id, name: z.string(), unitId: id, from: day, until: day })
const option = z.enum(options), obstacle = z.enum(obstacles), planState = z.enum(planStates)
const block = z.object({ code: z.enum(['age', 'probation', 'admission-planned', 'pipeline', 'non-member', 'declined']), until: day, planned: dayField.optional() })
const which = z.object({ unitId: id, termId: id }) // the village
const done = z.object({})
const numbered = z.object({ number: z.number().int() })
const text = z.string().trim().min(1).max(1000)

const named = z.object({ id, name: z.string() })
const state = z.string() as unknown as z.ZodType<VillageState>
const planned = z.object({
  villageId: id, village: z.string(), code: z.string(), communeId: z.number(), commune: z.string().nullable(), state, headId: id.nullable(), head: z.string().nullable(), secretaryId: id.nullable(), secretary: z.string().nullable(),
  option: option.nullable(), personId: id.nullable(), person: z.string().nullable(), dueOn: day, obstacles: z.array(obstacle), planState: planState.nullable(),
})
export type PlannedSeen = z.infer<typeof planned>

export const readBoard = get('/personnel-plans', {
  may: read, takes: z.object({ unitId: idField, on: dayField, known: knownField, termId: idField.optional() }),
  gives: z.object({ unit: z.object({ id, name: z.string(), kind: z.string() }), terms: z.array(term), term: term.nullable(), villages: z.array(planned) }),
  shows: ({ villages }) => eachOnce(villages.flatMap(({ headId, secretaryId, personId }) => [headId, secretaryId, personId])),
  says: { vi: 'Các thôn của đơn vị và phương án nhân sự trong một nhiệm kỳ.', en: 'The villages of a unit and their personnel plans in a term.' },
})

const light = z.enum(['yes', 'later', 'no', 'unknown'])
const candidate = z.object({
  personId: id, name: z.string(), head: z.boolean(), secretary: z.boolean(), officer: z.boolean(), entered: z.boolean(), sex: z.enum(['female', 'male']).nullable(), consent: z.enum(['yes', 'no']).nullable(), consentOn: day, certificateOn: day,
  plannedAdmission: day, age: z.number().nullable(), lights: z.object({ age: light, residence: light, party: light, certificate: light, consent: light }), eligibleOn: day, blocks: z.array(block),
})
export type CandidateSeen = z.infer<typeof candidate>

export const readVillagePlan = get('/personnel-plans/villages/:unitId', {
  may: read, takes: z.object({ unitId: idField, termId: idField, on: dayField, known: knownField }),
  gives: z.object({
    village: z.object({ id, name: z.string(), communeId: z.number(), commune: z.string().nullable(), state }), term, by: dayField.describe('the day of the lights'), law,
    plan: z.object({
      number: z.number().int(), villageId: id, termId: id, option, personId: id.nullable(), person: z.string().nullable(), dueOn: day, obstacles: z.array(obstacle), reason: z.string().nullable(),
      state: planState, said: z.string().nullable(), proposedBy: id.nullable(), proposedFrom: id.nullable(), scenarioId: id.nullable(),
    }).nullable(),
    approval: z.object({ from: named.nullable(), above: z.array(named), yours: z.boolean(), own: z.boolean() }).describe('whose proposal it is, or would be, and which units stand above it: their staff approve; as known then nobody acts'),
    candidates: z.array(candidate),
    consultations: z.array(z.object({ id, personId: id, name: z.string(), onDay: dayField, outcome: z.enum(outcomes), note: z.string().nullable(), unitId: id, unit: z.string(),
      before: z.array(z.object({ onDay: dayField, outcome: z.enum(outcomes), note: z.string().nullable(), until: dayField })).describe('what was written before each correction'), withdrawn: z.object({ why: z.string(), on: dayField }).nullable(),
    })).describe('those of one’s own committee'),
    steps: z.array(z.object({ at: z.string(), state: planState, option, person: z.string().nullable(), said: z.string().nullable() })),
  }),
  shows: ({ candidates, plan, consultations }) => eachOnce([...candidates.map(({ personId }) => personId), plan?.personId, ...consultations.map(({ personId }) => personId)]),
  says: { vi: 'Phương án của một thôn: đối tượng với điều kiện luật định, các lần trao đổi của cấp ủy mình, các bước đã qua.', en: 'The plan of one village: candidates with the conditions of the law, the talks of one’s own committee, the steps taken.' },
})

export const draftPlan = post('/personnel-plans/draft', {
  may: 'personnel-plans.draft',
  takes: which.extend({ option, personId: id.nullable().default(null), dueOn: day.default(null), obstacles: z.array(obstacle).max(obstacles.length).default([]), reason: z.string().trim().max(1000).nullable().default(null) }),
  gives: z.object({ number: z.number().int(), change: z.enum(['new', 'changed', 'same']) }),
  says: { vi: 'Lập hoặc sửa phương án của một thôn trong nhiệm kỳ.', en: 'Draft or change the plan of a village in a term.' },
})
export const proposePlan = post('/personnel-plans/propose', { may: 'personnel-plans.draft', takes: which, gives: numbered, says: { vi: 'Trình phương án lên cấp trên.', en: 'Propose a plan to the level above.' } })
export const approvePlan = post('/personnel-plans/approve', { may: 'personnel-plans.approve', takes: which, gives: numbered, says: { vi: 'Duyệt phương án; không phải người đã trình.', en: 'Approve a plan; not by whoever proposed it.' } })
export const returnPlan = post('/personnel-plans/return', { may: 'personnel-plans.approve', takes: which.extend({ said: text }), gives: numbered, says: { vi: 'Trả lại phương án, nói vì sao.', en: 'Return a plan and say why.' } })

export const enterCandidate = post('/personnel-plans/candidates', {
  may: 'personnel-plans.draft', takes: which.extend({ personId: id, consent: z.enum(['yes', 'no']).nullable().default(null), consentOn: day.default(null), certificateOn: day.default(null) }),
  gives: z.object({ change: z.enum(['new', 'changed', 'same']) }),
  says: { vi: 'Đưa một người vào danh sách đối tượng; ghi ý kiến đồng ý, ngày chứng chỉ.', en: 'Enter a candidate; note consent and the day of the certificate.' },
})
export const withdrawCandidate = post('/personnel-plans/candidates/withdraw', {
  may: 'personnel-plans.draft', takes: which.extend({ personId: id, reason: text }), gives: done, says: { vi: 'Thôi xét một đối tượng, nói vì sao.', en: 'Withdraw a candidate and say why.' },
})
export const writeConsultation = post('/personnel-plans/consultations', {
  may: 'personnel-plans.consult', takes: which.extend({ personId: id, onDay: dayField, outcome: z.enum(outcomes), note: z.string().trim().max(2000).nullable().default(null) }), gives: z.object({ id }),
  says: { vi: 'Ghi một lần trao đổi; chỉ cấp ủy đã ghi đọc được.', en: 'Note a talk; only the committee that wrote it reads it.' },
})

export const correctConsultation = post('/personnel-plans/consultations/correct', {
  may: 'personnel-plans.consult', takes: z.object({ unitId: id, talkId: id, onDay: dayField, outcome: z.enum(outcomes), note: z.string().trim().max(2000).nullable().default(null) }), gives: z.object({ id }),
  says: { vi: 'Sửa lần trao đổi đã ghi; điều ghi trước vẫn còn, chỉ cấp ủy đã ghi đọc được.', en: 'Correct the note of a talk; what was written before stays, for the committee that wrote it alone.' },
})
export const withdrawConsultation = post('/personnel-plans/consultations/withdraw', {
  may: 'personnel-plans.consult', takes: z.object({ unitId: id, talkId: id, reason: text }), gives: done, says: { vi: 'Rút lần trao đổi đã ghi, nói vì sao.', en: 'Withdraw the note of a talk and say why.' },
})

const wish = z.object({ kind: z.enum(wishKinds), limit: z.number().int().min(0).max(100_000).nullable(), weight: z.number().int().min(1).max(9), must: z.boolean() })
const pin = z.object({ villageId: id, personId: id.nullable() })
const result = z.object({
  state: z.enum(['optimal', 'gap', 'impossible']), villagesAtMost: z.number(), broken: z.number(), brokenAtLeast: z.number(), law, villages: z.number(), candidates: z.number(), millis: z.number(),
  chosen: z.array(z.object({ villageId: id, personId: id, option })),
  blocked: z.array(z.object({ villageId: id, why: z.enum(['nobody', 'blocked', 'taken', 'wishes', 'left-out']), personId: id.nullable(), blocks: z.array(block), earliestOn: day, wishes: z.array(z.enum(wishKinds)) })),
  met: z.array(wish.extend({ broken: z.number(), costs: z.number().nullable() })),
})
const scenario = z.object({ id, unitId: id, termId: id, name: z.string(), on: dayField, by: dayField, wishes: z.array(wish), pins: z.array(pin), madeAt: z.string(), acceptedAt: z.string().nullable() })
export type ScenarioSeen = z.infer<typeof readScenario.gives>

export const listScenarios = get('/personnel-plans/scenarios', {
  may: read, takes: z.object({ unitId: idField, termId: idField, known: knownField }),
  gives: z.array(scenario.omit({ wishes: true, pins: true }).extend({ state: z.enum(['optimal', 'gap', 'impossible']), villages: z.number(), reached: z.number() })),
  says: { vi: 'Các phương án khả thi đã giải của đơn vị trong nhiệm kỳ.', en: 'The feasible plans solved for a unit in a term.' },
})
export const readScenario = get('/personnel-plans/scenarios/:id', {
  may: read, takes: z.object({ id: idField, known: knownField }),
  gives: scenario.extend({ unit: z.string(), term, result, people: z.array(named), villages: z.array(named.extend({ commune: z.string().nullable() })) }),
  shows: ({ people }) => eachOnce(people.map(({ id: person }) => person)),
  says: { vi: 'Một phương án khả thi: ai làm ở thôn nào, thôn nào vướng gì và sớm nhất khi nào.', en: 'A feasible plan: who leads which village, what blocks the others and the earliest day of each.' },
})
export const solvePlan = post('/personnel-plans/scenarios', {
  may: 'personnel-plans.draft', takes: z.object({ unitId: id, termId: id, name: text, on: dayField, by: dayField, wishes: z.array(wish).max(wishKinds.length), pins: z.array(pin).max(5000).default([]) }), gives: z.object({ id }),
  says: { vi: 'Giải phương án khả thi: nhiều thôn nhất có thể đến một ngày, theo các mong muốn.', en: 'Solve the feasible plan: the most villages by a day, under wishes.' },
})
export const acceptScenario = post('/personnel-plans/scenarios/:id/accept', {
  may: 'personnel-plans.draft', takes: z.object({ id: idField }), gives: z.object({ drafted: z.number(), left: z.number() }), says: { vi: 'Nhận một phương án khả thi làm dự thảo cho từng thôn.', en: 'Accept a feasible plan as the drafts of the villages.' },
})
export const dropScenario = post('/personnel-plans/scenarios/:id/drop', { may: 'personnel-plans.draft', takes: z.object({ id: idField }), gives: done, says: { vi: 'Bỏ một phương án khả thi đã giải.', en: 'Drop a feasible plan.' } })

export const readPipeline = get('/personnel-plans/pipeline', {
  may: read, takes: z.object({ unitId: idField, on: dayField, known: knownField }),
  gives: z.object({ law, rows: z.array(z.object({
    personId: id, name: z.string(), villageId: id, village: z.string(), communeId: z.number(), commune: z.string().nullable(), post: z.enum(['head', 'deputy']), since: day, stage: z.enum(stages), stageOn: day, plannedOn: day,
    next: z.enum(nextSteps), nextOn: day, officialOn: day, late: z.number().nullable(),
    reminded: z.object({ times: z.number().int(), lastOn: dayField, lastBy: z.string(), dueOn: dayField, unitId: id, unit: z.string(), note: z.string().nullable(), taskId: id.nullable() }).nullable().describe('of the step that comes next'),
  })) }),
  shows: ({ rows }) => eachOnce(rows.map(({ personId }) => personId)),
  says: { vi: 'Trưởng, phó thôn chưa là đảng viên chính thức: đã đến bước nào, bước sau hạn khi nào, ai quá hạn.', en: 'Heads and deputies who are no official members: how far each has come, what is next and when, who is late.' },
})
export const remindPipeline = post('/personnel-plans/pipeline/remind', {
  may: 'personnel-plans.remind', takes: z.object({ unitId: id, personId: id, dueOn: dayField, note: z.string().trim().max(500).nullable().default(null) }), gives: z.object({ id, unitId: id }),
  says: { vi: 'Đôn đốc một bước quá hạn trong nguồn kết nạp; thành việc của chi bộ.', en: 'Remind of a late step of the pipeline; it becomes work of the cell.' },
})
