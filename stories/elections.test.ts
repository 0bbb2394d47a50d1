import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPassword } from '#accounts/public.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { today } from '#ground/time/day.ts'
import { openOffice } from './harness/office.ts'
import { settled, type Walk, walk } from './harness/walk.ts'

const office = await openOffice('localities')

type Village = { id: number; name: string; cellId: number; commune: number; head: string; headId: number; secretary: string; secretaryId: number }
/** A village whose head and secretary are two persons, and how many are unified in its province. */
const villageIn = (state: string) => office.database.read(async (tx) => (await rows<Village>(tx, sql`
  select s.village_id as id, u.full_name as name, s.cell_id as "cellId", s.commune_id as commune, s.head_id as "headId", s.secretary_id as "secretaryId",
         (select v.name from person_version v where v.person_id = s.head_id and upper_inf(v.recorded) limit 1) as head,
         (select v.name from person_version v where v.person_id = s.secretary_id and upper_inf(v.recorded) limit 1) as secretary
  from village_state s join unit_on(${today()}::date) u on u.id = s.village_id
  where s.upto_day = 'infinity' and s.from_day <= ${today()}::date and s.state = ${state} and s.head_id is not null and s.secretary_id is not null and u.code like '059%' order by s.village_id limit 1`))[0]!)
const unified = () => office.database.read(async (tx) => (await rows<{ count: number }>(tx, sql`
  select count(*)::int as count from village_state where upto_day = 'infinity' and from_day <= ${today()}::date and state = 'unified'`))[0]!.count)

const save = async (page: Page, done: RegExp) => {
  await page.getByRole('button', { name: /^(Ghi|Xác nhận và công nhận)$/ }).click()
  await page.locator('[aria-live=polite] li').filter({ hasText: done }).first().waitFor()
  await settled(page)
}
const pick = async (page: Page, label: string | RegExp, name: string) => {
  const field = page.getByRole('combobox', { name: label }).last()
  await field.fill(name)
  await page.getByRole('option').filter({ hasText: name }).first().click()
}
const fill = async (page: Page, label: string | RegExp, value: string) => {
  const field = page.getByLabel(label, { exact: typeof label === 'string' })
  await field.fill(value)
  await field.blur()
}
const on = (page: Page, day: string) => fill(page, 'Ngày', day)

/** From the decision to the plan; then what the kind asks for. */
async function called(page: Page, unitId: number): Promise<void> {
  await page.goto(`/elections/new?don-vi=${unitId}`)
  await settled(page)
  await fill(page, 'Ngày quyết định', '01/09/2026')
  await fill(page, 'Ngày bầu dự kiến', '20/10/2026')
  await save(page, /Quyết định tổ chức/)
  await on(page, '10/09/2026')
  await save(page, /Công bố kế hoạch/)
}

/** The count as one person reads it off the minutes, on their own device. */
async function reads(page: Page, counts: [issued: string, valid: string, votes: string]): Promise<void> {
  await page.getByRole('link', { name: 'Nhập phiếu' }).first().click()
  await settled(page)
  await fill(page, 'Phát ra', counts[0])
  await fill(page, 'Hợp lệ', counts[1])
  await fill(page, 'Không hợp lệ', '0')
  await fill(page, 'Không thu về', '0')
  await fill(page, /^Phiếu cho/, counts[2])
  await page.getByText('khớp').first().waitFor()
  await page.getByRole('button', { name: 'Lưu số phiếu' }).click()
  await page.locator('[aria-live=polite] li').filter({ hasText: /Đã lưu/ }).first().waitFor()
  await settled(page)
}

/** Whoever certifies proves once more who they are. */
async function certified(page: Page): Promise<void> {
  await office.database.transaction(async (tx) => { await rows(tx, sql`update session set fresh_until = now() - interval '1 minute'`) })
  await page.getByRole('button', { name: 'Xác nhận và công nhận' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
  await dialog.getByRole('button', { name: /Xác nhận|Tiếp tục/ }).last().click()
  await page.locator('[aria-live=polite] li').filter({ hasText: /giữ chức/ }).first().waitFor()
  await settled(page)
}

const phone: Walk = { as: 'lang-son-city', width: 'phone', allows: [/40[39]/] } // the server asks for the proof, and for a reason

test('people first: a head is elected, then the cell elects the same person secretary; the figure moves by one', async () => {
  const village = await villageIn('head_official')
  const before = await unified()
  let address = ''
  await walk(office, phone, async (page) => {
    await called(page, village.cellId)
    await on(page, '20/09/2026')
    await pick(page, 'Thêm người', village.head)
    await save(page, /Thống nhất người ứng cử/)
    await fill(page, 'Đảng viên chính thức được triệu tập', '8')
    await fill(page, 'Đảng viên chính thức có mặt', '8')
    await page.getByText('trúng cử khi được từ 5 phiếu').waitFor()
    await save(page, /Họp bầu/)
    await reads(page, ['8', '8', '6'])
    await page.getByText('chờ người thứ hai').first().waitFor()
    address = new URL(page.url()).pathname
  })
  await walk(office, { as: 'lang-son', width: 'phone' }, async (page) => {
    await page.goto(address)
    await settled(page)
    assert.equal(await page.getByText('6/8').count(), 0) // the second does not see the first one's reading
    await reads(page, ['8', '8', '6'])
    await page.getByText('Hai lần khớp').first().waitFor()
  })
  await walk(office, phone, async (page) => {
    await page.goto(address)
    await settled(page)
    await certified(page)
    await page.goto(`/units/${village.id}`)
    await settled(page)
    await page.getByText('Một người giữ cả hai chức').first().waitFor()
  })
  assert.equal(await unified(), before + 1)
})

test('Party first: the secretary is elected head by the households; the figure moves by one', async () => {
  const village = await villageIn('head_non_member')
  const before = await unified()
  let address = ''
  await walk(office, phone, async (page) => {
    await called(page, village.id)
    await on(page, '20/09/2026')
    await pick(page, /^Tổ trưởng/, village.head)
    await save(page, /Lập tổ bầu cử/)
    await on(page, '25/09/2026')
    await pick(page, 'Thêm người', village.secretary)
    await save(page, /Thống nhất người ứng cử/)
    await fill(page, 'Tổng số hộ của thôn', '120')
    await fill(page, 'Số hộ có đại diện dự', '110')
    await page.getByRole('button', { name: 'Ghi', exact: true }).click()
    await page.getByText('Ban kiểm phiếu 0 người').first().waitFor() // a light, for which the commune answers
    await page.getByLabel('Lý do').fill('Biên bản cũ không ghi tên')
    await save(page, /Họp bầu/)
    await reads(page, ['110', '110', '98'])
    address = new URL(page.url()).pathname
  })
  await walk(office, { as: 'lang-son', width: 'phone' }, async (page) => {
    await page.goto(address)
    await settled(page)
    await reads(page, ['110', '110', '89'])
    await page.getByText('Hai lần nhập khác nhau').first().waitFor()
    await page.getByRole('link', { name: 'Sửa bản của tôi' }).click()
    await settled(page)
    await fill(page, /^Phiếu cho/, '98')
    await page.getByRole('button', { name: 'Lưu số phiếu' }).click()
    await page.getByText('98/120').first().waitFor()
  })
  await walk(office, phone, async (page) => {
    await page.goto(address)
    await settled(page)
    await certified(page)
    await page.getByText('mã ').first().waitFor()
  })
  assert.equal(await unified(), before + 1)
})
