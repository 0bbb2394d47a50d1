import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { type Database, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { eraseFromJournal, record } from '#ground/journal/journal.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { type Fault, checkJournal } from './check.ts'
import { headsIn, isSigned, journalKeyIn, newSigner } from './checkpoint.ts'
import { codeOf } from './code.ts'
import { signHead } from './heads.ts'
import { startKeeper } from './keeper.ts'
import { stateOfJournal } from './state.ts'

const clerk: Actor = { accountId: 3, name: 'Lý Thị Mây', today: day('2021-06-25'), may: [], unitId: null }
const folder = await mkdtemp(join(tmpdir(), 'nhat-the-heads-'))
after(() => rm(folder, { recursive: true, force: true }))

const write = (database: Database, count: number) => database.transaction(async (tx) => {
  for (let n = 0; n < count; n++) await record(tx, clerk, { what: 'units.found', units: [n], people: [n], facts: { n }, personal: { facts: { name: `Người ${n}` } }, reason: 'vì thế' })
})

let made = 0
async function register() {
  const database = await testDatabase()
  const signing = { signer: newSigner(), witnessFile: join(folder, `heads-${++made}.txt`) }
  for (const count of [5, 3, 9]) {
    await write(database, count)
    await signHead(database, signing)
  }
  return { database, signing }
}

test('the key is made once, readable by its owner only', async () => {
  const [first, again] = [journalKeyIn(join(folder, 'data')), journalKeyIn(join(folder, 'data'))]
  assert.deepEqual(first.publicKey, again.publicKey)
  assert.equal((await stat(join(folder, 'data', 'journal.key'))).mode & 0o777, 0o400)
})

test('heads are signed over what is new, stand in the file too, and nobody else’s signature passes', async () => {
  const { database, signing } = await register()
  assert.equal(await signHead(database, signing), null)
  const heads = headsIn(await readFile(signing.witnessFile, 'utf8'))
  assert.deepEqual(heads.map(({ size }) => size), [5, 8, 17])
  const kept = await database.read((tx) => rows<{ note: string }>(tx, sql`select note from journal_head order by size`))
  assert.deepEqual(heads.map(({ note }) => note), kept.map(({ note }) => note))
  for (const { note } of heads) {
    assert.ok(isSigned(note, signing.signer.publicKey))
    assert.ok(!isSigned(note, newSigner().publicKey))
    assert.ok(!isSigned(note.replace('\n17\n', '\n16\n').replace('\n8\n', '\n9\n').replace('\n5\n', '\n4\n'), signing.signer.publicKey))
  }
  assert.match(codeOf(heads[2]!), /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\/17$/)
  await write(database, 1)
  assert.deepEqual((await checkJournal(database, signing)).fault, null)
  const state = await database.read(stateOfJournal)
  assert.deepEqual([state.entries, state.head?.size, state.head?.code, state.key, state.late, state.check?.size, state.check?.fault], [18, 17, codeOf(heads[2]!), signing.signer.origin, false, 18, null])
  await database.pool.query(`alter table journal disable trigger all; update journal set at = at - interval '3 minutes'; alter table journal enable trigger all`)
  assert.equal((await database.read(stateOfJournal)).late, true)
})

/** As the owner of the tables could, with the triggers off. */
const tamper = (database: Database, table: string, statement: string) =>
  database.pool.query(`alter table ${table} disable trigger all; ${statement}; alter table ${table} enable trigger all`)

const tamperings: [name: string, table: string, statement: string, fault: Fault][] = [
  ['an entry changed', 'journal', `update journal set actor = 'ai đó' where id = (select entry_id from journal_link where seq = 6)`, { kind: 'entry', seq: 6 }],
  ['a link forged', 'journal_link', `update journal_link set hash = prev where seq = 6`, { kind: 'entry', seq: 6 }],
  ['a link taken out', 'journal_link', 'delete from journal_link where seq = 6', { kind: 'missing', seq: 6 }],
  ['the tail cut', 'journal_link', 'delete from journal_link where seq > 14', { kind: 'missing', seq: 15 }],
  ['a value changed', 'journal_value', `update journal_value set value = '"ai đó"' where path = 'facts.name' and entry_id = (select entry_id from journal_link where seq = 6)`, { kind: 'value', seq: 6 }],
  ['a head changed', 'journal_head', 'update journal_head set root = sha256(root) where size = 8', { kind: 'head', seq: 8 }],
  ['a head signed by another', 'journal_head', `update journal_head set note = replace(note, 'at 20', 'at 21') where size = 8`, { kind: 'signature', seq: 8 }],
]
for (const [name, table, statement, fault] of tamperings)
  test(`${name}: found`, async () => {
    const { database, signing } = await register()
    await tamper(database, table, statement)
    assert.deepEqual((await checkJournal(database, signing)).fault, fault)
  })

test('an erased person leaves the journal sound', async () => {
  const { database, signing } = await register()
  assert.ok(await database.transaction((tx) => eraseFromJournal(tx, 2)) > 0)
  assert.deepEqual((await checkJournal(database, signing)).fault, null)
})

test('a register that was rolled back is found by the file beside it, and signs nothing', async () => {
  const { database, signing } = await register()
  const older = await register()
  await writeFile(older.signing.witnessFile, await readFile(signing.witnessFile, 'utf8'))
  assert.deepEqual((await checkJournal(older.database, older.signing)).fault, { kind: 'witness', size: 5 }) // the same sizes, other entries
  await write(database, 4)
  await signHead(database, signing)
  await writeFile(older.signing.witnessFile, await readFile(signing.witnessFile, 'utf8'))
  await assert.rejects(signHead(older.database, older.signing), { code: 'journal.rolled-back' })
  await write(older.database, 4)
  await assert.rejects(signHead(older.database, older.signing), { code: 'journal.rolled-back' })
})

test('the keeper signs at the start and at the end, and checks', async () => {
  const database = await testDatabase()
  const signing = { signer: newSigner(), witnessFile: join(folder, 'kept.txt') }
  await write(database, 2)
  const errors: unknown[] = []
  const keeper = startKeeper(database, signing, (error) => errors.push(error))
  await new Promise((resolve) => setTimeout(resolve, 500))
  await write(database, 2)
  await keeper.stop()
  assert.deepEqual(errors, [])
  assert.deepEqual(headsIn(await readFile(signing.witnessFile, 'utf8')).at(-1)?.size, 4)
  const { rows: checks } = await database.pool.query('select fault from journal_check')
  assert.deepEqual(checks, [{ fault: null }])
})
