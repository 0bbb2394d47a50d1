import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Browser, codeOf, enrolled, openDesk, password } from '../testing/desk.ts'

let clock = Date.parse('2026-11-25T08:00:00Z')
const higher = new Set<number>() // whose roles are not below those of staff
const desk = await openDesk({ now: () => clock, standsAbove: async (_tx, _actor, accountId) => !higher.has(accountId) })
const { database, browser, account } = desk
const doing = (text: ReturnType<typeof sql>) => database.transaction((tx) => rows(tx, text))

/** One of the staff, signed in and lately proved. */
async function staff(login: string, name: string): Promise<Browser> {
  await account(login, { name })
  const one = browser()
  await enrolled(one, login, clock)
  return one
}
const [may, pao] = [await staff('may', 'Lò Thị Mây'), await staff('pao', 'Sùng A Páo')]
const own = 'trăng lên đầu núi gọi mùa'
type Row = { id: number; login: string; standing: string; hasFactor: boolean }
const listed = async (login: string): Promise<Row> => ((await may.ask('/api/accounts')).body.accounts as Row[]).find((each) => each.login === login)!
const reset = async (by: Browser, accountId: number, what: string) => {
  const proposed = await by.tell(`/api/accounts/${accountId}/resets`, { what, reason: 'gặp tại trụ sở, quên' })
  assert.equal(proposed.status, 204, JSON.stringify(proposed.body))
  return ((await by.ask(`/api/accounts/${accountId}`)).body.resets as { number: number }[]).at(-1)!.number
}

let made: { id: number; oneTimePassword: string }
let owner = browser()
let secret = ''

test('staff make an account; its one-time password opens nothing but the setting of an own one, and nothing after that', async () => {
  const reply = await may.tell('/api/accounts', { login: 'Vàng.Dợ', name: 'Vàng Thị Dợ', person: 'people/12' })
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  made = reply.body
  assert.match(made.oneTimePassword, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  assert.equal((await listed('vàng.dợ')).standing, 'waiting')
  assert.equal((await may.tell('/api/accounts', { login: 'vàng.dợ', name: 'Người khác' })).code, 'accounts.login-taken')
  assert.doesNotMatch(JSON.stringify((await may.ask('/api/accounts')).body), new RegExp(made.oneTimePassword))

  assert.equal((await owner.signIn('vàng.dợ', made.oneTimePassword)).body.owed, 'password')
  assert.equal((await owner.ask('/api/accounts')).code, 'http.unfinished')
  assert.equal((await owner.tell('/api/account/totp/begin')).code, 'http.unfinished')
  assert.equal((await owner.tell('/api/account/password', { current: made.oneTimePassword, password: 'vangthido rất vui vẻ' })).code, 'accounts.password-personal')
  assert.equal((await owner.tell('/api/account/password', { current: made.oneTimePassword, password: own })).status, 204)
  assert.equal((await browser().signIn('vàng.dợ', made.oneTimePassword)).code, 'accounts.wrong-login-or-password')
  assert.equal((await owner.ask('/api/session')).body.owed, 'enrol')
  secret = (await owner.tell('/api/account/totp/begin')).body.secret
  await owner.tell('/api/account/totp', { code: await codeOf(secret, clock) })
  assert.deepEqual([(await listed('vàng.dợ')).standing, (await listed('vàng.dợ')).hasFactor], ['in-use', true])
})

test('a one-time password runs out after seven days', async () => {
  const { id, oneTimePassword } = (await may.tell('/api/accounts', { login: 'cham', name: 'Người Đến Chậm' })).body
  await doing(sql`update account set one_time_until = now() - interval '1 second' where id = ${id}`)
  assert.equal((await browser().signIn('cham', oneTimePassword)).code, 'accounts.one-time-over')
  assert.equal((await browser().signIn('cham', 'không phải')).code, 'accounts.wrong-login-or-password')
})

test('suspended: out at the next request, and back only when restored, with a reason each time', async () => {
  assert.equal((await owner.ask('/api/account/sessions')).status, 200)
  assert.equal((await may.tell(`/api/accounts/${made.id}/suspend`, { reason: ' ' })).status, 400)
  assert.equal((await may.tell(`/api/accounts/${made.id}/suspend`, { reason: 'nghỉ việc' })).status, 204)
  assert.equal((await owner.ask('/api/account/sessions')).status, 401)
  assert.equal((await browser().signIn('vàng.dợ', own)).code, 'accounts.wrong-login-or-password')
  assert.equal((await may.tell(`/api/accounts/${made.id}/suspend`, { reason: 'lần nữa' })).code, 'accounts.suspended-already')
  assert.equal((await may.tell(`/api/accounts/${made.id}/restore`, { reason: 'trở lại làm việc' })).status, 204)
  assert.equal((await browser().signIn('vàng.dợ', own)).body.owed, 'factor')
})

test('staff end all sessions of an account at once; its owner signs in again', async () => {
  owner = browser()
  await owner.signIn('vàng.dợ', own)
  await owner.tell('/api/session/totp', { code: await codeOf(secret, (clock += 30_000)) })
  assert.equal((await owner.ask('/api/account/sessions')).status, 200)
  assert.equal((await may.tell(`/api/accounts/${made.id}/end-sessions`)).status, 204)
  assert.deepEqual([(await owner.ask('/api/account/sessions')).status, (await may.ask('/api/account/sessions')).status], [401, 200])
  assert.equal((await browser().signIn('vàng.dợ', own)).body.owed, 'factor')
})

test('nobody suspends or resets themself', async () => {
  const { accountId } = (await may.ask('/api/session')).body.me
  assert.equal((await may.tell(`/api/accounts/${accountId}/suspend`, { reason: 'thử' })).code, 'accounts.not-over-oneself')
  assert.equal((await may.tell(`/api/accounts/${accountId}/resets`, { what: 'password', reason: 'thử' })).code, 'accounts.not-over-oneself')
})

test('nobody decides over an account whose roles are not below their own, by any way', async () => {
  higher.add(made.id)
  for (const [url, body] of [
    ['suspend', { reason: 'thử' }], ['restore', { reason: 'thử' }], ['end-sessions', {}], ['resets', { what: 'password', reason: 'thử' }], ['resets', { what: 'factors', reason: 'thử' }]
  ] as const) assert.equal((await may.tell(`/api/accounts/${made.id}/${url}`, body)).code, 'accounts.not-above', url)
  higher.delete(made.id)
  const number = await reset(may, made.id, 'password')
  higher.add(made.id) // raised meanwhile
  assert.equal((await pao.tell(`/api/account-resets/${number}/confirm`)).code, 'accounts.not-above')
  const [{ id: identity = 0 } = {}] = await database.transaction((tx) => rows<{ id: number }>(tx, sql`insert into oidc_identity (issuer, subject, name_hint) values ('https://a.vn', 'may', '') returning id`))
  assert.equal((await may.tell(`/api/oidc/identities/${identity}/link`, { accountId: made.id })).code, 'accounts.not-above')
  higher.delete(made.id)
  assert.equal((await may.tell(`/api/account-resets/${number}/withdraw`)).status, 204)
})

test('a password is reset by two: the second factor stays, every session ends, the new password is one-time', async () => {
  owner = browser()
  await owner.signIn('vàng.dợ', own)
  await owner.tell('/api/session/totp', { code: await codeOf(secret, (clock += 30_000)) })
  const number = await reset(may, made.id, 'password')
  assert.equal((await may.tell(`/api/accounts/${made.id}/resets`, { what: 'password', reason: 'lần nữa' })).code, 'accounts.reset-already')
  assert.equal((await browser().signIn('vàng.dợ', own)).status, 200) // nothing has changed yet
  assert.equal((await may.tell(`/api/account-resets/${number}/confirm`)).code, 'accounts.four-eyes')
  const { oneTimePassword } = (await pao.tell(`/api/account-resets/${number}/confirm`)).body
  assert.equal((await owner.ask('/api/account/sessions')).status, 401)
  assert.equal((await browser().signIn('vàng.dợ', own)).code, 'accounts.wrong-login-or-password')
  assert.equal((await pao.tell(`/api/account-resets/${number}/confirm`)).code, 'accounts.reset-not-open')

  owner = browser()
  assert.equal((await owner.signIn('vàng.dợ', oneTimePassword)).body.owed, 'factor')
  assert.equal((await owner.tell('/api/account/password', { current: oneTimePassword, password: own })).code, 'http.unfinished')
  await owner.tell('/api/session/totp', { code: await codeOf(secret, (clock += 30_000)) })
  assert.equal((await owner.ask('/api/session')).body.owed, 'password')
  assert.equal((await owner.tell('/api/account/password', { current: oneTimePassword, password: own })).status, 204)
  assert.equal((await owner.ask('/api/session')).body.owed, null)
})

test('a second factor is reset by an act of its own: the password stays, and a new factor is owed', async () => {
  const number = await reset(pao, made.id, 'factors')
  const confirmed = await may.tell(`/api/account-resets/${number}/confirm`)
  assert.deepEqual([confirmed.status, confirmed.body.oneTimePassword], [200, null])
  assert.equal((await owner.ask('/api/account/sessions')).status, 401)
  owner = browser()
  assert.equal((await owner.signIn('vàng.dợ', own)).body.owed, 'enrol')
  assert.equal((await owner.tell('/api/session/totp', { code: await codeOf(secret, (clock += 30_000)) })).code, 'http.unfinished')
})

test('two who confirm at once make one new password; a withdrawn or old proposal is confirmed by nobody', async () => {
  const lua = await staff('lua', 'Lò Văn Lúa')
  const number = await reset(may, made.id, 'password')
  const both = await Promise.all([pao, lua].map((each) => each.tell(`/api/account-resets/${number}/confirm`)))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const withdrawn = await reset(may, made.id, 'password')
  await may.tell(`/api/account-resets/${withdrawn}/withdraw`)
  const old = await reset(may, made.id, 'password')
  await doing(sql`update account_reset set ends_at = now() where id = ${old}`)
  for (const gone of [withdrawn, old]) assert.equal((await pao.tell(`/api/account-resets/${gone}/confirm`)).code, 'accounts.reset-not-open')
  await reset(may, made.id, 'password') // the old one does not stand in the way
})

test('every act is in the journal with who did it and why', async () => {
  const lines = await database.read((tx) => rows<{ what: string; actor: string; reason: string | null; facts: { account?: number } }>(tx, sql`
    select j.what, j.actor, v.value::json #>> '{}' as reason, j.facts from journal j left join journal_value v on v.entry_id = j.id and v.path = 'reason' order by j.id`))
  for (const [what, actor, reason] of [
    ['accounts.make', 'Lò Thị Mây', null], ['accounts.suspend', 'Lò Thị Mây', 'nghỉ việc'], ['accounts.restore', 'Lò Thị Mây', 'trở lại làm việc'],
    ['accounts.propose-reset', 'Lò Thị Mây', 'gặp tại trụ sở, quên'], ['accounts.confirm-reset', 'Sùng A Páo', null], ['accounts.withdraw-reset', 'Lò Thị Mây', null]
  ]) assert.ok(lines.some((line) => line.what === what && line.actor === actor && line.reason === reason && line.facts.account === made.id), `${what}`)
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(`${password}|${own}|${made.oneTimePassword}`))
})
