import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { fill } from '#ground/text/say.ts'
import { inviteFirstAdministrator } from '../first-account.ts'
import { messages } from '../messages.ts'
import { codeOf, enrolled, openDesk, password } from '../testing/desk.ts'
import { leastLength, refuseToTakePassword } from './guessable.ts'
import { frequentPasswords, refuseLeaked, requireHashes } from './leaked.ts'

const folder = mkdtempSync(join(tmpdir(), 'nhat-the-leaked-'))
after(() => rmSync(folder, { recursive: true }))
const hashOf = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()
const code = async (typed: string, file?: string) => (await refuseLeaked(typed, file))?.code ?? null

/** A list as it is downloaded: in order of the hashes, these among many others. */
function listed(name: string, leaked: string[], { count = 20_000, end = '\r\n' } = {}): string {
  const hashes = [...leaked.map(hashOf), ...Array.from({ length: count }, (_, at) => hashOf(`other ${at}`))].sort()
  const file = join(folder, name)
  writeFileSync(file, hashes.map((hash, at) => `${hash}:${at % 7 === 0 ? 1 : at * at}`).join(end))
  return file
}

test('far more than the 3,000 commonest of twelve letters go with the product, and each of them is refused', async () => {
  const all = (await frequentPasswords()).toString().trim().split('\n')
  assert.ok(all.length >= 3000 && all.length === 43_924, String(all.length))
  assert.ok(all.every((each) => [...each].length >= leastLength))
  for (const each of all.filter((_, at) => at % 50 === 0)) assert.equal(await code(each), 'accounts.password-leaked', each)
  let taken = 0 // by the rules alone; they are asked until that is enough
  for (const each of all) if (taken <= 3000 && refuseToTakePassword(each, { login: 'vang.do' }) === null) taken++
  assert.ok(taken > 3000, `the rules alone would have taken ${taken}`)
})

test('case, marks and what stands between the words make no other password of a known one; a sentence of one’s own is taken', async () => {
  for (const known of ['needforspeed', 'Need For Speed', 'need-for-speed!', 'NÊED FỌR spéed', 'jamesbond007', 'zQjphsyf6ctifgu'])
    assert.equal(await code(known), 'accounts.password-leaked', known)
  for (const own of ['con trâu đi trước cái cày', 'thuyền về có nhớ bến chăng', '🐃🐃🌾 mùa gặt năm nay', password]) assert.equal(await code(own), null, own)
})

test('the office’s own list is looked into where it lies: every one of it is found, first and last too, and no other', async () => {
  const leaked = Array.from({ length: 300 }, (_, at) => `câu thứ ${at} đã lộ ở nơi khác`)
  for (const end of ['\r\n', '\n']) {
    const file = listed(`list${end.length}`, leaked, { end })
    await requireHashes(file)
    for (const each of leaked) assert.equal(await code(each, file), 'accounts.password-leaked', each)
    assert.equal(await code(leaked[7]!.toUpperCase(), file), 'accounts.password-leaked')
    assert.equal(await code(leaked[7]!.normalize('NFD'), file), 'accounts.password-leaked')
    for (let at = 0; at < 20_000; at += 997) assert.equal(await code(`other ${at}`, file), 'accounts.password-leaked')
    for (let at = 0; at < 300; at++) assert.equal(await code(`câu thứ ${at} chưa lộ ở đâu`, file), null)
  }
  assert.equal(await code('một câu đã lộ rồi', listed('one', ['một câu đã lộ rồi'], { count: 0 })), 'accounts.password-leaked')
  assert.equal(await code('một câu chưa lộ', listed('one', ['một câu đã lộ rồi'], { count: 0 })), null)
})

test('a file that is no list in order of the hashes is refused before anybody relies on it', async () => {
  const wrong = (name: string, text: string) => { writeFileSync(join(folder, name), text); return requireHashes(join(folder, name)) }
  const refused = (error: unknown) => error instanceof Refusal && error.code === 'accounts.not-a-list-of-hashes'
  await assert.rejects(wrong('empty', ''), refused)
  await assert.rejects(wrong('words', 'matkhau\npassword\n'), refused)
  await assert.rejects(wrong('by count', `${['FF', '00'].map((begin) => `${begin}${'A'.repeat(38)}:3`).join('\n')}\n`), refused)
  await assert.rejects(requireHashes(join(folder, 'gone')), { code: 'ENOENT' })
})

test('a leaked password is taken nowhere: not for the first account, not at a change, not after a reset', async () => {
  const file = listed('desk', ['bà con đã nghe câu này'])
  assert.ok(statSync(file).size > 800_000)
  const { database, browser, account } = await openDesk({ leakedPasswords: file })
  const token = await database.transaction(inviteFirstAdministrator)
  const first = (typed: string) => browser().tell('/api/first-account', { token, login: 'dau.tien', name: 'Lý Thị Sen', password: typed })
  const leaked = ['needforspeed', 'Need for speed...', 'bà con đã nghe câu này']
  for (const each of leaked) assert.deepEqual([(await first(each)).status, (await first(each)).code], [409, 'accounts.password-leaked'], each)
  assert.equal((await first('con trâu đi trước cái cày')).status, 200)

  await account('dao')
  const [own, at] = [browser(), Date.now()]
  const { secret } = await enrolled(own, 'dao', at)
  for (const each of leaked) assert.equal((await own.tell('/api/account/password', { current: password, password: each })).code, 'accounts.password-leaked', each)
  assert.equal((await own.tell('/api/account/password', { current: password, password: 'thuyền về có nhớ bến chăng' })).status, 204)

  const { id } = await database.read((tx) => row<{ id: number }>(tx, sql`select id from account where login = 'dao'`))
  for (const login of ['may', 'pao']) await account(login)
  const [may, pao] = [browser(), browser()]
  await enrolled(may, 'may', at)
  await enrolled(pao, 'pao', at)
  await may.tell(`/api/accounts/${id}/resets`, { what: 'password', reason: 'gặp tại trụ sở, quên' })
  const { number } = (await may.ask(`/api/accounts/${id}`)).body.resets.at(-1)
  const { oneTimePassword } = (await pao.tell(`/api/account-resets/${number}/confirm`)).body
  const again = browser()
  await again.signIn('dao', oneTimePassword)
  assert.equal((await again.tell('/api/session/totp', { code: await codeOf(secret, at + 30_000) })).status, 204)
  for (const each of leaked) assert.equal((await again.tell('/api/account/password', { current: oneTimePassword, password: each })).code, 'accounts.password-leaked', each)
  assert.equal((await again.tell('/api/account/password', { current: oneTimePassword, password: 'gió đưa cành trúc la đà' })).status, 204)
})

test('what the refusal says, in both languages, and what to do', () => {
  const message = messages['accounts.password-leaked']!
  assert.match(fill(message, {}, 'vi'), /đã lộ.*Hãy chọn một câu khác chỉ mình biết, chưa dùng ở đâu/)
  assert.match(fill(message, {}, 'en'), /leaked.*Choose another sentence/)
})
