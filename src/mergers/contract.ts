import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField as day, knownField as known } from '#ground/http/fields.ts'
import { origins, planStates, regions, wishKinds } from './plan.ts'
import { firsts } from './problem.ts'

const id = z.number().int().positive()
const askedId = z.coerce.number().int().positive()
const read = 'mergers.read', mayPropose = 'mergers.propose'
const nothing = z.object({})
const message = z.object({ vi: z.string(), en: z.string() })

const plan = z.object({
  id: z.number(), communeId: z.number(), commune: z.string(), name: z.string(), on: day, region: z.enum(regions), border: z.boolean(), state: z.enum(planStates),
  chosenId: z.number().nullable(), paperId: z.number().nullable(), note: z.string().nullable(), actIds: z.array(z.number()),
  undoPaperId: z.number().nullable(), undoReason: z.string().nullable(),
})
const village = z.object({
  id: z.number(), code: z.string(), fullName: z.string(), legalKind: z.string(), households: z.number().nullable(), areaKm2: z.number().nullable(), least: z.number().nullable(),
  state: z.string(), headId: z.number().nullable(), head: z.string().nullable(), secretaryId: z.number().nullable(), secretary: z.string().nullable(),
})
const wish = z.object({ kind: z.enum(wishKinds), villageIds: z.array(id).min(1).max(20) })
const minimum = z.object({ value: z.record(z.string(), z.number()), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']) }).optional()
const pair = z.tuple([z.number(), z.number()])

export const listPlans = get('/mergers', {
  may: read,
  takes: z.object({ unitId: askedId, on: day, known }),
  gives: z.array(plan),
  says: { vi: 'Các phương án sáp nhập thôn của một xã hoặc các xã bên dưới.', en: 'The merger plans of a commune, or of those below a unit.' },
})

export const getPlan = get('/mergers/:planId', {
  may: read,
  takes: z.object({ planId: askedId, known }),
  gives: z.object({
    plan, villages: z.array(village), neighbours: z.array(pair), wishes: z.array(wish), minimums: z.object({ thon: minimum, tdp: minimum }),
    lacks: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  }),
  shows: ({ villages }) => eachOnce(villages.flatMap(({ headId, secretaryId }) => [headId, secretaryId])),
  says: { vi: 'Một phương án: các thôn, số hộ, giáp ranh, mong muốn, số hộ tối thiểu, và còn thiếu gì để tính.', en: 'A plan: villages, households, neighbours, wishes, minimums, and what is missing to reckon.' },
})

const lead = z.object({ personId: z.number(), name: z.string(), villageId: z.number(), state: z.string(), isHead: z.boolean(), isSecretary: z.boolean() })
const holder = z.object({
  number: z.number(), personId: z.number(), name: z.string(), unitId: z.number(), unit: z.string(), kind: z.string(), post: message, interim: z.boolean(),
  fate: z.enum(['kept', 'ends', 'begins-later']), will: z.enum(['goes-on', 'replaced', 'ends', 'begins-later']), leads: z.array(z.enum(['head', 'secretary'])), other: z.array(z.string()),
})
const led = z.object({
  seatId: z.number(), cells: z.array(z.object({ id: z.number(), name: z.string(), ends: z.boolean(), shared: z.boolean() })), candidates: z.array(lead),
  headId: z.number().nullable(), secretaryId: z.number().nullable(), holders: z.array(holder),
  seats: z.array(z.object({
    kind: z.string(), vi: z.string(), en: z.string(), of: z.enum(['village', 'cell']), seats: z.number().nullable(),
    candidates: z.array(z.object({ personId: z.number(), name: z.string(), unit: z.string(), same: z.boolean() })), proposed: z.array(z.number()), chosen: z.array(z.number()).nullable(),
  })),
})
export const listProposals = get('/mergers/:planId/proposals', {
  may: read,
  takes: z.object({ planId: askedId, known }),
  gives: z.array(z.object({
    id: z.number(), origin: z.enum(origins), optimal: z.boolean(), cost: z.object({ below: z.number(), moved: z.number(), lost: z.number() }),
    groups: z.array(z.object({ seatId: z.number(), members: z.array(z.number()), label: z.string().nullable(), name: z.string().nullable(), households: z.number(), least: z.number(), below: z.boolean(), led: led.nullable() })),
  })),
  shows: (proposals) => eachOnce(proposals.flatMap(({ groups }) => groups.flatMap((group) => [...group.led?.candidates ?? [], ...group.led?.holders ?? [], ...group.led?.seats.flatMap(({ candidates }) => candidates) ?? []].map(({ personId }) => personId)))),
  says: { vi: 'Các phương án chia nhóm: bao nhiêu hộ phải đổi thôn, thôn nào chưa đủ số hộ, ai sẽ phụ trách, mỗi người đang giữ chức sẽ ra sao.', en: 'Proposals: households that move, villages below the minimum, who would lead, and what happens to every holder.' },
})

export const draftPlan = post('/mergers/draft', {
  may: mayPropose,
  takes: z.object({ unitId: id, name: z.string().trim().min(1).max(200), on: day, region: z.enum(regions), border: z.boolean(), note: z.string().trim().max(2000).nullable() }),
  gives: z.object({ id: z.number() }),
  says: { vi: 'Lập phương án sáp nhập thôn của một xã.', en: 'Draft a merger plan of a commune.' },
})
export const setNeighbours = post('/mergers/neighbours', {
  may: mayPropose,
  takes: z.object({ unitId: id, on: day, neighbourIds: z.array(id).max(100) }),
  gives: z.object({ added: z.number(), removed: z.number() }),
  says: { vi: 'Ghi các thôn giáp với một thôn.', en: 'Tell which villages touch a village.' },
})
const touching = z.tuple([id, id])
export const changeNeighbours = post('/mergers/change-neighbours', {
  may: mayPropose,
  takes: z.object({ unitId: id, on: day, add: z.array(touching).max(500), drop: z.array(touching).max(500) }),
  gives: z.object({ added: z.number(), removed: z.number() }),
  says: { vi: 'Thêm và bỏ cặp thôn giáp nhau của một xã trong một lần ghi.', en: 'Add and take back pairs of villages that touch, of a commune, at once.' },
})
export const setWishes = post('/mergers/wishes', {
  may: mayPropose, takes: z.object({ planId: id, wishes: z.array(wish).max(100) }), gives: nothing,
  says: { vi: 'Ghi mong muốn: giữ cùng nhau, giữ riêng, nơi giữ tên và trụ sở, người được giữ chức.', en: 'Tell wishes: together, apart, seats, leaders to keep.' },
})
export const reckonProposal = post('/mergers/reckon', {
  may: mayPropose, takes: z.object({ planId: id, first: z.enum(firsts) }), gives: z.object({ proposalId: z.number() }),
  says: { vi: 'Tính một phương án chia nhóm tốt nhất theo luật và mong muốn.', en: 'Reckon the best proposal by the law and the wishes.' },
})
const text = z.string().trim().min(1).max(100).nullable()
export const drawProposal = post('/mergers/draw', {
  may: mayPropose,
  takes: z.object({ planId: id, groups: z.array(z.object({ seatId: id, members: z.array(id).min(1).max(100), label: text, name: text }).refine(({ label, name }) => (label === null) === (name === null))).min(1).max(200) }),
  gives: z.object({ proposalId: z.number() }),
  says: { vi: 'Tự chia nhóm các thôn, có thể đặt tên mới.', en: 'Divide the villages by hand, with new names where wanted.' },
})
const chosen = z.object({ kind: z.string().max(60), personIds: z.array(id).max(50) })
export const chooseHolders = post('/mergers/choose', {
  may: mayPropose, takes: z.object({ planId: id, proposalId: id, seatId: id, posts: z.array(chosen).max(20) }), gives: nothing,
  says: { vi: 'Chọn người giữ từng chức danh ở một thôn mới và chi bộ của thôn ấy; thực hiện cùng phương án.', en: 'Choose who holds each post of a new village and its cell; carried out with the plan.' },
})
export const movePlan = post('/mergers/move', {
  may: mayPropose,
  takes: z.object({ planId: id, step: z.enum(['submit', 'reopen', 'decide', 'withdraw']), proposalId: id.optional(), paperId: id.optional(), on: day.optional(), reason: z.string().trim().max(2000).optional() }),
  gives: nothing,
  says: { vi: 'Trình, trả lại, ghi nghị quyết của Hội đồng nhân dân xã, hoặc rút phương án.', en: 'Put a plan forward, take it back to draft, enter the People’s Council’s resolution, or withdraw it.' },
})
export const carryOutPlan = post('/mergers/carry-out', {
  may: 'mergers.carry-out', fresh: true,
  takes: z.object({ planId: id, leads: z.array(z.object({ seatId: id, headId: id.nullable(), secretaryId: id.nullable(), posts: z.array(chosen).max(20).optional() })).max(200) }),
  gives: z.object({
    actIds: z.array(z.number()), groups: z.array(z.object({ seatId: z.number(), villageId: z.number(), cellId: z.number().nullable() })),
    warnings: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
  }),
  says: { vi: 'Thực hiện phương án đã quyết trong một lần: thôn, chi bộ, chức danh, gốc gác.', en: 'Carry a decided plan out at once: villages, cells, posts, lineage.' },
})

export const getEmptyPosts = get('/mergers/:planId/empty-posts', {
  may: read,
  takes: z.object({ planId: askedId, on: day, known }),
  gives: z.array(z.object({ unitId: z.number(), unit: z.string(), kind: z.string(), vi: z.string(), en: z.string() })),
  says: { vi: 'Việc còn lại sau sáp nhập: chức danh ở thôn mới, chi bộ mới chưa có người giữ.', en: 'What remains to be done after a merger: posts of the new villages and cells that nobody holds.' },
})
export const getResting = get('/mergers/:planId/resting', {
  may: read,
  takes: z.object({ planId: askedId }),
  gives: z.object({ undoneBy: z.string().nullable(), resting: z.array(z.object({ what: z.string(), on: day.nullable(), says: z.string(), link: z.string().nullable() })) }),
  says: { vi: 'Hủy một việc sáp nhập đã thực hiện: đơn vị nào hủy nếu không phải mình, và những gì đã ghi dựa trên các thôn mới; còn thì chưa hủy được.', en: 'Undoing a merger: which unit may where oneself may not, and what rests on the new villages; while anything does, it is not undone.' },
})
export const undoMerger = post('/mergers/undo', {
  may: 'mergers.carry-out', fresh: true,
  takes: z.object({ planId: id, paperId: id, reason: z.string().trim().max(2000) }),
  gives: z.object({ actIds: z.array(z.number()) }),
  says: { vi: 'Hủy một việc sáp nhập đã thực hiện nhầm, trong một lần: thôn, chi bộ, chức danh, gốc gác trở lại như chưa sáp nhập.', en: 'Undo at once a merger carried out in error: villages, cells, posts and lineage are as if it had not been.' },
})

const figure = z.object({ numerator: z.number(), denominator: z.number() }).nullable()
const compared = z.object({ unitId: z.number(), name: z.string(), indicator: z.string(), before: figure, after: figure, restated: figure })
export const getMergerFigures = get('/mergers/:planId/figures', {
  may: read,
  takes: z.object({ planId: askedId, known }),
  gives: z.object({ before: day, after: day, commune: z.array(compared), villages: z.array(compared) }),
  says: { vi: 'Số liệu của xã và từng thôn mới: ngày trước, ngày thực hiện, và ngày trước tính lại theo thôn mới.', en: 'Figures of the commune and each new village: the day before, the day, and the day before restated.' },
})
