import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { roles } from './policy.ts'
import { openScoped } from './scoped.ts'
import { layWorld } from './testing/world.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
after(() => scoped.close())
const { sessions, accounts } = await layWorld(database)

const [admin, province, commune, leader, inspector] = ['administrator@11', 'province_staff@10', 'commune_staff@11', 'village_leader@111', 'inspector@11']
const other = 900

/** What a speaker writes as the server's own login, past every program, and is taken back. */
async function outcome(speaker: string, statement: string): Promise<'done' | 'nothing' | 'refused'> {
  const client = await scoped.pool.connect()
  await client.query(`begin; set local nhatthe.session = '${sessions.get(speaker)}'`)
  try {
    return (await client.query(statement)).rowCount ? 'done' : 'nothing'
  } catch (error) {
    if (!['42501', '23514'].includes((error as { code: string }).code)) throw error
    return 'refused'
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const give = (speaker: string, { to = other, role = 'officer', area = 111, held = 'tstzrange(now(), null)', by = accounts.get(speaker)!, kind = 'granted' }) =>
  outcome(speaker, `insert into role_grant (account_id, role, area_id, held, granted_by, kind) values (${to}, '${role}', ${area}, ${held}, ${by}, '${kind}')`)
const aDay = "tstzrange(now(), now() + interval '1 day')"

test('whoever keeps roles gives those below their own, in their own units, in their own name', async () => {
  for (const [speaker, what, should] of [
    [commune, {}, 'done'], [commune, { role: 'village_leader' }, 'done'], [province, { role: 'commune_staff', area: 12 }, 'done'], [admin, { role: 'administrator', area: 11 }, 'done'],
    [commune, { role: 'commune_staff' }, 'refused'], [commune, { role: 'inspector' }, 'refused'], [commune, { role: 'administrator' }, 'refused'], [province, { role: 'auditor', area: 10 }, 'refused'],
    [commune, { area: 12 }, 'refused'], [commune, { area: 10 }, 'refused'], [province, { area: 20 }, 'refused'], [admin, { area: 12 }, 'refused'], [commune, { area: 1 }, 'refused'],
    [commune, { to: accounts.get(commune)! }, 'refused'], [admin, { to: accounts.get(admin)!, role: 'province_staff', area: 11 }, 'refused'],
    [commune, { by: accounts.get(admin)! }, 'refused'], [commune, { by: null as never }, 'refused'],
    [commune, { held: "tstzrange('2020-01-01', null)" }, 'refused'], [commune, { kind: 'break_glass', held: aDay }, 'refused'], [inspector, { role: 'inspector', kind: 'break_glass', held: aDay }, 'refused'],
    [inspector, {}, 'refused'], [leader, { role: 'reader' }, 'refused'],
  ] as const) assert.equal(await give(speaker, what), should, `${speaker} ${JSON.stringify(what)}`)
})

test('a role is handed on by whom it was granted to, there, with an end, no longer than they hold it', async () => {
  for (const [speaker, what, should] of [
    [leader, { role: 'village_leader', held: aDay }, 'done'], [inspector, { role: 'inspector', held: aDay, area: 112 }, 'done'], [commune, { role: 'commune_staff', held: aDay, area: 11 }, 'done'],
    [leader, { role: 'village_leader' }, 'refused'], [leader, { role: 'officer', held: aDay }, 'refused'], [leader, { role: 'village_leader', held: aDay, area: 112 }, 'refused'],
    [leader, { role: 'village_leader', held: aDay, to: accounts.get(leader)! }, 'refused'], [admin, { role: 'administrator', held: aDay, area: 11 }, 'refused'],
  ] as const) assert.equal(await give(speaker, { kind: 'delegated', ...what }), should, `${speaker} ${JSON.stringify(what)}`)
  await database.transaction((tx) => rows(tx, sql`update role_grant set held = tstzrange(lower(held), now() + interval '12 hours') where account_id = ${accounts.get(leader)!}`))
  assert.equal(await give(leader, { kind: 'delegated', role: 'village_leader', held: aDay }), 'refused', 'longer than held')
  assert.equal(await give(leader, { kind: 'delegated', role: 'village_leader', held: "tstzrange(now(), now() + interval '11 hours')" }), 'done')
  await database.transaction((tx) => rows(tx, sql`update role_grant set kind = 'delegated' where account_id = ${accounts.get(leader)!}`))
  assert.equal(await give(leader, { kind: 'delegated', role: 'village_leader', held: "tstzrange(now(), now() + interval '11 hours')" }), 'refused', 'handed on already')
})

test('who broke the glass hands nothing on', async () => {
  const broken = async (then: string) => {
    const client = await scoped.pool.connect()
    try {
      await client.query(`begin; set local nhatthe.session = '${sessions.get(inspector)}'; select break_glass(211, 'Có đơn khẩn ở thôn')`)
      return await client.query(then).then(() => 'done', (error: { code: string }) => error.code)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const handOn = (area: number) => `insert into role_grant (account_id, role, area_id, held, granted_by, kind) values (${other}, 'inspector', ${area}, tstzrange(now(), now() + interval '30 minutes'), ${accounts.get(inspector)}, 'delegated')`
  assert.deepEqual([await broken('select from person'), await broken(handOn(111)), await broken(handOn(211))], ['done', 'done', '42501'])
})

test('a role is ended by who could give it or gave it, now; it is never lengthened, opened again, moved or made another', async () => {
  const { id, above, done } = await database.transaction(async (tx) => {
    const made = async (role: string, held: string) => (await row<{ id: number }>(tx, sql`insert into role_grant (account_id, role, area_id, held) values (${other}, ${role}, 112, ${held}::tstzrange) returning id`)).id
    return { id: await made('officer', '[2026-01-01,2100-01-01)'), above: await made('commune_staff', '[2026-01-01,2100-01-01)'), done: await made('village_leader', '[2026-01-01,2026-02-01)') }
  })
  const end = (which: number, set = `held = tstzrange(lower(held), now()), ended_by = access_account()`) => `update role_grant set ${set} where id = ${which}`
  for (const [speaker, statement, should] of [
    [commune, end(id), 'done'], [province, end(above), 'done'], [admin, end(above), 'done'],
    [commune, end(above), 'nothing'], [leader, end(id), 'nothing'], [inspector, end(id), 'nothing'], [commune, end(done), 'nothing'],
    [commune, end(id, 'held = tstzrange(lower(held), null), ended_by = access_account()'), 'refused'], [commune, end(id, `held = tstzrange(lower(held), now()), ended_by = ${accounts.get(admin)}`), 'refused'],
    [commune, end(id, `held = tstzrange('2020-01-01', now()), ended_by = access_account()`), 'refused'], [commune, end(id, 'held = tstzrange(lower(held), now())'), 'refused'],
    [commune, end(id, `role = 'administrator'`), 'refused'], [commune, end(id, `account_id = ${accounts.get(commune)}`), 'refused'], [commune, end(id, 'area_id = 11'), 'refused'],
    [commune, end(id, `kind = 'granted'`), 'refused'], [commune, `delete from role_grant where id = ${id}`, 'refused'],
  ] as const) assert.equal(await outcome(speaker, statement), should, `${speaker} ${statement}`)
})

test('the roles of the schema are those of the program', async () => {
  const { says } = await database.read((tx) => row<{ says: string }>(tx, sql`select pg_get_constraintdef(oid) as says from pg_constraint where conname = 'role_grant_role_check'`))
  assert.deepEqual([...says.matchAll(/'(\w+)'/g)].map(([, role]) => role), [...roles])
})

test('who is signed in writes into the journal in their own name, and of their own session', async () => {
  const me = accounts.get(commune)!
  const { id: session, name } = await database.read((tx) => row<{ id: number; name: string }>(tx, sql`select s.id, a.name from session s join account a on a.id = s.account_id where a.id = ${me}`))
  const write = (entry: object) => `select append_to_journal('${JSON.stringify({ account_id: me, session_id: session, actor: name, what: 'units.rename', unit_ids: [11], person_ids: [], facts: {}, before: {}, after: {}, ...entry })}', '[]')`
  assert.equal(await outcome(commune, write({})), 'done')
  for (const forged of [{ account_id: other }, { account_id: null }, { session_id: session + 1 }, { session_id: null }, { actor: 'Người khác' }]) assert.equal(await outcome(commune, write(forged)), 'refused', JSON.stringify(forged))
  const nobody = scoped.transaction((tx) => tx.query(write({})))
  await assert.rejects(nobody, { code: '42501' })
  await database.transaction((tx) => tx.query(write({ account_id: null, session_id: null, actor: 'Dòng lệnh' }))) // the program
})
