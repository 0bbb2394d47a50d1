/**
 * How fast a workbook becomes facts: bin/node24 bench/import.ts [--rows 100000] [--statements 200]
 * A made-up workbook of one province (a tenth villages, a tenth cells, the rest people and their posts) goes through importFile in a process of
 * its own, into a fresh register with the national tree. Beside it the same facts by COPY into bare tables: what the disk and server would allow.
 * --statements prints what the server spent longer than so many ms on.
 */
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, type Tx, row } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { frugal, openRegister } from '#ground/database/register.ts'
import { sql } from '#ground/database/sql.ts'
import { loadNationalTree } from '#units/public.ts'
import { migrations } from '../src/app/migrations.ts'
import { copiedBare } from './bare-copy.ts'
import { importApart, type Told } from './importing.ts'
import { provinceWorkbook } from './province-workbook.ts'

const { values: asked } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, province: { type: 'string', default: '38' }, statements: { type: 'string' } } })

const folder = mkdtempSync(join(tmpdir(), 'nhat-the-bench-'))
chmodSync(folder, 0o755) // PostgreSQL's own user must be able to enter
const logging: Record<string, string> = asked.statements ? { log_min_duration_statement: asked.statements, log_min_messages: 'log' } : {}
const register = await openRegister({ dataDir: folder, settings: { ...frugal, ...logging } })
try {
  await prepared(register.database)
  const { bytes, counts } = await provinceWorkbook(register.database, asked.province, Number(asked.rows))
  const file = join(folder, 'workbook.xlsx')
  writeFileSync(file, bytes)
  const told = await importApart(register.url, file, Number(readFileSync(join(realpathSync(join(folder, 'pg')), 'postmaster.pid'), 'utf8').split('\n')[0]))
  const bare = await copiedBare(register.database)
  report(counts, bytes.length, told, bare, await bytesWritten(register.database))
  if (asked.statements) printStatements(join(folder, 'postgres.log'))
} finally {
  await register.close()
  rmSync(folder, { recursive: true, force: true })
}

/** As an office finds it a minute after the first start: the national tree is in, the server has looked at it. */
async function prepared(database: Database): Promise<void> {
  await migrate(database, migrations())
  await database.transaction(async (tx: Tx) => {
    await tx.query('set local statement_timeout = 0')
    await loadNationalTree(tx)
  })
  await database.pool.query('vacuum analyze')
  await database.pool.query('checkpoint')
}

function bytesWritten(database: Database): Promise<number> {
  return database.read(async (tx) => (await row<{ bytes: number }>(tx, sql`select pg_database_size(current_database()) as bytes`)).bytes)
}

function report(counts: Record<string, number>, packed: number, told: Told, bare: { rows: number; seconds: number }, size: number): void {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const line = (name: string, count: number | null, [wall, server]: [wall: number, server?: number]) =>
    console.log(`${name.padEnd(34)}${String(count ?? '').padStart(8)}${wall.toFixed(2).padStart(8)} s${(server === undefined ? '' : `${server.toFixed(2)} s`).padStart(10)}${count === null ? '' : `${Math.round(count / wall).toLocaleString('en').padStart(10)} rows/s`}`)
  console.log(`workbook ${(packed / 2 ** 20).toFixed(1)} MB, register afterwards ${Math.round(size / 2 ** 20)} MB; rows, by the clock, of it the server's processor`)
  line('read apart (other process)', rows, told.stages['file']!)
  line('cells typed and checked', rows, told.stages['rows']!)
  for (const [sheet, count] of Object.entries(counts)) line(`«${sheet}» applied`, count, told.stages[sheet]!)
  line('derived, figures before and after', null, told.stages['after']!)
  line('committed', null, told.stages['commit']!)
  line('all', rows, [told.seconds, Object.values(told.stages).reduce((sum, [, server]) => sum + server, 0)])
  line('the same facts, bare COPY', bare.rows, [bare.seconds])
  console.log(`${(told.seconds / bare.seconds).toFixed(1)} times the bare COPY`)
  console.log(`processor: this program ${told.cpu.toFixed(1)} s`)
  console.log(`memory at its most: importing process ${told.megabytes} MB, reading process ${told.readerMegabytes} MB, both at one moment ${told.bothMegabytes} MB`)
  console.log(`state: ${told.state}`)
}

function printStatements(log: string): void {
  for (const said of readFileSync(log, 'utf8').split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const [, ms, text] = /duration: ([\d.]+) ms\s+(?:\w+ \S+:|statement:)\s*([\s\S]*)/.exec(said) ?? []
    if (ms) console.log(`${ms.padStart(12)} ms  ${text!.replace(/\s+/g, ' ').slice(0, 180)}`)
  }
}
