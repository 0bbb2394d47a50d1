import type { Actor } from '#ground/actor.ts'
import { route, type Route } from '#ground/http/route.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Known } from '#indicators/public.ts'
import { boardOf, headline, type Lent, namesOf } from './board.ts'
import * as calls from './contract.ts'
import { amend, assign, getProgramme, launch, markModel, setMilestone, strikeMilestone, withdraw } from './launch.ts'
import { logSession, report, respond, strikeSession } from './respond.ts'
import { countLater, programmesOn } from './store.ts'
import { urge } from './urge.ts'

const nothing = async (work: Promise<unknown>) => { await work; return {} }

/** What was known then is derived anew from the facts about people: who may not read those would be told of empty posts. */
const refuseToTell = (known: Known, { may }: Pick<Actor, 'may'>): Refusal | null => (known === null || may.some((one) => one === 'people.read' || one === '*') ? null : new Refusal('indicators.known-needs-people'))

/** `lent`: what other rooms know, handed in by the app. */
export const routesFor = (lent: Lent): Route[] => [
  route(calls.listProgrammes, async (tx, actor, { on, known = null, of }) => {
    obey(refuseToTell(known, actor))
    const found = await programmesOn(tx, on, of, known)
    const names = await namesOf(tx, found.map(({ unitId }) => unitId), on, known)
    const list = []
    for (const programme of found) {
      const { lines } = await boardOf(tx, lent, programme, on, known)
      const count = (is: (line: (typeof lines)[number]) => boolean) => lines.filter(is).length
      list.push({
        ...programme, lead: names.get(programme.unitId)?.name ?? '', figure: await headline(tx, lent, programme, on, known), units: lines.length,
        acknowledged: count(({ standing }) => standing.acknowledge === 'done'), planned: count(({ standing }) => standing.plan === 'done'), late: count(({ standing }) => standing.late.length > 0),
      })
    }
    return { later: of === undefined ? await countLater(tx, on, known) : 0, rows: list }
  }),
  route(calls.getProgramme, async (tx, actor, { number, on, known = null }) => {
    obey(refuseToTell(known, actor))
    return boardOf(tx, lent, await getProgramme(tx, number, known), on, known)
  }),
  route(calls.getWhyMissing, async (tx, actor, { number, on, known = null }) => {
    obey(refuseToTell(known, actor))
    const { indicator, unitId } = await getProgramme(tx, number, known)
    const measured = lent.indicators.find(({ code }) => code === indicator)
    if (!measured) return { count: 0, rows: [] }
    if (!await lent.covers(tx, unitId, 'indicators.read')) throw new Refusal('programmes.figures-not-yours')
    return lent.whyMissing(tx, measured, unitId, on, known)
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
  route(calls.logProgrammeSession, (tx, actor, { number, work, ...draft }) => logSession(tx, actor, number, draft, work)),
  route(calls.strikeProgrammeSession, (tx, actor, { session, reason }) => nothing(strikeSession(tx, actor, session, reason))),
]
