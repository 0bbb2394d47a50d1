/** What a backup and a restore take, ten thousand villages beside ninety-five thousand: bin/node24 bench/keeping.ts */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { project } from '#app/office.ts'
import { makeKeyPair } from '#ground/database/backup-key.ts'
import { asOwner, urlOf } from '#ground/testing/test-server.ts'
import { openBench } from './register.ts'
import { printTable, type Row } from './table.ts'
import { say } from './timing.ts'

const restored = 'bench_restored'
const folder = mkdtempSync(join(tmpdir(), 'nhat-the-keeping-'))
const key = join(folder, 'key.txt')
const bench = await openBench()
try {
  const { publicKey, secretKey } = await makeKeyPair()
  writeFileSync(key, `${secretKey}\n`)
  const few = await kept('facts_10000', publicKey)
  const many = await kept('facts_95000', publicKey)
  const times = many.rows / few.rows
  const line = (what: string, of: 'backup' | 'restore'): Row[] => [
    { what: `${what}: memory`, measured: `${few[of].megabytes} MB for ${few.rows.toLocaleString('en')} rows; ${many[of].megabytes} MB for ${many.rows.toLocaleString('en')}`, result: many[of].megabytes / few[of].megabytes, unit: `× for ${times.toFixed(1)} times the rows`, most: 1.5 },
    { what: `${what}: rows a second`, measured: `${many.megabytes} MB of file; ${few[of].seconds.toFixed(1)} s and ${many[of].seconds.toFixed(1)} s`, result: many.rows / many[of].seconds, unit: '/s' },
  ]
  printTable('Keeping', 'A whole register backed up by `bin/nhat-the backup`, sealed to a key and read back, and restored by `bin/nhat-the restore` into an empty database. Memory: the most that the process held.', [
    ...line('backup', 'backup'), ...line('restore', 'restore'),
    { what: 'restored rows that differ in number', measured: `${many.rows.toLocaleString('en')} rows`, result: few.differing + many.differing, unit: 'tables', most: 0 },
  ])
} finally {
  await bench.close()
  rmSync(folder, { recursive: true, force: true })
}

type Taken = { seconds: number; megabytes: number; said: { tables: Record<string, unknown> } }

async function kept(name: string, publicKey: string) {
  const { url } = await bench.database(name)
  const file = join(folder, `${name}.nhatthe`)
  const backup = await taken(url, ['backup', file, '--to', publicKey, '--json'])
  await asOwner(url, 'postgres', async (client) => {
    await client.query(`drop database if exists ${restored}`)
    await client.query(`create database ${restored}`)
  })
  const there = urlOf(url, restored)
  const restore = await taken(there, ['restore', file, '--key', key, '--json'])
  const [before, after] = [await countsIn(url, databaseIn(url)), await countsIn(there, restored)]
  const rows = Object.values(before).reduce((sum, count) => sum + count, 0)
  say(`${name}: ${rows} rows, backup ${backup.seconds.toFixed(1)} s, restore ${restore.seconds.toFixed(1)} s`)
  return { backup, restore, rows, megabytes: Math.round(statSync(file).size / 2 ** 20), differing: Object.keys(before).filter((table) => before[table] !== after[table] && table in backup.said.tables).length }
}

/** Runs the command and watches its memory. */
async function taken(url: string, words: string[]): Promise<Taken> {
  const begunAt = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${project}src/app/main.ts`, ...words], { env: { ...process.env, DATABASE_URL: url, NHATTHE_DATA: folder }, stdio: ['ignore', 'pipe', 'inherit'] })
  let megabytes = 0
  const watching = setInterval(() => { megabytes = Math.max(megabytes, most(child.pid ?? 0)) }, 20)
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  clearInterval(watching)
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`)
  return { seconds: (performance.now() - begunAt) / 1000, megabytes, said: JSON.parse(said) }
}

function most(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0 // it has just ended
  }
}

function databaseIn(url: string): string {
  return new pg.Client({ connectionString: url }).database ?? ''
}

function countsIn(url: string, name: string): Promise<Record<string, number>> {
  return asOwner(url, name, countsBy)
}

async function countsBy(client: { query<Row extends object>(text: string): Promise<{ rows: Row[] }> }): Promise<Record<string, number>> {
  const { rows } = await client.query<{ table: string; count: string }>(`
    select c.relname as table, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', c.relname), false, true, '')))[1]::text as count
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
  return Object.fromEntries(rows.map(({ table, count }) => [table, Number(count)]))
}
