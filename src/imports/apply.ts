import { createHash } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import type { Database, Tx } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { CellFault, Sample, SheetCount } from './finding.ts'
import { judgePapers, type Judge } from './judge-papers.ts'
import { addFault, readEach, typedAt, type HowToRead, type ReadSheet } from './read-rows.ts'
import type { Recognised } from './recognise.ts'

export type Applied = { counts: SheetCount[]; samples: Sample[]; digest: string; faults: CellFault[]; faultsTotal: number }

/** Told after each sheet: rows done of all. */
export type OnRows = (done: number, of: number) => Promise<void> | void

const samplesOfSheet = 60

/** What is to be written; `mend` sees each sheet's rows before they are, `judge` each paper's number. */
export type ToApply = { recognised: Recognised[]; how: HowToRead; judge: Judge; mend(read: ReadSheet): Promise<void> }

/**
 * Types and writes every sheet's good rows in the order of the sheets, inside the caller's transaction, and gathers the faults of all of them.
 * Where there is any fault the caller must roll back. While the server writes a sheet the next one is typed, and no more than these two are kept.
 */
export async function applyAll(tx: Tx, actor: Actor, context: Context, { recognised, how, judge, mend }: ToApply, onRows: OnRows = () => {}): Promise<Applied> {
  const inOrder = recognised.toSorted((a, b) => a.sheet.order - b.sheet.order)
  const of = inOrder.reduce((sum, { raw }) => sum + raw.rows.length, 0)
  const hash = createHash('sha256')
  const applied: Applied = { counts: [], samples: [], digest: '', faults: [], faultsTotal: 0 }
  const waitedFor = new Set<string>() // what rows that were refused would have brought
  let [done, broken] = [0, false]
  for await (const read of readEach(inOrder, how)) {
    await mend(read)
    broken ||= await applySheet(tx, actor, context, read, judge, applied, hash, waitedFor)
    done += read.from.raw.rows.length
    await onRows(done, of)
    noteWaitedFor(read, waitedFor)
    applied.faults.push(...read.faults)
    applied.faultsTotal += read.faultsTotal
  }
  applied.digest = hash.digest('base64')
  return applied
}

/** True where the transaction can go no further. */
async function applySheet(tx: Tx, actor: Actor, context: Context, read: ReadSheet, judge: Judge, applied: Applied, hash: ReturnType<typeof createHash>, waitedFor: Set<string>): Promise<boolean> {
  const { sheet, raw } = read.from
  const count: SheetCount = { sheet: sheet.code, sheetName: raw.name, rows: read.rows.length + read.faultyRows.size, faulty: 0, new: 0, changed: 0, same: 0 }
  applied.counts.push(count)
  let broken = false
  try {
    await judgePapers(read, judge)
    const { outcomes, faults } = await sheet.apply(tx, actor, context, read.rows)
    for (const fault of faults) if (!onlyWaits(read, fault, waitedFor)) addFault(read, fault.row, fault.column, fault.code, fault.facts)
    countOutcomes(read, outcomes, count, applied.samples, hash)
  } catch (error) {
    const fault = sayRefused(error)
    addFault(read, 0, '', fault.code, fault.facts)
    broken = true
  }
  count.faulty = read.faultyRows.has(0) ? read.faultyRows.size - 1 : read.faultyRows.size
  return broken
}

function countOutcomes(read: ReadSheet, outcomes: Outcome[], count: SheetCount, samples: Sample[], hash: ReturnType<typeof createHash>) {
  let shown = { new: 0, changed: 0 }
  const rows = new Map<number, SheetRow>()
  for (const { row, change, what } of outcomes) {
    count[change] += 1
    if (change === 'same') continue
    hash.update(`${read.from.sheet.code}|${row}|${change}|${what ? JSON.stringify(what) : ''}\n`)
    if (shown[change] >= samplesOfSheet) continue
    shown = { ...shown, [change]: shown[change] + 1 }
    if (rows.size === 0) for (const each of read.rows) rows.set(each.row, each)
    samples.push({ sheet: read.from.sheet.code, row, change, title: titleOf(read, row), what })
  }
}

/** A row in words: its first cells that say something. */
const titleOf = (read: ReadSheet, row: number) =>
  read.from.sheet.columns.map(({ key }) => typedAt(read, row, key)).filter((text) => text !== '').slice(0, 3).join(' · ')

/** A refusal thrown by a room, or a named constraint of the database, said of the whole sheet. Anything else is a bug. */
export function sayRefused(error: unknown): { code: string; facts: Record<string, unknown> } {
  if (error instanceof Refusal) return { code: error.code, facts: error.facts }
  if (error instanceof Error && 'constraint' in error && typeof error.constraint === 'string')
    return { code: 'imports.against-the-register', facts: { constraint: error.constraint, detail: 'detail' in error ? String(error.detail) : '' } }
  throw error
}

/**
 * A row that points at a row refused earlier («người N0007» whose birth date was unreadable) is no fault of its own:
 * it is mended with the other. A sheet brings things where it has a column 'code' or 'key' and a column 'name'; what was refused is known by both.
 */
function onlyWaits(read: ReadSheet, fault: Fault, waitedFor: Set<string>): boolean {
  if (waitedFor.size === 0) return false
  const typed = typedAt(read, fault.row, fault.column)
  return typed.split(';').some((part) => waitedFor.has(fold(part)))
}

function noteWaitedFor(read: ReadSheet, waitedFor: Set<string>) {
  const { columns } = read.from.sheet
  const own = columns.find(({ key }) => key === 'code' || key === 'key')
  const named = columns.find(({ key }) => key === 'name')
  if (!own || !named) return
  for (const row of read.faultyRows) for (const column of [own, named]) {
    const typed = fold(typedAt(read, row, column.key))
    if (typed !== '') waitedFor.add(typed)
  }
}

/** Runs the work in a transaction that is rolled back whatever it says. */
export async function tryOut<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const asMeant = new Error('rolled back, as meant')
  let result: { value: T } | undefined
  await database.transaction(async (tx) => {
    result = { value: await work(tx) }
    throw asMeant
  }).catch((error: unknown) => { if (error !== asMeant) throw error })
  return result!.value
}
