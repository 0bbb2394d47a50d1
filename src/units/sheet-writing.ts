import type { Actor } from '#ground/actor.ts'
import type { Context, Outcome } from '#ground/spreadsheet/sheet.ts'
import { copyRows } from '#ground/database/copy.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { rewriteWhole, type Draft } from './changes.ts'
import { followLineage, type Stretch } from './lineage.ts'
import { nextNumbers, writeCode } from './lives.ts'
import { after, isEmpty, rangeText } from './period.ts'
import { lifeOf, type Life, type Naming, type Tree, type UnitKind } from './unit.ts'

export type NewUnit = Naming & { parentId: number; prefix: string; code: string | null; from: Day | null; shard: number; note: string | null }

/** The act under which a workbook's sheets write, one for all of them. */
export async function importAct(tx: Tx, actor: Actor, context: Context): Promise<number> {
  context.actId ??= (await row<{ id: number }>(tx, sql`
    insert into unit_act (kind, on_day, note, done_by) values ('import', ${context.on}, ${context.source}, ${actor.accountId || null}) returning id`)).id
  return context.actId
}

export const touched = (tx: Tx, actId: number, ids: number[]) => rows(tx, sql`update unit_act set units = units || ${ids}::int[] where id = ${actId}`)

/** Founds many units at once by COPY, each following its parent. Their ids and codes, in the same order. */
export async function foundMany(tx: Tx, actId: number, tree: Tree, kind: UnitKind, units: NewUnit[]): Promise<{ id: number; code: string; from: Day | null }[]> {
  if (units.length === 0) return []
  const ids = await rows<{ id: number }>(tx, sql`
    with ids as materialized (select pg_get_serial_sequence('unit', 'id')::regclass as sequence)
    select nextval(sequence)::int as id from ids, generate_series(1, ${units.length}::int)`)
  const codes = await codesFor(tx, units)
  const stretches = await followLineage(tx, units)
  await copyRows(tx, 'unit (id, tree, kind, shard)', units.map((unit, i) => [ids[i]!.id, tree, kind, unit.shard]))
  await copyRows(tx, 'unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id, note, opened_by)',
    units.flatMap((unit, i) => (stretches.get(`${unit.parentId}/${unit.from}`) ?? []).map((stretch) =>
      [ids[i]!.id, tree, rangeText(stretch), codes[i], unit.label, unit.legalKind, unit.name, stretch.parentId, unit.note, actId])))
  return units.map((unit, i) => ({ id: ids[i]!.id, code: codes[i]!, from: unit.from }))
}

async function codesFor(tx: Tx, units: NewUnit[]) {
  const next = await nextNumbers(tx, [...new Set(units.filter(({ code }) => !code).map(({ prefix }) => prefix))])
  const given = new Set(units.map(({ code }) => code))
  return units.map(({ code, prefix }) => {
    if (code) return code
    let number = next.get(prefix) ?? 1
    while (given.has(writeCode(prefix, number))) number++
    next.set(prefix, number + 1)
    return writeCode(prefix, number)
  })
}

/** What a file changes of a unit that is there: `from` where it knows its first day, the rest from the workbook's day on. */
export type Change = { life: Life; from?: Day | null; naming?: Naming; note?: string | null; stretches?: Stretch[] }

export async function writeChanges(tx: Tx, actId: number, on: Day, changes: Change[]) {
  if (changes.length > 0) await rewriteWhole(tx, actId, changes.map((change) => ({ life: change.life, next: changed(change, on) })))
}

/** All versions of the unit with the change in them. */
export function changed({ life, from, naming, note, stretches }: Change, on: Day): Draft[] {
  const first = lifeOf(life).from
  const begun: Draft[] = from === undefined || from === first ? life.versions
    : earlier(from, first) ? life.versions.map((version, i) => (i === 0 ? { ...version, from } : version))
      : life.versions.map((version) => ({ ...version, ...after(version, from!) })).filter((version) => !isEmpty(version))
  if (!naming && !stretches && note === undefined) return begun
  return begun.flatMap((version) => {
    const before: Draft = { ...version, upto: version.upto !== null && version.upto < on ? version.upto : on }
    const rest: Draft = { ...version, ...after(version, on), ...naming, ...note === undefined ? {} : { note } }
    return [before, rest].filter((piece) => !isEmpty(piece) && (piece === before || !stretches))
  }).concat((stretches ?? []).map((stretch) => ({ ...life.versions.at(-1)!, ...naming, ...note === undefined ? {} : { note }, ...stretch })))
}

const earlier = (a: Day | null, b: Day | null) => b !== null && (a === null || a < b)

/** 'new', 'changed' with before and after, or 'same'. */
export const outcome = (rowNumber: number, what: Record<string, [unknown, unknown]>): Outcome =>
  (Object.keys(what).length === 0 ? { row: rowNumber, change: 'same' } : { row: rowNumber, change: 'changed', what })
