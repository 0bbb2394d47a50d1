import assert from 'node:assert/strict'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { generate } from 'otplib'
import { isPassword } from '#accounts/passwords/password.ts'
import { unseal } from '#accounts/passwords/pepper.ts'
import { type Database, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Keys, lastNumber, listOf, readKeys } from '#ground/keys.ts'
import { Refusal } from '#ground/refusal.ts'
import { today } from '#ground/time/day.ts'
import { identityKeyIn } from '#people/public.ts'
import { kept, openIdentity, shownIdentity, tailOf } from '#people/identity.ts'
import { registerPerson } from '#people/register.ts'
import { findPerson, holderOfIdentity } from '#people/store.ts'
import { makeBackup } from '../backups/make.ts'
import { browserAt, openCommandDesk } from '../testing/command-desk.ts'
import { numbersInUse } from './change.ts'

const { at, run, begin, served, within, asOwnerOf } = await openCommandDesk('keys', ['office', 'older', 'newer', 'killed'])
const clerk = { accountId: 1, name: 'Cán bộ', today: today(), may: [], unitId: null }
const password = 'con trâu đi trước cái cày'
const [number, alike] = ['001180001234', '036185001234']
const keyFiles = ['pepper.key', 'identity.key']
const keysOf = (place: string) => ({ pepper: readKeys(at(place, 'pepper.key')), identity: readKeys(at(place, 'identity.key')) })
const copyKeys = (from: string, to: string) => { mkdirSync(at(to), { recursive: true }); for (const file of keyFiles) copyFileSync(at(from, file), at(to, file)) }
const heldBy = (database: Database, key: Keys, text: string) => database.read((tx) => holderOfIdentity(tx, kept(key, text).hash))
const inUse = (place: string) => within(place, (database) => database.transaction(numbersInUse))

let secret = ''
let codes: string[] = []
let person = 0
let steps = 0

/** Each code once: the half minute that is now, and the next one. */
const code = () => generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps++ })
/** Where the server sees them, half minutes of codes are all unspent again. */
const forgetSteps = (place: string) => { steps = 0; return within(place, (database) => database.transaction((tx) => rows(tx, sql`update totp set last_step = 0`))) }

async function worksWhole(place: string, recoveryCode: string): Promise<void> {
  await forgetSteps(place)
  await served(place, async (address) => {
    const [one, two] = [browserAt(address), browserAt(address)]
    assert.equal((await one.tell('/api/session/sign-in', { login: 'sen', password: 'con trâu đi sau cái cày' })).status, 409)
    assert.deepEqual((await one.tell('/api/session/sign-in', { login: 'sen', password })).body, { owed: 'factor' })
    assert.equal((await one.tell('/api/session/totp', { code: await code() })).status, 204, 'the app on the phone')
    assert.equal((await one.ask('/api/session')).body?.['owed'], null)
    await two.tell('/api/session/sign-in', { login: 'sen', password })
    assert.equal((await two.tell('/api/session/recovery-code', { code: recoveryCode })).status, 204, 'a recovery code')
    assert.equal((await two.tell('/api/session/recovery-code', { code: recoveryCode })).status, 409, 'once')
  })
  const { identity } = keysOf(place)
  await within(place, async (database) => {
    assert.equal((await heldBy(database, identity, number))?.id, person)
    assert.equal(shownIdentity(identity, (await database.read((tx) => findPerson(tx, person)))!), '••••••••1234')
    await assert.rejects(database.transaction((tx) => registerPerson(tx, clerk, identity, { name: 'Người Nhập Sau', identityNumber: number })), (error) => error instanceof Refusal && error.code === 'people.identity-held-by' && error.facts.personId === person)
    const tails = await database.read((tx) => rows<{ tail: Buffer }>(tx, sql`select identity_tail as tail from person where identity_tail is not null`))
    assert.equal(tails.filter(({ tail }) => tail.equals(tailOf(identity, '1234'))).length, 2, 'those that end alike are found')
  })
}

const changed = async (place: string) => {
  const done = await run(place, ['change-keys', '--json'])
  assert.equal(done.code, 0, done.said)
  return JSON.parse(done.out) as { pepper: number; identity: number }
}

before(async () => {
  await served('office', async (address, token) => {
    const browser = browserAt(address)
    assert.equal((await browser.tell('/api/first-account', { token, login: 'sen', name: 'Lý Thị Sen', password })).status, 200)
    secret = String((await browser.tell('/api/account/totp/begin', {})).body?.['secret'])
    codes = (await browser.tell('/api/account/totp', { code: await code() })).body?.['recoveryCodes'] ?? []
    assert.equal(codes.length, 10)
  })
  await within('office', async (database) => {
    const key = identityKeyIn(at('office'))
    person = await database.transaction((tx) => registerPerson(tx, clerk, key, { name: 'Nông Văn Thử', identityNumber: number }))
    await database.transaction((tx) => registerPerson(tx, clerk, key, { name: 'Hoàng Thị Cuối', identityNumber: alike }))
    await makeBackup(database, at('older.backup'), { publicKeys: [], plain: true })
  })
  copyKeys('office', 'before')
})

test('after the keys are changed all that worked works: sign-in, app codes, recovery codes, finding by number, the four digits; twice over', async () => {
  await worksWhole('office', codes[0]!)
  assert.deepEqual(await changed('office'), { pepper: 2, identity: 2 })
  for (const file of keyFiles) {
    assert.equal(statSync(at('office', file)).mode & 0o777, 0o600)
    assert.equal(listOf(readKeys(at('office', file)))[0]!.toString('hex'), readFileSync(at('before', file), 'utf8').trim(), 'the former key stays above')
  }
  await worksWhole('office', codes[1]!)
  const { hash } = await within('office', (database) => database.read((tx) => row<{ hash: string }>(tx, sql`select password_hash as hash from account where login = 'sen'`)))
  assert.match(hash, /^peppered-2:\$argon2id\$/, 'made anew at the sign-in')
  assert.deepEqual(await changed('office'), { pepper: 3, identity: 3 })
  await worksWhole('office', codes[2]!)
  const entries = await within('office', (database) => database.read((tx) => rows<{ facts: object }>(tx, sql`select facts from journal where what = 'accounts.change-keys' order by id`)))
  assert.deepEqual(entries.map(({ facts }) => facts), [{ pepper: 2, identity: 2 }, { pepper: 3, identity: 3 }])
})

test('the former keys alone open nothing of what stands now', async () => {
  assert.deepEqual(await changed('office'), { pepper: 4, identity: 4 })
  const [former, { pepper, identity }] = [keysOf('before'), keysOf('office')]
  const formerOnes = (keys: Keys) => listOf(keys).slice(0, 3)
  await within('office', async (database) => {
    const { sealed, id } = await database.read((tx) => row<{ sealed: Buffer; id: number }>(tx, sql`select sealed_secret as sealed, account_id as id from totp`))
    for (const known of [former.pepper, ...formerOnes(pepper), formerOnes(pepper)]) assert.throws(() => unseal(known, 'totp', `totp ${id}`, sealed))
    assert.equal(unseal(pepper, 'totp', `totp ${id}`, sealed).toString(), secret)
    const hashes = await database.read((tx) => rows<{ hash: string }>(tx, sql`
      select password_hash as hash from account where password_hash is not null union all select hash from recovery_code`))
    assert.equal(hashes.length, 11)
    for (const { hash } of hashes) {
      assert.match(hash, /^sealed-4:/)
      await assert.rejects(isPassword(password, hash, former.pepper), /no key number 4/)
      await assert.rejects(isPassword(password, hash, formerOnes(pepper)), /no key number 4/)
    }
    const kept = (await database.read((tx) => findPerson(tx, person)))!
    for (const known of [former.identity, ...formerOnes(identity), formerOnes(identity)]) assert.deepEqual([await heldBy(database, known, number), openIdentity(known, kept)], [undefined, null])
    assert.equal(openIdentity(identity, kept), '1234')
  })
})

test('a backup from before the change is restored with the files of today, and moves to their keys', async () => {
  copyKeys('office', 'older')
  const done = await run('older', ['restore', at('older.backup')])
  assert.equal(done.code, 0, done.said)
  assert.deepEqual(await inUse('older'), { pepper: 4, identity: 4 })
  await worksWhole('older', codes[0]!)
})

test('an old copy of the key files is refused, by a start and by a restore, and nothing is changed', async () => {
  await within('office', (database) => makeBackup(database, at('newer.backup'), { publicKeys: [], plain: true }))
  copyKeys('before', 'newer')
  const restored = await run('newer', ['restore', at('newer.backup')])
  assert.ok(restored.code === 1 && /là bản cũ: có 1 khóa, sổ đã dùng khóa thứ 4[^]*old copy/.test(restored.said), restored.said)
  assert.deepEqual(await within('newer', (database) => database.read((tx) => rows(tx, sql`select 1 from account`))), [])
  const started = await run('office', ['serve'], { NHATTHE_DATA: at('newer') })
  assert.ok(started.code === 1 && /là bản cũ/.test(started.said), started.said)
  assert.deepEqual(await inUse('office'), { pepper: 4, identity: 4 })
})

test('where another uses the register nothing is changed', async () => {
  const held = readFileSync(at('office', 'pepper.key'), 'utf8')
  await served('office', async () => {
    const refused = await run('office', ['change-keys'])
    assert.ok(refused.code === 1 && /Sổ đang được dùng[^]*in use/.test(refused.said), refused.said)
  })
  assert.equal(readFileSync(at('office', 'pepper.key'), 'utf8'), held)
  assert.deepEqual(await inUse('office'), { pepper: 4, identity: 4 })
})

test('killed in the middle of a change, nothing is lost: the files hold both keys, the register stands as before, and the next start does the rest', async () => {
  copyKeys('before', 'killed')
  assert.equal((await run('killed', ['restore', at('older.backup')])).code, 0)
  await asOwnerOf('killed', async (client) => {
    await client.query('begin')
    await client.query('lock table recovery_code in access exclusive mode') // the change waits here, its work half done
    const child = begin('killed', ['change-keys'])
    const exit = once(child, 'exit')
    const waits = async () => (await client.query(`select 1 from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'recovery_code' and not l.granted`)).rowCount === 1
    for (let tried = 0; tried < 600 && !(await waits()); tried++) await pause(50)
    assert.ok(await waits())
    child.kill('SIGKILL')
    await exit
    await client.query('commit')
  })
  assert.deepEqual(Object.values(keysOf('killed')).map(lastNumber), [2, 2])
  assert.deepEqual(await inUse('killed'), { pepper: 1, identity: 1 })
  assert.equal((await run('killed', ['figures', '--unit', 'VN', '--on', '2025-07-01'])).code, 0)
  assert.deepEqual(await inUse('killed'), { pepper: 1, identity: 1 }, 'a command beside others moves nothing')
  await worksWhole('killed', codes[0]!)
  assert.deepEqual(await inUse('killed'), { pepper: 2, identity: 2 })
})

test('the key of another register moves nothing', async () => {
  copyKeys('office', 'stranger')
  const done = await run('killed', ['serve'], { NHATTHE_DATA: at('stranger') })
  assert.ok(done.code === 1 && /không mở được gì của sổ này[^]*opens nothing of this register/.test(done.said), done.said)
  assert.deepEqual(await inUse('killed'), { pepper: 2, identity: 2 })
})
