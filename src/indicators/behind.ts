import type { Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import { rowsThen } from './figures.ts'
import type { AsKnown, Indicator, On, RowColumn } from './indicator.ts'
import { preparedRows } from './prepared.ts'
import { asKnown, believedThen, unitsThen, type Scope } from './scope.ts'
import { inDenominator, inNumerator, leftOut, missesIt } from './tally.ts'

/** Which rows behind a figure: those it counts, those it divides by, those that miss it, those left out. */
export type Part = 'numerator' | 'denominator' | 'missing' | 'excluded'

export type UnitName = { id: number; name: string }
export type BehindRow = {
  unit: UnitName & { code: string }
  commune: UnitName | null // null while the village waits to be placed
  district: UnitName | null
  province: UnitName | null
  values: Record<string, unknown> // by column key
}
export type ShownColumn = { key: string; name: Message; kind: RowColumn['kind']; choices: Record<string, Message>; looks: NonNullable<RowColumn['looks']> }
/** `people` and `units` name the ids that stand in columns of those kinds, as they were called on the day. */
export type Behind = { count: number; columns: ShownColumn[]; rows: BehindRow[]; people: Record<string, string>; units: Record<string, string> }

export type Page = { offset: number; limit: number; unplaced?: boolean; state?: string | undefined; people?: boolean } // people: whether whoever asks may read about people there

const predicates: Record<Part, (indicator: Indicator, on: On, k: AsKnown) => Sql> = {
  numerator: inNumerator, denominator: inDenominator, missing: missesIt, excluded: leftOut,
}

/** The rows behind a figure, a page of them, by province, district and commune. `count` is the figure itself, the same predicates over the same rows; of an indicator that weighs, its rows' weights add up to the figure. */
export async function rowsBehind(tx: Tx, indicator: Indicator, scope: Scope, part: Part, page: Page): Promise<Behind> {
  const { subject } = indicator
  const all = indicator.shows ?? [...subject.shows ?? [], ...(part === 'missing' ? subject.why ?? [] : [])]
  const columns = page.people === false ? all.filter(({ kind, personal }) => kind !== 'person' && personal !== true) : all
  const asked = sql`${rowsThen(subject, scope)} and ${predicates[part](indicator, scope.on, asKnown(scope))}${page.unplaced ? sql` and s.commune_id = 0` : sql``}${page.state && subject.state ? sql` and (${subject.state.of(scope.on, asKnown(scope))})::text = ${page.state}` : sql``}`
  const order = sql`s.province_id, s.district_id, s.commune_id, s.${sql.name(subject.id)}`
  const [[counted], found] = await Promise.all([
    preparedRows<{ count: number }>(tx, sql`select count(*) as count from ${asked}`),
    preparedRows<FoundRow>(tx, sql`
      with chosen as materialized (
        select ${scope.known === null ? sql`s.${sql.name(subject.id)}, s.from_day` : sql`s.*`}, row_number() over (order by ${order}) as place
        from ${asked}
        order by ${order}
        offset ${page.offset} limit ${page.limit}
      ), page as materialized (
        ${scope.known === null ? sql`select s.*, c.place from chosen c join ${sql.name(subject.table)} s using (${sql.name(subject.id)}, from_day)` : sql`select * from chosen`}
      ), placed as materialized (
        select v.id, v.code, v.full_name
        from ${unitsThen(scope.on, scope.known)} v
        where v.id = any((select array_agg(p.${sql.name(subject.id)}) || array_agg(p.province_id) || array_agg(p.district_id) || array_agg(p.commune_id) from page p)::int[])
      )
      select s.${sql.name(subject.id)} as id, u.code, u.full_name as name,
        s.province_id, p.full_name as province, s.district_id, d.full_name as district, s.commune_id, c.full_name as commune,
        ${valuesOf(columns, scope)} as "values"
      from page s
        left join placed u on u.id = s.${sql.name(subject.id)}
        left join placed p on p.id = s.province_id
        left join placed d on d.id = s.district_id
        left join placed c on c.id = s.commune_id
      order by s.place`),
  ])
  const idsIn = (kind: RowColumn['kind']) => [...new Set(columns.filter((column) => column.kind === kind).flatMap(({ key }) => found.map(({ values }) => values[key])).filter((id) => typeof id === 'number'))]
  const [people, units] = await Promise.all([peopleThen(tx, scope, idsIn('person')), unitNames(tx, scope, idsIn('unit'))])
  return { count: counted?.count ?? 0, columns: columns.map(({ key, name, kind, choices = {}, looks = {} }) => ({ key, name, kind, choices, looks })), rows: found.map(behindRow), people, units }
}

/** How many of a part are in each of the subject's states; empty where the subject has none. */
export async function statesBehind(tx: Tx, indicator: Indicator, scope: Scope, part: Part): Promise<{ state: string; count: number }[]> {
  const { state } = indicator.subject
  if (!state) return []
  return preparedRows(tx, sql`
    select (${state.of(scope.on, asKnown(scope))})::text as state, count(*)::int as count
    from ${rowsThen(indicator.subject, scope)} and ${predicates[part](indicator, scope.on, asKnown(scope))}
    group by 1
    order by 2 desc, 1`)
}

type Named = { id: number; name: string }
const byId = (named: Named[]): Record<string, string> => Object.fromEntries(named.map(({ id, name }) => [id, name]))

const peopleThen = async (tx: Tx, { on, known }: Scope, ids: number[]) => (ids.length === 0 ? {} : byId(await preparedRows<Named>(tx, sql`
  select v.person_id as id, v.name from person_version v
  where v.person_id = any(${ids}::int[]) and v.held @> ${on}::date and ${believedThen(known)}`)))

const unitNames = async (tx: Tx, { on, known }: Scope, ids: number[]) => (ids.length === 0 ? {} : byId(await preparedRows<Named>(tx, sql`
  select v.id, v.full_name as name from ${unitsThen(on, known)} v where v.id = any(${ids}::int[])`)))

/** A JSON object of the columns' values; the keys are bound. */
export const valuesOf = (columns: readonly RowColumn[], scope: Pick<Scope, 'on' | 'known'>): Sql =>
  sql`json_build_object(${sql.join(columns.map(({ key, of }) => sql`${key}::text, ${of(scope.on, asKnown(scope))}`))})`

type FoundRow = {
  id: number; code: string | null; name: string | null
  province_id: number; province: string | null; district_id: number; district: string | null; commune_id: number; commune: string | null
  values: Record<string, unknown>
}

const behindRow = (found: FoundRow): BehindRow => ({
  unit: { id: found.id, code: found.code ?? '', name: found.name ?? '' },
  province: named(found.province_id, found.province),
  district: named(found.district_id, found.district),
  commune: named(found.commune_id, found.commune),
  values: found.values,
})

const named = (id: number, name: string | null): UnitName | null => (id === 0 || name === null ? null : { id, name })
