import { route, type Route } from '#ground/http/route.ts'
import { day, type Day } from '#ground/time/day.ts'
import { rememberAnswers } from '#indicators/public.ts'
import { appoint, replace, type Appointing } from './appoint.ts'
import { besideUnit, interimLimitShown, pairsOf, unitShown } from './beside.ts'
import * as calls from './contract.ts'
import { correct, end, extend, strike, type Correction } from './end-term.ts'
import { findPeople, type Named } from './find-people.ts'
import { beliefsOf, conflictsUnder, historyOfPerson, historyOfPost, holdersOn, vacanciesOn } from './holders.ts'
import { countPeople, duplicatesUnder, type Listed, listPeople, placesOfPerson, type PeopleFilter } from './list-people.ts'
import { pairStateOn } from './pair-state.ts'
import { type Act, previewAct } from './preview.ts'
import { kinds } from './store.ts'
import { type VillageFilter, villagesOn } from './villages.ts'

const done = async (work: Promise<unknown>) => { await work; return {} }
/** Days of a checked input are ISO days already: the contract says so. */
const asked = <Given>(input: unknown) => input as Given

/** Units below and counts, for lists and searches of people. */
const bytesRemembered = 8 * 1024 * 1024

/** @param named how names are found, and `listed` how people are listed, for whoever asks, under the policies */
export const routesFor = ({ named, listed }: { named?: Named; listed?: Listed } = {}, { recallIn } = rememberAnswers(bytesRemembered)): Route[] => [
  route(calls.postKinds, (tx) => kinds(tx)),
  route(calls.unitPosts, async (tx, _actor, { id, on, known = null }) => {
    const then = day(on)
    const [holders, vacancies, unit, beside, pairs, interimLimit] = await Promise.all([
      holdersOn(tx, id, then, known), vacanciesOn(tx, id, then, known), unitShown(tx, id, then, known), besideUnit(tx, id, then, known), pairsOf(tx, id), interimLimitShown(tx, id, then)])
    return { holders, vacancies, unit, beside, pairs, interimLimit }
  }),
  route(calls.postHistory, (tx, _actor, { id, kind }) => historyOfPost(tx, id, kind ?? null)),
  route(calls.personPosts, (tx, _actor, { id }) => historyOfPerson(tx, id)),
  route(calls.beliefs, (tx, _actor, { number }) => beliefsOf(tx, number)),
  route(calls.pairState, (tx, _actor, { id, pair, on, known = null }) => pairStateOn(tx, id, pair, day(on), known)),
  route(calls.conflicts, (tx, _actor, { id, on }) => conflictsUnder(tx, id, day(on))),
  route(calls.villages, (tx, _actor, { id, on, known = null, ...filter }) => villagesOn(tx, id, day(on), asked<VillageFilter>(filter), known)),
  route(calls.findPeople, (tx, _actor, { text, on, under, limit }) => findPeople(tx, text, day(on), { under: under ?? null, limit, recall: recallIn(tx), ...(named ? { named } : {}) })),
  route(calls.listPeople, (tx, _actor, { id, on, known = null, ...filter }) => listPeople(tx, id, day(on), asked<PeopleFilter>(filter), known, listed, recallIn(tx))),
  route(calls.countPeople, (tx, _actor, { id, on, known = null, ...filter }) => countPeople(tx, id, day(on), asked<PeopleFilter>(filter), known, listed, recallIn(tx))),
  route(calls.duplicatesUnder, (tx, _actor, { id, on }) => duplicatesUnder(tx, id, day(on))),
  route(calls.personPlaces, (tx, _actor, { id, on }) => placesOfPerson(tx, id, day(on))),
  route(calls.previewAct, async (tx, actor, { given }) => sent(await previewAct(tx, actor, asked<Act>(given)))),
  route(calls.appoint, async (tx, actor, given) => sent(await appoint(tx, actor, asked<Appointing>(given)))),
  route(calls.replace, async (tx, actor, given) => sent(await replace(tx, actor, asked<Appointing>(given)))),
  route(calls.end, (tx, actor, { on, ...ending }) => done(end(tx, actor, { ...ending, on: day(on) }))),
  route(calls.extend, (tx, actor, given) => done(extend(tx, actor, asked<{ number: number; plannedEnd: Day; decidedOn: Day; paperId: number | null }>(given)))),
  route(calls.correct, (tx, actor, { number, reason, ...patch }) => done(correct(tx, actor, number, asked<Correction>(patch), reason))),
  route(calls.strike, (tx, actor, { number, reason }) => done(strike(tx, actor, number, reason))),
]

type Facts = Record<string, string | number | boolean | null>
const sent = <Result extends { warnings: { code: string; facts: Record<string, unknown> }[] }>(result: Result) =>
  ({ ...result, warnings: result.warnings.map(({ code, facts }) => ({ code, facts: facts as Facts })) })
