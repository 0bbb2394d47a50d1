import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemoAccounts } from '#app/demo.ts'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { day } from '#ground/time/day.ts'
import { enterTerm } from '#indicators/public.ts'
import { called, certified, fill, on, pick, reads, save, villageIn } from './harness/election-steps.ts'
import { openOffice } from './harness/office.ts'
import { settled, type Walk, walk } from './harness/walk.ts'

/** From the directive of a province to one village more that is unified: what the province's officer and the ward's clerk see and do on the way. */
const office = await openOffice('localities')
const name = 'Bí thư kiêm trưởng thôn, 2026–2027'
const village = await villageIn(office, 'head_official')
const ward = await office.database.transaction(async (tx) => {
  await openDemoAccounts(tx, [{ login: 'phuong', name: 'Cán bộ phường', role: 'commune_staff', unitId: village.commune }])
  const { id: province } = await row<{ id: number }>(tx, sql`select id from unit_on('2026-01-01') where tree = 'state' and code = '20'`)
  await enterTerm(tx, { accountId: 0, name: 'Người nhập', today: day('2026-01-01'), may: ['*'], unitId: null }, { unitId: province, name: 'Nhiệm kỳ 2026–2028', from: day('2026-01-01'), until: day('2028-07-01'), basis: null })
  return row<{ name: string }>(tx, sql`select full_name as name from unit_on('2026-01-01') where id = ${village.commune}`)
})

const officer: Walk = { as: 'lang-son', allows: [/40[39]/] }
const clerk: Walk = { as: 'phuong', width: 'phone', allows: [/40[39]/] }
const press = (page: Page, verb: string) => page.getByRole('button', { name: verb, exact: true }).click()
let programme = ''

/** The great figure of the programme: how many of how many. */
async function figureOf(page: Page): Promise<[number, number]> {
  await page.goto(programme)
  await settled(page)
  const text = await page.getByRole('link', { name: /^[\d.]+\/[\d.]+, mở danh sách/ }).first().getAttribute('aria-label') ?? ''
  const [, met = '', of = ''] = /^([\d.]+)\/([\d.]+)/.exec(text) ?? []
  return [met, of].map((each) => Number(each.replaceAll('.', ''))) as [number, number]
}

let before: [number, number]
test('the province enters its directive, begins the programme that rests on it, and gives it to the wards', () => walk(office, officer, async (page) => {
  await page.goto('/papers/new')
  await settled(page)
  await page.getByLabel(/^Số, ký hiệu/).fill('12 – CT/TU')
  await page.getByText('sẽ ghi là 12-CT/TU').waitFor()
  await page.getByLabel(/^Cơ quan ban hành/).fill('Ban Thường vụ Tỉnh ủy Lạng Sơn')
  await page.getByLabel(/^Ngày ban hành/).fill('cuối năm 2025')
  await page.getByLabel(/^Trích yếu/).fill('Về thực hiện bí thư chi bộ kiêm trưởng thôn')
  await press(page, 'Nhập văn bản')
  await page.getByRole('heading', { level: 1, name: /12-CT\/TU/ }).waitFor()

  await page.goto('/programmes/new')
  await settled(page)
  await page.getByLabel(/^Đơn vị chủ trì/).fill('tinh lang son')
  await page.getByRole('option', { name: /^Tỉnh Lạng Sơn/ }).first().click()
  await page.getByLabel(/^Tên chương trình/).fill(name)
  await page.getByRole('combobox', { name: /^Văn bản/ }).fill('12-CT/TU')
  await page.getByRole('option', { name: /12-CT\/TU.*/ }).filter({ hasText: 'Lạng Sơn' }).first().click()
  await page.getByLabel(/^Bắt đầu/).fill('01/01/2026')
  await press(page, 'Bắt đầu chương trình')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByText('12-CT/TU').first().waitFor()
  programme = new URL(page.url()).pathname
  before = await figureOf(page)

  await page.getByRole('link', { name: 'Giao cho đơn vị' }).click()
  await page.getByRole('checkbox', { name: ward.name, exact: true }).check()
  await press(page, 'Giao cho đơn vị')
  await page.getByRole('tab', { name: 'Các đơn vị 1' }).waitFor()
}))

test('the ward takes it up, issues its own plan, and proposes who is to hold both posts in one village', () => walk(office, clerk, async (page) => {
  await page.goto(`${programme}/units/${village.commune}`)
  await settled(page)
  await page.getByLabel(/^Tiếp nhận ngày/).fill('10/01/2026')
  await page.getByLabel(/^Ban hành kế hoạch ngày/).fill('02/02/2026')
  await press(page, 'Lưu')
  await page.getByText('02/02/2026 chưa rõ số').waitFor()

  await page.goto(`/personnel-plans/villages/${village.id}`)
  await settled(page)
  await page.getByLabel('Người sẽ giữ').selectOption({ label: village.head })
  await press(page, 'Lưu dự thảo')
  await press(page, 'Trình lên cấp trên')
  await page.getByText('Đã trình').first().waitFor()
}))

test('the province approves the plan of the village', () => walk(office, officer, async (page) => {
  await page.goto(`/personnel-plans/villages/${village.id}`)
  await settled(page)
  await press(page, 'Duyệt')
  await page.getByText('Đã duyệt').first().waitFor()
}))

test('the cell elects the village head secretary: two people read the ballots, the certified result appoints, and the programme counts one village more', async () => {
  let election = ''
  await walk(office, clerk, async (page) => {
    await called(page, village.cellId)
    await on(page, '20/09/2026')
    await pick(page, 'Thêm người', village.head)
    await save(page, /Thống nhất người ứng cử/)
    await fill(page, 'Đảng viên chính thức được triệu tập', '8')
    await fill(page, 'Đảng viên chính thức có mặt', '8')
    await save(page, /Họp bầu/)
    await reads(page, ['8', '8', '7'])
    election = new URL(page.url()).pathname
  })
  await walk(office, officer, async (page) => {
    await page.goto(election)
    await settled(page)
    await reads(page, ['8', '8', '7'])
    await certified(office, page)
    assert.deepEqual(await figureOf(page), [before[0] + 1, before[1]])
  })
})
