import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Refusal } from '#ground/refusal.ts'

/** When backups are made by themselves, where to, and how many are kept. */
export type BackupPlan = { on: boolean; at: string; folder: string; keep: Keep; plain: boolean }

/** So many days, weeks and months of which the newest backup is kept. */
export type Keep = { daily: number; weekly: number; monthly: number }

const many = z.number().int().min(0).max(1000)
const written = z.strictObject({
  on: z.boolean(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), // 'HH:MM', the clock of Viet Nam
  folder: z.string().min(1), // from the data folder, where it is not absolute
  daily: many.min(1), weekly: many, monthly: many,
  plain: z.boolean() // true: not encrypted
}).partial()

/**
 * The plan of data/backup.json, or of the environment where that says otherwise: NHATTHE_BACKUP_AT, NHATTHE_BACKUP_FOLDER.
 * As it comes no copy lives longer than 35 days, so that whoever was erased is gone from the copies too.
 * @throws Refusal backup.bad-settings
 */
export async function backupPlan(dataDir: string, env: NodeJS.ProcessEnv = process.env): Promise<BackupPlan> {
  const file = join(dataDir, 'backup.json')
  const { on = true, at = '02:30', folder = 'backups', daily = 14, weekly = 5, monthly = 0, plain = false } = read({ ...await jsonIn(file), ...ofEnvironment(env) }, file)
  return { on, at, folder: resolve(dataDir, folder), keep: { daily, weekly, monthly }, plain }
}

function read(given: unknown, file: string): z.infer<typeof written> {
  const { data, error } = written.safeParse(given)
  if (error) throw new Refusal('backup.bad-settings', { file, field: error.issues.map(({ path }) => path.join('.')).join(', ') || '?' })
  return data
}

async function jsonIn(file: string): Promise<object> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return '{}'
  })
  try {
    return JSON.parse(text) as object
  } catch {
    throw new Refusal('backup.bad-settings', { file, field: 'JSON' })
  }
}

const ofEnvironment = ({ NHATTHE_BACKUP_AT, NHATTHE_BACKUP_FOLDER }: NodeJS.ProcessEnv) => ({
  ...(NHATTHE_BACKUP_AT ? { at: NHATTHE_BACKUP_AT } : {}),
  ...(NHATTHE_BACKUP_FOLDER ? { folder: resolve(NHATTHE_BACKUP_FOLDER) } : {})
})
