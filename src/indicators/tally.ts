import { sql, type Sql } from '#ground/database/sql.ts'
import type { AsKnown, Indicator, On } from './indicator.ts'
import { believedNow } from './scope.ts'

/** What one indicator counted: whole numbers of rows, or of what they weigh; `years` where it measures years and the numerator is not empty. */
export type Count = { numerator: number; denominator: number; excluded: number; years: number | null }

const truly = sql`true`

/** Rows that count: in the denominator and not left out. */
export const inDenominator = (indicator: Indicator, on: On, k: AsKnown): Sql => {
  const parts = [indicator.denominator?.(on, k), indicator.excluded && sql`(${indicator.excluded(on, k)}) is not true`].filter((part) => part !== undefined)
  return parts.length ? sql`${sql.join(parts.map((part) => sql`(${part})`), ' and ')}` : truly
}

/** Rows of the denominator that have it. */
export const inNumerator = (indicator: Indicator, on: On, k: AsKnown): Sql => both(inDenominator(indicator, on, k), indicator.numerator(on, k))

/** Rows of the denominator that miss it, or a part of it. */
export const missesIt = (indicator: Indicator, on: On, k: AsKnown): Sql =>
  both(inDenominator(indicator, on, k), indicator.weighs ? sql`${indicator.weighs.numerator(on, k)} < ${indicator.weighs.denominator(on, k)}` : sql`(${indicator.numerator(on, k)}) is not true`)

/** Rows left out of the denominator, with a reason of the indicator's own. */
export const leftOut = (indicator: Indicator, on: On, k: AsKnown): Sql => (indicator.excluded ? sql`(${indicator.excluded(on, k)})` : sql`false`)

const both = (one: Sql, other: Sql): Sql => (one === truly ? sql`(${other})` : sql`${one} and (${other})`)

type Cells = Record<string, unknown>

/**
 * The select list that counts many indicators in one scan of alias s, and how to read a row of it.
 * An expression that several indicators share is counted once.
 */
export function tally(indicators: readonly Indicator[], on: On, k: AsKnown): { list: Sql; countsIn(cells: Cells | undefined): Map<string, Count> } {
  const columns = new Map<string, { name: string; expression: Sql }>()
  const ask = (expression: Sql): string => {
    const key = JSON.stringify([expression.text, expression.values])
    const name = columns.get(key)?.name ?? `a${columns.size}`
    columns.set(key, { name, expression })
    return name
  }
  const asked = indicators.map((indicator) => ({
    code: indicator.code,
    numerator: ask(indicator.weighs ? sumOf(indicator.weighs.numerator(on, k), indicator, on, k) : countOf(inNumerator(indicator, on, k))),
    denominator: ask(indicator.weighs ? sumOf(indicator.weighs.denominator(on, k), indicator, on, k) : countOf(inDenominator(indicator, on, k))),
    excluded: indicator.excluded && ask(countOf(leftOut(indicator, on, k))),
    years: indicator.years && ask(yearsOf(indicator, on, k)),
  }))
  ask(countOf(truly))
  const whole = (cells: Cells | undefined, name: string | undefined) => Number((name && cells?.[name]) ?? 0)
  return {
    list: sql.join([...columns.values()].map(({ name, expression }) => sql`${expression} as ${sql.name(name)}`)),
    countsIn: (cells) => new Map(asked.map(({ code, numerator, denominator, excluded, years }) => [code, {
      numerator: whole(cells, numerator),
      denominator: whole(cells, denominator),
      excluded: whole(cells, excluded),
      years: years && typeof cells?.[years] === 'number' ? cells[years] : null,
    }])),
  }
}

const countOf = (rows: Sql): Sql => (rows === truly ? sql`count(*)` : sql`count(*) filter (where ${rows})`)

const sumOf = (weight: Sql, indicator: Indicator, on: On, k: AsKnown): Sql => sql`coalesce(sum(${weight}) filter (where ${inDenominator(indicator, on, k)}), 0)`

function yearsOf(indicator: Indicator, on: On, k: AsKnown): Sql {
  const { of, pick } = indicator.years ?? { of: () => sql`null`, pick: 'average' }
  const picked = { min: sql`min`, max: sql`max`, average: sql`avg` }[pick]
  return sql`(${picked}(${of(on, k)}) filter (where ${inNumerator(indicator, on, k)}))::float8`
}

const anyDay = sql`"the day asked".on_day`

/** Whether an expression asks for the day. */
export const mentionsTheDay = (of: (on: On) => Sql): boolean => of(anyDay).text.includes(anyDay.text)

/** Whether the answer of an unchanging row may change from one day to the next, as an age does. */
export const movesByItself = (indicator: Indicator): boolean =>
  [inNumerator, leftOut, ...(indicator.years ? [yearsOf] : []), ...(indicator.weighs ? [(_: Indicator, on: On, k: AsKnown) => indicator.weighs!.numerator(on, k)] : [])].some((of) => mentionsTheDay((on) => of(indicator, on, believedNow)))
