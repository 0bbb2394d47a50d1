import { createHash, type Hash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import type { Header, Manifest } from './backup.ts'
import { readPieces } from './backup-file.ts'
import type { Table } from './tables.ts'

/**
 * Reads the whole file and says what is in it, or refuses it: no backup, cut off, altered, rows that do not match their count or hash.
 * Nothing is written anywhere.
 */
export async function checkBackup(file: string, secretKeys: string[] = []): Promise<{ header: Header; manifest: Manifest; bytes: number }> {
  let length = 0
  let header: Header | undefined
  let manifest: Manifest | undefined
  let at: { name: string; hash: Hash } | undefined
  for await (const { kind, bytes } of readPieces(file, secretKeys)) {
    if (kind === 'H') header = parsed<Header>(bytes)
    else if (kind === 'T') at = { name: parsed<Table>(bytes).name, hash: createHash('sha256') }
    else if (kind === 'D') {
      at?.hash.update(bytes)
      length += bytes.length
    }
    else if (kind === 'E') requireSame(at?.name ?? '?', parsed<{ sha256: string }>(bytes).sha256, at?.hash.digest('hex'))
    else manifest = parsed<Manifest>(bytes)
  }
  if (!header || !manifest) throw new Refusal('backup.cut-off')
  return { header, manifest, bytes: length }
}

export function requireSame(table: string, told: unknown, found: unknown): void {
  if (told !== found) throw new Refusal('backup.table-differs', { table })
}

export function parsed<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString()) as T
  } catch {
    throw new Refusal('backup.damaged', { why: 'json' })
  }
}
