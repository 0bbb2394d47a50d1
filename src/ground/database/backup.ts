import { createHash } from 'node:crypto'
import { to } from 'pg-copy-streams'
import { Refusal } from '../refusal.ts'
import { type Piece, piece, writePieces } from './backup-file.ts'
import { makeKeyPair } from './backup-key.ts'
import { checkBackup } from './check-backup.ts'
import { type Database, type Tx, row, rows } from './database.ts'
import { sayFault } from './faults.ts'
import { sql } from './sql.ts'
import { type Sequence, type Table, sequences, tablesInOrder } from './tables.ts'

/** Which migrations had run: a backup goes back only into a register that has run the same. name: 'units/0001-first.sql'. */
export type Migration = { name: string; sha256: string }

export type Header = { madeAt: string; migrations: Migration[]; tables: Table[]; server: string }

/** How far a journal goes: entries, and what stands for all of them. */
export type Head = { size: number; root: string }

/** What each table held: rows, and the SHA-256 of them as COPY text; and how far the journal went. */
export type Manifest = { tables: Record<string, { rows: number; sha256: string }>; sequences: Sequence[]; journal: Head | null }

export type BackupSettings = {
  /** Tables whose rows are not worth keeping: sessions. */
  without?: string[]
  /** Who may read the file: age public keys; none: anyone. */
  publicKeys?: string[]
  /** Ends it: nothing is left behind. */
  signal?: AbortSignal
  /** How far the journal goes, as the transaction sees it. */
  headOf?(tx: Tx): Promise<Head | null>
  /** part: 0 to 1, by the size of the tables on disk. */
  progress?(done: { table: string; part: number }): void
}

/** One backup at a time, whoever makes it. */
const BACKING_UP = 20250790

/**
 * Writes the whole register into one file while others go on working: one snapshot, every table, derived ones too, so that a restored register answers at once.
 * The file is read back whole before it takes its name. Memory stays the same whatever the size. @returns what was written and the size of the file in bytes
 * @throws Refusal backup.another-runs; backup.* where what was written cannot be read back
 */
export async function backUp(database: Database, file: string, settings: BackupSettings = {}): Promise<{ manifest: Manifest; bytes: number }> {
  const client = await database.pool.connect()
  const manifest: Manifest = { tables: {}, sequences: [], journal: null }
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0') // it is read back before the transaction ends
    const tx: Tx = { client, query: (text, values) => client.query(text, values) }
    await requireEveryRow(tx)
    const { got } = await row<{ got: boolean }>(tx, sql`select pg_try_advisory_xact_lock(${BACKING_UP}) as got`)
    if (!got) throw new Refusal('backup.another-runs')
    const bytes = await written(file, piecesOf(tx, settings, manifest), settings.publicKeys ?? [])
    await client.query('commit')
    client.release()
    return { manifest, bytes }
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Rows that a policy hides would be missing unnoticed: where whoever backs up does not see all of a table, it fails. */
async function requireEveryRow(tx: Tx): Promise<void> {
  const hidden = await rows<{ name: string }>(tx, sql`
    select c.relname as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and row_security_active(c.oid)
      and (exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive)
        or not exists (
          select from pg_policy p
          where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r') and pg_get_expr(p.polqual, p.polrelid) = 'true'
            and p.polroles && array[0::oid, current_user::regrole::oid]))
    order by 1`)
  if (hidden.length > 0) throw sayFault('not-allowed', { detail: hidden.map(({ name }) => name).join(', ') })
}

/** Sealed to one more key, which is forgotten once the file was read back with it: the secret keys of the others are not on this machine. */
async function written(file: string, pieces: AsyncIterable<Piece>, publicKeys: string[]): Promise<number> {
  const passing = publicKeys.length > 0 ? await makeKeyPair() : undefined
  return writePieces(file, pieces, {
    publicKeys: passing ? [...publicKeys, passing.publicKey] : [],
    tried: async (part) => { await checkBackup(part, passing ? [passing.secretKey] : []) },
  })
}

async function* piecesOf(tx: Tx, settings: BackupSettings, manifest: Manifest): AsyncGenerator<Piece> {
  const { without = [] } = settings
  const tables = (await tablesInOrder(tx)).filter(({ name }) => name !== 'migration' && !without.includes(name))
  const sizes = await sizesOnDisk(tx)
  const whole = Math.max(1, tables.reduce((sum, { name }) => sum + (sizes.get(name) ?? 0), 0))
  let before = 0
  yield piece('H', { madeAt: new Date().toISOString(), migrations: await migrationsRun(tx), tables, server: await serverVersion(tx) } satisfies Header)
  for (const table of tables) {
    yield piece('T', table)
    const [hash, size] = [createHash('sha256'), sizes.get(table.name) ?? 0]
    let copied = 0
    const stream = tx.client.query(to(`copy ${quoted(table)} to stdout`))
    for await (const bytes of gathered(stream)) {
      settings.signal?.throwIfAborted()
      hash.update(bytes)
      yield { kind: 'D', bytes }
      copied += bytes.length
      settings.progress?.({ table: table.name, part: (before + Math.min(copied, size)) / whole })
    }
    const done = { rows: stream.rowCount, sha256: hash.digest('hex') }
    manifest.tables[table.name] = done
    before += size
    yield piece('E', done)
  }
  manifest.sequences = await sequences(tx)
  manifest.journal = await settings.headOf?.(tx) ?? null
  yield piece('Z', manifest)
}

/** 'name (a, b)', for COPY. */
export const quoted = ({ name, columns }: Table): string => `${sql.name(name).text} (${columns.map((column) => sql.name(column).text).join(', ')})`

/** COPY gives a row at a time; a piece is some 256 KiB of them. */
async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.length
    if (length < 256 * 1024) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(held)
}

export const migrationsRun = (tx: Tx) => rows<Migration>(tx, sql`
  select room || '/' || name as name, sha256 from migration order by 1`)

async function serverVersion(tx: Tx): Promise<string> {
  const [found] = await rows<{ version: string }>(tx, sql`select current_setting('server_version') as version`)
  return found?.version ?? ''
}

async function sizesOnDisk(tx: Tx): Promise<Map<string, number>> {
  const found = await rows<{ name: string; size: number }>(tx, sql`
    select relname as name, pg_relation_size(oid) as size from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`)
  return new Map(found.map(({ name, size }) => [name, size]))
}
