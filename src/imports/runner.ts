import type { Database } from '#ground/database/database.ts'
import { Fault, sayFault } from '#ground/database/faults.ts'
import { Refusal } from '#ground/refusal.ts'
import { today } from '#ground/time/day.ts'
import { check, type Engine, type OnProgress } from './check.ts'
import { emptyFound, type Found } from './finding.ts'
import { readBytes } from './read-bytes.ts'
import type { Decisions } from './reading.ts'
import { beginReading, fileOf, findJob, forgetFile, nextJob, noteProgress, resumeJobs, setDone, setFound, type Job } from './store.ts'
import { write } from './write.ts'

export type Runner = {
  /** There may be work: look now rather than in a while. */
  wake(): void
  /** Lets the job at hand be; a job being read is read again by the next runner, one being written is rolled back and written again. */
  stop(): Promise<void>
}

const lookEvery = 3000 // ms; a job sent by another process is found then
const progressEvery = 400

/** Reads, checks and writes jobs, one at a time over all servers of the database. `log` hears of bugs. */
export function startRunner(database: Database, engine: Engine, log: (error: unknown) => void): Runner {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let again = false
  const look = async () => {
    while (!stopped && await runNext(database, engine, log)) again = false
  }
  const run = () => {
    clearTimeout(timer)
    if (stopped) return
    if (working) {
      again = true
      return
    }
    again = false
    working = look().catch(log).finally(() => {
      working = undefined
      if (!stopped) timer = setTimeout(run, again ? 0 : lookEvery)
      timer?.unref()
    })
  }
  run()
  return {
    wake: run,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}

/** True where a job was worked on. One runner at a time: the lock belongs to the connection, so a killed server leaves none behind. */
export async function runNext(database: Database, engine: Engine, log: (error: unknown) => void): Promise<boolean> {
  if ((await database.glance<{ found: number }>({ text: `select 1 as found from import_job where state in ('waiting', 'reading', 'writing') limit 1`, values: [] })).length === 0) return false
  const client = await database.pool.connect()
  try {
    const { rows: [lock] } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(hashtext('imports'), 0) as mine`)
    if (!lock?.mine) return false
    try {
      const job = await database.transaction(async (tx) => {
        await resumeJobs(tx)
        return nextJob(tx)
      })
      if (!job) return false
      await runJob(database, engine, job, log)
      return true
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('imports'), 0)`)
    }
  } finally {
    client.release()
  }
}

async function runJob(database: Database, engine: Engine, job: Job, log: (error: unknown) => void) {
  const progress = progressOf(database, job.id)
  const actor = { ...job.actor, today: today() }
  try {
    if (job.state === 'waiting' && !await database.transaction((tx) => beginReading(tx, job.id))) return
    const bytes = await database.read((tx) => fileOf(tx, job.id))
    if (!bytes) throw new Refusal('imports.file-emptied')
    const file = await readBytes(bytes, job.fileName)
    await progress.note('file', 1)
    if (job.state === 'writing') await writeJob(database, engine, { ...job, actor }, file, progress.note)
    else {
      const { state, found } = await check(database, engine, actor, file, decisionsOf(job), progress.note)
      await progress.end()
      await database.transaction((tx) => setFound(tx, job.id, state, found))
    }
  } catch (error) {
    await progress.end()
    if (!(error instanceof Refusal)) log(error)
    if (sayFault(error) instanceof Fault) return // the database is away: the job is taken up again when it is back
    await database.transaction(async (tx) => {
      await setFound(tx, job.id, 'refused', refusedAs(error, job.id))
      if (error instanceof Refusal && error.code === 'imports.secret') await forgetFile(tx, job.id)
    })
  } finally {
    await progress.end()
  }
}

async function writeJob(database: Database, engine: Engine, job: Job, file: Awaited<ReturnType<typeof readBytes>>, onProgress: OnProgress) {
  const { written, checked } = await write(database, engine, job.actor, file, decisionsOf(job), job.found.preview?.digest ?? '', async (tx, { found }) => {
    if (!await setDone(tx, job.id, found)) throw new Refusal('imports.not-ready', { state: (await findJob(tx, job.id))?.state })
    return job.id
  }, onProgress)
  if (!written) await database.transaction((tx) => setFound(tx, job.id, checked.state, checked.found))
}

export const decisionsOf = ({ given, mapping, mends, accepts }: Job): Decisions => ({ given, mapping, mends, accepts })

const refusedAs = (error: unknown, job: number): Found => ({
  ...emptyFound(),
  refusal: error instanceof Refusal ? { code: error.code, facts: error.facts } : { code: 'imports.broken', facts: { job } },
})

const shares = { file: [0, 0.15], rows: [0.15, 0.35], check: [0.35, 1], write: [0.35, 1] } as const

/** Kept in small transactions of their own, now and then. */
function progressOf(database: Database, id: number): { note: OnProgress; end(): Promise<void> } {
  let writtenAt = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    note: (step, part) => {
      if (Date.now() - writtenAt < progressEvery) return
      writtenAt = Date.now()
      const [from, to] = shares[step]
      writing = writing.then(() => database.transaction((tx) => noteProgress(tx, id, step, from + (to - from) * part))).catch(() => {})
    },
    end: async () => { await writing },
  }
}
