import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations, policies } from '#app/migrations.ts'
import { type Database, openDatabase } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { openRegister } from '#ground/database/register.ts'
import { asOwner, urlOf } from '#ground/testing/test-server.ts'
import { loadNationalTree } from '#units/public.ts'
import { say } from './timing.ts'

/** A PostgreSQL with the product's own settings in a folder of its own; the databases made in it are kept for the next run. */
export type BenchRegister = { database(name: string): Promise<{ database: Database; url: string }>; close(): Promise<void> }

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** How each database comes about: from another one, by statements. `villages` is known to them as bench.villages. */
const made: Record<string, { from: string; villages: number; by: string }> = {
  facts_95000: { from: 'tree', villages: 95_000, by: 'facts.sql' },
  facts_10000: { from: 'tree', villages: 10_000, by: 'facts.sql' },
  states_1000000: { from: 'facts_10000', villages: 1_000_000, by: 'a-hundredfold.sql' },
}

/** NHATTHE_BENCH: the folder, else one among the temporary ones. NHATTHE_BENCH_KEPT=1: databases made by an earlier schema will do. */
export async function openBench(): Promise<BenchRegister> {
  const dataDir = process.env.NHATTHE_BENCH || join(tmpdir(), 'nhat-the-bench')
  const { url: serverUrl, close } = await openRegister({ dataDir })
  const opened: Database[] = []
  return {
    database: async (name) => {
      const url = urlOf(serverUrl, await madeOnce(serverUrl, name))
      const database = await openDatabase(url)
      opened.push(database)
      await migrate(database, migrations(), policies())
      return { database, url }
    },
    close: async () => {
      await Promise.all(opened.map((database) => database.close()))
      await close()
    },
  }
}

const statementsOf = (name: string): string => {
  const { from, villages, by } = made[name] ?? { from: '', villages: 0, by: '' }
  return name === 'tree' ? migrations().map(({ text }) => text).join('\n') : `${statementsOf(from)}\n${villages}\n${textOf(by)}`
}

/** Named by all that leads to it, so that a changed schema makes a new one; what an older schema left is dropped. */
async function madeOnce(serverUrl: string, name: string): Promise<string> {
  const full = `bench_${name}_${createHash('sha256').update(statementsOf(name)).digest('hex').slice(0, 10)}`
  const there = await asOwner(serverUrl, 'postgres', (client) => client.query<{ datname: string }>(`select datname from pg_database where datname like $1`, [`bench_${name}_%`]))
  if (there.rows.some(({ datname }) => datname === full)) return full
  if (process.env.NHATTHE_BENCH_KEPT && there.rows[0]) return there.rows[0].datname
  const steps = made[name]
  const from = steps ? await madeOnce(serverUrl, steps.from) : 'template1'
  const half = `half_${full}`
  say(`making ${name}`)
  const begunAt = performance.now()
  await asOwner(serverUrl, 'postgres', async (client) => {
    await client.query(`drop database if exists ${half}`)
    await client.query(`create database ${half} template ${from} strategy file_copy`)
  })
  if (steps) await fill(urlOf(serverUrl, half), steps.villages, textOf(steps.by))
  else await plant(urlOf(serverUrl, half))
  await asOwner(serverUrl, 'postgres', async (client) => {
    await client.query(`alter database ${half} rename to ${full}`)
    for (const { datname } of there.rows) await client.query(`drop database if exists ${datname}`)
  })
  say(`made ${name} in ${Math.round((performance.now() - begunAt) / 1000)} s`)
  return full
}

async function plant(url: string) {
  const database = await openDatabase(url)
  await migrate(database, migrations())
  await database.transaction(async (tx) => {
    await tx.query('set local statement_timeout = 0')
    await loadNationalTree(tx)
  })
  await database.close()
}

const fill = (url: string, villages: number, text: string) => asOwner(url, new URL(url.replace(/@[^/]*/, '@x')).pathname.slice(1), async (client) => {
  await client.query(`select set_config('bench.villages', $1, false)`, [String(villages)])
  for (const statement of statementsIn(text)) await client.query(statement)
  await client.query('vacuum (analyze)')
})

/** At the line's end, outside of $$ … $$. */
const statementsIn = (text: string): string[] => {
  const found: string[] = []
  let open = ''
  for (const line of text.split('\n').filter((each) => !each.startsWith('--'))) {
    open += `${line}\n`
    if (line.endsWith(';') && open.split('$$').length % 2 === 1) {
      found.push(open)
      open = ''
    }
  }
  return found.filter((each) => each.trim() !== '')
}
