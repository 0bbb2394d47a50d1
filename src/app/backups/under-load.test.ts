import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { seededBy, restore } from '#ground/database/restore.ts'
import { backUp } from '#ground/database/backup.ts'
import { makeKeyPair } from '#ground/database/backup-key.ts'
import { type Database, type Tx, openDatabase, row, rows } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { sql } from '#ground/database/sql.ts'
import { tablesInOrder } from '#ground/database/tables.ts'
import { SERVER_URL, asOwner, urlOf } from '#ground/testing/test-server.ts'
import { day } from '#ground/time/day.ts'
import { figuresOf, scopeOf } from '#indicators/public.ts'
import { enterPaper } from '#papers/public.ts'
import { clerk, givenPerson } from '#people/given.ts'
import { type Country, givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint } from '#posts/public.ts'
import { indicators } from '../capabilities.ts'
import { migrations, policies } from '../migrations.ts'
import { without } from './make.ts'

const serverUrl = process.env[SERVER_URL] ?? ''
const ordinary = `owner_${process.pid}`
const names = { full: `load_full_${process.pid}`, copy: `load_copy_${process.pid}` }
const folder = await mkdtemp(join(tmpdir(), 'nhat-the-load-'))
const opened: Database[] = []
after(async () => {
  await Promise.all(opened.map((database) => database.close()))
  await asOwner(serverUrl, 'postgres', async (client) => {
    for (const name of Object.values(names)) await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`drop role if exists ${ordinary}`)
  })
  await rm(folder, { recursive: true, force: true })
})

/** The copy belongs to an ordinary login, as on an office's own server: it is no superuser and its own policies hold for it. */
async function open(name: string, owner?: string): Promise<Database> {
  const url = new URL(urlOf(serverUrl, name).replace(/@[^/]*/, '@x'))
  await asOwner(serverUrl, 'postgres', async (client) => {
    if (owner) await client.query(`create role ${owner} login createrole password 'mat-khau'`)
    await client.query(`create database ${name} ${owner ? `owner ${owner}` : ''}`)
  })
  if (owner) [url.username, url.password] = [owner, 'mat-khau']
  const database = await openDatabase(url.href.replace('@x', new RegExp('@[^/]*').exec(serverUrl)?.[0] ?? ''), { connections: 10 })
  opened.push(database)
  await migrate(database, migrations(), policies())
  return database
}

const on = day('2026-11-20')

async function settle(database: Database): Promise<Country> {
  return database.transaction(async (tx) => {
    const country = await givenCountry(tx, 3)
    for (const { commune, committee } of country.communes) {
      for (let n = 0; n < 4; n++) {
        const village = await givenVillage(tx, commune)
        await lead(tx, village, await givenCell(tx, committee, [village]), n % 2 === 0)
      }
    }
    return country
  })
}

async function lead(tx: Tx, village: number, cell: number, unified: boolean): Promise<void> {
  const secretary = await givenPerson(tx, { name: 'Hoàng Thị Thử' })
  const head = unified ? secretary : await givenPerson(tx, { name: 'Nông Văn Thử' })
  await appoint(tx, clerk(on), { unitId: cell, kind: 'cell_secretary', personId: secretary, from: day('2025-01-05') })
  await appoint(tx, clerk(on), { unitId: village, kind: 'village_head', personId: head, from: day('2025-01-05') })
}

/** Writers, each a transaction after the other, until told to stop: papers, villages with their cell, people and posts. */
async function writeAlong(database: Database, { communes }: Country, going: { on: boolean }): Promise<number> {
  let written = 0
  const writers = communes.flatMap(({ commune, committee }, at) => [
    async () => database.transaction((tx) => enterPaper(tx, clerk(on), {
      symbol: `${++written}/QĐ-UBND`, kind: 'decision', issuer: `UBND xã số ${at}`, issuedOn: on, issuedPrecision: 'day', summary: 'Về việc thử', note: null
    })),
    async () => database.transaction(async (tx) => {
      const village = await givenVillage(tx, commune)
      await lead(tx, village, await givenCell(tx, committee, [village]), ++written % 3 === 0)
    })
  ])
  await Promise.all(writers.map(async (write) => { while (going.on) await write() }))
  return written
}

type Seen = { counts: Record<string, number>; figures: unknown; journal: { size: number; root: string } }

/** All that must be the same again, as one transaction sees it. */
async function seen(tx: Tx, units: number[]): Promise<Seen> {
  const counts: Record<string, number> = {}
  for (const { name } of await tablesInOrder(tx)) counts[name] = (await row<{ n: number }>(tx, sql`select count(*)::int as n from ${sql.name(name)}`)).n
  const figures = []
  for (const unit of units) figures.push((await figuresOf(tx, indicators, await scopeOf(tx, unit, on))).figures)
  const journal = await row<{ size: number; root: string }>(tx, sql`
    select count(*)::int as size, coalesce(md5(string_agg(j::text, '|' order by id)), '') as root from journal j`)
  return { counts, figures, journal }
}

test('a backup made while others write, restored into a fresh place, has the same counts, figures and journal', async () => {
  const [full, copy, key] = [await open(names.full), await open(names.copy, ordinary), await makeKeyPair()]
  const country = await settle(full)
  const units = [country.country, country.province, ...country.communes.map(({ commune }) => commune)]
  const going = { on: true }
  const writing = writeAlong(full, country, going)
  const file = join(folder, 'under-load.backup')
  const within: { seen?: Seen } = {}
  const { manifest } = await backUp(full, file, {
    without, publicKeys: [key.publicKey],
    headOf: async (tx) => (within.seen = await seen(tx, units)).journal
  })
  const before = within.seen
  const later = await full.read((tx) => seen(tx, units))
  going.on = false
  const written = await writing
  assert.ok(before && written > 0 && later.journal.size > before.journal.size, 'others wrote while it was made')
  assert.deepEqual(manifest.journal, before.journal)
  for (const [table, { rows: count }] of Object.entries(manifest.tables)) assert.equal(count, before.counts[table], table)
  await restore(copy, file, { seeded: seededBy(migrations()), secretKeys: [key.secretKey], holds: async (tx) => {
    const { counts, ...rest } = await seen(tx, units)
    assert.deepEqual(rest, { figures: before.figures, journal: before.journal })
    for (const [table, count] of Object.entries(counts)) if (!without.includes(table)) assert.equal(count, before.counts[table], table)
  } })
  const forced = await copy.read((tx) => rows(tx, sql`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`))
  assert.deepEqual(forced, []) // the policies are in force again
  const again = await backUp(copy, join(folder, 'again.backup'), { without }) // and their owner backs up what it sees: all
  assert.deepEqual(again.manifest.tables, manifest.tables)
  await copy.transaction(async (tx) => { // and the copy is a register that goes on
    const village = await givenVillage(tx, country.communes[0]?.commune ?? 0)
    await lead(tx, village, await givenCell(tx, country.communes[0]?.committee ?? 0, [village]), true)
  })
})

test('a login that does not see every row makes no backup', async () => {
  const copy = opened[1]
  assert.ok(copy)
  await copy.pool.query('drop policy program on paper')
  await assert.rejects(backUp(copy, join(folder, 'blind.backup')), { code: 'not-allowed', message: /paper/ })
  await copy.pool.query('create policy program on paper to current_user using (id > 5)')
  await assert.rejects(backUp(copy, join(folder, 'blind.backup')), { code: 'not-allowed', message: /paper/ })
})
