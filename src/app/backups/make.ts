import { type Manifest, backUp } from '#ground/database/backup.ts'
import type { Database } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import { leftOut } from './which-tables.ts'
import { headOf } from './witness.ts'

/** What no backup holds. */
export const without = Object.keys(leftOut)

export type Sealing = { publicKeys: string[]; plain: boolean }

/** Who may read a backup must have been said: keys, or that anyone may. @throws Refusal backup.no-keys */
export function requireSealing({ publicKeys, plain }: Sealing): string[] {
  if (plain) return []
  if (publicKeys.length === 0) throw new Refusal('backup.no-keys')
  return publicKeys
}

type How = { progress?(part: number): void; signal?: AbortSignal }

/** The register in one file, read back whole. */
export const makeBackup = async (database: Database, file: string, sealing: Sealing, { progress, signal }: How = {}): Promise<{ manifest: Manifest; bytes: number }> =>
  backUp(database, file, { without, headOf, publicKeys: requireSealing(sealing), progress: ({ part }) => progress?.(part), ...(signal ? { signal } : {}) })

/** Rows of all its tables. */
export const rowsIn = ({ tables }: Manifest): number => Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
