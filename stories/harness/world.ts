import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after } from 'node:test'
import type pg from 'pg'
import { openScoped } from '#access/public.ts'
import type { DemoAccount } from '#accounts/public.ts'
import { productWith } from '#app/capabilities.ts'
import { openDemoAccounts } from '#app/demo.ts'
import { project } from '#app/office.ts'
import type { Actor } from '#ground/actor.ts'
import { type Database, openDatabase, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { asOwner, SERVER_URL, TEMPLATE, urlOf } from '#ground/testing/test-server.ts'
import { today } from '#ground/time/day.ts'
import { importFile } from '#imports/public.ts'
import { loadNationalTree } from '#units/public.ts'
import { caseWorkbook } from '../../cases/build.ts'

/** `country`: the national tree and the accounts, nobody in it yet. `localities`: Lạng Sơn city and Quan Sơn have sent their workbooks. */
export type World = 'country' | 'localities'

const identityKey = Buffer.alloc(32, 7)
export const product = productWith(identityKey)

const serverUrl = process.env[SERVER_URL] ?? ''
const LAYING = 20250711
const offices = { 'lang-son-city': '178', 'quan-son': '387' } as const
let made = 0

/** A database of this story's own with the world in it. The first story to ask lays the world, the others wait and clone it. */
export async function openWorld(world: World): Promise<{ database: Database; scoped: Database }> {
  if (!serverUrl) throw new Error('stories are run by: npm run t -- stories/FILES')
  const name = `story_${process.pid}_${++made}`
  await asOwner(serverUrl, 'postgres', async (client) => {
    await client.query('select pg_advisory_lock($1)', [LAYING])
    buildScreens()
    await client.query(`create database ${name} template ${await laid(client, world)} strategy file_copy`)
  })
  const database = await openDatabase(urlOf(serverUrl, name), { connections: 8 })
  const scoped = await openScoped(database, urlOf(serverUrl, name))
  after(async () => {
    await Promise.all([database.close(), scoped.close()])
    await asOwner(serverUrl, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`))
  })
  return { database, scoped }
}

/** The folder that the screens were built into; STORIES_DIST names another one, built already. */
export const dist = process.env['STORIES_DIST'] ?? join(project, 'dist')

function buildScreens() {
  if (!process.env['STORIES_DIST']) execFileSync(process.execPath, [join(project, 'bin', 'build-screens.mjs')], { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] })
}

async function laid(client: pg.Client, world: World): Promise<string> {
  const name = `stories_${world}`
  if ((await client.query('select 1 from pg_database where datname = $1', [name])).rowCount) return name
  const from = world === 'country' ? process.env[TEMPLATE] : await laid(client, 'country')
  await client.query(`drop database if exists ${name}_unfinished`)
  await client.query(`create database ${name}_unfinished template ${from} strategy file_copy`)
  const database = await openDatabase(urlOf(serverUrl, `${name}_unfinished`), { connections: 8 })
  try {
    await (world === 'country' ? layCountry : layLocalities)(database)
  } finally {
    await database.close()
  }
  await client.query(`alter database ${name}_unfinished rename to ${name}`)
  return name
}

async function layCountry(database: Database) {
  await database.transaction(loadNationalTree)
  await database.transaction(async (tx) => {
    const unitId = async (code: string) => (await row<{ id: number }>(tx, sql`select id from unit_on('2021-06-25') where tree = 'state' and code = ${code}`)).id
    const accounts: DemoAccount[] = [
      { login: 'quan-tri', name: 'Người quản trị', role: 'administrator', unitId: null },
      { login: 'lang-son-city', name: 'Cán bộ Thành phố Lạng Sơn', role: 'commune_staff', unitId: await unitId(offices['lang-son-city']) },
      { login: 'quan-son', name: 'Cán bộ Huyện Quan Sơn', role: 'commune_staff', unitId: await unitId(offices['quan-son']) },
      { login: 'lang-son', name: 'Cán bộ tỉnh Lạng Sơn', role: 'province_staff', unitId: await unitId('20') },
      { login: 'giam-sat', name: 'Người soát nhật ký', role: 'auditor', unitId: null },
      { login: 'xem', name: 'Người xem', role: 'reader', unitId: null },
    ]
    await openDemoAccounts(tx, accounts)
  })
}

async function layLocalities(database: Database) {
  const actor: Actor = { accountId: 0, name: 'Người nhập', today: today(), may: ['*'], unitId: null }
  for (const name of Object.keys(offices)) {
    const { state, found } = await importFile(database, product.importing.engine, actor, { name: `${name}.xlsx`, bytes: await caseWorkbook(name) })
    if (state !== 'done') throw new Error(`${name}: ${JSON.stringify(found.faults.slice(0, 5))}`)
  }
}
