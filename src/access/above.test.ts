import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { today } from '#ground/time/day.ts'
import { standsAbove } from './above.ts'
import { accountsSeen } from './accounts-seen.ts'
import type { Role } from './policy.ts'
import { layWorld } from './testing/world.ts'

const database = await testDatabase()
await layWorld(database)

/** An account with these roles, of the tree in testing/world.ts: country 1, provinces 10 and 20, communes 11, 12 and 21. */
async function holding(id: number, ...held: [Role, number][]): Promise<number> {
  await database.transaction(async (tx) => {
    await rows(tx, sql`insert into account (id, login, name) overriding system value values (${id}, ${`above${id}`}, ${`Tài khoản ${id}`})`)
    for (const [role, area] of held) await rows(tx, sql`insert into role_grant (account_id, role, area_id) values (${id}, ${role}, ${area})`)
  })
  return id
}
/** One who has no role yet. */
async function madeBy(id: number, maker: number): Promise<number> {
  await database.transaction((tx) => rows(tx, sql`insert into account (id, login, name, made_by) overriding system value values (${id}, ${`above${id}`}, 'Người mới', ${maker})`))
  return id
}
const is = (accountId: number, other: number) =>
  database.read((tx) => standsAbove(tx, { accountId, name: '', today: today(), may: [], unitId: null } satisfies Actor, other))

const [admin, otherAdmin, province, commune, sameCommune, village, nobody, two] = [
  await holding(2001, ['administrator', 1]), await holding(2002, ['administrator', 1]), await holding(2003, ['province_staff', 10]), await holding(2004, ['commune_staff', 11]),
  await holding(2005, ['commune_staff', 11]), await holding(2006, ['village_leader', 111]), await holding(2007), await holding(2008, ['village_leader', 111], ['auditor', 1]),
]
const newcomer = await madeBy(2010, commune)
const inspectorElsewhere = await holding(2009, ['inspector', 21])

test('who could have given every role of an account may decide over it: those above, in their own units', async () => {
  for (const [one, other, above] of [
    [admin, otherAdmin, true], [admin, province, true], [admin, two, true],
    [province, commune, true], [province, village, true], [province, admin, false], [province, inspectorElsewhere, false],
    [commune, village, true], [commune, sameCommune, false], [commune, province, false], [commune, admin, false], [commune, two, false],
    [village, commune, false], [village, village, false], [nobody, village, false], [commune, nobody, false], [commune, newcomer, true], [sameCommune, newcomer, false], [admin, newcomer, true],
  ] as const) assert.equal(await is(one, other), above, `${one} over ${other}`)
})

test('a role that is to begin counts already, one that is over no longer', async () => {
  await database.transaction((tx) => rows(tx, sql`insert into role_grant (account_id, role, area_id, held) values (${village}, 'administrator', 1, tstzrange(now() + interval '1 day', null))`))
  assert.equal(await is(commune, village), false)
  await database.transaction((tx) => rows(tx, sql`update role_grant set held = tstzrange(now() - interval '2 days', now() - interval '1 day') where account_id = ${village} and role = 'administrator'`))
  assert.equal(await is(commune, village), true)
})

test('who keeps accounts sees those of their own units, and of those without a role the ones they made or that last worked there', async () => {
  const seenBy = async (accountId: number) => new Set((await database.read((tx) => rows<{ id: number }>(tx, accountsSeen({ accountId })))).map(({ id }) => id))
  const all = (await database.read((tx) => rows<{ id: number }>(tx, sql`select id from account`))).length
  assert.equal((await seenBy(admin)).size, all)
  const [ofProvince, ofCommune, ofOther] = [await seenBy(province), await seenBy(commune), await seenBy(sameCommune)]
  for (const [seen, ids, not] of [
    [ofProvince, [province, commune, village, two, 3010, 3011, 3111, 3121], [admin, inspectorElsewhere, nobody, newcomer, 3001, 3020, 3211]],
    [ofCommune, [commune, sameCommune, village, two, newcomer, 3011, 3111], [province, admin, nobody, 3010, 3012, 3121, 3211]],
    [ofOther, [commune, sameCommune], [newcomer, nobody]],
  ] as const) assert.deepEqual([ids.filter((id) => !seen.has(id)), not.filter((id) => seen.has(id))], [[], []])
  await database.transaction((tx) => rows(tx, sql`update role_grant set held = tstzrange(now() - interval '2 days', now() - interval '1 day') where account_id = 3111`))
  assert.ok((await seenBy(commune)).has(3111), 'whose role is over stays where it was')
})
