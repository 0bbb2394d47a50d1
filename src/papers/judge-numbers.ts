import type { Tx } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import { fold } from '#ground/text/fold.ts'
import { tidySymbol } from '#ground/text/symbols.ts'
import type { Day } from '#ground/time/day.ts'
import { numbersIn } from './reserve.ts'
import { numberIn, type Reservation, type Series } from './series.ts'
import { allSeries, takeTurn } from './series-store.ts'

type Numbered = { symbol: string; issuer: string; issuedOn: Day | null }
type Holder = { symbol: string | null; issuedOn: Day | null }
type Held = { papers: Map<number, Holder[]>; kept: Map<number, Reservation> }

/**
 * Judges the papers of a file one after the other as `enter` judges one: whose number its body's series has given to another paper, in the register or above in the file,
 * or keeps for an office other than `offices`, is refused. Gaps are no fault; a paper that is there, or whose day is not known, passes.
 */
export function judgeNumbers(tx: Tx, offices: readonly (number | null)[]): (paper: Numbered) => Promise<Refusal | null> {
  let kept: Promise<Series[]> | undefined
  const known = new Map<number, Promise<Held>>()
  return async ({ symbol: typed, issuer, issuedOn }) => {
    const symbol = tidySymbol(typed)
    if (!issuedOn || symbol === '') return null
    for (const series of (await (kept ??= allSeries(tx))).filter((each) => fold(each.issuer) === fold(issuer))) {
      const number = numberIn(series, { symbol, issuedOn })
      if (number === undefined) continue
      const held = await (known.get(series.id) ?? known.set(series.id, heldIn(tx, series)).get(series.id)!)
      const there = held.papers.get(number) ?? []
      if (there.some((other) => other.issuedOn === issuedOn && fold(other.symbol ?? '') === fold(symbol))) continue
      const [other] = there
      if (other) return new Refusal('papers.number-twice', { number, issuer: series.issuer, series: series.name, symbol: other.symbol, issuedOn: other.issuedOn })
      const reservation = held.kept.get(number)
      if (reservation && !offices.includes(series.unitId)) return new Refusal('papers.number-kept-by-another', { number, issuer: series.issuer, whatFor: reservation.whatFor, reservedOn: reservation.reservedOn })
      held.papers.set(number, [{ symbol, issuedOn }])
    }
    return null
  }
}

async function heldIn(tx: Tx, series: Series): Promise<Held> {
  await takeTurn(tx, series.id)
  const { given, reserved } = await numbersIn(tx, series)
  const papers = new Map<number, Holder[]>()
  for (const { number, paper } of given) papers.set(number, [...papers.get(number) ?? [], paper])
  return { papers, kept: new Map(reserved.map((each) => [each.number, each])) }
}
