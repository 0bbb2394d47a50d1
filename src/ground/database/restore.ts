import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { type CopyStreamQuery, from } from 'pg-copy-streams'
import { Refusal } from '../refusal.ts'
import { type Header, type Manifest, migrationsRun, quoted } from './backup.ts'
import { type Piece, readPieces } from './backup-file.ts'
import { checkBackup, parsed, requireSame } from './check-backup.ts'
import { type Database, type Tx, rows } from './database.ts'
import { sql } from './sql.ts'
import { type Table, tablesInOrder } from './tables.ts'

export type RestoreSettings = {
  /** What opens a sealed backup. */
  secretKeys?: string[]
  /** What must hold of the restored register; a throw leaves nothing restored. */
  holds?(tx: Tx, header: Header, manifest: Manifest): Promise<void>
  /** Tables that the migrations themselves fill: their rows do not make a register non-empty, and give way. */
  seeded?: string[]
  /** part: 0 to 1, of the loading; the checking before it takes a fraction of that. */
  progress?(done: { table: string; part: number }): void
}

/** The tables that these migrations put rows into. */
export const seededBy = (migrations: { text: string }[]): string[] =>
  [...new Set(migrations.flatMap(({ text }) => [...withoutBodies(text).matchAll(/insert into (\w+)/g)].map(([, table]) => table!)))]

/** Without the bodies of functions, which put in nothing yet. */
const withoutBodies = (text: string) => text.replace(/\$\$[^]*?\$\$/g, '')

/**
 * Puts a backup into an empty register of the same release, in one transaction: all of it or nothing.
 * @throws Refusal backup.* for a file that is not whole, a register that is not empty, other migrations
 */
export async function restore(database: Database, file: string, settings: RestoreSettings = {}): Promise<Manifest> {
  const { header, bytes } = await checkBackup(file, settings.secretKeys)
  return database.transaction(async (tx) => {
    await tx.query('set local statement_timeout = 0')
    await requireSameMigrations(tx, header)
    const tables = await tablesInOrder(tx)
    await requireEmpty(tx, tables, settings.seeded ?? [])
    const always = await alwaysFiring(tx)
    for (const { name } of tables) await tx.query(`alter table ${sql.name(name).text} disable trigger user`) // what they derive is in the file
    // truncated, not deleted: the rows then lie as they lay, and a backup of the copy has the same digests
    const seeded = tables.filter(({ name }) => settings.seeded?.includes(name)).map(({ name }) => sql.name(name).text)
    if (seeded.length > 0) await tx.query(`truncate ${seeded.join(', ')} cascade`)
    const forced = await forcedOnOwner(tx)
    for (const { name } of forced) await tx.query(`alter table ${sql.name(name).text} no force row level security`) // COPY takes nothing in past policies
    const manifest = await load(tx, readPieces(file, settings.secretKeys), (table, loaded) => settings.progress?.({ table, part: loaded / Math.max(1, bytes) }))
    for (const { name } of tables) await tx.query(`alter table ${sql.name(name).text} enable trigger user`)
    for (const { name } of forced) await tx.query(`alter table ${sql.name(name).text} force row level security`)
    for (const { table, name } of always) await tx.query(`alter table ${sql.name(table).text} enable always trigger ${sql.name(name).text}`)
    for (const { name, lastValue, called } of manifest.sequences)
      await rows(tx, sql`select setval(${sql.name(name).text}::regclass, ${lastValue}, ${called})`)
    await settings.holds?.(tx, header, manifest)
    return manifest
  })
}

const forcedOnOwner = (tx: Tx) => rows<{ name: string }>(tx, sql`
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity`)

/** Triggers that fire for a replica too: those that keep the journal. */
const alwaysFiring = (tx: Tx) => rows<{ table: string; name: string }>(tx, sql`
  select c.relname as "table", t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and t.tgenabled = 'A' and not t.tgisinternal`)

async function requireSameMigrations(tx: Tx, header: Header): Promise<void> {
  const here = (await migrationsRun(tx)).map(({ name, sha256 }) => `${name} ${sha256}`)
  const there = header.migrations.map(({ name, sha256 }) => `${name} ${sha256}`)
  const differing = [...here.filter((each) => !there.includes(each)), ...there.filter((each) => !here.includes(each))].map((each) => each.split(' ')[0])
  if (differing.length > 0) throw new Refusal('backup.other-release', { migrations: [...new Set(differing)].join(', ') })
}

async function requireEmpty(tx: Tx, tables: Table[], seeded: string[]): Promise<void> {
  for (const { name } of tables) {
    if (name === 'migration' || seeded.includes(name)) continue
    const [some] = await rows(tx, sql`select 1 from ${sql.name(name)} limit 1`)
    if (some) throw new Refusal('backup.register-not-empty', { table: name })
  }
}

type Loading = { table: Table; stream: CopyStreamQuery; done: Promise<void>; hash: Hash }

async function load(tx: Tx, pieces: AsyncIterable<Piece>, progress: (table: string, bytes: number) => void): Promise<Manifest> {
  let loaded = 0
  let at: Loading | undefined
  for await (const { kind, bytes } of pieces) {
    if (kind === 'T') at = begin(tx, parsed<Table>(bytes))
    else if (kind === 'D' && at) {
      await feed(at, bytes)
      progress(at.table.name, loaded += bytes.length)
    }
    else if (kind === 'E' && at) {
      at.stream.end()
      await at.done
      const told = parsed<{ rows: number; sha256: string }>(bytes)
      requireSame(at.table.name, told.sha256, at.hash.digest('hex'))
      requireSame(at.table.name, told.rows, at.stream.rowCount)
    } else if (kind === 'Z') return parsed<Manifest>(bytes)
  }
  throw new Refusal('backup.cut-off')
}

function begin(tx: Tx, table: Table): Loading {
  const stream = tx.client.query(from(`copy ${quoted(table)} from stdin`))
  const done = finished(stream)
  done.catch(() => {}) // awaited where the table ends
  return { table, stream, done, hash: createHash('sha256') }
}

async function feed({ stream, done, hash }: Loading, bytes: Buffer): Promise<void> {
  hash.update(bytes)
  if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done])
}
