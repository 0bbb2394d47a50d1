import { z } from 'zod'
import { download, eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField, idField, knownField } from '#ground/http/fields.ts'
import { peopleIn } from '#ground/http/handed-out.ts'
import { cellPosts } from './base.ts'
import { kinds, methods, putBys, states, steps, verdicts } from './election.ts'
import { outcomes } from './tally.ts'

const id = z.number().int().positive()
const count = z.number().int().min(0)
const one = z.object({ id: idField })
const reason = z.string().trim().min(1).max(1000)
const maybeReason = z.string().trim().max(1000).nullable().default(null).transform((text) => text || null)
const paperId = id.nullable().default(null)
const clusterName = z.string().trim().min(1).max(200)
const post4 = z.enum(['village_head', ...cellPosts])
const status = z.enum(['confirmed', 'unconfirmed'])
const warning = z.object({ code: z.string(), facts: z.record(z.string(), z.json()), needsReason: z.boolean().optional() })
const acted = z.object({ id, warnings: z.array(warning) })
const told = <Value extends z.ZodType>(value: Value) => z.object({ value, basis: z.string(), status })
const members = z.object({ official: count, transferred: count, exempt: count, exemptAttending: count, suspended: count, excused: count, attending: count })
const counted = z.object({ issued: count, valid: count, invalid: count, returned: count, votes: z.record(z.string(), count) })
const reported = counted.extend({ attending: count.nullable().describe('households at the cluster’s meeting; null where the meeting told it before') })
const totals = z.object({ reported: count, of: count, households: count, totalHouseholds: count, attending: count, count: counted })
const threshold = z.object({ over: z.number(), of: z.enum(['total_households', 'attending', 'valid']), basis: z.string(), status })
const tested = threshold.extend({ base: count, needed: count, passes: z.boolean() })
const share = z.object({ votes: count, base: count })
const head = z.object({
  outcome: z.enum(outcomes), electedId: id.nullable(), quorum: tested.nullable(), bases: z.object({ total_households: count, attending: count, valid: count }),
  standings: z.array(z.object({ candidateId: id, votes: count, shares: z.object({ total_households: share, attending: share, valid: share }), tests: z.array(tested) })),
})
const figures = z.object({
  kind: z.enum(kinds), heldOn: dayField.nullable(), method: z.enum(methods).nullable(), outcome: z.enum(outcomes), electedIds: z.array(id),
  clusters: z.array(z.object({ name: z.string(), households: count, attending: count, count: counted.nullable() })), head: head.nullable(),
  rounds: z.array(z.object({ roundId: id, post: post4, round: count, seats: count, count: counted.nullable(), result: z.object({ base: count, needed: count, electedIds: z.array(id), tiedIds: z.array(id) }).nullable() })),
  base: members.nullable(), quorum: z.object({ base: count, needed: count, attending: count, passes: z.boolean(), basis: z.string(), status }).nullable(), reviewed: z.enum(verdicts).nullable(),
})
export type FiguresSeen = z.infer<typeof figures>

const line = z.object({
  id, kind: z.enum(kinds), unitId: id, unit: z.string(), within: z.string().nullable(), driveId: id.nullable(), state: z.enum(states), known: z.enum(['counted', 'outcome_only']),
  plannedOn: dayField.nullable(), heldOn: dayField.nullable(), outcome: z.enum(outcomes).nullable(), attended: count.nullable(), totalHouseholds: count.nullable(),
  elected: z.array(z.object({ personId: id, name: z.string(), post: post4 })), dueOn: dayField.nullable(),
})
export type ElectionLine = z.infer<typeof line>
const namedIn = (lines: ElectionLine[]) => eachOnce(lines.flatMap(({ elected }) => elected.map(({ personId }) => personId)))

export const listElections = get('/units/:id/elections', {
  may: 'elections.read',
  takes: z.object({ id: idField, on: dayField, known: knownField, kind: z.enum(kinds).optional(), open: z.enum(['yes']).optional(), driveId: idField.optional(), offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(2000).default(100) }),
  gives: z.object({ count, byState: z.partialRecord(z.enum(states), count), rows: z.array(line) }),
  shows: ({ rows }) => namedIn(rows),
  says: { vi: 'Các cuộc bầu cử trong một đơn vị và bước đang ở.', en: 'The elections of a unit and how far each has come.' },
})

export const linkedElections = get('/units/:id/elections/linked', {
  may: 'elections.read', takes: z.object({ id: idField, on: dayField, known: knownField }),
  gives: z.object({
    villageId: id.nullable(), cellId: id.nullable(), cell: z.string().nullable(), state: z.string().nullable(), order: z.enum(['head_first', 'cell_first', 'same_day', 'one_only', 'none']),
    head: line.nullable(), ofCell: line.nullable(), earliest: dayField.nullable(), next: z.string(),
  }),
  shows: ({ head: one, ofCell }) => namedIn([one, ofCell].filter((each) => each !== null)),
  says: { vi: 'Hai cuộc bầu của một thôn: trưởng thôn và chi bộ, trước sau thế nào.', en: 'Both elections of a village, head and cell, in either order.' },
})

const candidate = z.object({ id, personId: id, name: z.string(), post: post4, putBy: z.enum(putBys), elected: z.boolean(), votes: count.nullable(), party: z.string().nullable() })
const rules = z.object({
  planDaysBefore: told(z.number()).nullable(), teamDaysBefore: told(z.number()).nullable(), boardSize: told(z.tuple([z.number(), z.number()])).nullable(), recognitionWorkdays: told(z.number()).nullable(),
  clusterMinHouseholds: told(z.number()).nullable(), minAge: told(z.number()).nullable(), headTermMonths: told(z.number()).nullable(), cellTermMonths: told(z.number()).nullable(), quorum: threshold.nullable(), majorities: z.array(threshold), cellWin: told(z.number()), congressQuorum: told(z.tuple([z.number(), z.number()])),
  minMembers: told(z.number()), committeeThreshold: told(z.number()), committeeMax: told(z.number()), secretaryMaxRounds: told(z.number()), surplusMax: told(z.number()), surplusRounding: told(z.string()),
})
const reading = z.object({
  roundId: id, clusterId: id, state: z.enum(['none', 'one', 'differ', 'agreed']), mine: reported.nullable(), one: reported.nullable(), other: reported.nullable(), corrected: count.describe('how often a reading was entered again'), fromFile: z.boolean().describe('a reading came with a workbook'),
  differences: z.array(z.object({ cell: z.string(), one: count, other: count })), mayCount: z.boolean(),
})
export type ReadingSeen = z.infer<typeof reading>

export const readElection = get('/elections/:id', {
  may: 'elections.read', takes: one.extend({ known: knownField }),
  gives: line.extend({
    method: z.enum(methods).nullable(), seats: count.nullable(), base: members.nullable(), rerunsId: id.nullable(), rerunId: id.nullable(), rules, households: count.nullable().describe('of the village on the day, as measured'),
    steps: z.array(z.object({ step: z.enum(steps), onDay: dayField, paperId: id.nullable(), reason: z.string().nullable(), verdict: z.enum(verdicts).nullable() })),
    team: z.array(z.object({ personId: id, name: z.string(), body: z.enum(['team', 'board']), part: z.enum(['head', 'member']) })), candidates: z.array(candidate),
    clusters: z.array(z.object({ id, name: z.string(), households: count, attending: count.nullable(), reports: z.boolean() })).describe('reports: who attended comes with the cluster’s own count'), rounds: z.array(z.object({ id, post: post4, round: count, seats: count, candidateIds: z.array(id) })),
    readings: z.array(reading).describe('of a reading that only one person has made, nothing but that it is there'), result: figures.nullable().describe('as it follows from the counts now; null until every cluster has reported'), isComplete: z.boolean(),
    running: totals.nullable().describe('of a meeting by clusters: those that have reported, together'),
    versions: z.array(z.object({ version: count, outcome: z.enum(outcomes), figures, digest: z.string(), certifiedOn: dayField, reason: z.string().nullable() })),
    calendar: status.describe('whether the working days to the last day of recognition were announced'), aboutMyself: z.boolean(),
  }),
  shows: ({ candidates, team, elected }) => eachOnce([...candidates, ...team, ...elected].map(({ personId }) => personId)),
  says: { vi: 'Một cuộc bầu cử: các bước theo ngày, người ứng cử, số phiếu, kết quả.', en: 'One election: its dated steps, candidates, counts and result.' },
})
export type ElectionSeen = z.output<typeof readElection.gives>

const open = z.object({ id, unitId: id, unit: z.string(), kind: z.enum(kinds), name: z.string(), from: dayField, dueOn: dayField })
export const listDrives = get('/units/:id/drives', {
  may: 'elections.read', takes: z.object({ id: idField, known: knownField }), gives: z.array(open),
  says: { vi: 'Các đợt bầu của một đơn vị, cả đợt của cấp trên.', en: 'The drives of a unit, those of the units above it too.' },
})
const part = z.object({ key: z.string(), count, of: count })
export const readDrive = get('/drives/:id', {
  may: 'elections.read', takes: z.object({ id: idField, on: dayField, known: knownField, under: idField.optional() }),
  gives: open.extend({
    on: dayField, units: count, held: count, elected: count, rerun: count, attended: count, households: count, turnoutOf: count, perDay: z.array(z.object({ day: dayField, count })),
    profile: z.array(part).describe('of those who were elected and are known to the register'), pipeline: z.array(z.object({ personId: id, name: z.string(), unitId: id, unit: z.string(), party: z.string(), earliest: dayField.nullable() })),
    waiting: z.array(z.object({ unitId: id, unit: z.string(), within: z.string().nullable(), state: z.enum(states).nullable(), electionId: id.nullable() })), waitingCount: count,
    below: z.array(z.object({ unitId: id, unit: z.string(), held: count, of: count })),
  }),
  shows: ({ pipeline }) => eachOnce(pipeline.map(({ personId }) => personId)),
  says: { vi: 'Một đợt bầu: đã bầu bao nhiêu trên bao nhiêu, theo ngày, ai trúng cử, tỷ lệ đi bầu, nơi chưa bầu.', en: 'A drive: how many held of how many, by day, who was elected, turnout, who has not voted yet.' },
})
export type DriveSeen = z.output<typeof readDrive.gives>
export const openDrive = post('/drives', {
  may: 'elections.run', takes: z.object({ unitId: id, kind: z.enum(kinds), name: z.string().trim().min(3).max(200), from: dayField, dueOn: dayField, paperId }), gives: z.object({ id }),
  says: { vi: 'Mở một đợt bầu, có hạn.', en: 'Open a drive with a last day.' },
})

export const decide = post('/elections', {
  may: 'elections.run', takes: z.object({ unitId: id, kind: z.enum(kinds), on: dayField, plannedOn: dayField, paperId, driveId: id.nullable().default(null) }), gives: acted,
  says: { vi: 'Quyết định tổ chức bầu cử.', en: 'Decide that an election is held.' },
})
const dated = one.extend({ on: dayField, paperId, reason: maybeReason })
export const publishPlan = post('/elections/:id/plan', { may: 'elections.run', takes: dated.extend({ plannedOn: dayField.optional() }), gives: acted, says: { vi: 'Công bố kế hoạch bầu cử.', en: 'Make the plan public.' } })
export const formTeam = post('/elections/:id/team', {
  may: 'elections.run', takes: dated.extend({ members: z.array(z.object({ personId: id, part: z.enum(['head', 'member']) })).min(1).max(30) }), gives: acted, says: { vi: 'Lập tổ bầu cử; không ai trong tổ là người ứng cử.', en: 'Form the election team; none of it stands.' },
})
const standing = z.array(z.object({ personId: id, putBy: z.enum(putBys) })).max(30)
export const agreeCandidates = post('/elections/:id/candidates', {
  may: 'elections.run', takes: dated.extend({ candidates: standing, seats: id.nullable().default(null) }), gives: acted, says: { vi: 'Thống nhất danh sách người ứng cử.', en: 'Agree the list of candidates.' },
})
export const hold = post('/elections/:id/hold', {
  may: 'elections.run',
  takes: dated.extend({
    method: z.enum(methods), totalHouseholds: id.nullable().default(null), members: members.nullable().default(null), nominated: standing.default([]), board: z.array(id).max(10).default([]),
    clusters: z.array(z.object({ name: clusterName, households: id, attending: count.nullable().default(null) })).max(60).default([]),
  }),
  gives: acted, says: { vi: 'Ghi hội nghị đã họp: bao nhiêu hộ, dự bao nhiêu, họp chung hay theo cụm.', en: 'The meeting was held: households, who attended, as one or by clusters.' },
})
export const openRound = post('/elections/:id/rounds', {
  may: 'elections.run', takes: one.extend({ post: z.enum(cellPosts), seats: id.nullable().default(null), standing }), gives: z.object({ roundId: id }), says: { vi: 'Mở vòng bầu tiếp của đại hội chi bộ.', en: 'Open the next vote of a cell’s congress.' },
})
export const renameCluster = post('/elections/:id/clusters/:clusterId/rename', {
  may: 'elections.run', takes: one.extend({ clusterId: idField, name: clusterName, reason }), gives: z.object({ id }), says: { vi: 'Sửa tên một cụm đã ghi sai; số phiếu vẫn của cụm ấy, tên cũ vẫn được giữ.', en: 'Mend what a cluster is called; its counts stay with it and the old name is kept.' },
})
export const countVotes = post('/elections/:id/count', {
  may: 'elections.count', takes: one.extend({ roundId: id, clusterId: id, attending: count.nullable().default(null), issued: count, valid: count, invalid: count, returned: count, votes: z.array(z.object({ candidateId: id, votes: count })).max(40) }), gives: z.object({ entries: count }),
  says: { vi: 'Nhập số phiếu của một vòng ở một nơi, hay báo kết quả một cụm; hai người nhập độc lập.', en: 'Enter the count of a round at one place, or report a cluster; two people do, apart.' },
})
export const review = post('/elections/:id/review', {
  may: 'elections.certify', takes: one.extend({ on: dayField, verdict: z.enum(verdicts), paperId: id, reason }), gives: acted, fresh: true, says: { vi: 'Ghi ý kiến pháp lý khi các mẫu số cho kết quả khác nhau.', en: 'Note the legal opinion where the tests disagree.' },
})
const recognition = z.object({ from: dayField, paperId, plannedEnd: dayField.nullable().default(null) })
export const certify = post('/elections/:id/certify', {
  may: 'elections.certify', takes: one.extend({ on: dayField, recognition: recognition.nullable().default(null) }), fresh: true,
  gives: acted.extend({ outcome: z.enum(outcomes), appointed: z.array(id) }), says: { vi: 'Xác nhận kết quả; có quyết định công nhận thì giữ chức ngay.', en: 'Certify the result; with the recognition the elected take their posts at once.' },
})
export const recognise = post('/elections/:id/recognise', {
  may: 'elections.certify', takes: recognition.extend({ id: idField, on: dayField }), gives: acted.extend({ appointed: z.array(id) }), fresh: true, says: { vi: 'Công nhận, chuẩn y kết quả: người trúng cử giữ chức.', en: 'Recognise or approve the result: the elected take their posts.' },
})
export const orderRerun = post('/elections/:id/rerun', {
  may: 'elections.certify', takes: one.extend({ on: dayField, plannedOn: dayField, paperId, reason }), gives: acted, fresh: true, says: { vi: 'Quyết định bầu lại.', en: 'Order it to be held again.' },
})
export const correctResult = post('/elections/:id/correct', {
  may: 'elections.certify', takes: one.extend({ on: dayField, reason, names: z.array(z.object({ clusterId: id, name: clusterName })).max(60).default([]) }), gives: acted.extend({ version: count, outcome: z.enum(outcomes) }), fresh: true, says: { vi: 'Ký bản kết quả mới theo số phiếu đã nhập lại, hay tên cụm đã sửa.', en: 'Sign a new version by the counts that were read again, or with clusters rightly called.' },
})
export const withdraw = post('/elections/:id/withdraw', { may: 'elections.run', takes: one.extend({ on: dayField, reason }), gives: acted, says: { vi: 'Thôi tổ chức cuộc bầu này.', en: 'It is not held after all.' } })

export const electionForm = download('/elections/:id/forms/:form', {
  may: 'elections.read', shows: (file) => peopleIn(file), takes: one.extend({ form: z.enum(['mau-01', 'mau-02', 'mau-03', 'mau-04', 'mau-05', 'bien-ban-dai-hoi', 'ket-qua']) }), gives: z.file(),
  says: { vi: 'Mẫu của Nghị định 59/2023, biên bản đại hội chi bộ, bảng kết quả: bản Word đã điền.', en: 'The forms of Decree 59/2023, the minutes of a cell’s congress, the result sheet, filled in as Word.' },
})
