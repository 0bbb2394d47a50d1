import { mkdir, readFile, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#ground/refusal.ts'
import type { Message } from '#ground/text/say.ts'
import { isBackupName, outOfDate } from './retention.ts'
import type { Keep } from './settings.ts'

/** What came of one backup. `file` is a name in the folder; with a problem there is none. */
export type Outcome = {
  beganAt: string // instants, ISO
  seconds: number
  file: string | null
  bytes: number
  rows: number
  tables: number
  entries: number | null // of the journal
  sealed: boolean
  problem: Message | null
}

export type KeptBackup = { file: string; bytes: number; outcome: Outcome | null }

const told = 'outcomes.json'
const toldAtMost = 60
const spare = 64 * 1024 * 1024 // bytes that a backup leaves free

/** The outcomes told in the folder, oldest first. */
export async function outcomesIn(folder: string): Promise<Outcome[]> {
  try {
    return JSON.parse(await readFile(join(folder, told), 'utf8')) as Outcome[]
  } catch {
    return [] // none yet, or cut off: the backups themselves are what counts
  }
}

export async function tellOutcome(folder: string, outcome: Outcome): Promise<void> {
  const outcomes = [...await outcomesIn(folder), outcome].slice(-toldAtMost)
  const file = join(folder, told)
  await writeFile(`${file}.part`, JSON.stringify(outcomes, null, 1), { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** The backups in the folder, newest first. */
export async function keptIn(folder: string): Promise<KeptBackup[]> {
  const [names, outcomes] = [await namesIn(folder), await outcomesIn(folder)]
  return Promise.all(names.filter(isBackupName).sort().reverse().map(async (file) => ({
    file, bytes: (await stat(join(folder, file))).size, outcome: outcomes.findLast((each) => each.file === file) ?? null
  })))
}

/** The folder made ready: what a killed process left half done is gone. @throws Refusal backup.disk-low before anything is written */
export async function makeRoom(folder: string, lastBytes: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await namesIn(folder)) if (name.endsWith('.part') && isBackupName(name.slice(0, -5))) await rm(join(folder, name), { force: true })
  const { bavail, bsize } = await statfs(folder)
  const [free, need] = [bavail * bsize, spare + Math.ceil(lastBytes * 1.5)]
  if (free < need) throw new Refusal('backup.disk-low', { folder, free: megabytes(free), need: megabytes(need) })
}

export async function dropOutOfDate(folder: string, keep: Keep): Promise<string[]> {
  const gone = outOfDate(await namesIn(folder), keep)
  for (const name of gone) await rm(join(folder, name), { force: true })
  return gone
}

const megabytes = (bytes: number) => Math.floor(bytes / 2 ** 20)

const namesIn = (folder: string) => readdir(folder).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
  return []
})
