import type { Tx } from '#ground/database/database.ts'
import type { Database } from '#ground/database/database.ts'
import { HandedOut, type Mark } from '#ground/http/handed-out.ts'
import { route, routeAround, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { mediaTypes, nameOfLetter, writtenLetter } from '#documents/public.ts'
import { certify, correctResult, orderRerun, recognise, review } from './certify.ts'
import * as calls from './contract.ts'
import { factsOf } from './documents/facts.ts'
import { forms } from './documents/forms.ts'
import { drivesOf, driveSeen } from './drives.ts'
import type { Warning } from './election.ts'
import { renameCluster } from './rename-cluster.ts'
import { count, hold, openRound } from './hold.ts'
import { linkedOn } from './linked.ts'
import { agreeCandidates, decide, formTeam, openDrive, publishPlan, refuseAboutMyself, withdraw } from './prepare.ts'
import { electionsUnder, electionSeen } from './read.ts'

/** @param markOf how a file that goes out is marked @param personOf the person that whoever asks is, where staff named one: nobody certifies or counts an election in which they stand */
export const routesFor = ({ personOf, markOf }: { personOf(tx: Tx): Promise<number | null>; markOf(database: Database): Promise<Mark> }): Route[] => [
  route(calls.listElections, (tx, _actor, { id, on, known = null, ...filter }) => electionsUnder(tx, id, on, filter, known)),
  route(calls.linkedElections, (tx, _actor, { id, on, known = null }) => linkedOn(tx, id, on, known)),
  route(calls.readElection, async (tx, actor, { id, known = null }) => electionSeen(tx, actor, id, await personOf(tx), known)),
  route(calls.listDrives, (tx, _actor, { id, known = null }) => drivesOf(tx, id, known)),
  route(calls.readDrive, (tx, _actor, { id, on, under, known = null }) => driveSeen(tx, id, on, under, known)),
  route(calls.openDrive, openDrive),
  route(calls.decide, async (tx, actor, given) => sent(await decide(tx, actor, given))),
  route(calls.publishPlan, async (tx, actor, given) => sent(await publishPlan(tx, actor, given))),
  route(calls.formTeam, async (tx, actor, given) => sent(await formTeam(tx, actor, given))),
  route(calls.agreeCandidates, async (tx, actor, given) => sent(await agreeCandidates(tx, actor, given))),
  route(calls.hold, async (tx, actor, given) => sent(await hold(tx, actor, given))),
  route(calls.openRound, openRound),
  route(calls.renameCluster, renameCluster),
  route(calls.countVotes, async (tx, actor, given) => {
    await refuseAboutMyself(tx, given.id, await personOf(tx))
    return count(tx, actor, given)
  }),
  route(calls.review, async (tx, actor, given) => sent(await review(tx, actor, given, await personOf(tx)))),
  route(calls.certify, async (tx, actor, given) => sent(await certify(tx, actor, given, await personOf(tx)))),
  route(calls.recognise, async (tx, actor, given) => sent(await recognise(tx, actor, given, await personOf(tx)))),
  route(calls.orderRerun, async (tx, actor, given) => sent(await orderRerun(tx, actor, given, await personOf(tx)))),
  route(calls.correctResult, async (tx, actor, given) => sent(await correctResult(tx, actor, given, await personOf(tx)))),
  route(calls.withdraw, async (tx, actor, given) => sent(await withdraw(tx, actor, given))),
  routeAround(calls.electionForm, async ({ database, actor }, { id, form }) => {
    if (!actor) throw new Refusal('documents.nobody-asked')
    const facts = await database.read((tx) => factsOf(tx, actor, id, new Date()))
    const lay = forms[facts.seen.kind][form]
    if (!lay) throw new Refusal('elections.no-such-form', { kind: facts.seen.kind })
    const mark = await markOf(database)
    const letter = lay(facts)
    const marked = { ...letter, exported: { ...letter.exported, mark } }
    return new HandedOut(await writtenLetter(marked), nameOfLetter(marked), mediaTypes.docx, { personIds: [...marked.people], mark })
  }),
]

type Facts = Record<string, string | number | boolean | null>
/** Facts of a warning are plain values already. */
const sent = <Done extends { warnings: Warning[] }>(done: Done) => ({ ...done, warnings: done.warnings.map(({ facts, ...each }) => ({ ...each, facts: facts as Facts })) })
