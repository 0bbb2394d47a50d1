import { statfsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { clusterIn, OWNER, running, start, stop, type Cluster } from './cluster.ts'
import { openDatabase, type Database } from './database.ts'
import { Fault, sayFault } from './faults.ts'

export type Register = {
  database: Database
  url: string
  /** The same register under another login of this server, with the same sentences when the server is lost. */
  openAs(url: string): Promise<Database>
  close(): Promise<void>
}

export type Where = {
  dataDir: string
  /** A server of the office's own; then nothing of ours is started. */
  databaseUrl?: string | undefined
  /** For 'serve': the only one of its kind on this folder. */
  exclusive?: boolean
  settings?: Record<string, string>
}

/**
 * The register: joins the PostgreSQL that already runs on the data folder, or starts one. Whoever leaves last stops it.
 * With `exclusive`, a second one is refused with a Fault ('already-running') that names the first.
 */
export async function openRegister({ dataDir, databaseUrl, exclusive = false, settings = frugal }: Where): Promise<Register> {
  if (databaseUrl) {
    const database = await openDatabase(databaseUrl)
    return { database, url: databaseUrl, openAs: (url) => openDatabase(url), close: () => database.close() }
  }
  const cluster = clusterIn(resolve(dataDir))
  const presence = await enter(cluster, exclusive, settings)
  try {
    const url = cluster.url(OWNER)
    const opened = await openDatabase(url)
    return { database: explaining(opened, cluster), url, openAs: async (login) => explaining(await openDatabase(login), cluster), close: once(async () => {
      await opened.close()
      await presence.leave()
    }) }
  } catch (error) {
    await presence.leave()
    throw error
  }
}

/** Sized for an idle office machine: 150 MB for everything, few processes. */
export const frugal: Record<string, string> = {
  shared_buffers: '64MB', work_mem: '16MB', maintenance_work_mem: '128MB', effective_cache_size: '1GB', max_connections: '100',
  io_method: 'sync', jit: 'off', max_wal_senders: '0', max_logical_replication_workers: '0', max_worker_processes: '4',
  max_parallel_workers: '2', max_wal_size: '512MB', random_page_cost: '1.1', timezone: 'Asia/Ho_Chi_Minh', log_timezone: 'Asia/Ho_Chi_Minh',
  log_min_messages: 'warning', log_min_error_statement: 'panic', log_checkpoints: 'off', fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on',
  // After a kill every file is brought to the disk before anything else: one call for all of them instead of thousands, a second instead of five.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
}

/** With a server of our own a lost connection means that it stopped: for want of room, or for a reason in its log. */
function explaining(database: Database, cluster: Cluster): Database {
  const explain = (error: unknown) => {
    throw isLost(error) ? sayFault(isFull(cluster.files) ? 'disk-full' : 'server-lost', { log: cluster.log }) : error
  }
  return {
    ...database,
    as: (session) => explaining(database.as(session), cluster),
    transaction: (work) => database.transaction(work).catch(explain),
    read: (work) => database.read(work).catch(explain),
    glance: (query) => database.glance<never>(query).catch(explain),
  }
}

/** The connection broke, could not be made again, or PostgreSQL said that it is ending (class 57). */
function isLost(error: unknown) {
  const { code, syscall, message } = (error instanceof Fault ? error.cause : error) as { code?: string; syscall?: string; message?: string } ?? {}
  return ['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(code ?? '') || syscall === 'connect' || /Connection terminated|connection error and is not queryable/.test(message ?? '')
}

/** Too full for the next two segments of PostgreSQL's log of changes. */
function isFull(folder: string) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < 32 * 1024 * 1024
}

type Presence = { leave(): Promise<void> }

/** Advisory locks of the cluster's own database 'postgres': whoever uses the server holds the first, shared; 'serve' holds the second alone. */
const PRESENT = 20250701
const SERVING = 20250702

/**
 * A session that says "we are here" for as long as we are. PostgreSQL releases it when we die, so nothing can be left stale.
 * If the server dies under us, it is started again and we enter anew.
 */
async function enter(cluster: Cluster, exclusive: boolean, settings: Record<string, string>): Promise<Presence> {
  let inside = true
  let entered = await attach(cluster, exclusive, settings)
  let returning: Promise<void> | undefined
  const watch = () => entered.client.once('end', () => { if (inside) returning = again() })
  const again = async () => {
    for (let failed = 0; inside;) {
      try {
        entered = await attach(cluster, exclusive, settings)
        watch()
        return
      } catch (error) {
        if (++failed === 3) console.error(error instanceof Error ? error.message : error) // a command that is about to end says it itself
        await pause(1000)
      }
    }
  }
  const onExit = () => { if (exclusive) trySignal(entered.pid) }
  process.once('exit', onExit)
  watch()
  return {
    leave: async () => {
      inside = false
      await returning
      process.off('exit', onExit)
      await leaveServer(cluster, entered)
    },
  }
}

type Attached = { client: pg.Client; pid: number }

async function attach(cluster: Cluster, exclusive: boolean, settings: Record<string, string>): Promise<Attached> {
  const until = performance.now() + 60_000
  let last: unknown
  while (performance.now() < until) {
    last = undefined
    const found = running(cluster) ?? await start(cluster, settings).catch(waitIfEnding)
    const client = found?.ready ? await connect(cluster).catch((error: unknown) => { last = error }) : undefined
    if (found && client && await isLetIn(client, PRESENT, 'shared')) {
      await requireAlone(client, cluster, exclusive)
      await makeDatabase(client)
      return { client, pid: found.pid }
    }
    await client?.end()
    if (isHopeless(last)) throw sayFault(last)
    await pause(20)
    if (performance.now() > until - 50_000 && found && !client) await stop(found.pid, cluster)
  }
  throw sayFault(last ?? 'server-not-ready')
}

function waitIfEnding(error: unknown): undefined {
  if (!(error instanceof Fault) || error.code !== 'server-not-ready') throw error
}

async function connect(cluster: Cluster) {
  const client = new pg.Client({ connectionString: cluster.url('postgres'), connectionTimeoutMillis: 5000, application_name: `nhat-the ${process.pid}`, keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  return client
}

const isLetIn = async (client: pg.Client, key: number, how: 'shared' | 'alone') => {
  const asked = how === 'shared' ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'
  const { rows } = await client.query<{ got: boolean }>(`select ${asked}($1) as got`, [key])
  return rows[0]?.got === true
}

async function requireAlone(client: pg.Client, cluster: Cluster, exclusive: boolean) {
  if (!exclusive || await isLetIn(client, SERVING, 'alone')) return
  const { rows } = await client.query<{ name: string }>(`
    select a.application_name as name
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objid = $1 and l.classid = 0`, [SERVING])
  await client.end()
  throw sayFault('already-running', { folder: cluster.folder, pid: rows[0]?.name.split(' ').at(-1) ?? '?' })
}

async function makeDatabase(client: pg.Client) {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER])
  if (rowCount === 0) await client.query(`create database ${OWNER}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/**
 * The last one out stops the server; taking the lock alone proves that nobody else is in, and keeps newcomers out meanwhile.
 * Where the connection is lost the server fell, and with it everyone's; whoever goes on using it starts it again.
 */
async function leaveServer(cluster: Cluster, { client, pid }: Attached) {
  const last = await client.query('select pg_advisory_unlock_shared($1)', [PRESENT])
    .then(() => isLetIn(client, PRESENT, 'alone'))
    .catch(() => 'fallen' as const)
  if (last === 'fallen') await (running(cluster)?.pid === pid && stop(pid, cluster, true))
  else if (last) await stop(pid, cluster)
  else await client.end().catch(() => {})
}

const isHopeless = (error: unknown) => ['28P01', '28000', '42501'].includes(String((error as { code?: string } | undefined)?.code))

function trySignal(pid: number) {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // gone already
  }
}

function once(work: () => Promise<void>) {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
