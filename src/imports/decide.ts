import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { CellValue, Column, Sheet } from '#ground/spreadsheet/sheet.ts'
import { isDay } from '#ground/time/day.ts'
import { refuseToAccept, refuseToDecide, refuseToDrop } from './import-job.ts'
import { infoColumns, infoSheet, type Given } from './info.ts'
import { cellReader, Wrong } from './reading-cell.ts'
import { refuseSecretName } from './read-bytes.ts'
import { mendKey, settle } from './read-rows.ts'
import type { Mapping } from './recognise.ts'
import { decide, findJob, insertJob, lockJob, setDropped, setWriting, type Job } from './store.ts'

/** Takes a file in: it waits for the runner. */
export async function receive(tx: Tx, actor: Actor, { name, bytes, given }: { name: string; bytes: Uint8Array; given: Given }): Promise<Job> {
  if (bytes.length === 0) throw new Refusal('imports.empty-file', { name })
  refuseSecretName(name)
  return getJob(tx, actor, await insertJob(tx, actor, name, bytes, given, 'waiting'))
}

/** A job of the actor's own; another's is not there for them. */
export async function getJob(tx: Tx, actor: Actor, id: number): Promise<Job> {
  return ownJob(await findJob(tx, id), actor, id)
}

/** Which sheet a sheet of the file is, and which heading gives which column. */
export async function mapColumns(tx: Tx, actor: Actor, { id, mapping }: { id: number; mapping: Record<string, Mapping> }) {
  const job = await decidableJob(tx, actor, id)
  await decide(tx, id, actor, { ...job, mapping: { ...job.mapping, ...mapping } })
}

export type MendAsked = { id: number; sheet: string; row: number; column: string; value: string }
export type Mended = { wrong: { code: string; facts: Record<string, unknown>; propose: string | null } | null }

/** Puts another value in a cell of the file as read (the bytes stay as sent), says at once whether it can be taken, and has everything checked again. */
export async function mend(tx: Tx, actor: Actor, sheets: Sheet[], { id, sheet, row, column, value }: MendAsked): Promise<Mended> {
  const job = await decidableJob(tx, actor, id)
  const found = columnOf(sheets, sheet, column)
  await decide(tx, id, actor, { ...job, mends: { ...job.mends, [mendKey(sheet, row, column)]: value } })
  return { wrong: wrongIn(found, value, job) }
}

export type Place = Pick<MendAsked, 'sheet' | 'row' | 'column'>

/** Several cells in one go: everything is checked again once. */
export async function mendAll(tx: Tx, actor: Actor, sheets: Sheet[], { id, cells }: { id: number; cells: (Place & { value: string })[] }): Promise<{ wrong: (Place & NonNullable<Mended['wrong']>)[] }> {
  const job = await decidableJob(tx, actor, id)
  const typed = cells.map((cell) => ({ ...cell, of: columnOf(sheets, cell.sheet, cell.column) }))
  const mends = Object.fromEntries(typed.map(({ sheet, row, column, value }) => [mendKey(sheet, row, column), value]))
  await decide(tx, id, actor, { ...job, mends: { ...job.mends, ...mends } })
  return { wrong: typed.flatMap(({ sheet, row, column, value, of }) => {
    const wrong = wrongIn(of, value, job)
    return wrong ? [{ sheet, row, column, ...wrong }] : []
  }) }
}

function wrongIn(column: Column, value: string, job: Job): Mended['wrong'] {
  const on = job.found.preview?.on
  const read: CellValue | Wrong = settle(cellReader(column, isDay(on) ? on : job.actor.today), value, new Set(job.accepts))
  return read instanceof Wrong ? { code: read.code, facts: read.facts, propose: read.propose ?? null } : null
}

/** Takes every proposal of these kinds: two-digit years as read, zeros put back, text of an old font as converted. */
export async function acceptProposals(tx: Tx, actor: Actor, { id, codes }: { id: number; codes: string[] }) {
  const job = await decidableJob(tx, actor, id)
  await decide(tx, id, actor, { ...job, accepts: [...new Set([...job.accepts, ...codes])] })
}

/** What the preview shows is to be written. The runner does it, in one transaction. */
export async function accept(tx: Tx, actor: Actor, id: number) {
  const job = ownJob(await lockJob(tx, id), actor, id)
  obey(refuseToAccept(job))
  await setWriting(tx, id, actor)
}

export async function drop(tx: Tx, actor: Actor, id: number) {
  const job = ownJob(await lockJob(tx, id), actor, id)
  obey(refuseToDrop(job))
  await setDropped(tx, id)
}

async function decidableJob(tx: Tx, actor: Actor, id: number): Promise<Job> {
  const job = ownJob(await lockJob(tx, id), actor, id)
  obey(refuseToDecide(job))
  return job
}

function ownJob(job: Job | undefined, actor: Actor, id: number): Job {
  if (!job || (job.accountId ?? 0) !== actor.accountId) throw new Refusal('imports.no-such-job', { id })
  return job
}

function columnOf(sheets: Sheet[], sheet: string, column: string): Column {
  const columns = sheet === infoSheet.code ? infoColumns : sheets.find(({ code }) => code === sheet)?.columns
  const found = columns?.find(({ key }) => key === column)
  if (!found) throw new Refusal('imports.no-such-cell', { sheet, column })
  return found
}
