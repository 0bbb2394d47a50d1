import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import type { Day } from '#ground/time/day.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import { tasksOf, type Task } from '#tasks/public.ts'
import * as calls from './contract.ts'
import { correctFinding, correctVisit, moveVisit, withdrawFinding, withdrawRecommendation, withdrawVisit } from './correct.ts'
import { obstacles, originOf } from './inspection.ts'
import { changeTeam, getTeam, setUpTeam } from './set-up.ts'
import { findingsOf, personsCalled, recommendationsOf, teamsOf, unitsCalled, type Visit, visitsOfTeam, visitsTo } from './store.ts'
import { type Asking, holdVisit, noteFinding, planVisit, recommend } from './visit.ts'

/** `asking` is how rights, and the speaker's own person, are known. */
export const routesFor = (asking: Asking): Route[] => [
  route(calls.listTeams, async (tx, _actor, { unit, on, known = null }) => {
    const teams = await teamsOf(tx, [unit, ...await unitsUnder(tx, unit, on, known)], on, known)
    const heads = new Map((await personsCalled(tx, teams.map(({ headId }) => headId), known)).map(({ id, name }) => [id, name]))
    const found = []
    for (const team of teams) {
      const tasks = (await tasksOf(tx, originOf(team.id), on, known)).filter(({ state }) => state !== 'cancelled')
      found.push({ ...team, head: heads.get(team.headId) ?? null, done: tasks.filter(({ finished }) => finished !== null).length, late: tasks.filter(({ late }) => late).length })
    }
    return found
  }),
  route(calls.visitsTo, async (tx, _actor, { unit, on, known = null }) => told(tx, await visitsTo(tx, [unit, ...await unitsUnder(tx, unit, on, known)], on, known), on, known)),
  route(calls.readTeam, async (tx, _actor, { id, on, known = null }) => {
    const team = await getTeam(tx, id, known)
    const schedule = await told(tx, await visitsOfTeam(tx, id, on, known), on, known)
    const met = schedule.flatMap(({ findings }) => findings)
    return {
      ...team, members: await personsCalled(tx, team.memberIds, known), targets: await unitsCalled(tx, team.targetIds, known), schedule,
      byObstacle: obstacles.map((obstacle) => ({ obstacle, count: met.filter((one) => one.obstacle === obstacle).length })).filter(({ count }) => count > 0),
    }
  }),
  route(calls.setUpTeam, setUpTeam),
  route(calls.changeTeam, changeTeam),
  route(calls.planVisit, (tx, actor, given) => planVisit(tx, actor, asking, given)),
  route(calls.holdVisit, (tx, actor, given) => holdVisit(tx, actor, asking, given)),
  route(calls.noteFinding, (tx, actor, given) => noteFinding(tx, actor, asking, given)),
  route(calls.recommend, (tx, actor, given) => recommend(tx, actor, asking, given)),
  route(calls.moveVisit, (tx, actor, given) => moveVisit(tx, actor, asking, given)),
  route(calls.correctVisit, (tx, actor, given) => correctVisit(tx, actor, asking, given)),
  route(calls.withdrawVisit, (tx, actor, given) => withdrawVisit(tx, actor, asking, given)),
  route(calls.correctFinding, (tx, actor, given) => correctFinding(tx, actor, asking, given)),
  route(calls.withdrawFinding, (tx, actor, given) => withdrawFinding(tx, actor, asking, given)),
  route(calls.withdrawRecommendation, (tx, actor, given) => withdrawRecommendation(tx, actor, asking, given)),
]

/** The visits with what was found and recommended there; a visit of a later day has neither yet. */
async function told(tx: Tx, visits: Visit[], on: Day, known: Known): Promise<calls.VisitSeen[]> {
  const held = visits.filter(({ heldOn }) => heldOn !== null).map(({ id }) => id)
  const [findings, recommendations] = [await findingsOf(tx, held, known), await recommendationsOf(tx, held, known)]
  const tasks = new Map<string, Task>()
  for (const teamId of new Set(visits.map((visit) => visit.teamId))) for (const task of await tasksOf(tx, originOf(teamId), on, known)) tasks.set(task.origin!, task)
  return visits.map((visit) => ({
    ...visit, findings: findings.filter(({ visitId }) => visitId === visit.id),
    recommendations: recommendations.filter(({ visitId }) => visitId === visit.id).map((one) => ({ ...one, task: tasks.get(originOf(visit.teamId, one.id)) ?? null })),
  }))
}
