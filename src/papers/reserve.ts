import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { secretMarkIn } from '#ground/text/secret-mark.ts'
import type { PaperDraft } from './paper.ts'
import { numberIn, type Numbers, numbersOf, refuseNumber, refuseToOpenSeries, type Series, type SeriesDraft } from './series.ts'
import { endReservation, findReservation, findSeries, insertReservation, insertSeries, papersOfSeries, reservationsOf, seriesOf, takeTurn } from './series-store.ts'

/** Opens a row of numbers for the office that the actor works for: from then on no number of it is given twice. */
export async function openSeries(tx: Tx, actor: Actor, draft: SeriesDraft): Promise<{ id: number }> {
  obey(refuseToOpenSeries(draft))
  if (actor.unitId === null) throw new Refusal('papers.series-needs-a-unit')
  const id = await insertSeries(tx, actor.unitId, { ...draft, issuer: draft.issuer.trim(), name: draft.name.trim() })
  await record(tx, actor, { what: 'papers.open-series', units: [actor.unitId], subject: `paper-series/${id}`, facts: { ...draft } })
  return { id }
}

export async function numbersIn(tx: Tx, series: Series): Promise<Numbers> {
  return numbersOf(series, await papersOfSeries(tx, series), await reservationsOf(tx, series.id))
}

/** Keeps a number free for a paper to come: the next one, or the one asked for. */
export async function reserve(tx: Tx, actor: Actor, { seriesId, number, whatFor }: { seriesId: number; number: number | null; whatFor: string }): Promise<{ id: number; number: number }> {
  const series = await getSeries(tx, seriesId)
  const mark = secretMarkIn(whatFor)
  if (mark) throw new Refusal('papers.reserved-for-secret', { mark })
  if (!whatFor.trim()) throw new Refusal('papers.reserved-for-nothing')
  await takeTurn(tx, series.id)
  const numbers = await numbersIn(tx, series)
  const kept = number ?? numbers.next
  obey(refuseNumber(kept, numbers))
  const id = await insertReservation(tx, series, kept, whatFor.trim(), actor.today)
  await record(tx, actor, { what: 'papers.reserve', units: [series.unitId], subject: `paper-series/${series.id}`, facts: { number: kept }, after: { whatFor: whatFor.trim() } })
  return { id, number: kept }
}

/** Gives a kept number back: the paper did not come. */
export async function release(tx: Tx, actor: Actor, { id, reason }: { id: number; reason: string }): Promise<void> {
  const kept = await findReservation(tx, id)
  if (!kept) throw new Refusal('papers.no-such-reservation')
  await endReservation(tx, id)
  await record(tx, actor, { what: 'papers.release', units: [kept.unitId], subject: `paper-series/${kept.seriesId}`, reason, facts: { number: kept.number }, before: { whatFor: kept.whatFor }, after: {} })
}

export async function getSeries(tx: Tx, id: number): Promise<Series> {
  const series = await findSeries(tx, id)
  if (!series) throw new Refusal('papers.no-such-series')
  return series
}

/** Where the body keeps a row of numbers, the paper's own is looked at: given already, and to what, or kept by another office than the actor's, is refused. */
export async function refuseTaken(tx: Tx, actor: Actor, draft: PaperDraft): Promise<Refusal | null> {
  if (!draft.symbol || !draft.issuedOn) return null
  for (const series of await seriesOf(tx, draft.issuer, draft.issuedOn)) {
    const number = numberIn(series, draft)
    if (number === undefined) continue
    await takeTurn(tx, series.id)
    const numbers = await numbersIn(tx, series)
    const refusal = refuseNumber(number, { ...numbers, reserved: [] })
    if (refusal) return refusal
    const kept = series.unitId === actor.unitId ? undefined : numbers.reserved.find((one) => one.number === number)
    if (kept) return new Refusal('papers.number-kept-by-another', { number, issuer: series.issuer, whatFor: kept.whatFor, reservedOn: kept.reservedOn })
  }
  return null
}
