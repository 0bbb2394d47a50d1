import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { isAlive } from '#ground/database/processes.ts'
import { frugal, openRegister } from '#ground/database/register.ts'
import { schemas } from './schemas.ts'

/** Named in the environment of each test process: the server, and the template database with every room's tables. */
export const SERVER_URL = 'NHATTHE_TEST_URL'
export const TEMPLATE = 'NHATTHE_TEST_TEMPLATE'

const PREFIX = 'nhat-the-test-'

const hasty = {
  ...frugal, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB', max_connections: '300',
  autovacuum: 'off', checkpoint_timeout: '1h', max_wal_size: '8GB',
}

/** A PostgreSQL that lives as long as the tests, in a temporary folder, with its template. */
export async function startTestServer() {
  await clearLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o755) // PostgreSQL's own user must be able to enter
  const register = await openRegister({ dataDir: folder, settings: hasty })
  const stop = async () => {
    await register.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { env: { [SERVER_URL]: register.url, [TEMPLATE]: await makeTemplate(register.url) }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Servers of test runs that were killed. */
async function clearLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const runner = Number(name.slice(PREFIX.length).split('-')[0])
    if (!Number.isInteger(runner) || isAlive(runner)) continue
    const folder = join(tmpdir(), name)
    await openRegister({ dataDir: folder, settings: hasty }).then((left) => left.close()).catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Named by its text, so that a server of the office's own can be used again and again. */
export async function makeTemplate(serverUrl: string) {
  const text = schemas().map((schema) => schema.text)
  const name = `nhatthe_template_${createHash('sha256').update(text.join('\0')).digest('hex').slice(0, 10)}`
  await asOwner(serverUrl, 'postgres', async (client) => {
    await client.query(`drop database if exists ${name}`)
    await client.query(`create database ${name}`)
  })
  await asOwner(serverUrl, name, async (client) => {
    for (const { room, text: statements } of schemas())
      await client.query(statements).catch((error: Error) => { throw new Error(`${room}/schema.sql: ${error.message}${near(statements, error)}`, { cause: error }) })
  })
  return name
}

const near = (text: string, error: { position?: string } & Error) => {
  const at = Number(error.position)
  return at ? `, line ${text.slice(0, at).split('\n').length}` : ''
}

export async function asOwner<T>(serverUrl: string, database: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: urlOf(serverUrl, database) })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export const urlOf = (url: string, database: string) => url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`)
