import { Refusal } from '#ground/refusal.ts'
import { route, type Route } from '#ground/http/route.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { countPapers, enterPaper, findPapers, getPaper, readSymbol } from './contract.ts'
import { enter } from './enter.ts'
import { kindOf } from './kind.ts'
import type { RestsOn } from './paper.ts'
import { findPaper, paperCounts, papersWith } from './store.ts'

/** What rests on a paper is told by the rooms that own the acts. */
export const routesFor = (restsOn: RestsOn[]): Route[] => [
  route(findPapers, (tx, _actor, { text, limit, ...only }) => papersWith(tx, fold(text).split(' ').filter(Boolean), limit, only)),
  route(countPapers, (tx) => paperCounts(tx)),
  route(readSymbol, async (_tx, _actor, { text }) => ({ kind: kindOf(text) })),
  route(getPaper, async (tx, _actor, { id }) => {
    const paper = await findPaper(tx, id)
    if (!paper) throw new Refusal('papers.no-such-paper')
    const rests = []
    for (const tell of restsOn) rests.push(...await tell(tx, id))
    return { ...paper, rests: rests.sort((a, b) => String(a.on).localeCompare(String(b.on))) }
  }),
  route(enterPaper, (tx, actor, { kind = 'other', issuedPrecision, note = null, issuedOn, ...draft }) => enter(tx, actor, {
    ...draft, note, issuedOn: issuedOn as Day | null,
    kind: kind === 'other' ? kindOf(draft.symbol) : kind,
    issuedPrecision: issuedPrecision ?? (issuedOn ? 'day' : 'unknown'),
  })),
]
