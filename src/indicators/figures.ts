import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { countOver } from './counting.ts'
import { figureOf, type Figure } from './figure.ts'
import type { Indicator, Subject } from './indicator.ts'
import { asKnown, believedThen, districtsEndedOn, insideUnit, levelBelow, levelColumn, onDay, tableThen, unitsThen, type Scope, type StateKind, type UnitThen } from './scope.ts'
import { preparedRows } from './prepared.ts'
import type { Count } from './tally.ts'

/** What the day says of the tree: three levels with districts until 30/06/2025, two levels after. */
export type TreeNote = { code: 'indicators.tree-of-three-levels' | 'indicators.tree-of-two-levels'; changedOn: string }

export type UnitFigures = Scope & { figures: Figure[]; unplaced: Unplaced; treeNote: TreeNote }

/** Villages that hang on their province because their commune was split and nobody has placed them yet. */
export type Unplaced = {
  here: number       // of this unit's villages
  mayBelong: number  // of a commune: villages of the communes it took parts of, that may yet be placed in it
}

/** Every indicator's figure of a unit on the scope's day: one scan of each subject's table. */
export async function figuresOf(tx: Tx, indicators: readonly Indicator[], scope: Scope): Promise<UnitFigures> {
  const [{ counts, here }, mayBelong] = await Promise.all([countAll(tx, indicators, scope), mayBelongTo(tx, scope)])
  return { ...scope, figures: figuresFrom(indicators, counts), unplaced: { here, mayBelong }, treeNote: treeNoteOf(scope.on) }
}

export const treeNoteOf = (on: string): TreeNote =>
  ({ code: on < districtsEndedOn ? 'indicators.tree-of-three-levels' : 'indicators.tree-of-two-levels', changedOn: districtsEndedOn })

/** One row of a table of units: `unit` is null for the villages not yet placed in a commune. */
export type ChildFigures = { unit: { id: number; code: string; fullName: string } | null; figures: Figure[] }
export type ChildrenFigures = Scope & { level: StateKind | null; children: ChildFigures[]; treeNote: TreeNote }

/** The figures of each unit one level below, those without rows included; their sums are the unit's own figures. */
export async function childrenFigures(tx: Tx, indicators: readonly Indicator[], scope: Scope): Promise<ChildrenFigures> {
  const level = levelBelow(scope)
  if (level === null) return { ...scope, level, children: [], treeNote: treeNoteOf(scope.on) }
  const [units, counted] = await Promise.all([childrenOf(tx, scope, level), countBy(tx, indicators, scope, level)])
  const children: ChildFigures[] = units.map((unit) => ({ unit, figures: figuresFrom(indicators, counted.get(unit.id)) }))
  const unplaced = counted.get(0)
  if (unplaced && level === 'commune') children.push({ unit: null, figures: figuresFrom(indicators, unplaced) })
  return { ...scope, level, children, treeNote: treeNoteOf(scope.on) }
}

/** The figures of each village of a unit: its rows as a table of noughts and ones. */
export async function villagesFigures(tx: Tx, indicators: readonly Indicator[], scope: Scope): Promise<ChildrenFigures> {
  const ofVillages = indicators.filter(({ subject }) => subject.code === 'villages')
  const counted = await countBy(tx, ofVillages, scope, 'village')
  const units = await rows<{ id: number; code: string; fullName: string }>(tx, sql`
    select v.id, v.code, v.full_name as "fullName"
    from ${unitsThen(scope.on, scope.known)} v
    where v.id = any(${[...counted.keys()]}::int[])
    order by v.parent_id, v.code`)
  const children = units.map((unit) => ({ unit, figures: figuresFrom(ofVillages, counted.get(unit.id)) }))
  return { ...scope, level: 'village', children, treeNote: treeNoteOf(scope.on) }
}

export const figuresFrom = (indicators: readonly Indicator[], counts: Map<string, Count> | undefined): Figure[] =>
  indicators.map((indicator) => figureOf(indicator, counts?.get(indicator.code) ?? nothing))

const nothing: Count = { numerator: 0, denominator: 0, excluded: 0, years: null }

/** The indicators by what they count, so that each interval table is read once. */
export function bySubject(indicators: readonly Indicator[]): { subject: Subject; indicators: Indicator[] }[] {
  const groups = new Map<string, { subject: Subject; indicators: Indicator[] }>()
  for (const indicator of indicators) {
    const { subject } = indicator
    const group = groups.get(subject.code) ?? { subject, indicators: [] }
    group.indicators.push(indicator)
    groups.set(subject.code, group)
  }
  return [...groups.values()]
}

/** Counts of every indicator, and how many villages of the unit have no commune. */
async function countAll(tx: Tx, indicators: readonly Indicator[], scope: Scope): Promise<{ counts: Map<string, Count>; here: number }> {
  const counted = await Promise.all(bySubject(indicators).map(async ({ subject, indicators: asked }) => {
    const [found] = await countOver(tx, { subject, indicators: asked, on: scope.on, k: asKnown(scope) }, (list) => preparedRows<Record<string, unknown> & { unplaced: number }>(tx, sql`
      select ${list}, count(*) filter (where s.commune_id = 0) as unplaced from ${rowsThen(subject, scope)}`))
    return { counts: found?.counts ?? new Map<string, Count>(), here: subject.code === 'villages' ? found?.cells.unplaced ?? 0 : 0 }
  }))
  return { counts: new Map(counted.flatMap(({ counts }) => [...counts])), here: counted.reduce((sum, { here }) => sum + here, 0) }
}

/** Counts by the unit of a level; 0 is the key of those without one. */
async function countBy(tx: Tx, indicators: readonly Indicator[], scope: Scope, level: StateKind): Promise<Map<number, Map<string, Count>>> {
  const all = new Map<number, Map<string, Count>>()
  await Promise.all(bySubject(indicators).map(async ({ subject, indicators: asked }) => {
    if (level === 'village' && subject.code === 'cells') return
    const counted = await countOver(tx, { subject, indicators: asked, on: scope.on, k: asKnown(scope) }, (list) => preparedRows<Record<string, unknown> & { unit_id: number }>(tx, sql`
      select ${levelColumn(level, subject)} as unit_id, ${list} from ${rowsThen(subject, scope)} group by 1`))
    for (const { cells, counts } of counted) all.set(cells.unit_id, new Map([...all.get(cells.unit_id) ?? [], ...counts]))
  }))
  return all
}

/** The rows of a subject that stood in the unit on the day, under alias s. */
export const rowsThen = (subject: Subject, scope: Scope): Sql =>
  sql`${tableThen(subject, scope)} where ${insideUnit(subject, scope)} and ${onDay(scope.on)}`

const childrenOf = (tx: Tx, { unit, on, known }: Scope, level: StateKind) => preparedRows<Pick<UnitThen, 'id' | 'code' | 'fullName'>>(tx, sql`
  select v.id, v.code, v.full_name as "fullName"
  from ${unitsThen(on, known)} v
  where v.parent_id = ${unit.id} and v.tree = 'state' and v.kind = ${level}
  order by v.code`)

/** Villages whose commune ended by giving a part to this one, and which still hang on the province. */
export async function mayBelongTo(tx: Tx, { unit, on, known }: Scope): Promise<number> {
  if (unit.kind !== 'commune' || on < districtsEndedOn) return 0
  const { count } = await row<{ count: number }>(tx, sql`
    select count(distinct was.unit_id)
    from unit_succession g
      join unit_version was on was.parent_id = g.from_id and upper(was.valid) = g.on_day and ${believedThen(known, 'was')}
      join unit_version v on v.unit_id = was.unit_id and v.valid @> ${on}::date and ${believedThen(known, 'v')}
      join unit p on p.id = v.parent_id and p.kind = 'province'
      join unit u on u.id = was.unit_id and u.kind = 'village'
    where g.to_id = ${unit.id} and g.on_day <= ${on}::date and ${believedThen(known, 'g')}`)
  return count
}
