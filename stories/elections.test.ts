import assert from 'node:assert/strict'
import { test } from 'node:test'
import { called, certified, fill, on, pick, reads, save, unified, villageIn } from './harness/election-steps.ts'
import { openOffice } from './harness/office.ts'
import { settled, type Walk, walk } from './harness/walk.ts'

const office = await openOffice('localities')

const phone: Walk = { as: 'lang-son-city', width: 'phone', allows: [/40[39]/] } // the server asks for the proof, and for a reason

test('people first: a head is elected, then the cell elects the same person secretary; the figure moves by one', async () => {
  const village = await villageIn(office, 'head_official')
  const before = await unified(office)
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
    await certified(office, page)
    await page.goto(`/units/${village.id}`)
    await settled(page)
    await page.getByText('Một người giữ cả hai chức').first().waitFor()
  })
  assert.equal(await unified(office), before + 1)
})

test('Party first: the secretary is elected head by the households; the figure moves by one', async () => {
  const village = await villageIn(office, 'head_non_member')
  const before = await unified(office)
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
    await certified(office, page)
    await page.getByText('mã ').first().waitFor()
  })
  assert.equal(await unified(office), before + 1)
})
