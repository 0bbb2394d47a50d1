import { join } from 'node:path'
import type { Database } from '#ground/database/database.ts'
import { Fault, sayFault } from '#ground/database/faults.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Message, fill } from '#ground/text/say.ts'
import { type KeptBackup, type Outcome, dropOutOfDate, keptIn, makeRoom, outcomesIn, tellOutcome } from './folder.ts'
import { keptKeys } from './keys.ts'
import { makeBackup, rowsIn } from './make.ts'
import { messages } from './messages.ts'
import { nameAt } from './retention.ts'
import { isDue, isStale, nextTurn } from './schedule.ts'
import { type BackupPlan, backupPlan } from './settings.ts'

export type Keeping = {
  plan: BackupPlan | null // null where its file cannot be read; the problem says so
  problem: Message | null
  nextAt: string | null
  running: boolean
  stale: boolean
  keys: number
  last: Outcome | null
  kept: KeptBackup[]
}

/** Makes the backups of an office while its server runs. Whatever fails is an outcome to be shown and never ends the server. */
export type Keeper = {
  keeping(): Promise<Keeping>
  /** Begins a backup now, unless one is being made. @returns whether it began */
  begin(): boolean
  /** Makes one if it is due; resolves when it is done. */
  turn(): Promise<void>
  stop(): Promise<void>
}

export type KeeperSettings = { database: Database; dataDir: string; log(error: unknown): void; now?: () => Date; every?: number }

export function keepBackups({ database, dataDir, log, now = () => new Date(), every = 30_000 }: KeeperSettings): Keeper {
  const startedAt = now()
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  const once = () => (running ??= made().catch(log).finally(() => { running = undefined }))

  async function made(): Promise<void> {
    const plan = await backupPlan(dataDir)
    const outcome = await attempt(plan, now())
    await tellOutcome(plan.folder, outcome)
    if (outcome.problem === null) await dropOutOfDate(plan.folder, plan.keep)
  }

  async function attempt({ folder, plain }: BackupPlan, began: Date): Promise<Outcome> {
    const told = { beganAt: began.toISOString(), seconds: 0, file: null, bytes: 0, rows: 0, tables: 0, entries: null, sealed: !plain, problem: null }
    const from = performance.now()
    const seconds = () => Math.round((performance.now() - from) / 100) / 10
    try {
      await makeRoom(folder, lastGood(await outcomesIn(folder))?.bytes ?? 0)
      const file = nameAt(began)
      const { manifest, bytes } = await makeBackup(database, join(folder, file), { publicKeys: await keptKeys(dataDir), plain }, { signal: stopping.signal })
      return { ...told, seconds: seconds(), file, bytes, rows: rowsIn(manifest), tables: Object.keys(manifest.tables).length, entries: manifest.journal?.size ?? null }
    } catch (error) {
      if (!stopping.signal.aborted) log(error)
      return { ...told, seconds: seconds(), problem: problemOf(error) }
    }
  }

  async function turn(): Promise<void> {
    if (running) return running
    const plan = await backupPlan(dataDir)
    const outcomes = await outcomesIn(plan.folder)
    if (plan.on && isDue(now(), plan.at, { startedAt, goodAt: dateOf(lastGood(outcomes)), triedAt: dateOf(outcomes.at(-1)) })) await once()
  }

  const timer = setInterval(() => void turn().catch(log), every)
  timer.unref()
  return {
    turn,
    begin: () => {
      if (running) return false
      void once()
      return true
    },
    keeping: () => keepingOf(dataDir, now(), running !== undefined),
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
    }
  }
}

async function keepingOf(dataDir: string, now: Date, running: boolean): Promise<Keeping> {
  const nothing = { plan: null, problem: null, nextAt: null, running, stale: true, keys: 0, last: null, kept: [] }
  try {
    const plan = await backupPlan(dataDir)
    const outcomes = await outcomesIn(plan.folder)
    return {
      ...nothing, plan, kept: await keptIn(plan.folder), keys: (await keptKeys(dataDir)).length, last: outcomes.at(-1) ?? null,
      nextAt: plan.on ? nextTurn(now, plan.at).toISOString() : null, stale: plan.on && isStale(now, dateOf(lastGood(outcomes)))
    }
  } catch (error) {
    return { ...nothing, problem: problemOf(error) }
  }
}

const lastGood = (outcomes: Outcome[]) => outcomes.findLast(({ problem }) => problem === null)
const dateOf = (outcome: Outcome | undefined) => (outcome ? new Date(outcome.beganAt) : null)

const unknown: Message = { vi: 'Không sao lưu được; nhật ký của máy chủ ghi rõ vì sao.', en: 'No backup could be made; the log of the server says why.' }

/** One sentence in each language for whatever went wrong. */
function problemOf(error: unknown): Message {
  if (error instanceof Refusal) {
    const message = messages[error.code] ?? unknown
    return { vi: fill(message, error.facts, 'vi'), en: fill(message, error.facts, 'en') }
  }
  const { code, path } = error as { code?: string; path?: string }
  if (path && ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code ?? '')) return { vi: `Không ghi được vào ${path}.`, en: `${path} cannot be written to.` }
  const said = sayFault(error)
  return said instanceof Fault ? { vi: said.vi, en: said.en } : unknown
}
