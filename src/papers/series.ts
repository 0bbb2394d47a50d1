import { Refusal } from '#ground/refusal.ts'
import { readSymbol } from '#ground/text/symbols.ts'
import { type Day, dayOf, yearOf } from '#ground/time/day.ts'
import type { Paper } from './paper.ts'

/**
 * A row of numbers that an office gives its papers (`until` is the first day after it). Hướng dẫn 36-HD/VPTW: a Party committee counts by kind from 01 for its term, a congress
 * counts all kinds in one row; Nghị định 30/2020/NĐ-CP: a State body counts by kind for a calendar year. Secret papers share the numbers of the others.
 */
export type Series = { id: number; unitId: number; issuer: string; side: 'party' | 'state'; kind: string | null; name: string; from: Day; until: Day | null }
export type SeriesDraft = Omit<Series, 'id' | 'unitId'>
export type Reservation = { id: number; number: number; whatFor: string; reservedOn: Day }

export function refuseToOpenSeries({ issuer, side, kind, name, from, until }: SeriesDraft): Refusal | null {
  if (!issuer.trim()) return new Refusal('papers.issuer-missing')
  if (!name.trim()) return new Refusal('papers.series-without-name')
  if (until && until <= from) return new Refusal('papers.series-ends-before', { from, until })
  if (side === 'state' && (from !== dayOf(yearOf(from), 1, 1) || until !== dayOf(yearOf(from) + 1, 1, 1))) return new Refusal('papers.series-is-a-year', { year: yearOf(from) })
  if (side === 'state' && kind === null) return new Refusal('papers.series-needs-a-kind')
  return null
}

/** The number that a paper took of a series; undefined where it is none of it. A paper of unknown day is in none. */
export function numberIn({ side, kind, from, until }: Pick<Series, 'side' | 'kind' | 'from' | 'until'>, { symbol, issuedOn }: { symbol: string | null; issuedOn: Day | string | null }): number | undefined {
  const read = symbol ? readSymbol(symbol) : undefined
  if (!read || read.side !== side || (kind !== null && read.kind !== kind)) return undefined
  return issuedOn && issuedOn >= from && (until === null || issuedOn < until) ? Number(read.number) : undefined
}

export type Numbers = {
  given: { number: number; paper: Paper }[]
  reserved: Reservation[]       // those whose paper is not there yet
  gaps: number[]                // below the last number, neither given nor kept free
  next: number                  // the least that is free above all
}

/** What became of each number of a series. */
export function numbersOf(series: Series, papers: readonly Paper[], reservations: readonly Reservation[]): Numbers {
  const given = papers.flatMap((paper) => {
    const number = numberIn(series, paper)
    return number === undefined ? [] : [{ number, paper }]
  }).sort((a, b) => a.number - b.number)
  const taken = new Set(given.map(({ number }) => number))
  const reserved = reservations.filter(({ number }) => !taken.has(number))
  const held = new Set([...taken, ...reserved.map(({ number }) => number)])
  const last = Math.max(0, ...held)
  const gaps = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !held.has(number))
  return { given, reserved, gaps, next: last + 1 }
}

/** A number is given once: what holds it is named. */
export function refuseNumber(number: number, { given, reserved }: Numbers): Refusal | null {
  if (!Number.isInteger(number) || number < 1) return new Refusal('papers.number-not-a-number', { number })
  const paper = given.find((one) => one.number === number)?.paper
  if (paper) return new Refusal('papers.number-taken', { number, symbol: paper.symbol, summary: paper.summary, issuedOn: paper.issuedOn })
  const kept = reserved.find((one) => one.number === number)
  return kept ? new Refusal('papers.number-reserved', { number, whatFor: kept.whatFor, reservedOn: kept.reservedOn }) : null
}
