import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Database, Tx } from '#ground/database/database.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import type { Cell } from '#ground/spreadsheet/cell.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import type { Engine } from './check.ts'
import { accept, getJob, receive } from './decide.ts'
import { clerk, gardenHeadings, gardens, infoOf, plant, rawSheet, treeHeadings, trees } from './given.ts'
import { emptyFound } from './finding.ts'
import { noDecisions } from './reading.ts'
import type { RawSheet } from './raw.ts'
import { insertJob, setDone } from './store.ts'
import { runNext } from './runner.ts'
import { write } from './write.ts'

const engine: Engine = { sheets: [gardens, trees], hooks: {}, messages: {} }
const many = 1500
let database: Database
let url: string
let folder: string
let bytes: Uint8Array
before(async () => {
  ({ database, url } = await cloneTemplate())
  await plant(database)
  folder = await mkdtemp(join(tmpdir(), 'nhat-the-killed-'))
  bytes = await writeWorkbook({ sheets: fileOf(many).map(({ name, rows }) => ({ name, headings: [], columns: Array.from({ length: 9 }, () => ({ heading: '', width: 12 })), rows: rows.map(({ cells }) => cells) })) })
  await writeFile(join(folder, 'vuon.xlsx'), bytes)
})
after(() => rm(folder, { recursive: true }))

function fileOf(count: number): RawSheet[] {
  const codes = Array.from({ length: count }, (_, i) => `V${i}`)
  return [
    infoOf(),
    rawSheet('Vườn', [gardenHeadings, ...codes.map((code): Cell[] => ['05977', code, `Vườn ${code}`, 'Vườn cây', '25/06/2021', '1,5', 12, 'x', 'đào; mận'])]),
    rawSheet('Cây', [treeHeadings, ...codes.map((code): Cell[] => [code, 'Đào', '2012', 'Lò Thị Mây'])]),
  ]
}

const counts = async () => (await database.pool.query<{ gardens: number; trees: number; jobs: number; lines: number }>(`
  select (select count(*)::int from garden) as gardens, (select count(*)::int from tree) as trees,
    (select count(*)::int from import_job where state = 'done') as jobs, (select count(*)::int from journal where what = 'imports.accept') as lines`)).rows[0]!

/** All of it with its job and its line in the journal, or nothing. */
async function allOrNothing(rows: number, since: { jobs: number; lines: number }): Promise<boolean> {
  const now = await counts()
  const written = now.gardens > 0
  assert.deepEqual(now, written ? { gardens: rows, trees: rows, jobs: since.jobs + 1, lines: since.lines + 1 } : { gardens: 0, trees: 0, ...since })
  await database.pool.query('truncate garden, tree')
  return written
}

test('stopped at any statement, an import leaves nothing half written', async () => {
  const failingAt = (n: number): Database => {
    let said = 0
    const counted = (tx: Tx): Tx => ({ client: tx.client, query: (text, values) => (++said === n ? Promise.reject(new Error('stopped')) : tx.query(text, values)) })
    return { ...database, transaction: (work) => database.transaction((tx) => work(counted(tx))) }
  }
  let stops = 0
  for (let n = 1; ; n++) {
    const { jobs, lines } = await counts()
    const finish = async (tx: Tx) => {
      const id = await insertJob(tx, clerk, 'vuon.xlsx', new Uint8Array([1]), {}, 'writing')
      await setDone(tx, id, emptyFound())
      return id
    }
    const written = await write(failingAt(n), engine, clerk, fileOf(5), noDecisions, null, finish).then(() => true, (error: Error) => {
      assert.equal(error.message, 'stopped')
      return false
    })
    assert.equal(await allOrNothing(5, { jobs, lines }), written)
    if (written) break
    stops = n
  }
  assert.ok(stops >= 8, `stopped at ${stops} statements`)
})

const child = fileURLToPath(new URL('./testing/import-child.ts', import.meta.url))

const othersAtWork = `select from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`

/** Starts the import in a process of its own and kills it so long after it began; undefined lets it end. */
async function runAndKill(kill: number | undefined, ...file: string[]): Promise<number> {
  const importing = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, url, ...file], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(importing.stdout, 'data')
  const begun = Date.now()
  if (kill !== undefined) setTimeout(() => importing.kill('SIGKILL'), kill)
  await once(importing, 'close')
  const lasted = Date.now() - begun
  while ((await database.pool.query(othersAtWork)).rowCount) await new Promise((resolve) => setTimeout(resolve, 20))
  return lasted
}

test('killed at thirty moments, an import is in the register whole or not at all', async () => {
  const file = join(folder, 'vuon.xlsx')
  let since = await counts()
  const lasts = await runAndKill(undefined, file)
  assert.equal(await allOrNothing(many, { jobs: since.jobs, lines: since.lines }), true)
  const ended = { whole: 0, nothing: 0 }
  for (let i = 0; i < 30; i++) {
    since = await counts()
    await runAndKill(lasts * (0.3 + (0.7 * i) / 28), file)
    ended[await allOrNothing(many, { jobs: since.jobs, lines: since.lines }) ? 'whole' : 'nothing'] += 1
  }
  assert.ok(ended.nothing > 0, JSON.stringify(ended))
})

test('a server killed twenty times while it writes an accepted file writes it when it is back, once', async () => {
  const job = await database.transaction((tx) => receive(tx, clerk, { name: 'vuon.xlsx', bytes, given: {} }))
  assert.ok(await runNext(database, engine, (error) => assert.fail(String(error))))
  await database.transaction((tx) => accept(tx, clerk, job.id))
  const since = await counts()
  const lasts = 1000
  let kills = 0
  for (; kills < 20; kills++) {
    await runAndKill(lasts * (0.1 + 0.04 * kills))
    const { state } = await database.read((tx) => getJob(tx, clerk, job.id))
    assert.equal((await counts()).gardens, state === 'done' ? many : 0)
    assert.ok(state === 'done' || state === 'writing', state)
    if (state === 'done') {
      await database.pool.query('truncate garden, tree')
      await database.pool.query(`update import_job set state = 'writing' where id = $1`, [job.id])
    }
  }
  await runNext(database, engine, (error) => assert.fail(String(error)))
  assert.equal((await counts()).gardens, many)
  assert.ok((await counts()).lines >= since.lines + 1)
})
