import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Refusal } from '../refusal.ts'
import { testDatabase } from '../testing/database.ts'
import { schemas } from '../testing/schemas.ts'
import { type Manifest, backUp } from './backup.ts'
import { isPublicKey, makeKeyPair, secretKeysIn } from './backup-key.ts'
import { compareCatalogues } from './catalogue.ts'
import { copyRows } from './copy.ts'
import { type Database, row, rows } from './database.ts'
import { migrate } from './migrate.ts'
import { checkBackup } from './check-backup.ts'
import { restore, seededBy } from './restore.ts'
import { sql } from './sql.ts'

/** A register in small: a parent, a child that points at itself too, a computed column, a trigger that derives, a sequence of its own, seeded rows. */
const wells = {
  room: 'wells', name: '0001-first.sql', text: `
    create table well_kind (code text primary key);
    insert into well_kind values ('dug'), ('drilled');
    create table zz_village (id int primary key generated always as identity, name text not null, key text generated always as (lower(name)) stored);
    create table well (id bigint primary key generated always as identity, village_id int not null references zz_village, kind text not null references well_kind,
                       beside bigint references well, note text, held daterange, dug jsonb);
    create table depth_of_village (village_id int primary key, wells int not null);
    create table session_of_well (token text primary key);
    create sequence well_number start 7;
    create function count_wells() returns trigger language plpgsql as $$
      begin
        insert into depth_of_village values (new.village_id, 1) on conflict (village_id) do update set wells = depth_of_village.wells + 1;
        return null;
      end $$;
    create trigger well_counted after insert on well for each row execute function count_wells();`
}
const seeded = seededBy([...schemas(), wells])

let folder = ''
before(async () => { folder = await mkdtemp(join(tmpdir(), 'nhat-the-backup-')) })
after(() => rm(folder, { recursive: true, force: true }))

async function emptyRegister(): Promise<Database> {
  const database = await testDatabase()
  await migrate(database, [wells])
  return database
}

const noteOf = (i: number): string | null => (i % 5 ? `giếng ${i} ${'đất '.repeat(i % 40)}` : null)
const incompressible = () => randomBytes(90).toString('base64')

async function fullRegister(count = 500, note: (i: number) => string | null = noteOf): Promise<Database> {
  const database = await emptyRegister()
  await database.transaction(async (tx) => {
    await copyRows(tx, 'zz_village (name)', [['Khối\t1\\N'], ['Khối "2"\nhàng hai']])
    await copyRows(tx, 'well (village_id, kind, beside, note, held, dug)', Array.from({ length: count }, (_, i) =>
      [i % 2 + 1, i % 3 ? 'dug' : 'drilled', i ? i : null, note(i), '[2020-01-01,)', { deep: i }]))
    await copyRows(tx, 'session_of_well (token)', [['secret']])
    await row(tx, sql`select setval('well_number', 41)`)
  })
  return database
}

const allRows = async (database: Database, table: string) =>
  database.read((tx) => rows(tx, sql`select to_jsonb(t) from ${sql.name(table)} t order by t::text`))

const refusedAs = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const saved = async (name: string, database: Database) => {
  const file = join(folder, name)
  return { file, ...(await backUp(database, file, { without: ['session_of_well'] })) }
}

test('a register restored from its backup holds the same rows, and goes on counting where it stopped', async () => {
  const [full, empty] = [await fullRegister(), await emptyRegister()]
  const { file, manifest } = await saved('whole', full)
  assert.equal(manifest.tables.well?.rows, 500)
  assert.equal(manifest.tables.session_of_well, undefined)
  assert.deepEqual(await restore(empty, file, { seeded }), manifest)
  for (const table of ['well_kind', 'zz_village', 'well', 'depth_of_village'] as const)
    assert.deepEqual(await allRows(empty, table), await allRows(full, table), table)
  assert.deepEqual((await saved('again', empty)).manifest.sequences, manifest.sequences)
  const added = await empty.transaction((tx) => row<{ id: number; number: number }>(tx, sql`insert into well (village_id, kind) values (1, 'dug') returning id, nextval('well_number') as number`))
  assert.deepEqual(added, { id: 501, number: 42 })
  const derived = await empty.read((tx) => row<{ wells: number }>(tx, sql`select wells from depth_of_village where village_id = 1`))
  assert.equal(derived.wells, 251) // its trigger works again
  assert.deepEqual(await compareCatalogues(full, empty), []) // and those that fire always do so again
})

test('a backup made while others write shows one instant', async () => {
  const full = await fullRegister()
  let going = true
  const writing = (async () => {
    while (going) await full.transaction(async (tx) => {
      const village = await row<{ id: number }>(tx, sql`insert into zz_village (name) values ('mới') returning id`)
      await rows(tx, sql`insert into well (village_id, kind) values (${village.id}, 'dug')`)
    })
  })()
  const manifests: Manifest[] = []
  for (const name of ['one', 'two', 'three']) manifests.push((await saved(name, full)).manifest)
  going = false
  await writing
  for (const { tables } of manifests) assert.equal(tables.well!.rows - 500, tables.zz_village!.rows - 2)
})

test('a register that holds anything is not overwritten', async () => {
  const full = await fullRegister(3)
  const { file } = await saved('three', full)
  await assert.rejects(restore(full, file, { seeded }), refusedAs('backup.register-not-empty'))
})

test('a backup of other migrations is refused by their name', async () => {
  const { file } = await saved('older', await fullRegister(3))
  const newer = await emptyRegister()
  await migrate(newer, [wells, { room: 'wells', name: '0002-more.sql', text: 'alter table well add more int' }])
  await assert.rejects(restore(newer, file, { seeded }), (error) => refusedAs('backup.other-release')(error) && error instanceof Refusal && error.facts.migrations === 'wells/0002-more.sql')
})

test('a file that is no backup, cut off anywhere, or altered anywhere is refused and nothing is written', async () => {
  const { file, bytes } = await saved('victim', await fullRegister())
  const empty = await emptyRegister()
  const whole = await readFile(file)
  await writeFile(file, 'PK\x03\x04 not ours')
  await assert.rejects(restore(empty, file, { seeded }), refusedAs('backup.not-a-backup'))
  for (const length of [30, 500, bytes >> 1, bytes - 1]) {
    await writeFile(file, whole)
    await truncate(file, length)
    await assert.rejects(restore(empty, file, { seeded }), (error) => error instanceof Refusal && /^backup\.(cut-off|damaged)$/.test(error.code), `cut at ${length}`)
  }
  for (let at = 20; at < bytes; at += Math.ceil(bytes / 25)) {
    const altered = Buffer.from(whole)
    altered[at]! ^= 0x41
    await writeFile(file, altered)
    await assert.rejects(restore(empty, file, { seeded }), (error) => error instanceof Refusal && error.code.startsWith('backup.'), `altered at ${at}`)
  }
  await writeFile(file, whole)
  await appendFile(file, 'tail')
  await assert.rejects(restore(empty, file, { seeded }), (error) => error instanceof Refusal)
  const left = await empty.read((tx) => row<{ count: number }>(tx, sql`select count(*) from well`))
  assert.equal(left.count, 0)
  await writeFile(file, whole)
  assert.equal((await checkBackup(file)).manifest.tables.well?.rows, 500)
})

test('a backup that fails leaves no file behind', async () => {
  const full = await fullRegister(3)
  const file = join(folder, 'no-such-folder', 'backup')
  await assert.rejects(backUp(full, file), { code: 'ENOENT' })
  await assert.rejects(stat(`${file}.part`), { code: 'ENOENT' })
})

test('a sealed backup is opened by either of its keys and by no other; altered or cut off anywhere it is refused', async () => {
  const [full, empty, one, two, other] = [await fullRegister(2000, incompressible), await emptyRegister(), await makeKeyPair(), await makeKeyPair(), await makeKeyPair()]
  const file = join(folder, 'sealed')
  const { manifest, bytes } = await backUp(full, file, { without: ['session_of_well'], publicKeys: [one.publicKey, two.publicKey] })
  const whole = await readFile(file)
  assert.equal(whole.subarray(0, 21).toString(), 'age-encryption.org/v1')
  assert.ok(!whole.includes('NHAT-THE') && bytes > 2 * 64 * 1024, `${bytes}`)
  await assert.rejects(restore(empty, file, { seeded }), refusedAs('backup.needs-key'))
  await assert.rejects(restore(empty, file, { seeded, secretKeys: [other.secretKey] }), refusedAs('backup.wrong-key'))
  for (const { secretKey } of [one, two]) assert.deepEqual((await checkBackup(file, [secretKey])).manifest, manifest)
  for (let at = 0; at < bytes; at += Math.ceil(bytes / 40)) {
    const altered = Buffer.from(whole)
    altered[at]! ^= 0x41
    await writeFile(file, altered)
    await assert.rejects(checkBackup(file, [one.secretKey]), (error) => error instanceof Refusal && error.code.startsWith('backup.'), `altered at ${at}`)
  }
  for (const length of [5, 30, 300, 700, 64 * 1024, bytes >> 1, bytes - 1]) {
    await writeFile(file, whole.subarray(0, length))
    await assert.rejects(checkBackup(file, [one.secretKey]), (error) => error instanceof Refusal && error.code.startsWith('backup.'), `cut at ${length}`)
  }
  await writeFile(file, whole)
  assert.deepEqual(await restore(empty, file, { seeded, secretKeys: [other.secretKey, two.secretKey] }), manifest)
})

test('a key is known by its checksum, and a key file as age-keygen writes it is read', async () => {
  const { publicKey, secretKey } = await makeKeyPair()
  assert.equal(await isPublicKey(publicKey), true)
  assert.equal(await isPublicKey(publicKey.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))), false)
  assert.equal(await isPublicKey(secretKey), false)
  assert.deepEqual(secretKeysIn(`# created: 2026-11-23\n# public key: ${publicKey}\r\n${secretKey}\n`), [secretKey])
})

test('two backups are not made at once', async () => {
  const full = await fullRegister(3)
  const [one, other] = [join(folder, 'first-of-two'), join(folder, 'second-of-two')]
  let second: Promise<unknown> | undefined
  await backUp(full, one, { progress: () => { second ??= backUp(full, other).then(() => 'made', (error: unknown) => (error instanceof Refusal ? error.code : error)) }, headOf: async () => {
    assert.equal(await second, 'backup.another-runs')
    return { size: 0, root: '' }
  } })
  await assert.rejects(stat(other), { code: 'ENOENT' })
  await backUp(full, other)
})

test('rows that the register must not hold after all leave nothing restored', async () => {
  const [full, empty] = [await fullRegister(3), await emptyRegister()]
  const { file } = await saved('refused', full)
  const holds = async () => { throw new Refusal('backup.older-than-witnessed') }
  await assert.rejects(restore(empty, file, { seeded, holds }), refusedAs('backup.older-than-witnessed'))
  assert.deepEqual(await allRows(empty, 'well'), [])
  await restore(empty, file, { seeded })
})
