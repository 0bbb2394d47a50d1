import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { project } from '#app/office.ts'
import { openDatabase, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { asOwner, SERVER_URL, urlOf } from '#ground/testing/test-server.ts'
import type { Office } from './harness/office.ts'
import { enrolApp } from './harness/second-factor.ts'
import { settled, walk } from './harness/walk.ts'

/** An office starts its own register on its own PostgreSQL; whoever is to look after it opens the link that the program printed. */
const serverUrl = process.env[SERVER_URL] ?? ''
const name = `story_first_${process.pid}`
const folder = mkdtempSync(join(tmpdir(), 'nhat-the-first-'))
await asOwner(serverUrl, 'postgres', (client) => client.query(`create database ${name}`))
const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(project, 'src/app/main.ts'), 'serve'], {
  env: { ...process.env, NHATTHE_DATA: folder, DATABASE_URL: urlOf(serverUrl, name), PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'],
})
const database = await openDatabase(urlOf(serverUrl, name))
after(async () => {
  server.kill('SIGTERM')
  if (server.exitCode === null) await once(server, 'exit')
  await database.close()
  await asOwner(serverUrl, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`))
  rmSync(folder, { recursive: true, force: true })
})

let printed = ''
for await (const chunk of server.stdout) {
  printed += String(chunk)
  if (/first-account#[\w-]+\n/.test(printed)) break
}
const [, address = ''] = /Nhất Thể: (http:\S+)/.exec(printed) ?? []
const [link = ''] = /http:\S+\/first-account#\S+/.exec(printed) ?? []
const office: Office = { address, database, logged: [], sessionOf: () => Promise.reject(new Error('there is no account yet')) }

test('an office begins with the national tree and with nobody in it', async () => {
  const count = await database.read((tx) => row<{ provinces: number; people: number; accounts: number }>(tx, sql`
    select (select count(*) from unit_on('2025-07-01') where kind = 'province') as provinces, (select count(*) from person) as people, (select count(*) from account where password_hash is not null) as accounts`))
  assert.deepEqual(count, { provinces: 34, people: 0, accounts: 0 })
})

test('the printed link makes the first administrator, who adds a second step and begins with the roles', () => walk(office, {}, async (page) => {
  await page.goto(link)
  await fill(page, 'quan.tri')
  await page.getByRole('button', { name: 'Lập tài khoản và vào sổ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thêm bước xác nhận thứ hai' }).waitFor()
  await enrolApp(page)
  await page.getByRole('heading', { level: 1, name: 'Cất mười mã dự phòng' }).waitFor()
  await page.getByRole('button', { name: 'Đã cất xong, tiếp tục' }).click()
  await settled(page)
  await page.getByRole('link', { name: 'Vai trò' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Vai trò' }).waitFor()
  const { role } = await database.read((tx) => row<{ role: string }>(tx, sql`select g.role from role_grant g join account a on a.id = g.account_id where a.login = 'quan.tri'`))
  assert.equal(role, 'administrator')
}))

test('the link works once: whoever opens it again is told so, and no second account is made', () => walk(office, { allows: [/first-account/] }, async (page) => {
  await page.goto(link)
  await fill(page, 'nguoi.khac')
  await page.getByRole('button', { name: 'Lập tài khoản và vào sổ' }).click()
  await page.getByText(/Liên kết .*(đã dùng|hết hạn)/).first().waitFor()
  assert.deepEqual(await database.read((tx) => row(tx, sql`select count(*) as n from account`)), { n: 1 })
}))

async function fill(page: Page, login: string) {
  await page.getByLabel(/^Họ và tên/).fill('Nguyễn Thử Nghiệm')
  await page.getByLabel(/^Tên đăng nhập/).fill(login)
  await page.getByLabel(/^Mật khẩu/).fill('một câu dài để thử 2026')
  await page.getByLabel(/^Gõ lại mật khẩu/).fill('một câu dài để thử 2026')
}
