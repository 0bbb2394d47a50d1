import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { obey } from '#ground/refusal.ts'
import { route, routeAround, type Route } from '#ground/http/route.ts'
import { instant } from '#posts/public.ts'
import { board, nameOf, unitName, villagePlan } from './board.ts'
import { consult, correctTalk, withdrawTalk } from './consult.ts'
import * as calls from './contract.ts'
import * as acts from './draft.ts'
import { approvalOf, levelOf } from './level.ts'
import { pipelineOf } from './pipeline.ts'
import type { Approval } from './plan.ts'
import { remind } from './remind.ts'
import { accept, drop, getScenario, keepScenario, problemOf, refuseToSolve, scenariosOf } from './scenario.ts'
import { solveApart } from './solving.ts'
import { getTerm } from './store.ts'

/** On the wire a village is a unit, as everywhere. */
const ofVillage = <Given extends { unitId: number }>({ unitId, ...given }: Given) => ({ villageId: unitId, ...given })
const nobodyActs: Approval = { from: null, above: [], yours: false, own: false }
const nothing = async (work: Promise<unknown>) => { await work; return {} }

export const routes: Route[] = [
  route(calls.readBoard, (tx, _actor, { unitId, on, known = null, termId }) => board(tx, unitId, on, termId ?? null, known)),
  route(calls.readVillagePlan, async (tx, actor, { unitId, termId, on, known = null }) => {
    const seen = await villagePlan(tx, unitId, termId, on, known)
    if (known !== null) return { ...seen, approval: nobodyActs }
    const stands = seen.plan && ['proposed', 'approved'].includes(seen.plan.state) ? seen.plan : null
    return { ...seen, approval: await approvalOf(tx, actor, stands ?? { villageId: unitId, proposedBy: null, proposedFrom: await levelOf(tx, actor, unitId) }) }
  }),
  route(calls.draftPlan, (tx, actor, given) => acts.draft(tx, actor, ofVillage(given))),
  route(calls.proposePlan, (tx, actor, given) => acts.propose(tx, actor, ofVillage(given))),
  route(calls.approvePlan, (tx, actor, given) => acts.approve(tx, actor, ofVillage(given))),
  route(calls.returnPlan, (tx, actor, given) => acts.sendBack(tx, actor, ofVillage(given))),
  route(calls.enterCandidate, (tx, actor, given) => acts.enterCandidate(tx, actor, ofVillage(given))),
  route(calls.withdrawCandidate, (tx, actor, given) => nothing(acts.withdrawCandidate(tx, actor, ofVillage(given)))),
  route(calls.writeConsultation, (tx, actor, given) => consult(tx, actor, ofVillage(given))),
  route(calls.correctConsultation, (tx, actor, given) => correctTalk(tx, actor, ofVillage(given))),
  route(calls.withdrawConsultation, (tx, actor, given) => nothing(withdrawTalk(tx, actor, ofVillage(given)))),
  route(calls.listScenarios, async (tx, _actor, { unitId, termId, known = null }) =>
    (await scenariosOf(tx, unitId, termId, known)).map(({ result, wishes: _wishes, pins: _pins, ...scenario }) => ({ ...scenario, state: result.state, villages: result.villages, reached: result.chosen.length }))),
  route(calls.readScenario, async (tx, _actor, { id, known = null }) => {
    const scenario = await getScenario(tx, id, { known })
    const { result, on } = scenario
    const people = [...new Set([...result.chosen, ...result.blocked].map(({ personId }) => personId).filter((person) => person !== null))]
    const villages = [...result.chosen, ...result.blocked].map(({ villageId }) => villageId)
    const { name } = await row<{ name: string | null }>(tx, sql`select ${unitName(sql`${scenario.unitId}`, on, known)} as name`)
    return {
      ...scenario, unit: name ?? '', term: await getTerm(tx, scenario.termId, known),
      people: await rows<{ id: number; name: string }>(tx, sql`select p.id, coalesce(${nameOf(sql`p.id`, on, known)}, '') as name from person p where p.id = any(${people}::int[])`),
      villages: await rows<{ id: number; name: string; commune: string | null }>(tx, sql`
        select v.unit_id as id, v.full_name as name, c.name as commune
        from unit_version v left join lateral (select ${unitName(sql`v.parent_id`, on, known)} as name) c on true
        where v.unit_id = any(${villages}::int[]) and believed_at(v.recorded, ${instant(known)}) and v.valid @> ${on}::date order by c.name, v.code`),
    }
  }),
  // the solver holds no transaction: the facts are read in one, what came of them is kept in another
  routeAround(calls.solvePlan, async ({ database, actor }, asked) => {
    obey(refuseToSolve(asked))
    const found = await database.read((tx) => problemOf(tx, asked))
    const begunAt = performance.now()
    const solved = await solveApart(found.problem)
    return database.transaction((tx) => keepScenario(tx, actor!, asked, found, solved, Math.round(performance.now() - begunAt)))
  }),
  route(calls.acceptScenario, (tx, actor, { id }) => accept(tx, actor, id)),
  route(calls.dropScenario, (tx, actor, { id }) => nothing(drop(tx, actor, id))),
  route(calls.remindPipeline, (tx, actor, given) => remind(tx, actor, ofVillage(given))),
  route(calls.readPipeline, (tx, _actor, { unitId, on, known = null }) => pipelineOf(tx, unitId, on, known)),
]
