import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { settled, walk } from './harness/walk.ts'

const office = await openOffice('localities')
const known = await getKnown(office)

test('a province begins a programme, gives it to two communes, urges both, and one takes it up', () => walk(office, { as: 'lang-son' }, async (page) => {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const type = (label: string | RegExp, text: string) => page.getByLabel(label).fill(text)

  const words = page.waitForResponse(/more-messages/) // those of refusals come after the first page
  await page.goto('/programmes')
  await words
  await page.getByRole('link', { name: 'Bắt đầu chương trình' }).click()
  await type(/^Đơn vị chủ trì/, 'tinh lang son')
  await page.getByRole('option', { name: /^Tỉnh Lạng Sơn/ }).first().click()
  await type(/^Tên chương trình/, 'Một người hai chức, 2026–2027')
  await type(/^Bắt đầu/, '01/01/2026')
  await press('Bắt đầu chương trình')
  await page.getByRole('heading', { level: 1, name: 'Một người hai chức, 2026–2027' }).waitFor()

  await page.getByRole('link', { name: 'Sửa chương trình' }).click()
  await type(/^Mục tiêu \(%\)/, '95,5')
  await press('Lưu')
  await page.getByRole('alert').filter({ hasText: 'Chỉ tiêu và ngày phải đạt đi cùng nhau' }).first().waitFor()
  await type(/^Đạt trước ngày/, '31/12/2027')
  await type(/^Hạn tiếp nhận/, '01/02/2026')
  await type(/^Hạn ra kế hoạch riêng/, '01/03/2026')
  await press('Lưu')
  await page.getByText('Mục tiêu 95,5% trước 31/12/2027').waitFor()

  await page.getByRole('link', { name: 'Giao cho đơn vị' }).click()
  await page.getByRole('checkbox').nth(0).check()
  await page.getByRole('checkbox').nth(1).check()
  await press('Giao cho đơn vị')
  await page.getByRole('tab', { name: 'Các đơn vị 2' }).waitFor()
  await press('Đôn đốc tất cả')
  await page.getByRole('dialog').getByRole('button', { name: 'Đôn đốc tất cả' }).click()
  await page.getByText('Đã đôn đốc 2 đơn vị, 4 việc.').waitFor()
  await settled(page)
  assert.equal(await page.getByText(/, chưa tiếp nhận \(hạn 01\/02\/2026\)$/).count(), 2)

  await page.getByRole('grid').getByRole('link', { name: /^(Phường|Xã) / }).first().click()
  await type(/^Tiếp nhận ngày/, '20/01/2026')
  await type(/^Ban hành kế hoạch ngày/, '15/02/2026')
  await press('Lưu')
  await page.getByText('15/02/2026 chưa rõ số').waitFor()
  await page.goBack()
  await settled(page)
  assert.equal(await page.getByRole('grid').getByText('2 việc chậm').count(), 1)
  assert.equal(await page.getByRole('grid').getByText('đúng hạn').count(), 1)
}))

test('a paper gets its file, which comes out as it went in; one marked as a State secret is turned away', () => walk(office, { as: 'lang-son', allows: [/409/] }, async (page) => {
  const words = page.waitForResponse(/more-messages/)
  await page.goto(`/papers/${known.paper}`)
  await words
  const choose = (name: string) => page.getByLabel(/^Kèm tệp/).setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 bản quét') })
  await choose('12-KH_MẬT.pdf')
  await page.getByRole('button', { name: 'Gửi tệp' }).click()
  await page.getByText(/Tệp 12-KH_MẬT\.pdf mang dấu MẬT/).first().waitFor()
  await choose('ban-quet.pdf')
  await page.getByRole('button', { name: 'Gửi tệp' }).click()
  await page.getByText(/Tệp ban-quet\.pdf hỏng hoặc không phải PDF trọn vẹn/).first().waitFor()
  await page.getByLabel(/Tôi đã xem cả tệp ban-quet\.pdf/).check()
  await page.getByRole('button', { name: 'Gửi tệp' }).click()
  await page.getByText('Đã kèm tệp ban-quet.pdf.').waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải xuống ban-quet.pdf' }).click()])
  const stream = await file.createReadStream()
  const bytes = Buffer.concat(await Array.fromAsync(stream) as Buffer[])
  assert.deepEqual([file.suggestedFilename(), bytes.toString()], ['ban-quet.pdf', '%PDF-1.7 bản quét'])
}))
