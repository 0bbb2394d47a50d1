import type { Speaker } from '#access/testing/oracle.ts'
import { type Relation, cellOf, committeeOf, type marks, placeOf, units } from '#access/testing/world.ts'

/** What a call may name, in the unit that stands in some relation to the speaker. */
export type Place = {
  speaker: Speaker; relation: Relation
  unit: number; village: number; commune: number; person: number; other: number
  appointment: number; grant: number; act: number; employment: number; job: number; paper: number
}
/** One way to ask a call. */
export type Sample = {
  names?: 'unit' | 'village' | 'commune' | 'owner'  // where that lies which it names; left out: it names nothing
  asks(place: Place): Record<string, unknown>
  mark?: keyof typeof marks                         // by what the answer is known to be about the unit
  refuses?(answer: unknown): boolean                // an answer that says no
}

const day = '2026-06-01'
const reason = 'Lý lịch xác minh lại'
const indicator = 'posts.unified'

/** Of the places around, the village meant where only a village will do. */
const villages: Record<number, Record<Relation, number>> = {
  1: { own: 111, child: 121, sibling: 211, parent: 112, other: 212 },
  10: { own: 111, child: 121, sibling: 211, parent: 211, other: 211 },
  11: { own: 111, child: 112, sibling: 121, parent: 121, other: 211 },
  111: { own: 111, child: 112, sibling: 121, parent: 112, other: 211 },
}
const communes: Record<number, number> = { 111: 11, 112: 11, 121: 12, 211: 21, 212: 21 }
const neighbours: Record<number, number> = { 111: 112, 112: 111, 121: 122, 211: 212, 212: 211 }


export const placed = (speaker: Speaker, relation: Relation): Pick<Place, 'speaker' | 'relation' | 'unit' | 'village' | 'commune'> => {
  const village = villages[speaker.at]![relation]
  return { speaker, relation, unit: placeOf(speaker, relation), village, commune: communes[village]! }
}

const nothing: Sample = { asks: () => ({}) }
const onDay: Sample = { asks: () => ({ on: day }) }
const ofUnit = (more: Record<string, unknown> = {}, mark?: Sample['mark']): Sample => ({ names: 'unit', asks: ({ unit }) => ({ id: unit, ...more }), ...(mark ? { mark } : {}) })
const figure = (more: Record<string, unknown> = {}, mark?: Sample['mark']): Sample => ({ names: 'unit', asks: ({ unit }) => ({ unitId: unit, on: day, ...more }), ...(mark ? { mark } : {}) })
const ofPerson = (more: Record<string, unknown> = {}, mark?: Sample['mark']): Sample => ({ names: 'unit', asks: ({ person }) => ({ id: person, ...more }), ...(mark ? { mark } : {}) })
const ofTerm = (more: Record<string, unknown> = {}): Sample => ({ names: 'unit', asks: ({ appointment }) => ({ number: appointment, ...more }) })
const ofVillage = (more: (place: Place) => Record<string, unknown>): Sample => ({ names: 'village', asks: (place) => ({ unitId: place.village, on: day, paperId: place.paper, ...more(place) }) })
const ofPlan = (more: (place: Place) => Record<string, unknown> = () => ({})): Sample => ({ names: 'village', asks: (place) => ({ unitId: place.village, termId: 1, ...more(place) }) })
/** In the world a merger plan has the number of its unit. */
const ofMerger = (more: Record<string, unknown> = {}): Sample => ({ names: 'unit', asks: ({ unit }) => ({ planId: unit, ...more }) })
const ofJob = (more: Record<string, unknown> = {}): Sample => ({ names: 'owner', asks: ({ job }) => ({ id: job, ...more }) })
const ofAccount = (more: Record<string, unknown> = {}, mark?: Sample['mark']): Sample => ({ names: 'unit', asks: ({ unit }) => ({ accountId: 3000 + unit, ...more }), ...(mark ? { mark } : {}) })
const ofUnitAnd = (more: (place: Place) => Record<string, unknown>, mark: Sample['mark']): Sample => ({ names: 'unit', asks: (place) => ({ id: place.unit, ...more(place) }), ...(mark ? { mark } : {}) })
/** Of the rounds of a unit the one has its number, in which somebody is assessed, the other a thousand more. */
const assessed = (beyond: number): Sample => ({ names: 'unit', asks: ({ unit, person }) => ({ round: beyond + unit, personId: person, onDay: '2026-04-01', found: [1, 2, 3, 4].map((criterionId) => ({ criterionId, finding: 'met', basis: null })), ...(beyond === 0 ? { reason } : {}) }) })
const ofProgramme = (more: Record<string, unknown> = {}, mark?: Sample['mark']): Sample => ({ names: 'unit', asks: ({ unit }) => ({ number: unit, ...more }), ...(mark ? { mark } : {}) })
const drafted = { name: 'Chương trình mới', paperId: null, indicator, startsOn: '2026-01-01', endsOn: null, goal: 10_000, goalOn: '2027-01-01', acknowledgeBy: null, planBy: null }
const numbered = (number: number): Sample => ({ asks: () => ({ number }) })
const named = { label: 'Thôn', name: 'Nà Mới' }
const held = { kind: 'village_head', from: day }

/** Every call of the contract, 'room.call', and other ways to ask one: 'room.call how'. A call that is missing fails the test. */
export const samples: Record<string, Sample> = {
  'papers.findPapers': nothing, 'papers.listPapers': nothing, 'papers.countPapers': nothing, 'papers.getPaper': { asks: ({ paper }) => ({ id: paper }) }, 'papers.readSymbol': { asks: () => ({ text: '12/QĐ-UBND' }) },
  'papers.enterPaper': { asks: () => ({ symbol: '12/QĐ-UBND', issuer: 'Ủy ban nhân dân', issuedOn: day, summary: 'Về việc' }) },
  'papers.relatePapers': { asks: ({ paper }) => ({ fromId: paper + 2, toId: paper, kind: 'implements' }) }, 'papers.unrelatePapers': { asks: () => ({ id: 1, reason }) },
  'papers.attachFile': { asks: ({ paper }) => ({ id: paper, file: new File(['%PDF-1.7'], 'ban-quet.pdf', { type: 'application/pdf' }), declared: 'no-mark' }) },
  'papers.getPaperFile': { asks: () => ({ id: 1 }) }, 'papers.removePaperFile': { asks: () => ({ id: 1, reason }) },
  'papers.listSeries': nothing, 'papers.getSeriesNumbers': { asks: () => ({ id: 11 }) },
  'papers.openPaperSeries': { asks: () => ({ issuer: 'UBND xã', side: 'state', kind: 'QĐ', name: '2026', from: '2026-01-01', until: '2027-01-01' }) },
  'papers.reserveNumber': { names: 'unit', asks: ({ unit }) => ({ id: unit, number: null, whatFor: 'Kế hoạch' }) }, 'papers.releaseNumber': { names: 'unit', asks: ({ unit }) => ({ id: unit, reason }) },
  'legalRules.legalRules': onDay,

  'units.getRoots': nothing, 'units.findUnits': { names: 'unit', asks: ({ unit }) => ({ text: `don vi ${unit}`, on: day }) }, 'units.getByCode': { names: 'unit', asks: ({ unit }) => ({ code: `U${unit}`, on: day }) },
  'units.getUnit': ofUnit({ on: day }), 'units.getChildren': ofUnit({ on: day }), 'units.getLineage': ofUnit(), 'units.getHistory': ofUnit(), 'units.getActs': ofUnit(), 'units.getCovered': ofUnit({ on: day }), 'units.getMeasures': ofUnit({ on: day }),
  'units.getUnplaced': ofUnit({ on: day }), 'units.countPlaced': ofUnit({ on: day }),
  'units.foundUnit': { names: 'commune', asks: ({ commune, paper }) => ({ on: day, paperId: paper, kind: 'village', parentId: commune, legalKind: 'thon', ...named }) },
  'units.foundUnit cell': {
    names: 'village', asks: ({ village, commune, paper }) => ({ on: day, paperId: paper, kind: 'cell', parentId: committeeOf(commune), label: 'Chi bộ', name: 'Nà Mới', covers: [village] }),
  },
  'units.splitUnit cell': {
    names: 'village', asks: ({ village, paper }) => ({ on: day, paperId: paper, unitId: cellOf(village), into: [{ label: 'Chi bộ', name: 'một' }, { label: 'Chi bộ', name: 'hai' }], keeps: false }),
  },
  'units.renameUnit': ofVillage(() => named),
  'units.moveUnit': ofVillage(({ commune }) => ({ parentId: commune })),
  'units.moveUnit there': { names: 'commune', asks: ({ commune, paper }) => ({ on: day, paperId: paper, unitId: 111, parentId: commune }) },
  'units.mergeUnits': { names: 'village', asks: ({ village, paper }) => ({ on: day, paperId: paper, unitIds: [village, neighbours[village]], into: { unitId: village } }) },
  'units.splitUnit': ofVillage(() => ({ into: [named], keeps: true })),
  'units.convertUnit': ofVillage(() => ({ to: 'tdp', label: 'Tổ dân phố' })),
  'units.dissolveUnit': ofVillage(() => ({})),
  'units.placeUnits': { names: 'village', asks: ({ village, commune, paper }) => ({ on: day, paperId: paper, unitIds: [village], communeId: commune }) },
  'units.coverVillages': { names: 'village', asks: ({ village, paper }) => ({ on: day, paperId: paper, cellId: cellOf(village), takes: [village], leaves: [] }) },
  'units.measureUnit': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, on: day, source: 'Thống kê', measures: { households: 210 } }) },
  'units.correctAct': { names: 'village', asks: ({ act, paper }) => ({ actId: act, paperId: paper, reason }) },
  'units.tryAct': {
    names: 'village', asks: ({ village }) => ({ given: { act: 'rename', unitId: village, on: day, ...named } }),
    refuses: (answer) => (answer as { refusal: { code: string } | null }).refusal !== null,
  },

  'people.person': ofPerson({}, 'person'), 'people.judgements': nothing, 'people.personJournal': ofPerson({}, 'writer'), 'people.personEver': ofPerson({}, 'person'),
  'people.registerPerson': { names: 'unit', asks: ({ unit }) => ({ name: 'Nông Thị Mới', livesIn: unit }) },
  'people.changePerson': ofPerson({ patch: { generalEducation: 'upper_secondary' }, from: day }),
  'people.correctPerson': ofPerson({ patch: { sex: 'female' }, from: null, reason }),
  'people.identifyPerson': ofPerson({ identityNumber: '038090001234' }),
  'people.becomeMember': { names: 'unit', asks: ({ other }) => ({ id: other, status: 'pipeline', from: day }) },
  'people.correctParty': ofPerson({ statuses: [], reason }), 'people.noteStep': { names: 'unit', asks: ({ person }) => ({ id: person, step: 'official', onDay: day }) },
  'people.beginEmployment': ofPerson({ kind: 'part_time', from: day }),
  'people.endEmployment': { names: 'unit', asks: ({ person, employment }) => ({ id: person, employmentId: employment, on: day }) },
  'people.strikeEmployment': { names: 'unit', asks: ({ person, employment }) => ({ id: person, employmentId: employment, reason }) },
  'people.foldPerson': { names: 'unit', asks: ({ person, speaker }) => ({ id: person, keptId: 2000 + speaker.at, reason }) },
  'people.foldPerson into': { names: 'unit', asks: ({ other, speaker }) => ({ id: 1000 + speaker.at, keptId: other, reason }) },
  'people.tellApart': { names: 'unit', asks: ({ other, speaker }) => ({ id: other, otherId: speaker.at === other - 2000 ? 1000 + speaker.at : 2000 + speaker.at, reason }) },

  'posts.postKinds': nothing, 'posts.unitPosts': ofUnit({ on: day }, 'person'), 'posts.postHistory': ofUnit({}, 'person'), 'posts.personPosts': ofPerson({}, 'person'),
  'posts.beliefs': { ...ofTerm(), mark: 'person' }, 'posts.pairState': ofUnit({ pair: 'village', on: day }), 'posts.conflicts': ofUnit({ on: day }), 'posts.villages': ofUnit({ on: day }),
  'posts.findPeople': { names: 'unit', asks: ({ unit }) => ({ text: `mo ${unit}`, on: day }), mark: 'person' },
  'posts.findPeople under': { names: 'unit', asks: ({ unit }) => ({ text: `thi mo ${unit}`, on: day, under: unit, limit: 100 }), mark: 'person' },
  'posts.listPeople': ofUnit({ on: day, limit: 1000 }, 'person'), 'posts.countPeople': ofUnit({ on: day }), 'posts.duplicatesUnder': ofUnit({ on: day }), 'posts.personPlaces': ofPerson({ on: day }),
  'posts.appoint': { names: 'village', asks: ({ village }) => ({ ...held, unitId: village, personId: 1000 + village }) },
  'posts.appoint whom': { names: 'unit', asks: ({ person, speaker }) => ({ ...held, unitId: speaker.at === 111 ? 111 : 112, personId: person }) },
  'posts.replace': { names: 'unit', asks: ({ unit, other }) => ({ unitId: unit, kind: 'front_head', personId: other, from: day }) },
  'posts.end': ofTerm({ on: day, reason: 'resigned' }), 'posts.extend': ofTerm({ plannedEnd: '2027-01-01', decidedOn: day }), 'posts.correct': ofTerm({ reason, entered: 'appointed' }), 'posts.strike': ofTerm({ reason }),
  'posts.previewAct': { names: 'village', asks: ({ village }) => ({ given: { act: 'appoint', ...held, unitId: village, personId: 1000 + village } }) },

  'elections.listElections': ofUnit({ on: day }), 'elections.linkedElections': ofUnit({ on: day }), 'elections.readElection': ofUnit(), 'elections.listDrives': ofUnit(), 'elections.readDrive': ofUnit({ on: day }), 'elections.electionForm': ofUnit({ form: 'ket-qua' }),
  'elections.openDrive': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, kind: 'cell', name: 'Đợt đại hội 2026', from: '2026-01-01', dueOn: day }) },
  'elections.decide': { names: 'village', asks: ({ village }) => ({ unitId: cellOf(village), kind: 'cell', on: '2026-05-02', plannedOn: day }) },
  'elections.publishPlan': { names: 'unit', asks: ({ unit }) => ({ id: 10000 + unit, on: '2026-05-01' }) }, 'elections.formTeam': { names: 'unit', asks: ({ unit, person }) => ({ id: unit, on: day, members: [{ personId: person, part: 'head' }] }) },
  'elections.agreeCandidates': { names: 'unit', asks: ({ unit, person }) => ({ id: unit, on: day, candidates: [{ personId: person, putBy: 'front' }] }) },
  'elections.hold': ofUnit({ on: day, method: 'hands', totalHouseholds: 100, clusters: [{ name: 'Cả thôn', households: 100, attending: 90 }] }),
  'elections.openRound': { names: 'unit', asks: ({ unit, person }) => ({ id: unit, post: 'cell_secretary', standing: [{ personId: person, putBy: 'meeting' }] }) },
  'elections.renameCluster': { names: 'unit', asks: ({ unit }) => ({ id: unit, clusterId: unit, name: 'Cụm Đông', reason }) },
  'elections.countVotes': { names: 'unit', asks: ({ unit }) => ({ id: unit, roundId: unit, clusterId: unit, issued: 90, valid: 90, invalid: 0, returned: 0, votes: [{ candidateId: unit, votes: 80 }] }) },
  'elections.review': { names: 'unit', asks: ({ unit, paper }) => ({ id: unit, on: day, verdict: 'elected', paperId: paper, reason }) }, 'elections.certify': ofUnit({ on: day }), 'elections.recognise': ofUnit({ on: day, from: day }),
  'elections.orderRerun': ofUnit({ on: day, plannedOn: '2026-07-01', reason }), 'elections.correctResult': ofUnit({ on: day, reason }), 'elections.withdraw': { names: 'unit', asks: ({ unit }) => ({ id: 10000 + unit, on: day, reason }) },

  'indicators.listIndicators': nothing, 'indicators.getMap': { asks: () => ({ before: 'false' }) },
  'indicators.getFigures': figure(), 'indicators.getChildrenFigures': figure(), 'indicators.getRanking': figure({ indicator }), 'indicators.getSeries': figure({ indicator, from: '2026-04-01' }),
  'indicators.getRows': figure({ indicator, part: 'denominator' }), 'indicators.getComparison': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, indicator, before: '2026-01-01', after: day }) },
  'indicators.listTargets': figure(), 'indicators.listPrinted': { names: 'unit', asks: ({ unit }) => ({ unitId: unit }), mark: 'printed' }, 'indicators.getHome': figure(),
  'indicators.listTerms': figure(), 'indicators.openTerm': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, name: 'Nhiệm kỳ 2030–2035', from: '2030-01-01', until: '2035-01-01', basis: null }) },
  'indicators.correctTerm': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, termId: units.indexOf(unit) + 1, name: 'Nhiệm kỳ 2020–2022', from: '2020-01-01', until: '2022-07-01', basis: null }) },
  'indicators.postTarget': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, indicator, dueOn: '2027-01-01', percent: '90', setOn: day }) },
  'indicators.postPrinted': {
    names: 'unit', asks: ({ unit }) => ({ unitId: unit, indicator, on: day, numerator: 1, denominator: 2, percent: null, approximate: false, source: 'Báo cáo', assumed: null }),
  },

  'tasks.listTasks': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }), mark: 'task' }, 'tasks.myTasks': onDay, 'tasks.workload': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }), mark: 'person' },
  'tasks.readTask': ofUnit({ on: day }, 'task'),
  'tasks.giveTask': { names: 'unit', asks: ({ unit, person }) => ({ unitId: unit, personId: person, what: 'Rà soát', hat: 'party', givenOn: day, dueOn: '2026-12-31' }) },
  'tasks.doTask': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, step: 'received', onDay: day }) },
  'tasks.judgeTask': ofUnit({ step: 'accepted', onDay: day }), 'tasks.steerTask': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, step: 'reminded', onDay: day }) },

  'programmes.listProgrammes': onDay, 'programmes.getProgramme': ofProgramme({ on: day }, 'told'), 'programmes.getWhyMissing': ofProgramme({ on: day }),
  'programmes.launchProgramme': { names: 'unit', asks: ({ unit }) => ({ ...drafted, unitId: unit }) }, 'programmes.amendProgramme': ofProgramme({ ...drafted, name: 'Tên khác' }),
  'programmes.assignUnits': { names: 'unit', asks: ({ unit }) => ({ number: unit, assigned: [unit], target: 9000, dueOn: '2027-01-01' }) },
  'programmes.withdrawUnit': { names: 'unit', asks: ({ unit }) => ({ number: unit, assigned: unit, reason }) }, 'programmes.markModelUnit': { names: 'unit', asks: ({ unit }) => ({ number: unit, assigned: unit, on: day, reason }) },
  'programmes.setProgrammeMilestone': ofProgramme({ name: 'Mốc mới', dueOn: day, indicator: null, percent: null }), 'programmes.strikeProgrammeMilestone': { names: 'unit', asks: ({ unit }) => ({ milestone: unit, reason }) },
  'programmes.urgeLate': ofProgramme({ note: null }),
  'programmes.respondToProgramme': { names: 'unit', asks: ({ unit }) => ({ number: unit, unitId: unit, planOn: day }) }, 'programmes.reportMilestone': { names: 'unit', asks: ({ unit }) => ({ milestone: unit, unitId: unit, doneOn: day, paperId: null, note: null }) },
  'programmes.logProgrammeSession': { names: 'unit', asks: ({ unit }) => ({ number: unit, unitId: unit, kind: 'propaganda', on: day, topic: 'Vì sao', withWhom: null, audience: 12 }) },
  'programmes.strikeProgrammeSession': { names: 'unit', asks: ({ unit }) => ({ session: unit, reason }) },
  'inspections.listTeams': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }), mark: 'task' }, 'inspections.readTeam': ofUnit({ on: day }, 'task'), 'inspections.visitsTo': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }), mark: 'task' },
  'inspections.setUpTeam': { names: 'unit', asks: ({ unit, speaker }) => ({ unitId: unit, name: 'Đoàn số 1', from: day, until: null, paperId: null, headId: 1000 + speaker.at, memberIds: [], targetIds: [unit] }) },
  'inspections.changeTeam': { names: 'unit', asks: ({ unit, speaker }) => ({ id: unit, until: null, headId: 1000 + speaker.at, memberIds: [], targetIds: [unit], reason }) },
  'inspections.planVisit': { names: 'unit', asks: ({ unit }) => ({ teamId: unit, unitId: unit, plannedOn: day }) }, 'inspections.holdVisit': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, heldOn: day, note: 'Đã làm việc' }) },
  'inspections.noteFinding': ofUnit({ kind: 'obstacle', obstacle: 'clan', personId: null, note: 'Ngại va chạm' }), 'inspections.recommend': ofUnit({ what: 'Gặp gỡ', dueOn: '2026-12-31', hat: 'party', personId: null }),
  'inspections.moveVisit': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, plannedOn: day, reason }) }, 'inspections.correctVisit': ofUnit({ heldOn: '2026-03-03', note: null, paperId: null, reason }), 'inspections.withdrawVisit': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, reason }) },
  'inspections.correctFinding': ofUnit({ kind: 'shortcoming', obstacle: null, personId: null, note: 'Chưa họp', reason }), 'inspections.withdrawFinding': ofUnit({ reason }), 'inspections.withdrawRecommendation': ofUnit({ reason }),

  'personnelPlans.readBoard': figure({ termId: 1 }, 'person'), 'personnelPlans.readVillagePlan': { names: 'village', asks: ({ village }) => ({ unitId: village, termId: 1, on: day }) }, 'personnelPlans.readPipeline': figure(),
  'personnelPlans.draftPlan': ofPlan(({ village }) => ({ option: 'replace', personId: 1000 + village })), 'personnelPlans.draftPlan whom': { names: 'unit', asks: ({ person, speaker }) => ({ unitId: speaker.at === 111 ? 111 : 112, termId: 1, option: 'retain', personId: person }) },
  'personnelPlans.proposePlan': ofPlan(), 'personnelPlans.approvePlan': ofPlan(() => ({ termId: 2 })), 'personnelPlans.returnPlan': ofPlan(() => ({ termId: 2, said: reason })),
  'personnelPlans.enterCandidate': ofPlan(({ village }) => ({ personId: 1000 + village, consent: 'yes', consentOn: day })), 'personnelPlans.withdrawCandidate': ofPlan(({ village }) => ({ personId: 1000 + village, reason })),
  'personnelPlans.writeConsultation': ofPlan(({ village }) => ({ personId: 1000 + village, onDay: '2026-05-01', outcome: 'agrees' })),
  'personnelPlans.correctConsultation': { names: 'village', asks: ({ village }) => ({ unitId: village, talkId: units.indexOf(village) + 1, onDay: '2026-05-02', outcome: 'agrees' }) },
  'personnelPlans.withdrawConsultation': { names: 'village', asks: ({ village }) => ({ unitId: village, talkId: units.indexOf(village) + 1, reason }) },
  'personnelPlans.remindPipeline': { names: 'village', asks: ({ village }) => ({ unitId: village, personId: 1000 + village, dueOn: '2030-01-01' }) },
  'personnelPlans.listScenarios': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, termId: 1 }) }, 'personnelPlans.readScenario': ofUnit(), 'personnelPlans.solvePlan': figure({ termId: 1, name: 'Thử', by: '2026-12-31', wishes: [] }),
  'personnelPlans.acceptScenario': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit }) }, 'personnelPlans.dropScenario': { names: 'unit', asks: ({ unit }) => ({ id: 2000 + unit }) },
  'commendations.listCommendations': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }), mark: 'task' }, 'commendations.readCommendation': ofUnit({ on: day }, 'task'), 'commendations.commendationsOfUnit': ofUnit({ on: day }),
  'commendations.commendationsOfPerson': ofPerson({ on: day }, 'task'),
  'commendations.propose': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, topic: 'Nhất thể hóa', level: 'giay_khen', year: 2026, proposedOn: day, rows: [{ unitId: unit, personId: null, note: null }] }) },
  'commendations.decide': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, decidedOn: day, paperId: null, signer: 'Bí thư', level: 'giay_khen', keep: [1000 + unit] }) },
  'commendations.decline': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, on: day, reason }) },

  'evaluations.listRounds': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }) }, 'evaluations.readRound': ofUnit(), 'evaluations.readEvaluation': ofUnitAnd(({ person }) => ({ personId: person }), 'assessed'), 'evaluations.evaluationsOfPerson': ofPerson({ on: day }, 'assessed'),
  'evaluations.myEvaluations': nothing, 'evaluations.answer': ofUnit({ note: 'Tôi đồng ý' }),
  'evaluations.openRound': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, name: 'Kỳ mới', from: '2025-01-01', till: '2025-12-31', closesOn: day, paperId: null }) },
  'evaluations.extendRound': ofUnit({ closesOn: '2026-12-01', reason }), 'evaluations.withdrawRound': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, reason }) },
  'evaluations.saveDraft': assessed(1000), 'evaluations.give': assessed(1000), 'evaluations.correct': assessed(0),

  'trainings.listCourses': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }) }, 'trainings.coverage': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }) }, 'trainings.readCourse': ofUnit(), 'trainings.readSession': ofUnit({}, 'task'), 'trainings.trainingOfPerson': ofPerson({ on: day }),
  'trainings.openCourse': { names: 'unit', asks: ({ unit }) => ({ unitId: unit, name: 'Bồi dưỡng', paperId: null, beginsOn: day }) },
  'trainings.planSession': { names: 'unit', asks: ({ unit }) => ({ courseId: unit, onDay: day, place: '', topics: 'Chuyên đề', hours: 4 }) },
  'trainings.cancelSession': ofUnit({ reason }), 'trainings.noteWhoCame': { names: 'unit', asks: ({ person }) => ({ id: 11, people: [{ personId: person, present: true, certificate: null, note: null }] }) },

  'imports.listJobs': nothing, 'imports.readSheets': nothing, 'imports.template': nothing, 'imports.sendFile': { asks: () => ({ file: new File(['a,b\n1,2\n'], 'so.csv', { type: 'text/csv' }), on: day }) },
  'imports.readJob': ofJob(), 'imports.mapColumns': ofJob({ mapping: {} }), 'imports.mendCell': ofJob({ sheet: 'villages', row: 2, column: 'name', value: 'x' }),
  'imports.mendCells': ofJob({ cells: [{ sheet: 'villages', row: 2, column: 'name', value: 'x' }] }), 'imports.acceptProposals': ofJob({ codes: ['x'] }), 'imports.acceptJob': ofJob(), 'imports.dropJob': ofJob(),
  'imports.markedCopy': ofJob(), 'imports.exportRegister': { names: 'unit', asks: ({ unit }) => ({ unit, on: day }) },
  'funds.getFund': figure({ from: '2026-01', to: '2026-06' }), 'funds.getFundRows': figure({ from: '2026-01', to: '2026-06' }), 'funds.listResolutions': figure(), 'funds.listClasses': figure(),
  'funds.setResolution': { names: 'unit', asks: ({ unit, paper }) => ({
    unitId: unit, paperId: paper, from: day, until: null, mainTitle: 'cell_secretary', rate: 0.5, payer: 'fund', type1From: null, type2From: null, confirmed: false,
    levels: { cell_secretary: [1.3, null, null], village_head: [1.2, null, null], front_head: [null, null, null] },
  }) },
  'funds.setClass': { names: 'village', asks: ({ village }) => ({ unitId: village, from: day, villageType: 2, highFund: null, paperId: null }) },
  'mergers.listPlans': figure(), 'mergers.getPlan': ofMerger(), 'mergers.listProposals': ofMerger(), 'mergers.getMergerFigures': ofMerger(),
  'mergers.draftPlan': { names: 'commune', asks: ({ commune }) => ({ unitId: commune, name: 'Sắp xếp thôn', on: day, region: 'northern', border: false, note: null }) },
  'mergers.setNeighbours': { names: 'village', asks: ({ village }) => ({ unitId: village, on: day, neighbourIds: [] }) },
  'mergers.changeNeighbours': { names: 'commune', asks: ({ commune }) => ({ unitId: commune, on: day, add: [], drop: [] }) },
  'mergers.setWishes': ofMerger({ wishes: [] }), 'mergers.reckonProposal': ofMerger({ first: 'moved' }), 'mergers.drawProposal': ofMerger({ groups: [{ seatId: 111, members: [111, 112], label: null, name: null }] }),
  'mergers.movePlan': ofMerger({ step: 'withdraw', reason }), 'mergers.carryOutPlan': ofMerger({ leads: [] }), 'mergers.getResting': ofMerger(), 'mergers.getEmptyPosts': ofMerger({ on: day }),
  'mergers.chooseHolders': { names: 'unit', asks: ({ unit }) => ({ planId: unit, proposalId: unit, seatId: unit, posts: [] }) },
  'mergers.undoMerger': { names: 'unit', asks: ({ unit, paper }) => ({ planId: unit, paperId: paper, reason }) },
  'documents.listDocuments': nothing, 'documents.getDocument': figure({ code: 'NTH-01' }), 'documents.getDocument list': figure({ code: 'NTH-02' }),

  'journal.readJournal': { names: 'unit', asks: ({ unit }) => ({ unit }), mark: 'writer' }, 'journal.readJournal person': { names: 'unit', asks: ({ person }) => ({ person }), mark: 'writer' },
  'journal.journalState': nothing, 'journal.whoLooked': { names: 'unit', asks: ({ person }) => ({ person }) }, 'journal.whoLookedAtMe': nothing, 'journal.looksOfWeek': { names: 'unit', asks: ({ unit }) => ({ unit }) },

  'access.listGrants': { names: 'unit', asks: () => ({}), mark: 'grant' },
  'access.grantRole': { names: 'unit', asks: ({ unit }) => ({ login: 'a900', role: 'officer', unitId: unit, until: null, reason }) },
  'access.delegateRole': { names: 'unit', asks: ({ unit, speaker }) => ({ login: 'a900', role: speaker.role === 'anonymous' ? 'officer' : speaker.role, unitId: unit, until: '2100-01-01', reason }) },
  'access.endGrant': { names: 'unit', asks: ({ grant }) => ({ id: grant, reason }) }, 'access.breakGlass': { names: 'unit', asks: ({ unit }) => ({ area: unit, reason }) }, 'access.readRights': nothing,

  'accounts.session': nothing, 'accounts.signIn': { asks: () => ({ login: 'khong-ai', password: 'không phải mật khẩu' }) }, 'accounts.signOut': nothing,
  'accounts.firstAccount': { asks: () => ({ token: 'x', login: 'ai-do', name: 'Ai Đó', password: 'một câu dài khó đoán' }) }, 'accounts.demoAccounts': nothing,
  'accounts.beginOidc': nothing, 'accounts.finishOidc': { asks: () => ({ answer: 'code=x' }) }, 'accounts.endByOidc': { asks: () => ({ logout_token: 'x' }) },
  'accounts.changePassword': { asks: () => ({ current: 'không phải mật khẩu', password: 'một câu dài khó đoán' }) }, 'accounts.ownSessions': nothing, 'accounts.endSession': numbered(1), 'accounts.endOtherSessions': nothing,
  'accounts.giveTotp': { asks: () => ({ code: '000000' }) }, 'accounts.giveRecoveryCode': { asks: () => ({ code: '000000' }) }, 'accounts.askPasskey': nothing, 'accounts.givePasskey': { asks: () => ({ answer: {} }) },
  'accounts.givePassword': { asks: () => ({ password: 'không phải mật khẩu' }) }, 'accounts.factors': nothing, 'accounts.beginTotp': nothing, 'accounts.enrolTotp': { asks: () => ({ code: '000000' }) },
  'accounts.removeTotp': nothing, 'accounts.beginPasskey': nothing, 'accounts.enrolPasskey': { asks: () => ({ name: 'Máy', answer: {} }) }, 'accounts.removePasskey': numbered(1), 'accounts.renewRecoveryCodes': nothing,
  'accounts.listAccounts': { names: 'unit', asks: () => ({}), mark: 'account' }, 'accounts.makeAccount': { asks: () => ({ login: 'nguoi-moi', name: 'Người Mới' }) }, 'accounts.oneAccount': ofAccount({}, 'account'),
  'accounts.suspendAccount': ofAccount({ reason }), 'accounts.restoreAccount': ofAccount({ reason }), 'accounts.endSessionsOver': ofAccount(), 'accounts.proposeReset': ofAccount({ what: 'factors', reason }),
  'accounts.confirmReset': { names: 'unit', asks: ({ unit }) => ({ number: unit }) }, 'accounts.withdrawReset': { names: 'unit', asks: ({ unit }) => ({ number: unit }) },
  'accounts.oidcIdentities': { names: 'unit', asks: () => ({}), mark: 'login' }, 'accounts.linkOidc': { names: 'unit', asks: ({ unit }) => ({ number: 1000 + unit, accountId: 3000 + unit }) },
  'accounts.unlinkOidc': { names: 'unit', asks: ({ unit }) => ({ number: unit }) },

  'privacy.readDataMap': nothing, 'privacy.listRequests': nothing, 'privacy.readRequest': ofUnit({}, 'person'), 'privacy.readHeld': ofUnit({}, 'person'), 'privacy.exportHeld': ofUnit(),
  'privacy.takeIn': { names: 'unit', asks: ({ person }) => ({ personId: person, kind: 'correct', way: 'in_person', cameOn: day }) },
  'privacy.answer': ofUnit(), 'privacy.refuse': ofUnit({ reason }), 'privacy.settle': ofUnit({ reason }), 'privacy.extend': ofUnit({ until: '2026-12-20', reason }), 'privacy.lift': { names: 'unit', asks: ({ unit }) => ({ id: 3000 + unit, reason }) },
  'privacy.proposeErasure': { names: 'unit', asks: ({ unit }) => ({ id: 1000 + unit, reason }) },
  'privacy.confirmErasure': { names: 'unit', asks: ({ unit }) => ({ id: 2000 + unit }) }, 'privacy.declineErasure': { names: 'unit', asks: ({ unit }) => ({ id: 2000 + unit, reason }) },

  'backups.keeping': nothing, 'backups.backUpNow': nothing,
}
