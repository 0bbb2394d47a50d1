import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { SERVER_URL, asOwner, urlOf } from '#ground/testing/test-server.ts'
import { today } from '#ground/time/day.ts'
import { enterPaper } from '#papers/public.ts'
import { registerPerson } from '#people/public.ts'
import { keepErased } from '#privacy/public.ts'
import { confirmErasure, proposeErasure, takeIn } from '#privacy/request.ts'
import { makeBackup } from './backups/make.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const serverUrl = process.env[SERVER_URL] ?? ''
const places = ['first', 'told', 'silent'] as const
const named = (place: (typeof places)[number]) => `test_again_${place}_${process.pid}`
const [may, pao] = [1, 2].map((accountId) => ({ accountId, name: 'Cán bộ', today: today(), may: [], unitId: null }))
const name = 'Đặng Thị Hoài Thương'
const key = Buffer.alloc(32, 7)
let folder = ''
const at = (...path: string[]) => join(folder, ...path)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhat-the-again-'))
  for (const place of places) await mkdir(at(place))
  await asOwner(serverUrl, 'postgres', async (client) => { for (const place of places) await client.query(`create database ${named(place)}`) })
})
after(async () => {
  await asOwner(serverUrl, 'postgres', async (client) => { for (const place of places) await client.query(`drop database if exists ${named(place)} with (force)`) })
  await rm(folder, { recursive: true, force: true })
})

const begin = (place: (typeof places)[number], words: string[]) => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words],
  { env: { ...process.env, NHATTHE_DATA: at(place), DATABASE_URL: urlOf(serverUrl, named(place)), PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })

async function run(place: (typeof places)[number], words: string[]) {
  const child = begin(place, words)
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = await once(child, 'close') as [number]
  return { code, said: Buffer.concat(said).toString() }
}

/** Started, until it has said its last word: nobody has an account yet; then stopped. */
async function served(place: (typeof places)[number]) {
  const child = begin(place, ['serve'])
  const exit = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (chunk) => { said += String(chunk) })
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
    if (/first-account#[\w-]{43}\n/.test(said)) child.kill('SIGTERM')
  })
  assert.deepEqual(await exit, [0, null], said)
}

async function within<T>(place: (typeof places)[number], work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(urlOf(serverUrl, named(place)))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** In how many tables the name stands, as text and as bytes. */
async function hits(database: Database): Promise<string[]> {
  const tables = await database.read((tx) => rows<{ name: string }>(tx, sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'm') order by 1`))
  const found: string[] = []
  for (const { name: table } of tables) {
    const { rows: [count] } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table} t where strpos(lower(t::text), lower($1)) > 0 or strpos(lower(t::text), fold($1)) > 0`, [name])
    if (count!.n > 0) found.push(table)
  }
  return found
}

const erasedAgain = (database: Database) => database.read((tx) => rows<{ people: number[]; subject: string }>(tx, sql`select person_ids as people, subject from journal where what = 'privacy.erase-again' order by id`))

async function eraseOne(database: Database, personId: number): Promise<number> {
  const request = await database.transaction(async (tx) => {
    const { id } = await takeIn(tx, may!, { personId, kind: 'erase', way: 'in_writing', cameOn: today() })
    await proposeErasure(tx, may!, id, 'theo đơn')
    await confirmErasure(tx, pao!, id)
    return id
  })
  assert.equal(await keepErased(database, at('first', 'erasures.txt')), 0)
  return request
}

test('whoever was erased does not come back with an older backup: not after restore, not at the next start', async () => {
  assert.equal((await run('first', ['figures', '--unit', 'VN', '--on', '2025-07-01'])).code, 0)
  const [erased, request] = await within('first', async (database) => {
    const id = await database.transaction((tx) => registerPerson(tx, may!, key, { name }))
    await database.transaction((tx) => enterPaper(tx, may!, { symbol: '7/QĐ-UBND', kind: 'decision', issuer: 'UBND xã', issuedOn: today(), issuedPrecision: 'day', summary: `Công nhận bà ${name}`, note: null }))
    await makeBackup(database, at('older.backup'), { publicKeys: [], plain: true })
    const requestId = await eraseOne(database, id)
    assert.deepEqual(await hits(database), [])
    await eraseOne(database, await database.transaction((tx) => registerPerson(tx, may!, key, { name: 'Vi Thị Lan' }))) // of whom the backup knows nothing
    return [id, requestId]
  })

  // the file is given: what was erased is erased again at once
  const told = await run('told', ['restore', at('older.backup'), '--erasures', at('first', 'erasures.txt'), '--json'])
  assert.equal(told.code, 0, told.said)
  const kept = await within('told', async (database) => {
    assert.deepEqual(await hits(database), [])
    assert.deepEqual(await erasedAgain(database), [{ people: [erased], subject: `requests/${request}` }])
    const id = await database.transaction((tx) => registerPerson(tx, may!, key, { name: 'Lò Văn Inh' }))
    assert.equal(id, erased + 1, 'the number of another who was erased')
    return id
  })
  await served('told')
  await within('told', async (database) => {
    assert.equal((await database.read((tx) => row<{ name: string }>(tx, sql`select name from person_version where person_id = ${kept}`))).name, 'Lò Văn Inh')
    assert.equal((await erasedAgain(database)).length, 1, 'once')
  })

  // the file comes after the backup: at the next start
  assert.equal((await run('silent', ['restore', at('older.backup')])).code, 0)
  await within('silent', async (database) => assert.deepEqual(await hits(database), ['journal_value', 'paper', 'person_version']))
  await copyFile(at('first', 'erasures.txt'), at('silent', 'erasures.txt'))
  await served('silent')
  await within('silent', async (database) => {
    assert.deepEqual(await hits(database), [])
    assert.deepEqual((await erasedAgain(database)).map(({ people }) => people), [[erased]])
  })

  await writeFile(at('silent', 'erasures.txt'), 'erased people/1 requ')
  const cut = await run('silent', ['serve'])
  assert.ok(cut.code === 1 && /Dòng 1 của tệp[^]*Line 1 of the file/.test(cut.said), cut.said)
})
