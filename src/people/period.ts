import type { Day } from '#ground/time/day.ts'

/** Half-open: `until` is the first day it no longer holds. null: since before the records, until further notice. */
export type Period = { from: Day | null; until: Day | null }

export const startsBefore = (a: Day | null, b: Day | null): boolean => (a ?? '') < (b ?? '')
export const contains = ({ from, until }: Period, on: Day): boolean => (from === null || from <= on) && (until === null || on < until)
export const rangeText = ({ from, until }: Period): string => `[${from ?? ''},${until ?? ''})`

/** Pieces of one line of facts, in the order of time: from a day on (null: for all time) what was known is replaced. */
export function replacedFrom<Fact extends Period>(facts: Fact[], from: Day | null, replace: (fact: Fact) => Fact): Fact[] {
  return facts.flatMap((fact) => {
    if (from !== null && fact.until !== null && fact.until <= from) return [fact]
    if (from === null || (fact.from !== null && fact.from >= from)) return [replace(fact)]
    return [{ ...fact, until: from }, replace({ ...fact, from })]
  })
}

/** The facts that hold before a day; one that lasts beyond it ends there. */
export const until = <Fact extends Period>(facts: Fact[], end: Day): Fact[] =>
  facts.filter(({ from }) => from === null || from < end).map((fact) => (fact.until === null || fact.until > end ? { ...fact, until: end } : fact))

/** Neighbours that say the same are one. */
export function joined<Fact extends Period>(facts: Fact[], same: (a: Fact, b: Fact) => boolean): Fact[] {
  const result: Fact[] = []
  for (const fact of facts) {
    const last = result.at(-1)
    if (last && last.until !== null && last.until === fact.from && same(last, fact)) result[result.length - 1] = { ...last, until: fact.until }
    else result.push(fact)
  }
  return result
}
