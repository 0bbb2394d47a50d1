import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeKeyPair } from '#ground/database/backup-key.ts'
import { checkBackup } from '#ground/database/check-backup.ts'
import type { Database } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { keeping as contract } from './contract.ts'
import { type Keeper, keepBackups } from './keeper.ts'
import { keepKey } from './keys.ts'
import { backupPlan } from './settings.ts'

const folders: string[] = []
const keepers: Keeper[] = []
after(async () => {
  for (const keeper of keepers) await keeper.stop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const freshFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhat-the-keeper-'))
  folders.push(folder)
  return folder
}

async function register(): Promise<Database> {
  const database = await testDatabase()
  await migrate(database, [])
  return database
}

const clock = { now: new Date('2026-11-24T02:29:00+07:00') }
const later = (hours: number) => { clock.now = new Date(clock.now.getTime() + hours * 3_600_000) }
const logged: unknown[] = []

function keeperOf(database: Database, dataDir: string): Keeper {
  const keeper = keepBackups({ database, dataDir, now: () => clock.now, log: (error) => logged.push(error), every: 3_600_000 })
  keepers.push(keeper)
  return keeper
}

test('at its hour a sealed backup is made and read back; what is told of it is what the page is promised', async () => {
  const [database, dataDir, key] = [await register(), await freshFolder(), await makeKeyPair()]
  await keepKey(dataDir, key.publicKey)
  const keeper = keeperOf(database, dataDir)
  await keeper.turn()
  assert.deepEqual((await keeper.keeping()).kept, [])
  later(0.1)
  await keeper.turn()
  const { kept, last, stale, nextAt, keys } = await keeper.keeping()
  assert.deepEqual(kept.map(({ file, outcome }) => [file, outcome?.problem]), [['nhat-the-2026-11-24-023500.backup', null]])
  assert.deepEqual([stale, nextAt, keys, last?.sealed], [false, '2026-11-24T19:30:00.000Z', 1, true])
  const { manifest } = await checkBackup(join(dataDir, 'backups', kept[0]?.file ?? ''), [key.secretKey])
  assert.ok(last && last.tables === Object.keys(manifest.tables).length && last.bytes === kept[0]?.bytes)
  const sent: unknown = JSON.parse(JSON.stringify({ scheduled: true, ...await keeper.keeping() }))
  assert.deepEqual(contract.gives.parse(sent), sent)
  await keeper.turn()
  assert.equal((await keeper.keeping()).kept.length, 1) // once a day
  later(37)
  assert.equal((await keeper.keeping()).stale, true)
})

test('without a key, with a folder that cannot be written or a settings file that cannot be read, it is said in a sentence and the server goes on', async () => {
  const [database, dataDir] = [await register(), await freshFolder()]
  const keeper = keeperOf(database, dataDir)
  keeper.begin()
  await keeper.turn()
  const { last, kept, stale } = await keeper.keeping()
  assert.match(last?.problem?.vi ?? '', /backup-keys/)
  assert.deepEqual([kept, stale], [[], true])
  await writeFile(join(dataDir, 'backup.json'), '{ "at": "25:00" }')
  assert.match((await keeper.keeping()).problem?.vi ?? '', /backup\.json \(chỗ: at\)/)
  await assert.rejects(keeper.turn(), { code: 'backup.bad-settings' })
  await writeFile(join(dataDir, 'backup.json'), JSON.stringify({ folder: 'password/inside-a-file', plain: true }))
  await writeFile(join(dataDir, 'password'), '')
  assert.equal(keeper.begin(), true)
  await keeper.turn()
  assert.ok(logged.length >= 2)
  assert.match((await keeper.keeping()).problem?.vi ?? '', /Không ghi được/)
})

test('a disk with too little room is one sentence, and nothing is begun', async () => {
  const [database, dataDir] = [await register(), await freshFolder()]
  await writeFile(join(dataDir, 'backup.json'), '{ "plain": true }')
  await mkdir(join(dataDir, 'backups'))
  const huge = { beganAt: '2026-11-01T00:00:00.000Z', seconds: 1, file: 'x', bytes: 1e15, rows: 1, tables: 1, entries: null, sealed: false, problem: null }
  await writeFile(join(dataDir, 'backups', 'outcomes.json'), JSON.stringify([huge]))
  const keeper = keeperOf(database, dataDir)
  keeper.begin()
  await keeper.turn()
  assert.match((await keeper.keeping()).last?.problem?.vi ?? '', /chỉ còn [\d.]+ MB, bản sao lưu cần [\d.]+ MB/)
  assert.deepEqual(await readdir(join(dataDir, 'backups')), ['outcomes.json'])
})

test('never two at once; what a killed process left half done is cleared away, and old ones go', async () => {
  const [database, dataDir] = [await register(), await freshFolder()]
  await writeFile(join(dataDir, 'backup.json'), '{ "plain": true, "daily": 2, "weekly": 0, "monthly": 0 }')
  const folder = join(dataDir, 'backups')
  await mkdir(folder)
  for (const name of ['nhat-the-2026-11-20-023000.backup.part', 'nhat-the-2026-11-21-023000.backup', 'nhat-the-2026-11-22-023000.backup', 'mine.backup']) await writeFile(join(folder, name), '')
  const keeper = keeperOf(database, dataDir)
  assert.equal(keeper.begin(), true)
  assert.equal(keeper.begin(), false)
  assert.equal((await keeper.keeping()).running, true)
  await keeper.turn()
  const { running, kept, last } = await keeper.keeping()
  assert.deepEqual([running, last?.problem, kept.length], [false, null, 2])
  assert.deepEqual(kept.map(({ outcome }) => outcome !== null), [true, false]) // the other was laid there by somebody: nobody read it back
  assert.deepEqual((await readdir(folder)).filter((name) => !kept.some(({ file }) => file === name)).sort(), ['mine.backup', 'outcomes.json'])
})

test('stopping the server ends a backup that is being made, and leaves no part of it', async () => {
  const [database, dataDir] = [await register(), await freshFolder()]
  await writeFile(join(dataDir, 'backup.json'), '{ "plain": true }')
  const keeper = keeperOf(database, dataDir)
  keeper.begin()
  await keeper.stop()
  assert.equal((await keeper.keeping()).running, false)
  assert.equal((await readdir(join(dataDir, 'backups'))).some((name) => name.endsWith('.part')), false)
})

test('the plan is that of the file, the environment says otherwise', async () => {
  const dataDir = await freshFolder()
  assert.deepEqual(await backupPlan(dataDir, {}), { on: true, at: '02:30', folder: join(dataDir, 'backups'), keep: { daily: 14, weekly: 5, monthly: 0 }, plain: false })
  await writeFile(join(dataDir, 'backup.json'), '{ "at": "23:15", "folder": "/mnt/usb", "monthly": 3 }')
  assert.deepEqual(await backupPlan(dataDir, { NHATTHE_BACKUP_AT: '04:00' }), { on: true, at: '04:00', folder: '/mnt/usb', keep: { daily: 14, weekly: 5, monthly: 3 }, plain: false })
  for (const text of ['{', '{ "attt": "02:30" }', '{ "daily": 0 }']) {
    await writeFile(join(dataDir, 'backup.json'), text)
    await assert.rejects(backupPlan(dataDir, {}), { code: 'backup.bad-settings' }, text)
  }
})
