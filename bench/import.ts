/**
 * How fast a workbook becomes facts, validated: bin/node24 bench/import.ts [--rows 100000] [--statements 200]
 * A made-up workbook of one province (a tenth villages, a tenth cells, the rest people and their posts) goes through importFile in a process of
 * its own, into a fresh register with the national tree. Beside it the same facts by COPY into bare tables: what the disk and server would allow.
 * --statements says what the server spent longer than so many ms on.
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
import { printTable } from './table.ts'
import { say } from './timing.ts'

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
  if (told.state !== 'done') throw new Error(`the import ended as ${told.state}`)
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
  const { importing, reading } = told.processor
  const server = Object.values(told.stages).reduce((sum, [, worked]) => sum + worked, 0)
  const stage = (what: string, name: string) => {
    const [wall, worked] = told.stages[name] ?? [0, 0]
    return { what, measured: `PostgreSQL's processor ${worked.toFixed(1)} s`, result: wall, unit: 's' }
  }
  printTable('From workbook to facts, validated',
    `${Object.entries(counts).map(([sheet, count]) => `${count.toLocaleString('en')} «${sheet}»`).join(', ')} of one province (${megabytes(packed)} MB) through \`importFile\` with the real sheets, in a process of its own, into a register with the national tree (${megabytes(size)} MB afterwards). A sheet is typed while the one before it is written. Processor seconds say what it would take on a machine with nothing else to do; the clock says how long it took on this one.`,
    [
      { what: 'rows a second', measured: `${rows.toLocaleString('en')} rows in ${told.seconds.toFixed(1)} s by the clock`, result: rows / told.seconds, unit: 'rows/s', least: 8000 },
      { what: 'memory at its most', measured: `importing process ${told.megabytes} MB, reading process ${told.readerMegabytes} MB; both at one moment`, result: told.bothMegabytes, unit: 'MB', most: 512 },
      { what: 'processor, all together', measured: `importing process ${importing.toFixed(1)} s, reading process ${reading.toFixed(1)} s, PostgreSQL ${server.toFixed(1)} s`, result: importing + reading + server, unit: 's' },
      stage('read apart (reading process)', 'file'),
      stage('columns known', 'rows'),
      ...Object.keys(counts).map((sheet) => stage(`«${sheet}» written`, sheet)),
      stage('derived; figures before and after; first sheet typed', 'after'),
      stage('committed', 'commit'),
      { what: 'beside a bare COPY', measured: `${bare.rows.toLocaleString('en')} facts without keys, constraints or derived rows in ${bare.seconds.toFixed(2)} s`, result: told.seconds / bare.seconds, unit: 'times as long' },
    ])
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(bytes > 100 * 2 ** 20 ? 0 : 1)
}

function printStatements(log: string): void {
  for (const said of readFileSync(log, 'utf8').split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const [, ms, text] = /duration: ([\d.]+) ms\s+(?:\w+ \S+:|statement:)\s*([\s\S]*)/.exec(said) ?? []
    if (ms) say(`${ms.padStart(12)} ms  ${text!.replace(/\s+/g, ' ').slice(0, 180)}`)
  }
}
