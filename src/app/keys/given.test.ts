import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { browserAt, openCommandDesk } from '../testing/command-desk.ts'
import { numbersInUse } from './change.ts'
import { keyFiles } from './place.ts'

const { at, url, run, served, within } = await openCommandDesk('given', ['office'])
const folder = at('secrets')
const inside = (name: string) => join(folder, name)
const given = { NHATTHE_KEYS: folder }
const bare = new URL(url('office'))
const databasePassword = decodeURIComponent(bare.password)
bare.password = ''

/** As a store of secrets hands it in: for the owner to read, in a folder where nothing is written. */
function hand(name: string, text: string, mode = 0o400): void {
  chmodSync(folder, 0o700)
  if (existsSync(inside(name))) unlinkSync(inside(name))
  writeFileSync(inside(name), text, { mode })
  chmodSync(inside(name), mode)
  chmodSync(folder, 0o500)
}
function takeBack(name: string): void {
  chmodSync(folder, 0o700)
  unlinkSync(inside(name))
  chmodSync(folder, 0o500)
}
const stands = () => readdirSync(folder).sort().map((name) => [name, statSync(inside(name)).mtimeMs, readFileSync(inside(name), 'utf8')])
const refused = async (says: RegExp, env: Record<string, string> = {}, words = ['serve']) => {
  const { code, said } = await run('office', words, { ...given, ...env })
  assert.equal(code, 1, said)
  assert.match(said, says)
}

before(() => mkdirSync(folder, { mode: 0o500 }))

test('what is missing is said, with how it is made, and none is made', async () => {
  await refused(/thiếu pepper\.key, identity\.key và journal\.key\. Tạo khóa bằng «nhat-the new-key[^]*lacks pepper\.key, identity\.key and journal\.key\. Make a key with “nhat-the new-key/)
  for (const name of keyFiles) {
    const made = await run('office', ['new-key', name])
    assert.equal(made.code, 0, made.said)
    assert.match(made.out, name === 'journal.key' ? /^-----BEGIN PRIVATE KEY-----\n/ : /^[0-9a-f]{64}\n$/)
    hand(name, made.out)
    if (name === 'pepper.key') await refused(/thiếu identity\.key và journal\.key\./)
  }
  assert.equal((await run('office', ['new-key', 'other.key'])).code, 1)
  assert.deepEqual(readdirSync(at('office')), [])
  assert.deepEqual(readdirSync(folder).sort(), [...keyFiles].sort())
})

test('the server runs on a folder of keys that it only reads: it makes none there and none in the data folder', async () => {
  const before = stands()
  await served('office', async (address, token) => {
    const made = await browserAt(address).tell('/api/first-account', { token, login: 'sen', name: 'Lý Thị Sen', password: 'con trâu đi trước cái cày' })
    assert.equal(made.status, 200)
  }, given)
  assert.deepEqual(stands(), before)
  assert.deepEqual(readdirSync(at('office')).filter((name) => name.endsWith('.key')), [])
  await served('office', async (address) => {
    assert.equal((await browserAt(address).tell('/api/session/sign-in', { login: 'sen', password: 'con trâu đi trước cái cày' })).status, 200)
  }, given)
})

test('a key that everybody may read or alter is refused, and so is one that is no key', async () => {
  const key = readFileSync(inside('pepper.key'), 'utf8')
  for (const mode of [0o444, 0o404, 0o402]) {
    hand('pepper.key', key, mode)
    await refused(new RegExp(`Ai trên máy này cũng đọc hoặc sửa được .*pepper\\.key \\(quyền ${mode.toString(8)}\\)[^]*Everybody on this machine`))
  }
  for (const wrong of ['', 'matkhau', key.slice(1), `${key}${key}`]) {
    hand('pepper.key', wrong)
    await refused(/pepper\.key không phải khóa[^]*is no key/)
  }
  for (const mode of [0o400, 0o440, 0o600]) {
    hand('pepper.key', key, mode)
    assert.equal((await run('office', ['figures', '--unit', 'VN', '--on', '2025-07-01'], given)).code, 0)
  }
  // a link, as Kubernetes hands its secrets in: what it leads to counts
  writeFileSync(at('aside'), key, { mode: 0o644 })
  chmodSync(folder, 0o700)
  unlinkSync(inside('pepper.key'))
  symlinkSync(at('aside'), inside('pepper.key'))
  await refused(/Ai trên máy này cũng đọc/)
  unlinkSync(inside('pepper.key'))
  hand('pepper.key', key)
})

test('the password of the database and the secret of single sign-on are taken from there, and stand in one place only', async () => {
  const database = { DATABASE_URL: bare.href }
  const figures = ['figures', '--unit', 'VN', '--on', '2025-07-01']
  hand('database-password', 'một mật khẩu khác')
  assert.equal((await run('office', figures, { ...given, ...database })).code, 3, 'it is this one that is given to the server')
  hand('database-password', `${databasePassword}\n`)
  const done = await run('office', figures, { ...given, ...database })
  assert.equal(done.code, 0, done.said)
  await refused(/Bí mật đứng ở hai nơi: DATABASE_URL/, {}, figures)
  const oidc = { ...database, OIDC_ISSUER: 'http://127.0.0.1:9/none', OIDC_CLIENT_ID: 'nhat-the', PUBLIC_ADDRESS: 'http://so.example.vn' }
  const without = await run('office', ['serve'], { ...given, ...oidc })
  assert.ok(without.code === 2 && /OIDC_CLIENT_SECRET/.test(without.said), without.said)
  hand('oidc-client-secret', 'bí mật của nơi đăng nhập')
  await served('office', async (address) => assert.equal((await browserAt(address).ask('/api/session')).body?.['singleSignOn'], '127.0.0.1'), { ...given, ...oidc })
  await refused(/Bí mật đứng ở hai nơi: OIDC_CLIENT_SECRET/, { ...oidc, OIDC_CLIENT_SECRET: 'khác' })
  hand('oidc-client-secret', 'bí mật', 0o444)
  await refused(/oidc-client-secret/, oidc)
  hand('oidc-client-secret', '\n')
  await refused(/oidc-client-secret trống/, oidc)
  for (const name of ['oidc-client-secret', 'database-password']) takeBack(name)
})

test('a key is changed where it is kept: one more line, and the next start moves the register to it', async () => {
  await refused(/thêm nó làm DÒNG CUỐI[^]*as the LAST LINE/, {}, ['change-keys'])
  hand('pepper.key', readFileSync(inside('pepper.key'), 'utf8') + (await run('office', ['new-key', 'pepper.key'])).out)
  const before = stands()
  const signIn = () => served('office', async (address) => {
    assert.equal((await browserAt(address).tell('/api/session/sign-in', { login: 'sen', password: 'con trâu đi trước cái cày' })).status, 200)
  }, given)
  await signIn()
  assert.deepEqual(stands(), before)
  assert.deepEqual(await within('office', (database) => database.transaction(numbersInUse)), { pepper: 2, identity: 1 })
  await signIn()
})

test('a list of leaked passwords that is none is refused at the start', async () => {
  writeFileSync(at('leaked.txt'), 'matkhau\n')
  await refused(/không phải danh sách xếp theo mã băm/, { LEAKED_PASSWORDS: at('leaked.txt') })
})
