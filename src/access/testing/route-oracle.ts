import { type Speaker, isIn, letter } from './oracle.ts'
import type { marks } from './world.ts'

/**
 * What should come of every call, said by hand: who is let in, and where. Nothing here is read from policy.ts or from a contract.
 * any: whatever it names · in: where what it names lies in the speaker's unit or below · mine: only what is the speaker's own · kept: as in, and for an administrator anywhere
 * Outside of that it is refused, unless `empty` stands behind: then it is answered, with nothing of what was asked for.
 */
export type Outcome = 'let in' | 'refused' | 'empty'
type Expected = [who: string, where: 'any' | 'in' | 'mine' | 'kept', outside?: 'empty']

const all = 'APCVOIUR'
const anyone = `${all}-`
const inside = 'PCVOI'
const figures = 'PCVOIR'
const staff = 'PC'
const keepers = 'APC'

export const routes: Record<string, Expected> = {
  'papers.findPapers': [figures, 'any'], 'papers.listPapers': [figures, 'any'], 'papers.countPapers': [figures, 'any'], 'papers.getPaper': [figures, 'any'],
  'papers.readSymbol': [figures, 'any'], 'papers.enterPaper': [staff, 'any'],
  'papers.relatePapers': [staff, 'any'], 'papers.unrelatePapers': [staff, 'any'], 'papers.attachFile': [staff, 'any'], 'papers.getPaperFile': [figures, 'any'], 'papers.removePaperFile': [staff, 'any'],
  'papers.listSeries': [figures, 'any'], 'papers.getSeriesNumbers': [figures, 'any'], 'papers.openPaperSeries': [staff, 'any'], 'papers.reserveNumber': [staff, 'in'], 'papers.releaseNumber': [staff, 'in'],
  'legalRules.legalRules': [all, 'any'],

  'units.getRoots': [all, 'any'], 'units.findUnits': [all, 'any'], 'units.getByCode': [all, 'any'], 'units.getUnit': [all, 'any'], 'units.getChildren': [all, 'any'],
  'units.getLineage': [all, 'any'], 'units.getHistory': [all, 'any'], 'units.getActs': [all, 'any'], 'units.getCovered': [all, 'any'], 'units.getMeasures': [all, 'any'], 'units.getUnplaced': [all, 'any'], 'units.countPlaced': [all, 'any'],
  'units.foundUnit': [staff, 'in'], 'units.foundUnit cell': [staff, 'in'], 'units.splitUnit cell': [staff, 'in'], 'units.renameUnit': [staff, 'in'], 'units.moveUnit': [staff, 'in'], 'units.moveUnit there': [staff, 'in'], 'units.mergeUnits': [staff, 'in'],
  'units.splitUnit': [staff, 'in'], 'units.convertUnit': [staff, 'in'], 'units.dissolveUnit': [staff, 'in'], 'units.placeUnits': [staff, 'in'], 'units.coverVillages': [staff, 'in'],
  'units.measureUnit': [staff, 'in'],
  'units.correctAct': [staff, 'in'], 'units.tryAct': [staff, 'in'],

  'people.person': [inside, 'in'], 'people.judgements': [inside, 'any'], 'people.personJournal': [inside, 'in', 'empty'], 'people.personEver': [inside, 'in', 'empty'],
  'people.registerPerson': [staff, 'in'], 'people.changePerson': [staff, 'in'], 'people.correctPerson': [staff, 'in'], 'people.identifyPerson': [staff, 'in'], 'people.becomeMember': [staff, 'in'],
  'people.correctParty': [staff, 'in'], 'people.noteStep': [staff, 'in'], 'people.beginEmployment': [staff, 'in'], 'people.endEmployment': [staff, 'in'], 'people.strikeEmployment': [staff, 'in'],
  'people.foldPerson': [staff, 'in'], 'people.foldPerson into': [staff, 'in'], 'people.tellApart': [staff, 'in'],

  'posts.postKinds': [inside, 'any'], 'posts.unitPosts': [inside, 'in'], 'posts.postHistory': [inside, 'in'], 'posts.personPosts': [inside, 'in', 'empty'], 'posts.beliefs': [inside, 'in', 'empty'],
  'posts.pairState': [inside, 'in'], 'posts.conflicts': [inside, 'in'], 'posts.villages': [inside, 'in'], 'posts.findPeople': [inside, 'in', 'empty'], 'posts.findPeople under': [inside, 'in', 'empty'],
  'posts.listPeople': [inside, 'in'], 'posts.countPeople': [inside, 'in'], 'posts.duplicatesUnder': [inside, 'in'], 'posts.personPlaces': [inside, 'in', 'empty'],
  'posts.appoint': [staff, 'in'], 'posts.appoint whom': [staff, 'in'], 'posts.replace': [staff, 'in'], 'posts.end': [staff, 'in'], 'posts.extend': [staff, 'in'], 'posts.correct': [staff, 'in'],
  'posts.strike': [staff, 'in'], 'posts.previewAct': [staff, 'in'],

  'elections.listElections': [figures, 'in'], 'elections.linkedElections': [figures, 'in'], 'elections.readElection': [figures, 'in'], 'elections.listDrives': [figures, 'in'], 'elections.readDrive': [figures, 'in'], 'elections.electionForm': [figures, 'in'],
  'elections.openDrive': [staff, 'in'], 'elections.decide': [staff, 'in'], 'elections.publishPlan': [staff, 'in'], 'elections.formTeam': [staff, 'in'], 'elections.agreeCandidates': [staff, 'in'], 'elections.hold': [staff, 'in'],
  'elections.openRound': [staff, 'in'], 'elections.renameCluster': [staff, 'in'], 'elections.countVotes': ['PCVO', 'in'], 'elections.review': [staff, 'in'], 'elections.certify': [staff, 'in'], 'elections.recognise': [staff, 'in'], 'elections.orderRerun': [staff, 'in'],
  'elections.correctResult': [staff, 'in'], 'elections.withdraw': [staff, 'in'],

  'indicators.listIndicators': [figures, 'any'], 'indicators.getMap': [figures, 'any'],
  'indicators.getFigures': [figures, 'in'], 'indicators.getChildrenFigures': [figures, 'in'], 'indicators.getRanking': [figures, 'in'], 'indicators.getSeries': [figures, 'in'],
  'indicators.getRows': [figures, 'in'], 'indicators.getComparison': [figures, 'in'], 'indicators.listTargets': [figures, 'in'], 'indicators.listPrinted': [figures, 'in'], 'indicators.getHome': [figures, 'in'],
  'indicators.listTerms': [figures, 'in'], 'indicators.openTerm': [staff, 'in'], 'indicators.correctTerm': [staff, 'in'],
  'indicators.postTarget': [staff, 'in'], 'indicators.postPrinted': [staff, 'in'],

  'tasks.listTasks': [inside, 'in'], 'tasks.myTasks': [inside, 'any'], 'tasks.workload': [inside, 'in'], 'tasks.readTask': [inside, 'in'], 'tasks.giveTask': [staff, 'in'],
  'tasks.doTask': ['PCV', 'in'], 'tasks.judgeTask': [staff, 'in'], 'tasks.steerTask': [staff, 'in'],

  'programmes.listProgrammes': [figures, 'any'], 'programmes.getProgramme': [figures, 'in', 'empty'], 'programmes.getWhyMissing': [figures, 'in'],
  'programmes.launchProgramme': [staff, 'in'], 'programmes.amendProgramme': [staff, 'in'], 'programmes.assignUnits': [staff, 'in'], 'programmes.withdrawUnit': [staff, 'in'], 'programmes.markModelUnit': [staff, 'in'],
  'programmes.setProgrammeMilestone': [staff, 'in'], 'programmes.strikeProgrammeMilestone': [staff, 'in'], 'programmes.urgeLate': [staff, 'in'],
  'programmes.respondToProgramme': [staff, 'in'], 'programmes.reportMilestone': [staff, 'in'], 'programmes.logProgrammeSession': [staff, 'in'], 'programmes.strikeProgrammeSession': [staff, 'in'],
  'inspections.listTeams': [inside, 'in'], 'inspections.readTeam': [inside, 'in'], 'inspections.visitsTo': [inside, 'in'], 'inspections.setUpTeam': [staff, 'in'], 'inspections.changeTeam': [staff, 'in'],
  'inspections.planVisit': [staff, 'in'], 'inspections.holdVisit': [staff, 'in'], 'inspections.noteFinding': [staff, 'in'], 'inspections.recommend': [staff, 'in'],
  'inspections.moveVisit': [staff, 'in'], 'inspections.correctVisit': [staff, 'in'], 'inspections.withdrawVisit': [staff, 'in'], 'inspections.correctFinding': [staff, 'in'], 'inspections.withdrawFinding': [staff, 'in'], 'inspections.withdrawRecommendation': [staff, 'in'],

  'commendations.listCommendations': [inside, 'in'], 'commendations.readCommendation': [inside, 'in'], 'commendations.commendationsOfUnit': [inside, 'in'], 'commendations.commendationsOfPerson': [inside, 'in', 'empty'],
  'commendations.propose': [staff, 'in'], 'commendations.decide': [staff, 'in'], 'commendations.decline': [staff, 'in'],

  'evaluations.listRounds': ['PCI', 'in'], 'evaluations.readRound': ['PCI', 'any'], 'evaluations.readEvaluation': ['PCI', 'in'], 'evaluations.evaluationsOfPerson': ['PCI', 'in', 'empty'], 'evaluations.myEvaluations': [inside, 'any'],
  'evaluations.openRound': [staff, 'in'], 'evaluations.extendRound': [staff, 'in'], 'evaluations.withdrawRound': [staff, 'in'], 'evaluations.saveDraft': [staff, 'in'], 'evaluations.give': [staff, 'in'], 'evaluations.correct': [staff, 'in'],
  'evaluations.answer': [inside, 'any'],

  'trainings.listCourses': [inside, 'in'], 'trainings.coverage': [inside, 'in'], 'trainings.readCourse': [inside, 'any'], 'trainings.readSession': [inside, 'in', 'empty'], 'trainings.trainingOfPerson': [inside, 'in', 'empty'],
  'trainings.openCourse': [staff, 'in'], 'trainings.planSession': [staff, 'in'], 'trainings.cancelSession': [staff, 'in'], 'trainings.noteWhoCame': [staff, 'in'],

  'imports.listJobs': [staff, 'any'], 'imports.readSheets': [staff, 'any'], 'imports.template': [staff, 'any'], 'imports.sendFile': [staff, 'any'],
  'imports.readJob': [staff, 'mine'], 'imports.mapColumns': [staff, 'mine'], 'imports.mendCells': [staff, 'mine'], 'imports.mendCell': [staff, 'mine'], 'imports.acceptProposals': [staff, 'mine'],
  'imports.acceptJob': [staff, 'mine'], 'imports.dropJob': [staff, 'mine'], 'imports.markedCopy': [staff, 'mine'],
  'imports.exportRegister': [staff, 'in'],
  'documents.listDocuments': [inside, 'any'], 'documents.getDocument': [inside, 'in'], 'documents.getDocument list': [inside, 'in'],

  'funds.getFund': [figures, 'in'], 'funds.getFundRows': [figures, 'in'], 'funds.listResolutions': [figures, 'in'], 'funds.listClasses': [figures, 'in'], 'funds.setResolution': [staff, 'in'], 'funds.setClass': [staff, 'in'],

  'mergers.listPlans': [inside, 'in'], 'mergers.getPlan': [inside, 'in'], 'mergers.listProposals': [inside, 'in'], 'mergers.getMergerFigures': [inside, 'in'],
  'mergers.draftPlan': [staff, 'in'], 'mergers.setNeighbours': [staff, 'in'], 'mergers.changeNeighbours': [staff, 'in'], 'mergers.setWishes': [staff, 'in'], 'mergers.reckonProposal': [staff, 'in'], 'mergers.drawProposal': [staff, 'in'],
  'mergers.movePlan': [staff, 'in'], 'mergers.carryOutPlan': [staff, 'in'], 'mergers.getResting': [inside, 'in'], 'mergers.getEmptyPosts': [inside, 'in'], 'mergers.chooseHolders': [staff, 'in'], 'mergers.undoMerger': [staff, 'in'],

  'journal.readJournal': ['PCIU', 'in', 'empty'], 'journal.readJournal person': ['PCIU', 'in', 'empty'], 'journal.journalState': ['PCIU', 'any'], 'journal.whoLooked': ['U', 'any'],
  'journal.whoLookedAtMe': [all, 'any'], 'journal.looksOfWeek': ['PCVOIU', 'in'],

  'personnelPlans.readBoard': ['PCI', 'in'], 'personnelPlans.readVillagePlan': ['PCI', 'in'], 'personnelPlans.readPipeline': ['PCI', 'in'], 'personnelPlans.listScenarios': ['PCI', 'in'], 'personnelPlans.readScenario': ['PCI', 'in'],
  'personnelPlans.draftPlan': [staff, 'in'], 'personnelPlans.draftPlan whom': [staff, 'in'], 'personnelPlans.proposePlan': [staff, 'in'], 'personnelPlans.approvePlan': [staff, 'in'], 'personnelPlans.returnPlan': [staff, 'in'],
  'personnelPlans.enterCandidate': [staff, 'in'], 'personnelPlans.withdrawCandidate': [staff, 'in'], 'personnelPlans.writeConsultation': [staff, 'in'], 'personnelPlans.remindPipeline': [staff, 'in'], 'personnelPlans.correctConsultation': [staff, 'in'], 'personnelPlans.withdrawConsultation': [staff, 'in'],
  'personnelPlans.solvePlan': [staff, 'in'], 'personnelPlans.acceptScenario': [staff, 'in'], 'personnelPlans.dropScenario': [staff, 'in'],

  'access.listGrants': ['APCIU', 'any'], 'access.grantRole': [keepers, 'in'], 'access.delegateRole': [inside, 'in'], 'access.endGrant': [keepers, 'in'], 'access.breakGlass': ['API', 'any'],
  'access.readRights': [all, 'any'],

  'accounts.session': [anyone, 'any'], 'accounts.signIn': [anyone, 'any'], 'accounts.signOut': [anyone, 'any'], 'accounts.firstAccount': [anyone, 'any'], 'accounts.demoAccounts': [anyone, 'any'],
  'accounts.beginOidc': [anyone, 'any'], 'accounts.finishOidc': [anyone, 'any'], 'accounts.endByOidc': [anyone, 'any'],
  'accounts.changePassword': [all, 'any'], 'accounts.ownSessions': [all, 'any'], 'accounts.endSession': [all, 'any'], 'accounts.endOtherSessions': [all, 'any'],
  'accounts.giveTotp': [all, 'any'], 'accounts.giveRecoveryCode': [all, 'any'], 'accounts.askPasskey': [all, 'any'], 'accounts.givePasskey': [all, 'any'], 'accounts.givePassword': [all, 'any'],
  'accounts.factors': [all, 'any'], 'accounts.beginTotp': [all, 'any'], 'accounts.enrolTotp': [all, 'any'], 'accounts.removeTotp': [all, 'any'], 'accounts.beginPasskey': [all, 'any'],
  'accounts.enrolPasskey': [all, 'any'], 'accounts.removePasskey': [all, 'any'], 'accounts.renewRecoveryCodes': [all, 'any'],
  'accounts.listAccounts': [keepers, 'any'], 'accounts.makeAccount': [keepers, 'any'], 'accounts.oneAccount': [keepers, 'kept'],
  'accounts.suspendAccount': [keepers, 'in'], 'accounts.restoreAccount': [keepers, 'in'], 'accounts.endSessionsOver': [keepers, 'in'], 'accounts.proposeReset': [keepers, 'in'],
  'accounts.confirmReset': [keepers, 'in'], 'accounts.withdrawReset': [keepers, 'in'],
  'accounts.oidcIdentities': [keepers, 'any'], 'accounts.linkOidc': [keepers, 'in'], 'accounts.unlinkOidc': [keepers, 'in'],

  'privacy.readDataMap': [all, 'any'], 'privacy.listRequests': [staff, 'any'], 'privacy.readRequest': [staff, 'in'], 'privacy.takeIn': [staff, 'in'], 'privacy.answer': [staff, 'in'], 'privacy.refuse': [staff, 'in'],
  'privacy.settle': [staff, 'in'], 'privacy.lift': [staff, 'in'], 'privacy.extend': [staff, 'in'], 'privacy.proposeErasure': [staff, 'in'], 'privacy.confirmErasure': [staff, 'in'], 'privacy.declineErasure': [staff, 'in'],
  'privacy.readHeld': [staff, 'in'], 'privacy.exportHeld': [staff, 'in'],

  'backups.keeping': ['A', 'any'], 'backups.backUpNow': ['A', 'any'],
}

/** @param unit where that lies which the call names; null: it names nothing @param mine whether it is the speaker's own */
export function expectedOfCall(name: string, { role, at }: Speaker, unit: number | null, mine: boolean): Outcome {
  const [who, where, outside = 'refused'] = routes[name] ?? ['', 'any']
  if (!who.includes(letter[role])) return 'refused'
  if (where === 'any' || (where === 'mine' ? mine : isIn(unit, at)) || (where === 'kept' && role === 'administrator')) return 'let in'
  return outside
}

const country = 1

/** Whose eyes each mark of a fact of a unit may reach, anywhere, where the unit is their own or below. Administrators keep every account, and an auditor of the whole country reads who looked. */
const eyes: Record<keyof typeof marks, string> = { person: inside, other: inside, task: inside, assessed: 'PCI', printed: figures, told: figures, writer: 'PCIU', reason: 'PCI', looker: 'PCVOI', grant: 'APCIU', account: 'APCIU', login: 'APCIU' }

export const maySee = (mark: keyof typeof marks, { role, at }: Speaker, unit: number): boolean =>
  (eyes[mark].includes(letter[role]) && isIn(unit, at)) || (mark === 'looker' && role === 'auditor' && at === country)
  || (role === 'administrator' && ['account', 'login'].includes(mark))
