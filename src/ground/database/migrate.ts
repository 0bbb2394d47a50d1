import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { rows, type Database, type Tx } from './database.ts'
import { sayFault } from './faults.ts'
import { sql } from './sql.ts'

/** One step of one room: migrations/0001-tables.sql and its text. Applied in the order given, each once. */
export type Migration = { room: string; name: string; text: string }

const MIGRATING = 20250703

/** How long a step waits for a table that others use before it lets them pass and tries again, and for how long it tries, in ms. */
export type Patience = { lock: number; pause: number; all: number }
const patient: Patience = { lock: 2000, pause: 1000, all: 300_000 }

/**
 * Brings a database to the given migrations, each in a transaction of its own; two processes at once take turns.
 * Servers of the release before go on meanwhile: a step that would have to wait for a long reader, and make everyone wait behind it, steps back and comes again.
 * `repeated` steps come after them and again whenever their text has changed: what they make, they clear away first.
 * Returns what was applied now. Throws a Fault where an applied file has changed since, or where a newer release has been here.
 */
export async function migrate(database: Database, migrations: readonly Migration[], repeated: readonly Migration[] = [], patience: Patience = patient): Promise<Migration[]> {
  await database.transaction(async (tx) => {
    await takeTurn(tx)
    await rows(tx, sql`
      create table if not exists migration (
        room       text        not null,
        name       text        not null,
        sha256     text        not null,
        applied_at timestamptz not null default now(),
        primary key (room, name)
      )`)
    await tx.query(ownersOnly)
  })
  const again = new Set(repeated.map(path))
  requireKnown(migrations, (await database.read(applied)).filter((past) => !again.has(path(past))))
  const done: Migration[] = []
  for (const migration of migrations) if (await patiently(migration, patience, () => applyOnce(database, migration, patience))) done.push(migration)
  for (const step of repeated) if (await patiently(step, patience, () => applyChanged(database, step, patience))) done.push(step)
  return done
}

/** Like every table of the register: its rows are for whom a policy names, and here that is the owner alone. */
const ownersOnly = `
  alter table migration enable row level security;
  alter table migration force row level security;
  drop policy if exists program on migration;
  create policy program on migration to current_user using (true) with check (true)`

type Applied = { room: string; name: string; sha256: string }

const applied = (tx: Tx) => rows<Applied>(tx, sql`select room, name, sha256 from migration`)

function requireKnown(migrations: readonly Migration[], found: readonly Applied[]) {
  const known = new Map(migrations.map((migration) => [path(migration), hashOf(migration)]))
  for (const past of found) {
    const hash = known.get(path(past))
    if (hash === undefined) throw sayFault('newer-register', { name: path(past) })
    if (hash !== past.sha256) throw sayFault('migration-changed', { name: path(past) })
  }
}

/** Waited too long for a lock, or met another in a circle: others come first. */
const isInTheWay = (error: unknown) => ['55P03', '40P01'].includes(String((error as { code?: string }).code))

async function patiently<T>({ room, name }: Migration, { pause: between, all }: Patience, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + all
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isInTheWay(error)) throw error
      if (performance.now() > until) throw sayFault('migration-waits', { name: `${room}/${name}` })
      await pause(between)
    }
  }
}

/** Whoever applies a step may be killed: then the server notices and undoes it, instead of finishing a long statement for nobody. */
async function begin(tx: Tx, { lock }: Patience): Promise<void> {
  await tx.query('set local statement_timeout = 0')
  await tx.query(`set local lock_timeout = ${lock}`)
  await tx.query(`set local client_connection_check_interval = ${process.platform === 'win32' ? 0 : 1000}`)
}

const applyOnce = (database: Database, migration: Migration, patience: Patience) => database.transaction(async (tx) => {
  await takeTurn(tx)
  const { room, name, text } = migration
  if ((await rows(tx, sql`select from migration where room = ${room} and name = ${name}`)).length > 0) return false
  await begin(tx, patience)
  await tx.query(text)
  await rows(tx, sql`insert into migration (room, name, sha256) values (${room}, ${name}, ${hashOf(migration)})`)
  return true
})

const applyChanged = (database: Database, step: Migration, patience: Patience) => database.transaction(async (tx) => {
  await takeTurn(tx)
  const { room, name, text } = step
  if ((await rows(tx, sql`select from migration where room = ${room} and name = ${name} and sha256 = ${hashOf(step)}`)).length > 0) return false
  await begin(tx, patience)
  await tx.query(text)
  await rows(tx, sql`
    insert into migration (room, name, sha256) values (${room}, ${name}, ${hashOf(step)})
    on conflict (room, name) do update set sha256 = excluded.sha256, applied_at = now()`)
  return true
})

const takeTurn = (tx: Tx) => rows(tx, sql`select pg_advisory_xact_lock(${MIGRATING})`)
const path = ({ room, name }: Pick<Migration, 'room' | 'name'>) => `${room}/${name}`
const hashOf = ({ text }: Migration) => createHash('sha256').update(text).digest('hex')
