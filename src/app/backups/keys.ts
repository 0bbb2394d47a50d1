import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPublicKey, mostKeys, publicKeysIn } from '#ground/database/backup-key.ts'
import { Refusal } from '#ground/refusal.ts'

/** The public keys that this office's backups are sealed to, a key a line. Their secret keys are never here. */
export const keysFile = (dataDir: string): string => join(dataDir, 'backup-recipients.txt')

/** @throws Refusal backup.not-a-key, backup.too-many-keys */
export async function keptKeys(dataDir: string): Promise<string[]> {
  const file = keysFile(dataDir)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  return requireKeys(publicKeysIn(text), file)
}

/** @param from where they were written, for the sentence */
export async function requireKeys(keys: string[], from: string): Promise<string[]> {
  for (const key of keys) if (!await isPublicKey(key)) throw new Refusal('backup.not-a-key', { key: key.slice(0, 20), from })
  if (keys.length > mostKeys) throw new Refusal('backup.too-many-keys', { most: mostKeys, from })
  return keys
}

/** Adds a key to those that backups are sealed to; one that is there already stays once. */
export async function keepKey(dataDir: string, key: string): Promise<void> {
  const kept = await keptKeys(dataDir)
  if (kept.includes(key)) return
  await requireKeys([...kept, key], keysFile(dataDir))
  await appendFile(keysFile(dataDir), `${key}\n`, { mode: 0o644 })
}
