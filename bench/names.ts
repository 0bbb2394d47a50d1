import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance } from '#app/generate/chance.ts'
import { inventName } from '#app/generate/invented-people.ts'
import { inventVillageNames } from '#app/generate/invented-villages.ts'
import { spread } from '#app/generate/spread.ts'
import { migrations } from '#app/migrations.ts'
import { copyRows, type Database, openDatabase, row, rows, type Tx } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { openRegister } from '#ground/database/register.ts'
import { sql } from '#ground/database/sql.ts'
import { keyOf } from '#ground/text/names.ts'
import { day } from '#ground/time/day.ts'
import { asOwner, urlOf } from '#ground/testing/test-server.ts'
import { loadNationalTree } from '#units/public.ts'
import { say } from './timing.ts'

const on = day('2026-10-31')
const VILLAGES = 95_000
const PEOPLE = 1_000_000
const statements = readFileSync(new URL('names.sql', import.meta.url), 'utf8')

/** 95,000 villages with their cells and 1,000,000 people under the national tree, with names as they are borne; kept for the next run until a schema changes. */
export async function openNames(): Promise<{ database: Database; url: string; close(): Promise<void> }> {
  const dataDir = process.env.NHATTHE_BENCH_NAMES || join(tmpdir(), 'nhat-the-bench-names')
  const register = await openRegister({ dataDir })
  try {
    const name = `names_${createHash('sha256').update([...migrations().map(({ text }) => text), statements].join('\0')).digest('hex').slice(0, 10)}`
    const there = await asOwner(register.url, 'postgres', (client) => client.query<{ datname: string }>(`select datname from pg_database where datname like 'names\\_%' or datname = 'half_names'`))
    if (!there.rows.some(({ datname }) => datname === name)) await make(register.url, name, there.rows.map(({ datname }) => datname))
    const url = urlOf(register.url, name)
    const database = await openDatabase(url)
    return { database, url, close: async () => { await database.close(); await register.close() } }
  } catch (error) {
    await register.close()
    throw error
  }
}

async function make(serverUrl: string, name: string, old: string[]): Promise<void> {
  const begunAt = performance.now()
  say('making the database of names')
  await asOwner(serverUrl, 'postgres', async (client) => {
    for (const each of old) await client.query(`drop database ${each}`)
    await client.query('create database half_names')
  })
  const database = await openDatabase(urlOf(serverUrl, 'half_names'), { statementSeconds: 0 })
  await migrate(database, migrations())
  await database.transaction((tx) => loadNationalTree(tx))
  await database.transaction(fill)
  await database.pool.query('vacuum (analyze)')
  await database.close()
  await asOwner(serverUrl, 'postgres', (client) => client.query(`alter database half_names rename to ${name}`))
  say(`made in ${Math.round((performance.now() - begunAt) / 1000)} s`)
}

async function fill(tx: Tx): Promise<void> {
  await tx.query('create temp table village (idx int, commune_id int, code text, label text, name text, legal_kind text)')
  await copyRows(tx, 'village (idx, commune_id, code, label, name, legal_kind)', villages(await communes(tx)))
  await tx.query('create temp table invented (id int, village int, name text, sort_key text collate "C", sex text, birth date)')
  await copyRows(tx, 'invented (id, village, name, sort_key, sex, birth)', people())
  for (const statement of statements.split(/;\n/)) if (statement.trim() !== '') await tx.query(statement)
}

type Commune = { id: number; code: string; rural: boolean }

const communes = (tx: Tx) => rows<Commune>(tx, sql`select id, code, legal_kind = 'xa' as rural from unit_on('2025-06-30') where kind = 'commune' order by code`)

function* villages(all: Commune[]): Iterable<unknown[]> {
  const by = chance('villages')
  let idx = 0
  const counts = spread(VILLAGES, all.map((_, i) => 5 + (i % 9)))
  for (const [i, { id, code, rural }] of all.entries())
    for (const [n, name] of inventVillageNames(by, rural ? by.pick(['delta', 'coast', 'tay', 'thai'] as const) : 'numbered', counts[i] ?? 0).entries())
      yield [++idx, id, `${code}-${String(n + 1).padStart(3, '0')}`, rural ? by.pick(['Thôn', 'Bản', 'Ấp', 'Xóm']) : by.pick(['Tổ dân phố', 'Khối', 'Khu']), name, rural ? 'thon' : 'tdp']
}

function* people(): Iterable<unknown[]> {
  const by = chance('people')
  const peoples = [['Kinh', 80], ['Tày', 6], ['Thái', 5], ['Mường', 5], ['Mông', 4]] as const
  for (let id = 1; id <= PEOPLE; id++) {
    const sex = by.happens(0.3) ? 'female' : 'male'
    const name = inventName(by, sex, by.weighted(peoples), by.pick(['north', 'central', 'south'] as const))
    yield [id, 1 + ((id - 1) % VILLAGES), name, keyOf(name), sex, `${by.between(1950, 1990)}-0${by.between(1, 9)}-${by.between(10, 28)}`]
  }
}

export type Scope = 'nation' | 'province' | 'commune'

/** The country, a province among the largest, and a commune of it with many villages. */
export function placesOf(from: Database): Promise<Record<Scope, number>> {
  return from.read((tx) => row<Record<Scope, number>>(tx, sql`
  with village as (select parent_id as commune, count(*) as n from unit_on(${on}::date) where kind = 'village' group by parent_id),
  place as (select c.parent_id as province, v.commune, v.n from village v join unit_on(${on}::date) c on c.id = v.commune and c.kind = 'commune'),
  largest as (select province from place group by province order by sum(n) desc limit 1)
  select (select id from unit where kind = 'country') as nation, province, commune from place join largest using (province) order by n desc limit 1`))
}
