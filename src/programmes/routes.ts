import { route, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { boardOf, headline, type Lent, namesOf } from './board.ts'
import * as calls from './contract.ts'
import { amend, assign, getProgramme, launch, markModel, setMilestone, strikeMilestone, withdraw } from './launch.ts'
import { logSession, report, respond, strikeSession } from './respond.ts'
import { countLater, programmesOn } from './store.ts'
import { urge } from './urge.ts'

const nothing = async (work: Promise<unknown>) => { await work; return {} }

/** `lent`: what other rooms know, handed in by the app. */
export const routesFor = (lent: Lent): Route[] => [
  route(calls.listProgrammes, async (tx, _actor, { on, of }) => {
    const found = await programmesOn(tx, on, of)
    const names = await namesOf(tx, found.map(({ unitId }) => unitId), on)
    const list = []
    for (const programme of found) {
      const { lines } = await boardOf(tx, lent, programme, on)
      const count = (is: (line: (typeof lines)[number]) => boolean) => lines.filter(is).length
      list.push({
        ...programme, lead: names.get(programme.unitId)?.name ?? '', figure: await headline(tx, lent, programme, on), units: lines.length,
        acknowledged: count(({ standing }) => standing.acknowledge === 'done'), planned: count(({ standing }) => standing.plan === 'done'), late: count(({ standing }) => standing.late.length > 0),
      })
    }
    return { later: of === undefined ? await countLater(tx, on) : 0, rows: list }
  }),
  route(calls.getProgramme, async (tx, _actor, { number, on }) => boardOf(tx, lent, await getProgramme(tx, number), on)),
  route(calls.getWhyMissing, async (tx, _actor, { number, on }) => {
    const { indicator, unitId } = await getProgramme(tx, number)
    const measured = lent.indicators.find(({ code }) => code === indicator)
    if (!measured) return { count: 0, rows: [] }
    if (!await lent.covers(tx, unitId, 'indicators.read')) throw new Refusal('programmes.figures-not-yours')
    return lent.whyMissing(tx, measured, unitId, on)
  }),
  route(calls.launchProgramme, (tx, actor, draft) => launch(tx, actor, lent.indicators, draft)),
  route(calls.amendProgramme, (tx, actor, { number, ...draft }) => amend(tx, actor, lent.indicators, number, draft)),
  route(calls.assignUnits, async (tx, actor, { number, assigned, ...draft }) => {
    let changed = 0
    for (const unitId of new Set(assigned)) if ((await assign(tx, actor, number, unitId, draft)).change !== 'same') changed++
    return { changed }
  }),
  route(calls.withdrawUnit, (tx, actor, { number, assigned, reason }) => nothing(withdraw(tx, actor, number, assigned, reason))),
  route(calls.markModelUnit, (tx, actor, { number, assigned, on, reason }) => markModel(tx, actor, number, assigned, { on, reason })),
  route(calls.setProgrammeMilestone, (tx, actor, { number, ...draft }) => setMilestone(tx, actor, lent.indicators, number, draft)),
  route(calls.strikeProgrammeMilestone, (tx, actor, { milestone, reason }) => nothing(strikeMilestone(tx, actor, milestone, reason))),
  route(calls.urgeLate, (tx, actor, given) => urge(tx, actor, lent, given)),
  route(calls.respondToProgramme, (tx, actor, { number, unitId, ...given }) => respond(tx, actor, number, unitId, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))),
  route(calls.reportMilestone, (tx, actor, { milestone, unitId, ...given }) => report(tx, actor, milestone, unitId, given)),
  route(calls.logProgrammeSession, (tx, actor, { number, ...draft }) => logSession(tx, actor, number, draft)),
  route(calls.strikeProgrammeSession, (tx, actor, { session, reason }) => nothing(strikeSession(tx, actor, session, reason))),
]
