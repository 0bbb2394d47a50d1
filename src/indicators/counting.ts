import type { Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { AsKnown, Indicator, Subject } from './indicator.ts'
import { learn } from './learned.ts'
import { countPacked } from './packed.ts'
import { tally, type Count } from './tally.ts'

type Asking = { subject: Subject; indicators: readonly Indicator[]; on: Day; k: AsKnown }
type Counted<Cells> = { cells: Cells; counts: Map<string, Count> }

/**
 * Counts indicators of one subject over the rows that `ask` reads under alias s: each by its own expressions,
 * or, of many, by the numbers that the rows are packed into. `ask` adds the list to its own columns; it may group.
 */
export async function countOver<Cells extends Record<string, unknown>>(tx: Tx, asking: Asking, ask: (list: Sql) => Promise<Cells[]>): Promise<Counted<Cells>[]> {
  const found = asking.indicators.length < many ? undefined : await countByPacked(tx, asking, ask)
  if (found) return found
  const { list, countsIn } = tally(asking.indicators, asking.on, asking.k)
  return (await ask(list)).map((cells) => ({ cells, counts: countsIn(cells) }))
}

/** Of so many indicators, the packed numbers are read faster than the expressions are asked. */
const many = 6

/** Undefined where too few can be counted so, or where a birth is beyond what was learned. */
async function countByPacked<Cells extends Record<string, unknown>>(tx: Tx, { subject, indicators, on, k }: Asking, ask: (list: Sql) => Promise<Cells[]>): Promise<Counted<Cells>[] | undefined> {
  if (!subject.packed) return undefined
  const learned = await learn(tx, indicators.filter(({ weighs }) => !weighs))
  if (learned.size < many) return undefined
  const others = tally(indicators.filter((indicator) => !learned.has(indicator)), on, k)
  const found = await ask(sql`string_agg(int8send(s.${sql.name(subject.packed.column)}), '') as packed, ${others.list}`)
  const counted: Counted<Cells>[] = []
  for (const cells of found) {
    const counts = countPacked((cells['packed'] ?? nothing) as Buffer, on, learned)
    if (!counts) return undefined
    counted.push({ cells, counts: new Map([...counts, ...others.countsIn(cells)]) })
  }
  return counted
}

const nothing = Buffer.alloc(0)
