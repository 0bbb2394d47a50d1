import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { type Database, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { differing, eraseFromJournal, journalOfPerson, journalOfUnit, record } from './journal.ts'
import { hashOfValue } from './seal.ts'

const clerk: Actor = { accountId: 3, name: 'Lý Thị Mây', today: day('2021-06-25'), may: [], unitId: null, sessionId: 8, requestId: 'r-1' }

type Link = { seq: number; prev: string; hash: string; text: string }
const linksOf = (tx: Tx) => rows<Link>(tx, sql`
  select l.seq, encode(l.prev, 'hex') as prev, encode(l.hash, 'hex') as hash, journal_text(j, l.seq, l.prev) as text
  from journal_link l join journal j on j.id = l.entry_id order by l.seq`)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('what was done to a unit is read back newest first, with its reason and facts', () => inTransaction(async (tx) => {
  await record(tx, clerk, { what: 'units.found', units: [7], facts: { name: 'Khối 3' } })
  await record(tx, clerk, { what: 'units.rename', units: [7, 8], people: [5], basis: 'papers/2', reason: 'theo nghị quyết', facts: { on: '2021-06-25' }, before: { name: 'Khối 3' }, after: { name: 'Khối 4' } })
  const lines = await journalOfUnit(tx, 7)
  assert.deepEqual(lines.map(({ what, actor, facts, before, after }) => [what, actor, facts, before, after]), [
    ['units.rename', 'Lý Thị Mây', { on: '2021-06-25' }, { name: 'Khối 3' }, { name: 'Khối 4' }],
    ['units.found', 'Lý Thị Mây', { name: 'Khối 3' }, {}, {}],
  ])
  assert.equal((await journalOfUnit(tx, 7, 50, lines[0]?.id)).length, 1)
  assert.deepEqual((await journalOfPerson(tx, 5)).map(({ basis, reason }) => [basis, reason]), [['papers/2', 'theo nghị quyết']])
  assert.deepEqual(await journalOfUnit(tx, 9), [])
}))

test('a line of the journal can be neither changed nor removed, and no more can its link, its values or the last link', async () => {
  const attempts = [
    sql`update journal set actor = 'ai đó'`, sql`delete from journal`, sql`truncate journal cascade`,
    sql`update journal_link set hash = prev`, sql`delete from journal_link`, sql`truncate journal_link`,
    sql`update journal_value set value = '"ai đó"'`, sql`truncate journal_value`, sql`delete from journal_chain`, sql`truncate journal_chain`,
  ]
  for (const attempt of attempts) {
    await assert.rejects(inTransaction((tx) => rows(tx, attempt)), { constraint: 'journal_is_kept' }, attempt.text)
    await assert.rejects(inTransaction(async (tx) => {
      await rows(tx, sql`set local session_replication_role = replica`)
      await rows(tx, attempt)
    }), { constraint: 'journal_is_kept' }, `as a replica: ${attempt.text}`)
  }
})

test('entries are chained in the order of commits: each link holds the hash of the one before and of what is written', async () => {
  const database = await testDatabase()
  for (const what of ['units.found', 'units.rename']) await database.transaction(async (tx) => {
    await record(tx, clerk, { what, units: [7], facts: { 'tên "lạ"\n\u0001': 1.50, list: [1, { a: null }] }, reason: 'vì «thế»' })
    await record(tx, clerk, { what: `${what}-again`, units: [], people: [4, 5], facts: {}, subject: 'acts/1' })
  })
  await assert.rejects(database.transaction(async (tx) => {
    await record(tx, clerk, { what: 'units.lost', units: [], facts: {} })
    throw new Error('rolled back')
  }))
  const links = await database.read(linksOf)
  assert.deepEqual(links.map(({ seq }) => seq), [1, 2, 3, 4])
  assert.deepEqual(links.map(({ hash }) => hash), links.map(({ text }) => sha256(text)))
  assert.deepEqual(links.map(({ prev }) => prev), ['0'.repeat(64), ...links.slice(0, -1).map(({ hash }) => hash)])
  const first = JSON.parse(links[0]!.text) as Record<string, unknown>
  assert.deepEqual(Object.keys(first), ['v', 'seq', 'prev', 'at', 'account', 'session', 'actor', 'what', 'units', 'people', 'subject', 'basis', 'reason', 'facts', 'before', 'after', 'request'])
  assert.deepEqual([first['account'], first['session'], first['request'], first['what']], [3, 8, 'r-1', 'units.found'])
  assert.match(String(first['at']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
})

test('names and days of birth are not in what is chained; erased, they are gone and the chain holds', async () => {
  const database = await testDatabase()
  await database.transaction(async (tx) => {
    await record(tx, clerk, {
      what: 'people.correct', units: [], people: [5], reason: 'bà Bích khai nhầm', facts: { from: null },
      personal: { before: { name: 'Hà Thị Bích', birth: '1971-02-03' }, after: { name: 'Hà Thị Bích Ngọc', birth: null } },
    })
    await record(tx, clerk, { what: 'people.register', units: [], people: [6], facts: {}, personal: { facts: { name: 'Lò Văn Páo' } } })
  })
  const before = await database.read(linksOf)
  for (const { text } of before) assert.doesNotMatch(text, /Bích|1971|Páo/)
  assert.deepEqual((await database.read((tx) => journalOfPerson(tx, 5))).map(({ before: was, after, reason }) => [was, after, reason]),
    [[{ name: 'Hà Thị Bích', birth: '1971-02-03' }, { name: 'Hà Thị Bích Ngọc', birth: null }, 'bà Bích khai nhầm']])
  for (const { salt, value, hash } of await valuesWithHashes(database)) assert.equal(hashOfValue(salt, value), hash)
  assert.equal(await database.transaction((tx) => eraseFromJournal(tx, 5)), 5)
  assert.equal((await database.pool.query(`select from journal_value where value ~ 'Bích|1971'`)).rowCount, 0)
  assert.deepEqual(await database.read(linksOf), before)
  const [line] = await database.read((tx) => journalOfPerson(tx, 5))
  assert.deepEqual([Object.keys(line!.before).sort(), typeof (line!.before['name'] as { sealed: string }).sealed, line!.reason], [['birth', 'name'], 'string', ''])
  assert.equal((await database.read((tx) => journalOfPerson(tx, 6)))[0]?.facts['name'], 'Lò Văn Páo')
})

const valuesWithHashes = async (database: Database) => (await database.pool.query<{ salt: Buffer; value: string; hash: string }>(`
  select v.salt, v.value, case v.path when 'reason' then j.reason else to_jsonb(j) #>> array[split_part(v.path, '.', 1), substr(v.path, strpos(v.path, '.') + 1), 'sealed'] end as hash
  from journal_value v join journal j on j.id = v.entry_id`)).rows

test('thirty-two writers at once: no gap, no deadlock, one chain', async () => {
  const database = await testDatabase()
  await database.pool.query(`create table pond (id int primary key, fish int not null); insert into pond select n, 0 from generate_series(1, 40) n;
    create trigger pond_changes after insert or update or delete on pond for each statement execute function note_data_change()`)
  const versionNow = async () => (await database.read((tx) => row<{ version: number }>(tx, sql`select version from data_version`))).version
  const versionThen = await versionNow()
  const write = (n: number) => database.transaction(async (tx) => {
    if (n % 2) await record(tx, clerk, { what: 'ponds.look', units: [n], facts: {} })
    await rows(tx, sql`update pond set fish = fish + 1 where id = ${n % 40 + 1}`)
    if (n % 3 === 0) await rows(tx, sql`select settle_now()`)
    await record(tx, clerk, { what: 'ponds.feed', units: [n], facts: { n } })
  })
  await Promise.all(Array.from({ length: 32 }, async (_, writer) => { for (let n = 0; n < 10; n++) await write(writer * 10 + n) }))
  const links = await database.read(linksOf)
  assert.equal(links.length, 480)
  assert.ok(links.every(({ seq, prev, hash, text }, at) => seq === at + 1 && hash === sha256(text) && prev === (links[at - 1]?.hash ?? '0'.repeat(64))))
  assert.equal(await versionNow(), versionThen + 320)
})

test('while an import looks at what it would do, the last link is free for others', async () => {
  const database = await testDatabase()
  await database.transaction(async (tx) => {
    await record(tx, clerk, { what: 'imports.accept', units: [1], facts: {} })
    await rows(tx, sql`select settle_now()`)
    await database.transaction((other) => record(other, clerk, { what: 'units.found', units: [2], facts: {} }))
  })
  const order = await database.read((tx) => rows<{ what: string }>(tx, sql`select j.what from journal_link l join journal j on j.id = l.entry_id order by l.seq`))
  assert.deepEqual(order.map(({ what }) => what), ['units.found', 'imports.accept'])
})

test('of two states, the fields that differ', () =>
  assert.deepEqual(differing({ a: 1, b: 'x', c: null }, { a: 1, b: 'y', c: null }, ['a', 'b', 'c']), { before: { b: 'x' }, after: { b: 'y' } }))
