import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { faultyWorkbook } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { settled, walk } from './harness/walk.ts'

/** An officer of Lạng Sơn city sends the office's workbook, mends a row, reads 79/87, ends one appointment and reads 78/87. */
const office = await openOffice('country')
const city = 'Thành phố Lạng Sơn'

test('from a workbook with a wrong day to live figures, and one appointment that moves them from its day on', () => walk(office, {}, async (page) => {
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const follow = (name: string | RegExp) => page.getByRole('link', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click()

  await page.goto('/')
  await press(/^Vào với tên Cán bộ Thành phố Lạng Sơn/)

  const { bytes, wrong, right } = await faultyWorkbook()
  await follow('Nhập sổ')
  await follow('Gửi tệp')
  await page.getByLabel(/^Sổ tính của đơn vị/).setInputFiles({ name: 'lang-son.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bytes) })
  await press('Gửi và đọc thử')

  const cell = page.getByRole('textbox', { name: /^Sửa Từ ngày ở Giữ chức, ô F\d+ thành$/ })
  await cell.waitFor({ timeout: 60_000 })
  assert.equal(await cell.inputValue(), wrong)
  await cell.fill(right)
  await press('Kiểm tra lại')
  await page.getByRole('button', { name: `Ghi vào sổ của ${city}` }).click({ timeout: 60_000 })
  await page.getByRole('link', { name: `Mở số liệu của ${city} ngày 25/06/2021` }).click({ timeout: 60_000 })

  await reads(page, '79/87', '90,8%', '79')
  await follow('còn 8 nơi')
  await settled(page)
  const missing = page.getByRole('grid').getByRole('row').filter({ has: page.getByRole('rowheader') })
  assert.equal(await missing.count(), 8)

  await page.goBack()
  await follow('Phường Vĩnh Trại')
  await reads(page, '10/10', '100,0%')
  await page.getByRole('listitem').filter({ hasText: 'Nhất thể' }).getByRole('link').first().click()
  await page.getByRole('button', { name: /^Việc khác với/ }).first().click()
  await press('Thôi giữ chức')
  await page.getByLabel('Lý do').selectOption({ label: 'Xin thôi' })
  await page.getByText('Mới xem trước, chưa ghi gì.').waitFor()
  await press('Ghi vào sổ')
  await page.getByText(/thôi giữ chức .+ từ 25\/06\/2021\./).waitFor()

  await follow(city)
  await follow('Số liệu')
  await reads(page, '78/87', '89,7%', '78')
  await press('Lùi một ngày')
  await page.getByText('79/87').first().waitFor()
  await reads(page, '79/87', '90,8%', '79')
}))

/** The great number, its rate, and the last point of the curve. */
async function reads(page: Page, figure: string, rate: string, last?: string) {
  await page.getByRole('link', { name: `${figure}, mở danh sách` }).waitFor()
  await settled(page)
  assert.ok(await page.getByText(rate, { exact: true }).count() > 0, rate)
  if (last === undefined) return
  const [, value] = (await page.getByRole('slider', { name: 'Số nơi đạt, cuối mỗi tháng' }).getAttribute('aria-valuetext'))?.split(': ') ?? []
  assert.equal(value, last)
}
