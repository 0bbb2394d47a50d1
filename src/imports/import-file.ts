import type { Actor } from '#ground/actor.ts'
import type { Database } from '#ground/database/database.ts'
import { check, type Engine, type OnProgress } from './check.ts'
import type { Found } from './finding.ts'
import type { JobState } from './import-job.ts'
import { readBytes } from './read-bytes.ts'
import { noDecisions, type Decisions } from './reading.ts'
import { insertJob, setDone, setFound } from './store.ts'
import { write } from './write.ts'

export type ImportOptions = {
  check?: boolean // say what would change, write nothing
  decisions?: Partial<Decisions>
  onProgress?: OnProgress // 'file', then 'rows', then 'check' or 'write', each with its part done, 0 to 1
}

/** `done`: written. `ready`: checked only, nothing is wrong. Others: nothing was written, `found` says why. */
export type Imported = { state: Exclude<JobState, 'waiting' | 'reading' | 'writing' | 'dropped'>; found: Found; job: number | null }

/**
 * A file straight into the register, for the command line: the same engine without the screens. A job is recorded, done or refused;
 * a check leaves no trace. Throws a Refusal for a file that cannot be opened.
 */
export async function importFile(database: Database, engine: Engine, actor: Actor, file: { name: string; bytes: Uint8Array }, options: ImportOptions = {}): Promise<Imported> {
  const { onProgress = () => {} } = options
  const decisions = { ...noDecisions, ...options.decisions }
  const sheets = await readBytes(file.bytes, file.name)
  await onProgress('file', 1)
  if (options.check) {
    const { state, found } = await check(database, engine, actor, sheets, decisions, onProgress)
    return { state, found, job: null }
  }
  let job: number | null = null
  const { written, checked } = await write(database, engine, actor, sheets, decisions, null, async (tx, { found }) => {
    job = await insertJob(tx, actor, file.name, file.bytes, decisions.given, 'writing')
    await setDone(tx, job, found)
    return job
  }, onProgress)
  if (written) return { state: 'done', found: checked.found, job }
  job = await database.transaction(async (tx) => {
    const id = await insertJob(tx, actor, file.name, file.bytes, decisions.given, 'reading')
    await setFound(tx, id, 'refused', checked.found)
    return id
  })
  return { state: checked.state, found: checked.found, job }
}
