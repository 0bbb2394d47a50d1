import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cloneTemplate } from '#ground/testing/database.ts'
import { type Database, row, rows } from './database.ts'
import { Fault } from './faults.ts'
import { type Migration, migrate } from './migrate.ts'
import { sql } from './sql.ts'

const program = fileURLToPath(new URL('../testing/migrating-process.ts', import.meta.url))
const begin = (url: string, migrations: Migration[]) => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, url, JSON.stringify(migrations)], { stdio: ['ignore', 'pipe', 'inherit'] })

const first: Migration = { room: 'wells', name: '0001-wells.sql', text: 'create table well (id int primary key generated always as identity, note text); insert into well (note) select md5(n::text) from generate_series(1, 100) n;' }
const second: Migration = { room: 'wells', name: '0002-depth.sql', text: 'alter table well add depth int not null default 3; update well set depth = id;' }
const slow: Migration = { room: 'wells', name: '0003-slow.sql', text: `alter table well add kind text; update well set kind = 'dug'; select pg_sleep(60); create table left_over (id int);` }

const columnsOf = (database: Database) => database.read((tx) => rows<{ name: string }>(tx, sql`
  select attname as name from pg_attribute where attrelid = 'well'::regclass and attnum > 0 and not attisdropped order by attnum`))

test('of two processes that start at once each step is applied by one', async () => {
  const { database, url } = await cloneTemplate()
  const held: Migration = { ...second, text: `${second.text} select pg_sleep(0.5);` } // long enough for the other to meet it
  const said = await Promise.all([1, 2].map(async () => {
    const child = begin(url, [first, held])
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    assert.equal(code, 0)
    return JSON.parse(out.trim().split('\n').at(-1) ?? '') as string[]
  }))
  assert.deepEqual(said.flat().sort(), [first.name, held.name])
  assert.deepEqual(await database.read((tx) => row(tx, sql`select count(*)::int as n from well`)), { n: 100 })
})

test('killed in the middle of a step, the database is as before it, and the next start is not kept waiting', async () => {
  const { database, url } = await cloneTemplate()
  await migrate(database, [first, second])
  const child = begin(url, [first, second, slow])
  const sleeping = () => database.read((tx) => rows(tx, sql`
    select 1 from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid() and state = 'active'`))
  while ((await sleeping()).length === 0) await pause(20)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const from = performance.now()
  const third: Migration = { ...slow, text: 'alter table well add kind text' }
  assert.deepEqual(await migrate(database, [first, second, third]), [third])
  assert.ok(performance.now() - from < 20_000, 'the killed step is undone at once, not when its sixty seconds are over')
  assert.deepEqual((await columnsOf(database)).map(({ name }) => name), ['id', 'note', 'depth', 'kind'])
  assert.deepEqual(await database.read((tx) => row(tx, sql`select to_regclass('left_over') as there, (select count(kind) from well)::int as kinds`)), { there: null, kinds: 0 })
})

/** A server of the release before: reads and writes by names that it knows, without end. */
function formerRelease(database: Database) {
  const longest = { read: 0, write: 0 }
  const counted = { read: 0, write: 0 }
  let going = true
  const timed = async (what: 'read' | 'write', work: () => Promise<unknown>) => {
    while (going) {
      const from = performance.now()
      await work()
      longest[what] = Math.max(longest[what], performance.now() - from)
      counted[what]++
      await pause(5)
    }
  }
  const working = Promise.all([
    timed('read', () => database.read((tx) => rows(tx, sql`select id, note from well order by id desc limit 5`))),
    timed('write', () => database.transaction((tx) => rows(tx, sql`insert into well (note) values ('đất') returning id`)))
  ])
  return { longest, counted, stop: async () => { going = false; await working } }
}

test('while an additive step waits for a long reader, a server of the release before goes on reading and writing', async () => {
  const { database } = await cloneTemplate()
  await migrate(database, [first])
  const former = formerRelease(database)
  let readTo = 0
  const reading = database.transaction(async (tx) => {
    await rows(tx, sql`select count(*) from well`)
    await pause(4000) // a report, a backup: its lock on the table lasts as long as its transaction
    readTo = performance.now()
  })
  await pause(100)
  const patience = { lock: 200, pause: 100, all: 30_000 }
  assert.deepEqual(await migrate(database, [first, second], [], patience), [second])
  assert.ok(readTo > 0, 'the step came after the long reader')
  await reading
  await pause(300) // and on the new tables
  await former.stop()
  assert.ok(former.longest.read < 2000 && former.longest.write < 2000, `longest: ${JSON.stringify(former.longest)}`) // not the reader's four seconds
  assert.ok(former.counted.read > 20 && former.counted.write > 20, JSON.stringify(former.counted))
  assert.deepEqual((await columnsOf(database)).map(({ name }) => name), ['id', 'note', 'depth'])
})

test('a step that never finds its table free says so, and has changed nothing', async () => {
  const { database } = await cloneTemplate()
  await migrate(database, [first])
  const client = await database.pool.connect()
  await client.query('begin; select count(*) from well')
  await assert.rejects(migrate(database, [first, second], [], { lock: 50, pause: 10, all: 300 }), (error) => error instanceof Fault && error.code === 'migration-waits' && /wells\/0002-depth\.sql/.test(error.message))
  await client.query('rollback')
  client.release()
  assert.deepEqual((await columnsOf(database)).map(({ name }) => name), ['id', 'note'])
  assert.deepEqual(await migrate(database, [first, second]), [second])
})
