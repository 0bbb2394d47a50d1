import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generate } from 'otplib'
import type { BrowserContext, Page } from 'playwright-core'
import { hashPassword } from '#accounts/passwords/password.ts'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { openOffice } from './harness/office.ts'
import { enrolApp } from './harness/second-factor.ts'
import { axeFaults, layoutFaults } from './harness/soundness.ts'
import { bringAxe, settled, walk, widths } from './harness/walk.ts'

const office = await openOffice('country')
const { database } = office
const password = 'trăng lên đầu núi gọi mùa'
const passwordHash = await hashPassword(password, null) // as from before there was a pepper
await database.transaction((tx) => rows(tx, sql`
  with made as (insert into account (login, name, password_hash) values ('chi.may', 'Lò Thị Mây', ${passwordHash}), ('anh.sung', 'Sùng A Páo', ${passwordHash}) returning id)
  insert into role_grant (account_id, role, area_id) select made.id, 'administrator', unit.id from made, unit where unit.kind = 'country'`))

let secret = ''
const fill = async (page: Page, login: string, typed = password) => {
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

/** Every step is sound at both widths, light and dark. */
async function sound(page: Page) {
  const faults: string[] = []
  for (const [width, scheme] of [['desk', 'light'], ['phone', 'dark'], ['phone', 'light']] as const) {
    await page.setViewportSize(widths[width])
    await page.emulateMedia({ colorScheme: scheme })
    await settled(page)
    faults.push(...[...await layoutFaults(page), ...await axeFaults(page, 'everything')].map((fault) => `${width} ${scheme}: ${fault}`))
  }
  await page.setViewportSize(widths.desk)
  assert.deepEqual(faults, [])
}

/** Every field of a password on the page: masked, open to pasting, and known to whatever keeps passwords for the person. */
async function masked(page: Page, count: number) {
  const fields = await page.locator('input[autocomplete$="-password"]').all()
  assert.equal(fields.length, count)
  for (const field of fields) {
    assert.deepEqual([await field.getAttribute('type'), await field.getAttribute('readonly')], ['password', null])
    assert.ok(await field.evaluate((input) => input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() }))), 'pasting is prevented')
  }
}

test('a password is masked until one asks to see it, may be pasted, and is told to the browser’s keeper of passwords', () => walk(office, {}, async (page) => {
  await page.goto('/sign-in')
  await settled(page)
  await masked(page, 1)
  assert.equal(await page.getByLabel('Tên đăng nhập').getAttribute('autocomplete'), 'username')
  await page.getByLabel('Mật khẩu', { exact: true }).focus()
  await page.keyboard.insertText(password) // as pasting does: no key is pressed
  assert.equal(await page.getByLabel('Mật khẩu', { exact: true }).inputValue(), password)
  await page.getByLabel('Hiện mật khẩu').check()
  assert.equal(await page.getByLabel('Mật khẩu', { exact: true }).getAttribute('type'), 'text')
  await page.getByLabel('Hiện mật khẩu').uncheck()
  await masked(page, 1)
}))

test('who has no second step yet adds an app, keeps the codes, and comes to the page they wanted', () => walk(office, {}, async (page, context) => {
  await bringAxe(context)
  await page.goto('/units')
  await page.waitForURL(/sign-in/)
  await fill(page, 'chi.may')
  await page.getByRole('heading', { level: 1, name: 'Thêm bước xác nhận thứ hai' }).waitFor()
  await sound(page)
  await page.getByRole('button', { name: 'Ứng dụng mã trên điện thoại' }).click()
  await page.locator('[data-secret]').waitFor()
  await sound(page)
  await page.reload()
  secret = await enrolApp(page)
  await page.getByRole('heading', { level: 1, name: 'Cất mười mã dự phòng' }).waitFor()
  assert.equal(await page.locator('ol li code').count(), 10)
  await sound(page)
  await page.getByRole('button', { name: 'Đã cất xong, tiếp tục' }).click()
  await page.waitForURL(/\/units/)
}))

/** Half a minute on: a code is taken once. */
const forget = () => database.transaction((tx) => rows(tx, sql`update totp set last_step = 0`))

test('at the next sign-in the code is asked, and nothing opens before it', () => walk(office, { allows: [/409 POST/, /status of 409/] }, async (page, context) => {
  await bringAxe(context)
  await page.goto('/sign-in')
  await fill(page, 'chi.may')
  await page.getByRole('heading', { level: 1, name: 'Xác nhận bước thứ hai' }).waitFor()
  await sound(page)
  await page.goto('/units')
  await page.waitForURL(/sign-in/)
  await page.getByLabel(/^Mã sáu số/).fill('000000')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText(/Mã chưa đúng/).first().waitFor()
  await forget()
  await page.getByLabel(/^Mã sáu số/).fill(await generate({ secret }))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.waitForURL(/\/units/)
}))

test('an administrator makes an account after confirming who they are; its owner sets a password, adds a passkey, and signs in by it', async () => {
  let oneTime = ''
  await walk(office, { allows: [/403 POST/, /status of 403/] }, async (page, context) => {
    await bringAxe(context)
    await forget()
    await page.goto('/sign-in')
    await fill(page, 'chi.may')
    await page.getByLabel(/^Mã sáu số/).fill(await generate({ secret }))
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await database.transaction((tx) => rows(tx, sql`update session set fresh_until = now()`))
    await forget()
    await page.goto('/accounts/new')
    await page.getByLabel('Họ và tên').fill('Vàng Thị Dợ')
    await page.getByLabel('Tên đăng nhập').fill('vang.do')
    await page.getByRole('button', { name: 'Lập tài khoản' }).click()
    await page.getByRole('dialog', { name: 'Xác nhận lại người làm' }).waitFor()
    assert.deepEqual(await axeFaults(page, 'everything'), []) // the page behind is busy meanwhile
    await page.getByLabel(/^Mã sáu số/).fill(await generate({ secret }))
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click()
    oneTime = await page.locator('code').nth(1).textContent() ?? ''
    await sound(page)
    await page.getByRole('link', { name: 'Mở tài khoản vừa lập' }).click()
    await page.getByText('Chờ đăng nhập lần đầu').waitFor()
    await sound(page)
    await page.goto('/account')
    await page.getByText(/Còn 10 mã dự phòng/).waitFor()
    await sound(page)
  })
  assert.match(oneTime, /^(\w{4}-){3}\w{4}$/)
  await walk(office, {}, async (page, context) => {
    await bringAxe(context)
    const device = await deviceWithPasskeys(page, context)
    await page.goto(`${local}/sign-in`)
    await fill(page, 'vang.do', oneTime)
    await page.getByRole('heading', { level: 1, name: 'Đặt mật khẩu của riêng mình' }).waitFor()
    await sound(page)
    await masked(page, 3)
    await page.getByLabel('Mật khẩu một lần vừa dùng').fill(oneTime)
    await page.getByLabel('Mật khẩu mới').fill(password)
    await page.getByLabel('Gõ lại mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
    await page.getByRole('button', { name: 'Khóa của thiết bị này' }).click()
    await page.getByRole('button', { name: 'Tạo khóa' }).click()
    await page.getByRole('button', { name: 'Đã cất xong, tiếp tục' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    assert.equal((await device()).length, 1)
    await page.goto(`${local}/account`)
    await page.getByText('khóa của thiết bị · thêm').waitFor()
    await sound(page)
    await page.getByRole('main').getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL(/sign-in/)
    await fill(page, 'vang.do')
    await page.getByRole('button', { name: 'Dùng khóa của thiết bị' }).click()
    await page.waitForURL((url) => url.pathname === '/')
  })
  const { used } = await database.read((tx) => row<{ used: boolean }>(tx, sql`select used_at is not null as used from passkey`))
  assert.ok(used)
})

/** A passkey is bound to a name, and an address of digits is none. */
const local = office.address.replace('127.0.0.1', 'localhost')

/** The browser's own made-up device, whose owner always agrees. @returns what it holds */
async function deviceWithPasskeys(page: Page, context: BrowserContext) {
  const control = await context.newCDPSession(page)
  await control.send('WebAuthn.enable')
  const { authenticatorId } = await control.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return async () => (await control.send('WebAuthn.getCredentials', { authenticatorId })).credentials
}
