import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { CITY_DAY, getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { settled, walk } from './harness/walk.ts'

const office = await openOffice('localities')
const known = await getKnown(office)
const field = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

test('the switch of the mergers crosses 01/07/2025 both ways and says that the tree changed', () => walk(office, { as: 'xem' }, async (page) => {
  await page.goto(`/home/${known.province}?ngay=2026-01-15`)
  await settled(page)
  const side = (name: string) => page.getByRole('group', { name: 'Sáp nhập năm 2025' }).getByRole('button', { name, exact: true })
  assert.equal(await side('Sau sáp nhập').getAttribute('aria-pressed'), 'true')
  await side('Trước sáp nhập').click()
  await page.getByText('Đang xem quá khứ: bộ máy ba cấp, trước 01/07/2025.').waitFor()
  assert.equal(field(page, 'ngay'), '2025-06-30')
  await settled(page)
  await page.getByRole('link', { name: 'Thành phố Lạng Sơn' }).first().waitFor() // a district, which only that tree has
  await side('Sau sáp nhập').click()
  await settled(page)
  assert.equal(field(page, 'ngay'), '2025-07-01')
  assert.equal(await page.getByText('bộ máy ba cấp').count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Thành phố Lạng Sơn' }).count(), 0)
}))

test('a list of an office that ended says so, and leads to its last day', () => walk(office, { as: 'lang-son-city' }, async (page) => {
  await page.goto('/people')
  await page.getByText('Thành phố Lạng Sơn thôi tồn tại từ 01/07/2025').waitFor()
  await page.getByRole('button', { name: 'Xem ngày cuối, 30/06/2025' }).click()
  await settled(page)
  assert.equal(field(page, 'ngay'), '2025-06-30')
  assert.equal(await page.getByText('thôi tồn tại').count(), 0)
  assert.ok(await page.getByRole('row').count() > 10)
}))

test('a unit that ended says where its area went, and leads there', () => walk(office, { as: 'xem' }, async (page) => {
  await page.goto(`/home/${known.city}?ngay=${CITY_DAY}`)
  await settled(page)
  await page.getByRole('button', { name: 'Sau sáp nhập' }).click()
  await page.getByText(/Thành phố Lạng Sơn không còn vào ngày 01\/07\/2025/).waitFor()
  await page.getByRole('link', { name: 'Xem ngày cuối, 30/06/2025' }).click()
  await settled(page)
  assert.equal(field(page, 'ngay'), '2025-06-30')
  assert.match(await page.title(), /^Thành phố Lạng Sơn · 30\/06\/2025/)
}))

test('the past colours the page, today does not; the day goes along from page to page and comes back with Back', () => walk(office, { as: 'lang-son-city' }, async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.goto('/papers')
  await settled(page)
  const plain = await ground()
  const day = page.getByRole('textbox', { name: 'Số liệu đến ngày', exact: true })
  await day.fill('25/6/2021')
  await day.press('Enter')
  await page.getByText('Đang xem quá khứ').waitFor()
  assert.equal(field(page, 'ngay'), CITY_DAY)
  assert.notEqual(await ground(), plain)
  for (const name of ['Tình hình', 'Đơn vị', 'Văn bản']) {
    await page.getByRole('navigation', { name: 'Danh mục' }).getByRole('link', { name, exact: true }).click()
    await settled(page)
    assert.equal(field(page, 'ngay'), CITY_DAY, name)
  }
  await page.getByRole('button', { name: 'Về hôm nay' }).click()
  await page.getByText('Đang xem quá khứ').waitFor({ state: 'detached' })
  assert.equal(await ground(), plain)
  await page.goBack()
  await page.getByText('Đang xem quá khứ').waitFor()
  assert.equal(field(page, 'ngay'), CITY_DAY)
}))

test('what is typed wrongly in the day bar is said, and the day stays', () => walk(office, { as: 'xem' }, async (page) => {
  await page.goto(`/units?ngay=${CITY_DAY}`)
  const day = page.getByRole('textbox', { name: 'Số liệu đến ngày', exact: true })
  for (const [typed, said] of [['31/02/2021', 'Chưa đọc được ngày'], ['hôm nào đó', 'Chưa đọc được ngày'], ['01/01/2199', 'chưa đến']] as const) {
    await day.fill(typed)
    await day.press('Enter')
    await page.getByRole('alert').filter({ hasText: said }).waitFor()
    assert.equal(field(page, 'ngay'), CITY_DAY)
  }
}))

test('filters live in the address: opening a row and going back finds them, and the rows, again', () => walk(office, { as: 'lang-son-city' }, async (page) => {
  await page.goto(`/villages?ngay=${CITY_DAY}`)
  await settled(page)
  const rows = page.getByRole('grid').getByRole('row').filter({ has: page.getByRole('rowheader') })
  await page.getByLabel('Loại').first().selectOption({ index: 1 })
  await settled(page)
  const [address, count] = [page.url(), await rows.count()]
  assert.ok(field(page, 'loai'))
  await rows.first().getByRole('link').first().click()
  await settled(page)
  assert.notEqual(page.url(), address)
  await page.goBack()
  await settled(page)
  assert.deepEqual([page.url(), await rows.count()], [address, count])
}))
