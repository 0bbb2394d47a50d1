import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { day, type Day } from '#ground/time/day.ts'
import type { Indicator, On, PackedPart, Subject } from './indicator.ts'
import { believedNow } from './scope.ts'
import { inDenominator, inNumerator, leftOut, mentionsTheDay } from './tally.ts'

/** The packed parts that an expression reads, and how many combinations of their values there are. `birth`: the column whose full years are one more part. */
export type Family = { key: string; parts: (PackedPart & { size: number })[]; birth: string | null; size: number }

/** An expression's value for every combination of its family, the first part turning fastest: 1 and 0 for true and not, years, NaN for null. */
export type Truth = { family: Family; values: Float64Array }

/** What one indicator counts. */
export type Asked = { numerator: Truth; denominator: Truth; excluded: Truth | null; years: Truth | null }

const [least, most] = [-20, 140] // full years; below 0 where a birth lies after the asked day
/** Places of an age: unknown, then from the least to the most. */
export const ages = most - least + 2

/** A day as it is packed: days of one year stand in order, and a year further is always 512 more. */
export const packedDay = (on: Day): number => (Number(on.slice(0, 4)) - 1800) * 512 + Number(on.slice(5, 7)) * 32 + Number(on.slice(8))

/** The place of an age in full years among the ages; not below `ages` where it is none of them. */
export function ageCell(packedBirth: number, packedToday: number): number {
  if (packedBirth === 0) return 0
  const years = Math.trunc((packedToday - packedBirth) / 512)
  return packedBirth === 1 || years < least || years > most ? ages : years - least + 1
}

const learned = new WeakMap<Indicator, Asked | null>()

/**
 * Those of the indicators that hang on nothing but packed values and full years of age, with what each counts. Learned once in the life of a process:
 * PostgreSQL is asked the indicators' own expressions for every combination of values. Whoever reads another column or table is not among them.
 */
export async function learn(tx: Tx, indicators: readonly Indicator[]): Promise<Map<Indicator, Asked>> {
  const unknown = indicators.filter((indicator) => !learned.has(indicator))
  if (unknown.length > 0) await learnAnew(tx, unknown)
  return new Map(indicators.flatMap((indicator) => {
    const asked = learned.get(indicator)
    return asked ? [[indicator, asked] as const] : []
  }))
}

type Expression = (on: On) => Sql
type Question = { subject: Subject; of: Expression }

async function learnAnew(tx: Tx, indicators: readonly Indicator[]): Promise<void> {
  const told = indicators.map((indicator) => ({ indicator, expressions: expressionsOf(indicator) }))
  const truths = await truthsOf(tx, told.flatMap(({ indicator: { subject }, expressions }) => Object.values(expressions).flatMap((of) => (of ? [{ subject, of }] : []))))
  for (const { indicator, expressions } of told) {
    const truthOf = (of: Expression | null) => of && truths.get(written({ subject: indicator.subject, of }))
    const [numerator, denominator, excluded, years] = [truthOf(expressions.numerator), truthOf(expressions.denominator), truthOf(expressions.excluded), truthOf(expressions.years)]
    learned.set(indicator, numerator && denominator && excluded !== undefined && years !== undefined ? { numerator, denominator, excluded, years } : null)
  }
}

const written = ({ subject, of }: Question): string => JSON.stringify([subject.code, of(sampleDays[0])])

function expressionsOf(indicator: Indicator): { numerator: Expression; denominator: Expression; excluded: Expression | null; years: Expression | null } {
  const { excluded, years } = indicator
  const asNumber = (of: Expression): Expression => (on) => sql`((${of(on)}) is true)::int`
  return {
    numerator: asNumber((on) => inNumerator(indicator, on, believedNow)),
    denominator: asNumber((on) => inDenominator(indicator, on, believedNow)),
    excluded: excluded ? asNumber((on) => leftOut(indicator, on, believedNow)) : null,
    years: years ? (on) => sql`case when ${inNumerator(indicator, on, believedNow)} then (${years.of(on, believedNow)})::float8 end` : null,
  }
}

/** By how they are written, so that indicators share what is the same to them. Those of one family are asked together. */
async function truthsOf(tx: Tx, questions: Question[]): Promise<Map<string, Truth>> {
  const different = new Map(questions.map((question) => [written(question), question])).values()
  const placed = different.flatMap((question) => {
    const family = familyOf(question)
    return family ? [{ family, ...question }] : []
  })
  const found = new Map<string, Truth>()
  for (const alike of Map.groupBy(placed, ({ subject, family }) => `${subject.code} ${family.key}`).values()) {
    const [{ family }] = alike as [typeof alike[number]]
    const [first, second] = [await askCells(tx, family, alike, sampleDays[0], 'just'), await askCells(tx, family, alike, sampleDays[1], 'nearly')]
    alike.forEach((question, i) => {
      const values = first.map((row) => row[i] ?? Number.NaN)
      if (values.every((value, cell) => Object.is(value, second[cell]?.[i] ?? Number.NaN))) found.set(written(question), { family, values: Float64Array.from(values) })
    })
  }
  return found
}

/** Null where the expression reads another column or a table, or asks for the day otherwise than beside a birth. */
function familyOf({ subject: { packed }, of }: Question): Family | null {
  const { text } = of(sampleDays[0])
  if (!packed || /\bselect\b/i.test(text)) return null
  const columns = new Set([...text.matchAll(/\bs\."?(\w+)/g)].map(([, name]) => name))
  const birth = columns.delete(packed.birth)
  if (mentionsTheDay(of) && !birth) return null
  const parts = packed.parts.filter((part) => part.columns.filter(({ name }) => columns.delete(name)).length > 0).map((part) => ({ ...part, size: sizeOf(part) }))
  if (columns.size > 0) return null
  return { key: `${parts.map(({ at }) => at).join()}${birth ? ' birth' : ''}`, parts, birth: birth ? packed.birth : null, size: parts.reduce((product, { size }) => product * size, birth ? ages : 1) }
}

const sizeOf = ({ columns }: PackedPart): number => columns[0]?.values.length ?? 1

/** Under different laws. Births at both ends of a year of age: where the answers differ, they hang on more than full years. */
const sampleDays = [day('2024-02-28'), day('2031-12-01')] as const

/** The value of each expression for each combination. */
async function askCells(tx: Tx, { parts, birth }: Family, list: Question[], on: Day, turned: Turned): Promise<(number | null)[][]> {
  const lists = [...(birth ? [birthsOf(birth, on, turned)] : []), ...parts.toReversed().map(valuesOf)]
  const names = lists.map((_, i) => sql.name(`list${i}`))
  const cells = lists.length === 0 ? sql`select 1 as cell` : sql`
    select row_number() over (order by ${sql.join(names.map((name) => sql`${name}.place`))}) as cell, ${sql.join(names.map((name) => sql`${name}.*`))}
    from ${sql.join(lists.map((each, i) => sql`${each} ${names[i]}`))}`
  const found = await rows<{ every: (number | null)[] }>(tx, sql`
    select array[${sql.join(list.map(({ of }) => sql`(${of(on)})::float8`))}] as every
    from (${cells}) s
    order by s.cell`)
  return found.map(({ every }) => every)
}

const arrays = { text: sql`text[]`, boolean: sql`boolean[]`, int: sql`int[]` }

const valuesOf = ({ columns }: PackedPart): Sql => sql`(
  select *
  from unnest(${sql.join(columns.map(({ type, values }) => sql`${values}::${arrays[type]}`))}) with ordinality as value (${sql.join(columns.map(({ name }) => sql.name(name)))}, place))`

type Turned = 'just' | 'nearly'

const birthsOf = (column: string, on: Day, turned: Turned): Sql => sql`(
  select age as place, case
    when age < ${least} then null
    when ${turned === 'just'} then (${on}::date - make_interval(years => age))::date
    when age < 0 then (${on}::date - make_interval(years => age - 1))::date - 1
    else (${on}::date - make_interval(years => age + 1))::date + 1 end as ${sql.name(column)}
  from generate_series(${least - 1}::int, ${most}::int) age)`
