import type { Tx } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import { route, routeAround, type Route } from '#ground/http/route.ts'
import { fold } from '#ground/text/fold.ts'
import { type Day, today } from '#ground/time/day.ts'
import { attach, filesOf, getFile, removeFile } from './attach.ts'
import * as calls from './contract.ts'
import { enter } from './enter.ts'
import { kindOf } from './kind.ts'
import { lookInto } from './look-into.ts'
import type { Resting, RestsOn } from './paper.ts'
import { relate, reviewedOn, standingOf, unrelate } from './relate.ts'
import { getSeries, numbersIn, openSeries, release, reserve } from './reserve.ts'
import { allSeries } from './series-store.ts'
import { countWith, findPaper, paperCounts, papersWith } from './store.ts'

const wordsOf = (text: string) => fold(text).split(' ').filter(Boolean)
const nothing = async (work: Promise<unknown>) => { await work; return {} }

async function restingOn(tx: Tx, paperId: number, restsOn: RestsOn[]): Promise<Resting[]> {
  const rests: Resting[] = []
  for (const tell of restsOn) rests.push(...await tell(tx, paperId))
  return rests
}

/** What rests on a paper is told by the rooms that own the acts. */
export const routesFor = (restsOn: RestsOn[]): Route[] => [
  route(calls.findPapers, (tx, _actor, { text, limit }) => papersWith(tx, wordsOf(text), limit)),
  route(calls.listPapers, async (tx, _actor, { text, limit, offset, ...only }) => {
    const [rows, reviewed] = [await papersWith(tx, wordsOf(text), limit, { offset, ...only }), await reviewedOn(tx, only.until ?? today())]
    return { count: await countWith(tx, wordsOf(text), only), rows: rows.map((paper) => ({ ...paper, review: reviewed.has(paper.id) })) }
  }),
  route(calls.countPapers, (tx, _actor, { until }) => paperCounts(tx, until)),
  route(calls.readSymbol, async (_tx, _actor, { text }) => ({ kind: kindOf(text) })),
  route(calls.getPaper, async (tx, _actor, { id, on }) => {
    const paper = await findPaper(tx, id)
    if (!paper) throw new Refusal('papers.no-such-paper')
    const rests = await restingOn(tx, id, restsOn)
    return { ...paper, rests: rests.sort((a, b) => String(a.on).localeCompare(String(b.on))), files: await filesOf(tx, id), ...await standingOf(tx, id, on ?? today()) }
  }),
  route(calls.enterPaper, (tx, actor, { kind = 'other', issuedPrecision, note = null, issuedOn, ...draft }) => enter(tx, actor, {
    ...draft, note, issuedOn: issuedOn as Day | null,
    kind: kind === 'other' ? kindOf(draft.symbol) : kind,
    issuedPrecision: issuedPrecision ?? (issuedOn ? 'day' : 'unknown'),
  })),
  route(calls.relatePapers, relate),
  route(calls.unrelatePapers, (tx, actor, given) => nothing(unrelate(tx, actor, given))),
  routeAround(calls.attachFile, async ({ database, actor }, { id, file, declared }) => {
    const looked = await lookInto(file.name, new Uint8Array(await file.arrayBuffer()))
    return database.transaction((tx) => attach(tx, actor!, { paperId: id, file: looked, declared: declared === 'no-mark' }))
  }),
  route(calls.getPaperFile, (tx, _actor, { id }) => getFile(tx, id, async (paperId) => (await restingOn(tx, paperId, restsOn)).flatMap(({ people }) => people ?? []))),
  route(calls.removePaperFile, (tx, actor, given) => nothing(removeFile(tx, actor, given))),
  route(calls.listSeries, async (tx) => {
    const all = []
    for (const series of await allSeries(tx)) {
      const { given, reserved, gaps, next } = await numbersIn(tx, series)
      all.push({ ...series, given: given.length, reserved: reserved.length, gaps: gaps.length, next })
    }
    return all
  }),
  route(calls.getSeriesNumbers, async (tx, _actor, { id }) => {
    const series = await getSeries(tx, id)
    return { ...series, numbers: await numbersIn(tx, series) }
  }),
  route(calls.openPaperSeries, (tx, actor, draft) => openSeries(tx, actor, draft)),
  route(calls.reserveNumber, (tx, actor, { id, ...given }) => reserve(tx, actor, { seriesId: id, ...given })),
  route(calls.releaseNumber, (tx, actor, given) => nothing(release(tx, actor, given))),
]
