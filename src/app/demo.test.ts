import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day, today } from '#ground/time/day.ts'
import { registerPerson } from '#people/public.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint } from '#posts/public.ts'
import { openDemoAccounts } from './demo.ts'
import { giveLeaderWork } from './demo-leader.ts'

test('the demonstration has somebody who leads a village and its cell, with work in both hats: some late, some done; once', () => inTransaction(async (tx) => {
  const clerk = { accountId: 0, name: 'Người nhập', today: today(), may: ['*'], unitId: null }
  const { communes: [place] } = await givenCountry(tx, 1)
  const village = await givenVillage(tx, place!.commune)
  const cell = await givenCell(tx, place!.committee, [village])
  const person = await registerPerson(tx, clerk, Buffer.alloc(32), { name: 'Lò Thị Mây', livesIn: village })
  for (const [kind, unitId] of [['village_head', village], ['cell_secretary', cell]] as const) await appoint(tx, clerk, { kind, unitId, personId: person, from: day('2020-01-01') })
  const office = { login: 'can-bo', name: 'Cán bộ xã', role: 'commune_staff', unitId: place!.commune } as const
  await rows(tx, sql`set constraints all immediate`) // what follows from the facts is settled at the end of a transaction
  await openDemoAccounts(tx, [office])
  const leader = await giveLeaderWork(tx, office)
  assert.deepEqual([leader?.role, leader?.unitId, leader?.personId], ['village_leader', village, person])
  await openDemoAccounts(tx, [leader!])
  const given = await rows<{ hat: string; late: boolean; done: boolean }>(tx, sql`select distinct hat, late, finished is not null as done from task_on(${today()}, 7) where person_id = ${person} order by 1, 2, 3`)
  assert.deepEqual(given.map(({ hat, late, done }) => `${hat}${late ? ' late' : ''}${done ? ' done' : ''}`), ['party', 'party done', 'village', 'village done', 'village late'])
  assert.deepEqual(await rows(tx, sql`select person from account where login = 'bi-thu-thon'`), [{ person: `people/${person}` }])
  assert.equal(await giveLeaderWork(tx, office), null)
}))
