import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { settled, walk } from './harness/walk.ts'

const office = await openOffice('localities')
const known = await getKnown(office)

/** Opens an act and sends its form: what opens it and what sends it say the same verb. */
async function act(page: Page, verb: string, fill: () => Promise<void> = async () => {}) {
  await page.getByRole('button', { name: verb, exact: true }).first().click()
  await fill()
  await page.locator('main form').getByRole('button', { name: verb, exact: true }).click()
  await page.locator('main form').first().waitFor({ state: 'detached' })
  await settled(page)
}

const fillIn = (page: Page, label: RegExp, text: string) => page.locator('main form').getByLabel(label).first().fill(text)
const pick = async (page: Page, label: RegExp, text: string) => {
  await page.locator('main').getByLabel(label).first().pressSequentially(text, { delay: 10 })
  await page.getByRole('listbox').getByRole('option').first().click()
}

test('work is given, taken up, done, sent back, done again and accepted, each step a line of its course', () => walk(office, { as: 'lang-son' }, async (page) => {
  await page.goto(`/tasks/new?unit=${known.village}`)
  await fillIn(page, /^Việc/, 'Lập danh sách hộ cần hỗ trợ')
  await page.locator('main form').getByRole('button', { name: 'Giao việc' }).click()
  await page.getByRole('link', { name: 'Ghi hạn theo kiểu 31/12/2026.' }).waitFor()
  await fillIn(page, /^Hạn/, '31/12/2030')
  await page.locator('main form').getByRole('button', { name: 'Giao việc' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lập danh sách hộ cần hỗ trợ' }).waitFor()
  await settled(page)
  await act(page, 'Đã nhận việc')
  await act(page, 'Ghi tiến độ', async () => { await fillIn(page, /^Đã làm \(|^Đã làm$/, '40'); await fillIn(page, /^Trên tổng số/, '120') })
  await act(page, 'Báo đã làm xong', () => fillIn(page, /^Kết quả/, 'Đã lập đủ'))
  await act(page, 'Trả lại', () => fillIn(page, /^Lý do/, 'Thiếu hai hộ'))
  await act(page, 'Báo đã làm xong', () => fillIn(page, /^Kết quả/, 'Đã bổ sung'))
  await act(page, 'Nghiệm thu')
  await page.getByText('Đã xong và được nghiệm thu.').waitFor()
  assert.equal(await page.getByRole('list').filter({ hasText: '40 trên 120' }).getByRole('listitem').count(), 6)
}))

test('a team visits a commune, finds an obstacle and recommends; the recommendation is a task of the commune', () => walk(office, { as: 'lang-son' }, async (page) => {
  await page.goto(`/inspections/new?unit=${known.province}`)
  await fillIn(page, /^Tên đoàn/, 'Đoàn kiểm tra tỉnh')
  await pick(page, /^Trưởng đoàn/, 'Chu Thị Tâm')
  await pick(page, /^Thêm đơn vị được kiểm tra/, 'Phường Tam Thanh')
  await page.locator('main form').getByRole('button', { name: 'Lập đoàn kiểm tra' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đoàn kiểm tra tỉnh' }).waitFor()
  await settled(page)
  await act(page, 'Xếp lịch')
  await act(page, 'Ghi đã kiểm tra')
  await act(page, 'Ghi điều thấy được', async () => {
    await page.getByLabel('Loại').selectOption({ label: 'Vướng mắc' })
    await page.getByLabel(/^Nguyên nhân/).selectOption({ label: 'dòng tộc' })
    await fillIn(page, /^Nội dung/, 'Hai họ chưa thống nhất')
  })
  await act(page, 'Kiến nghị', async () => { await fillIn(page, /^Nội dung/, 'Gặp gỡ hai họ'); await fillIn(page, /^Hạn/, '31/12/2030') })
  await page.getByRole('link', { name: 'Gặp gỡ hai họ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gặp gỡ hai họ' }).waitFor()
  await page.getByRole('link', { name: 'kiến nghị của đoàn kiểm tra' }).waitFor()
}))

test('a collective is proposed and commended; a course is opened, held, and who came is noted', () => walk(office, { as: 'lang-son' }, async (page) => {
  await page.goto(`/commendations/new?unit=${known.province}`)
  await fillIn(page, /^Thành tích/, 'Làm tốt công tác nhân sự')
  await pick(page, /^Thêm tập thể/, 'Phường Tam Thanh')
  await page.locator('main form').getByRole('button', { name: 'Đề nghị khen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Làm tốt công tác nhân sự' }).waitFor()
  await fillIn(page, /^Người ký/, 'Bí thư Tỉnh ủy')
  await page.locator('main form').getByRole('button', { name: 'Ghi quyết định khen' }).click()
  await page.locator('main').getByText('Đã khen', { exact: true }).waitFor()

  await page.goto(`/trainings/new?unit=${known.province}`)
  await fillIn(page, /^Tên lớp/, 'Lý luận chính trị')
  await page.locator('main form').getByRole('button', { name: 'Mở lớp tập huấn' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lý luận chính trị' }).waitFor()
  await settled(page)
  await act(page, 'Xếp một buổi', () => fillIn(page, /^Nội dung/, 'Chuyên đề một'))
  await page.getByRole('button', { name: 'Ghi ai dự' }).click()
  await page.locator('main form').getByRole('checkbox').first().check()
  await page.locator('main form').getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByText('1 dự trên 1 người được gọi').waitFor()
}))
