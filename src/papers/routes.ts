import { Refusal } from '#ground/refusal.ts'
import { route, type Route } from '#ground/http/route.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { countPapers, enterPaper, findPapers, getPaper, listPapers, readSymbol } from './contract.ts'
import { enter } from './enter.ts'
import { kindOf } from './kind.ts'
import type { RestsOn } from './paper.ts'
import { countWith, findPaper, paperCounts, papersWith } from './store.ts'

const wordsOf = (text: string) => fold(text).split(' ').filter(Boolean)

/** What rests on a paper is told by the rooms that own the acts. */
export const routesFor = (restsOn: RestsOn[]): Route[] => [
  route(findPapers, (tx, _actor, { text, limit }) => papersWith(tx, wordsOf(text), limit)),
  route(listPapers, async (tx, _actor, { text, limit, offset, ...only }) => ({ count: await countWith(tx, wordsOf(text), only), rows: await papersWith(tx, wordsOf(text), limit, { offset, ...only }) })),
  route(countPapers, (tx, _actor, { until }) => paperCounts(tx, until)),
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
