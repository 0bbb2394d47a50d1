import { availableParallelism, hostname } from 'node:os'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import type { Sql } from './sql.ts'
import { sayFault } from './faults.ts'

export { copyRows } from './copy.ts'

/** The only way to the database: a transaction. Whoever holds a Tx may read and write; a throw rolls it back. */
export type Tx = {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>
  client: pg.PoolClient
}

export type Database = {
  /** A writing transaction, read committed. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A reading transaction: one snapshot, no writing, no COPY. Its statements are pipelined. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One reading statement on a connection that many share: the cheapest way to a keyed row. */
  glance<Row>(query: Sql): Promise<Row[]>
  /** The same database as one session may see it: every transaction carries its hash (64 hexadecimal digits), which row-level policies look up. Not for 'glance'. */
  as(session: string): Database
  /** Ordinary connections, one statement at a time: COPY works on them. */
  pool: pg.Pool
  close(): Promise<void>
}

export const rows = async <Row>(tx: Tx, { text, values }: Sql): Promise<Row[]> => (await tx.query(text, values)).rows as Row[]

export const findRow = async <Row>(tx: Tx, query: Sql): Promise<Row | undefined> => (await rows<Row>(tx, query))[0]

/** The first row; none is a bug. */
export async function row<Row>(tx: Tx, query: Sql): Promise<Row> {
  const first = await findRow<Row>(tx, query)
  if (first === undefined) throw new Error(`expected a row: ${query.text}`)
  return first
}

export type DatabaseSettings = { connections?: number; statementSeconds?: number; name?: string }

/** Opens a PostgreSQL of 16 or newer. What cannot be reached, entered or used is thrown as a Fault: one clear sentence. */
export async function openDatabase(url: string, settings: DatabaseSettings = {}): Promise<Database> {
  requireEncrypted(url)
  const { connections = Math.max(8, availableParallelism() * 4), statementSeconds = 60, name = `nhat-the ${hostname().slice(0, 40)} ${process.pid}` } = settings
  const config: pg.PoolConfig = {
    connectionString: url,
    application_name: name,
    types: columnTypes,
    statement_timeout: statementSeconds * 1000,
    idle_in_transaction_session_timeout: 10 * 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options: '-c timezone=Asia/Ho_Chi_Minh -c jit=off -c search_path=public',
  }
  const pool = quiet(new pg.Pool({ ...config, max: connections }))
  const Client = await requireUsable(pool) === 'pooled' ? Pooled : pg.Client
  const readers = quiet(new pg.Pool({ ...config, max: connections, pipeline: true, Client }))
  const glances = glanceBy({ ...config, pipeline: true }, Client)
  const opened: Database = {
    pool,
    transaction: (work) => inWriting(pool, work),
    read: (work) => inReading(readers, work),
    as: (session) => ({ ...opened, transaction: (work) => inWriting(pool, work, sessionOf(session)), read: (work) => inReading(readers, work, sessionOf(session)) }),
    glance: async <Row>(query: Sql) => (await glances.ask(query)).rows as Row[],
    close: async () => {
      await Promise.all([pool.end(), readers.end(), glances.close()])
    },
  }
  return opened
}

/** For this transaction only, so that it holds behind a pooler that hands a connection on after each. */
function sessionOf(session: string): string {
  if (!/^[0-9a-f]{64}$/.test(session)) throw new Error('a session is named by the hash of its token')
  return `set local nhatthe.session = '${session}'`
}

const waysOfEncrypting = ['verify-full', 'verify-ca', 'disable']

/** A socket or this very machine needs no TLS; over a network the address must say that it is used, or that the way is protected otherwise. */
function requireEncrypted(url: string): void {
  if (!URL.canParse(url)) throw sayFault('server-unreachable', { detail: 'DATABASE_URL' })
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  if (host === '' || host.startsWith('/') || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return
  if (!waysOfEncrypting.includes(searchParams.get('sslmode') ?? '')) throw sayFault('way-in-clear', { host })
}

export const OLDEST_SERVER = 160_000

/** Usable, and whether a pooler stands in between: it names another process than the one that answers. */
async function requireUsable(pool: pg.Pool): Promise<'direct' | 'pooled'> {
  let told: number | undefined
  pool.once('connect', (client) => { told = (client as unknown as { processID: number }).processID })
  try {
    const { rows: [found] } = await pool.query<{ version: number; encoding: string; pid: number }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, pg_backend_pid() as pid`)
    if (found && found.version < OLDEST_SERVER) throw sayFault('server-too-old', { version: `${Math.floor(found.version / 10_000)}.${found.version % 10_000}` })
    if (found && found.encoding !== 'UTF8') throw sayFault('not-utf8', { encoding: found.encoding })
    return found && told === found.pid ? 'direct' : 'pooled'
  } catch (error) {
    await pool.end()
    throw sayFault(error)
  }
}

/** A connection lost while idle is dropped by the pool; one lost amid a transaction's own work fails its next statement. Neither ends the program. */
function quiet(pool: pg.Pool) {
  pool.on('error', () => {})
  pool.on('connect', (client) => { client.on('error', () => {}) })
  return pool
}

async function inWriting<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, speaks?: string): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => { throw sayFault(error) })
  let broken: unknown
  try {
    await client.query(speaks ? `begin; ${speaks}` : 'begin')
    const done = await work(txOn(client))
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch((lost: unknown) => { broken = lost })
    throw error
  } finally {
    client.release(broken instanceof Error ? broken : undefined)
  }
}

/** 'begin' and 'commit' travel with the work's own statements instead of costing a round trip each. */
async function inReading<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, speaks?: string): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => { throw sayFault(error) })
  const begun = Promise.all(['begin isolation level repeatable read read only', ...(speaks ? [speaks] : [])].map((text) => client.query(text)))
  try {
    const [, done] = await Promise.all([begun, work(txOn(client))])
    return done
  } finally {
    client.query('commit').then(() => client.release(), (lost: Error) => client.release(lost))
  }
}

const txOn = (client: pg.PoolClient): Tx => ({ client, query: (text, values) => client.query(text, values) })

/** Behind a pooler each transaction may meet another session, which knows nothing of what was prepared before: nothing is. */
const Pooled = class extends pg.Client {
  override query(asked: unknown, ...rest: unknown[]): never {
    const plain = typeof asked === 'object' && asked !== null && 'name' in asked ? { ...asked, name: undefined } : asked
    return (super.query as (...given: unknown[]) => never).call(this, plain, ...rest)
  }
} as typeof pg.Client

/** One shared pipelined connection; statements are prepared once. A lost connection is replaced at the next statement. */
function glanceBy(config: pg.ClientConfig, Client: typeof pg.Client) {
  let connected: Promise<pg.Client> | undefined
  const names = new Map<string, string>()
  const connect = async () => {
    const client = new Client(config)
    client.on('error', () => { connected = undefined })
    client.on('end', () => { connected = undefined })
    await client.connect()
    return client
  }
  const nameOf = (text: string) => names.get(text) ?? names.set(text, `glance-${names.size + 1}`).get(text)
  return {
    ask: async ({ text, values }: Sql) => {
      connected ??= connect()
      const client = await connected.catch((error: unknown) => {
        connected = undefined
        throw sayFault(error)
      })
      return client.query({ name: nameOf(text), text, values })
    },
    close: async () => {
      await connected?.then((client) => client.end(), () => {})
    },
  }
}
