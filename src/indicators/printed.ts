import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import type { Figure } from './figure.ts'
import { figuresOf } from './figures.ts'
import type { Indicator } from './indicator.ts'
import { preparedRows } from './prepared.ts'
import { scopeOf } from './scope.ts'

/** A figure as a paper printed it. `percent` is the characters printed, '81,16'; null where it printed none. */
export type PrintedGiven = {
  unitId: number; on: Day; numerator: number | null; denominator: number | null; percent: string | null
  approximate: boolean; source: string; assumed: string | null
}

/** same: they agree · approximate: the paper said "about" · cut: it agrees once the derived share is cut, not rounded, to the printed digits · differs. */
export type Agreement = 'same' | 'approximate' | 'cut' | 'differs'
export type PrintedFigure = PrintedGiven & { id: number; indicator: string; derived: Figure | null; agreement: Agreement | null }

type Numbers = Pick<PrintedGiven, 'numerator' | 'denominator' | 'percent' | 'approximate'>

/** A printed share agrees when the derived fraction lies within half a unit of its last printed digit (0,005 for two digits). Whole-number arithmetic. */
export function agreementOf(printed: Numbers, derived: Pick<Figure, 'numerator' | 'denominator'>): Agreement {
  if (printed.approximate) return 'approximate'
  if (printed.numerator !== null && printed.numerator !== derived.numerator) return 'differs'
  if (printed.denominator !== null && printed.denominator !== derived.denominator) return 'differs'
  const percent = printed.percent === null ? null : readPrintedPercent(printed.percent)
  if (percent === null) return 'same'
  if (derived.denominator === 0) return 'differs'
  const scaled = BigInt(derived.numerator) * 100n * percent.scale
  const under = BigInt(derived.denominator)
  const off = percent.digits * under - scaled
  if (2n * (off < 0n ? -off : off) <= under) return 'same'
  return scaled / under === percent.digits ? 'cut' : 'differs'
}

/** '81,16' -> 8116 of 100; null when it is not a percentage. */
function readPrintedPercent(text: string): { digits: bigint; scale: bigint } | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim())
  if (!found) return null
  const decimals = found[2] ?? ''
  return { digits: BigInt(`${found[1]}${decimals}`), scale: 10n ** BigInt(decimals.length) }
}

export function refuseToStorePrinted(given: PrintedGiven): Refusal | null {
  const { numerator, denominator, percent } = given
  if (numerator === null && denominator === null && percent === null) return new Refusal('indicators.nothing-printed')
  if (percent !== null && readPrintedPercent(percent) === null) return new Refusal('indicators.percent-unreadable', { percent })
  if (numerator !== null && denominator !== null && numerator > denominator) return new Refusal('indicators.more-than-all', { numerator, denominator })
  if (given.source.trim() === '') return new Refusal('indicators.printed-without-source')
  return null
}

/** The figures printed for a unit, each beside the one derived from the facts on its own day. */
export async function printedOf(tx: Tx, indicators: readonly Indicator[], unitId: number): Promise<PrintedFigure[]> {
  const printed = await preparedRows<Omit<PrintedFigure, 'derived' | 'agreement'>>(tx, sql`
    select id, indicator, unit_id as "unitId", on_day as "on", numerator, denominator, percent, approximate, source, assumed
    from printed_figure
    where unit_id = ${unitId} and upper_inf(recorded)
    order by on_day, indicator, id`)
  const derived = new Map<string, Figure>()
  for (const on of new Set(printed.map((one) => one.on))) {
    const asked = indicators.filter(({ code }) => printed.some((one) => one.on === on && one.indicator === code))
    for (const figure of await figuresThere(tx, asked, unitId, on)) derived.set(`${on} ${figure.code}`, figure)
  }
  return printed.map((one) => {
    const figure = derived.get(`${one.on} ${one.indicator}`) ?? null
    return { ...one, derived: figure, agreement: figure && agreementOf(one, figure) }
  })
}

/** None where the unit did not stand that day: the printed figure then stands alone. */
async function figuresThere(tx: Tx, indicators: readonly Indicator[], unitId: number, on: Day): Promise<Figure[]> {
  const there = await findRow(tx, sql`select id from unit_on(${on}::date) where id = ${unitId}`)
  return there && indicators.length ? (await figuresOf(tx, indicators, await scopeOf(tx, unitId, on))).figures : []
}

const numbersOf = ({ numerator, denominator, percent, approximate }: Numbers) => ({ numerator, denominator, percent, approximate })

/** Keeps what a paper printed beside what the facts say. The same indicator, unit, day and source is replaced; what was kept before stays in the record. */
export async function storePrinted(tx: Tx, actor: Actor, indicator: Indicator, given: PrintedGiven): Promise<{ id: number; change: 'new' | 'changed' | 'same' }> {
  obey(refuseToStorePrinted(given))
  const { unit } = await scopeOf(tx, given.unitId, given.on)
  const before = await findRow<{ id: number } & Numbers & { assumed: string | null }>(tx, sql`
    select id, numerator, denominator, percent, approximate, assumed
    from printed_figure
    where indicator = ${indicator.code} and unit_id = ${unit.id} and on_day = ${given.on}::date and source = ${given.source} and upper_inf(recorded)
    for update`)
  const same = before && (['numerator', 'denominator', 'percent', 'approximate', 'assumed'] as const).every((key) => before[key] === given[key])
  if (same) return { id: before.id, change: 'same' }
  if (before) await rows(tx, sql`update printed_figure set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where id = ${before.id}`)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into printed_figure (indicator, unit_id, on_day, numerator, denominator, percent, approximate, source, assumed)
    values (${indicator.code}, ${unit.id}, ${given.on}, ${given.numerator}, ${given.denominator}, ${given.percent}, ${given.approximate}, ${given.source}, ${given.assumed})
    returning id`)
  await record(tx, actor, {
    what: 'indicators.store-printed', units: [unit.id],
    subject: `printed/${id}`, facts: { indicator: indicator.code, name: indicator.name, on: given.on, source: given.source },
    before: before ? numbersOf(before) : {}, after: numbersOf(given),
  })
  return { id, change: before ? 'changed' : 'new' }
}
