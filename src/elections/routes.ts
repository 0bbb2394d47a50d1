import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import { certify, correctResult, orderRerun, recognise, review } from './certify.ts'
import * as calls from './contract.ts'
import { drivesOf, driveSeen } from './drives.ts'
import type { Warning } from './election.ts'
import { count, hold, openRound } from './hold.ts'
import { linkedOn } from './linked.ts'
import { agreeCandidates, decide, formTeam, openDrive, publishPlan, refuseAboutMyself, withdraw } from './prepare.ts'
import { electionsUnder, electionSeen } from './read.ts'

/** @param personOf the person that whoever asks is, where staff named one: nobody certifies or counts an election in which they stand */
export const routesFor = ({ personOf }: { personOf(tx: Tx): Promise<number | null> }): Route[] => [
  route(calls.listElections, (tx, _actor, { id, on, ...filter }) => electionsUnder(tx, id, on, filter)),
  route(calls.linkedElections, (tx, _actor, { id, on }) => linkedOn(tx, id, on)),
  route(calls.readElection, async (tx, actor, { id }) => electionSeen(tx, actor, id, await personOf(tx))),
  route(calls.listDrives, (tx, _actor, { id }) => drivesOf(tx, id)),
  route(calls.readDrive, (tx, _actor, { id, on, under }) => driveSeen(tx, id, on, under)),
  route(calls.openDrive, openDrive),
  route(calls.decide, async (tx, actor, given) => sent(await decide(tx, actor, given))),
  route(calls.publishPlan, async (tx, actor, given) => sent(await publishPlan(tx, actor, given))),
  route(calls.formTeam, async (tx, actor, given) => sent(await formTeam(tx, actor, given))),
  route(calls.agreeCandidates, async (tx, actor, given) => sent(await agreeCandidates(tx, actor, given))),
  route(calls.hold, async (tx, actor, given) => sent(await hold(tx, actor, given))),
  route(calls.openRound, openRound),
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
]

type Facts = Record<string, string | number | boolean | null>
/** Facts of a warning are plain values already. */
const sent = <Done extends { warnings: Warning[] }>(done: Done) => ({ ...done, warnings: done.warnings.map(({ facts, ...each }) => ({ ...each, facts: facts as Facts })) })
