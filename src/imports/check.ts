import type { Actor } from '#ground/actor.ts'
import type { Database, Tx } from '#ground/database/database.ts'
import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Messages } from '#ground/text/say.ts'
import type { Day } from '#ground/time/day.ts'
import { judgeNumbers } from '#papers/public.ts'
import { applyAll, sayRefused, tryOut, type Applied, type OnRows } from './apply.ts'
import { codesUnder, contextOf } from './context.ts'
import type { Found, PreviewFigure } from './finding.ts'
import type { JobState } from './import-job.ts'
import { mayHaveLostZeros, restoreZeros } from './lost-zeros.ts'
import { readEach, type ReadSheet } from './read-rows.ts'
import { noteFaults, readFile, type Decisions, type Reading } from './reading.ts'
import type { RawSheet } from './raw.ts'
import { rememberedMappings, settleDeferred, takeTime } from './store.ts'

/** What the app lends the engine: figures of a unit before and after, for the preview, and who may write where. */
export type Hooks = {
  preview?(tx: Tx, unitId: number, on: Day): Promise<PreviewFigure[]>
  /** Whether the unit of the file is one that the sender may write in; all are where it is left out. */
  mayWrite?(tx: Tx, actor: Actor, unitId: number): Promise<boolean>
}

export type Engine = { sheets: Sheet[]; hooks: Hooks; /** of every room: faults are said in words in a marked copy */ messages: Messages }

/** What a check may be told on the way: the step and how much of it is done, 0 to 1. */
export type OnProgress = (step: 'file' | 'rows' | 'check' | 'write', part: number) => Promise<void> | void

export type Checked = { state: Extract<JobState, 'columns' | 'rows' | 'ready' | 'refused'>; found: Found; reading: Reading }

/** Reads the sheets and tries them out against the register in a transaction that is rolled back. */
export async function check(database: Database, engine: Engine, actor: Actor, file: RawSheet[], decisions: Decisions, onProgress: OnProgress = () => {}): Promise<Checked> {
  const reading = await readAgainst(database, engine, actor, file, decisions)
  await onProgress('rows', 1)
  if (reading.info === null) return settled(reading, decisions)
  await tryOut(database, async (tx) => {
    await takeTime(tx)
    await meetRegister(tx, engine, actor, reading, (done, of) => onProgress('check', of === 0 ? 1 : done / of))
  })
  return settled(reading, decisions)
}

export const readAgainst = async (database: Database, { sheets }: Engine, actor: Actor, file: RawSheet[], decisions: Decisions) =>
  readFile(file, sheets, decisions, await database.read(rememberedMappings), actor.today)

/** Applies the rows inside the transaction and notes in `reading.found` what is wrong or what would change. The caller commits or rolls back. */
export async function meetRegister(tx: Tx, engine: Engine, actor: Actor, reading: Reading, onRows: OnRows): Promise<Applied | null> {
  const { found, info, recognised, how } = reading
  const met = info!.faults.length > 0 ? null : await contextOf(tx, actor, info!, engine.hooks.mayWrite)
  const infoFaults = met === null ? info!.faults : 'context' in met ? [] : [met]
  if (met === null || !('context' in met)) {
    const reads = await Array.fromAsync(readEach(recognised, how))
    found.sheets = reads.map(({ from, rows, faultyRows }) => ({ sheet: from.sheet.code, sheetName: from.raw.name, rows: rows.length + faultyRows.size, faulty: faultyRows.size, new: 0, changed: 0, same: 0 }))
    noteFaults(found, [...infoFaults, ...reads.flatMap(({ faults }) => faults)], reads.reduce((sum, { faultsTotal }) => sum + faultsTotal, infoFaults.length))
    return null
  }
  const { context, unitName } = met
  let codes: Promise<Set<string>> | undefined
  const mend = async (read: ReadSheet) => {
    if (mayHaveLostZeros(read)) restoreZeros(read, await (codes ??= codesUnder(tx, context.unitId, context.on)), how.accepts)
  }
  const before = await engine.hooks.preview?.(tx, context.unitId, context.on)
  const applied = await applyAll(tx, actor, context, { recognised, how, judge: judgeNumbers(tx, [actor.unitId, context.unitId]), mend }, onRows)
  found.sheets = applied.counts
  noteFaults(found, applied.faults, applied.faultsTotal)
  if (applied.faultsTotal > 0) return applied
  const late = await settleDeferred(tx).then(() => null, sayRefused)
  if (late) {
    noteFaults(found, [{ sheet: '', sheetName: '', row: 0, column: '', heading: '', cell: '', value: '', ...late }], 1)
    return applied
  }
  const figures = engine.hooks.preview && before ? { before, after: await engine.hooks.preview(tx, context.unitId, context.on) } : null
  found.preview = { on: context.on, unitId: context.unitId, unitName, figures, samples: applied.samples, digest: applied.digest, moved: false }
  return applied
}

/** In the order a person settles things: the file, its columns, its rows. Text of an old font is looked at by a person before it counts. */
export function settled(reading: Reading, decisions: Decisions): Checked {
  const { found } = reading
  const toMend = found.faultsTotal > 0 || (found.legacy.length > 0 && !decisions.accepts.includes('imports.legacy-font'))
  const state = found.refusal ? 'refused' : found.columns.length > 0 ? 'columns' : toMend ? 'rows' : 'ready'
  return { state, found, reading }
}
