import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, suite, test } from 'node:test'
import type pg from 'pg'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { type Cell, type Speaker, expected, mayChangeBlindly, speakers } from './testing/oracle.ts'
import { type World, layWorld, relations } from './testing/world.ts'
import { tables } from './policy.ts'
import { openScoped } from './scoped.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
after(() => scoped.close())
const world = await layWorld(database)
const acts = ['select', 'insert', 'update', 'delete'] as const

test('every table of the register is in the policy, and the policy names no other', async () => {
  const there = await database.read((tx) => rows<{ name: string }>(tx, sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`))
  assert.deepEqual(there.map(({ name }) => name), Object.keys(tables).sort())
})

test('every row of the matrix stands in the world', () => {
  assert.deepEqual(Object.keys(world.probes).sort(), Object.keys(tables).sort())
})

suite('every role, and nobody, by every table, act and place', () => {
  for (const table of Object.keys(tables))
    test(table, async () => assert.deepEqual(await wrongCells(table), []))
  test('they are at least six thousand cells', () => assert.ok(cellsOf(Object.keys(tables)).length >= 6000, String(cellsOf(Object.keys(tables)).length)))
})

suite('a policy that is gone, or open to all, is found', async () => {
  const policies = await database.read((tx) => rows<Policy>(tx, sql`
    select c.relname as table, p.polname as name, p.polcmd as act, pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as "check"
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'public'::regnamespace and p.polname <> 'program' and c.relname <> 'data_version'
    order by 1, 2`))
  for (const policy of policies)
    test(`${policy.table} ${policy.name}`, async () => {
      assert.ok(policy.table === 'canary' || await withoutIt(policy, () => anyWrong(policy.table)), 'dropped, nothing was wrong')
      assert.ok(await widened(policy, () => anyWrong(policy.table)), 'open to all, nothing was wrong')
    })
})

type Policy = { table: string; name: string; act: 'r' | 'a' | 'w' | 'd'; using: string | null; check: string | null }

const verb = { r: 'select', a: 'insert', w: 'update', d: 'delete' } as const

async function withoutIt({ table, name, act, using, check }: Policy, work: () => Promise<boolean>): Promise<boolean> {
  await database.pool.query(`drop policy ${name} on ${table}`)
  try {
    return await work()
  } finally {
    await database.pool.query(`create policy ${name} on ${table} for ${verb[act]} to nhatthe_scoped${using ? ` using (${using})` : ''}${check ? ` with check (${check})` : ''}`)
  }
}

async function widened({ table, name, using, check }: Policy, work: () => Promise<boolean>): Promise<boolean> {
  await database.pool.query(`alter policy ${name} on ${table}${using ? ' using (true)' : ''}${check ? ' with check (true)' : ''}`)
  try {
    return await work()
  } finally {
    await database.pool.query(`alter policy ${name} on ${table}${using ? ` using (${using})` : ''}${check ? ` with check (${check})` : ''}`)
  }
}

const cellsOf = (some: string[]): Cell[] => some.flatMap((table) => speakers.flatMap((speaker) => acts.flatMap((act) => relations.map((relation) => ({ table, speaker, act, relation })))))

/** The cells in which the database does something else than the oracle says. @param enough stop at the first speaker who finds one */
async function wrongCells(table: string, enough = Infinity): Promise<string[]> {
  const wrong: string[] = []
  for (const speaker of speakers) {
    if (wrong.length >= enough) break
    const client = await scoped.pool.connect()
    try {
      for (const act of acts) for (const relation of relations) {
        const cell = { table, speaker, act, relation }
        const [may, should] = [await tried(client, world, cell), expected(cell)]
        if (may !== should) wrong.push(`${speaker.role} of ${speaker.at}: ${act} ${relation}: ${may ? 'may' : 'may not'}, should ${should ? '' : 'not'}`)
      }
      const [touched, should] = [await touchedBlindly(client, table, speaker), mayChangeBlindly(table, speaker)]
      if (touched !== should) wrong.push(`${speaker.role} of ${speaker.at}: a change that looks at nothing ${touched ? 'may' : 'may not'}`)
    } finally {
      client.release()
    }
  }
  return wrong
}

const anyWrong = async (table: string) => (await wrongCells(table, 1)).length > 0

/** One cell tried out for real, and taken back. */
async function tried(client: pg.PoolClient, { probes, columns, changed, sessions }: World, { table, speaker, act, relation }: Cell): Promise<boolean> {
  const probe = probes[table]!(speaker, relation)
  const session = sessions.get(nameOf(speaker)) ?? randomBytes(32).toString('hex') // nobody's
  await client.query(`begin; set local nhatthe.session = '${session}'`)
  try {
    const { key, row } = probe
    const where = Object.keys(key).map((column, i) => `t.${column} = $${i + 1}`).join(' and ')
    if (act === 'select') return (await client.query(`select from ${table} t where ${where}`, Object.values(key))).rowCount! > 0
    if (act === 'delete') return (await client.query(`delete from ${table} t where ${where}`, Object.values(key))).rowCount! > 0
    if (act === 'update' && onlyLocked(table)) return (await client.query(`select from ${table} t where ${where} for no key update`, Object.values(key))).rowCount! > 0
    if (act === 'update') return (await client.query(`update ${table} t set ${changed[table]!.to} where ${where}`, Object.values(key))).rowCount! > 0
    const list = columns[table]!.join(', ')
    await client.query(`insert into ${table} (${list}) overriding system value select ${list} from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(row)])
    return true
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code === '42501') return false
    if (code.startsWith('23')) return true // let in by the policy, stopped by a constraint: such a row is there
    throw error
  } finally {
    await client.query('rollback')
  }
}

async function touchedBlindly(client: pg.PoolClient, table: string, speaker: Speaker): Promise<boolean> {
  const { changed, sessions } = world
  await client.query(`begin; set local nhatthe.session = '${sessions.get(nameOf(speaker)) ?? randomBytes(32).toString('hex')}'`)
  try {
    return (await client.query(onlyLocked(table) ? `select from ${table} for no key update` : `update ${table} set ${changed[table]!.blindly}`)).rowCount! > 0
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code === '42501') return false
    if (code.startsWith('23')) return true // a row was touched, and its constraint minded
    throw error
  } finally {
    await client.query('rollback')
  }
}

/** Of such a table nothing can be changed; its rows are locked by who writes about them, which the database takes for a change. */
const onlyLocked = (table: string) => tables[table]?.update?.columns?.join() === 'id'

const nameOf = ({ role, at }: Speaker) => `${role}@${at}`
