import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemoAccounts } from '#app/demo.ts'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { writeDay, today } from '#ground/time/day.ts'
import { villageIn } from './harness/election-steps.ts'
import { type Login, openOffice } from './harness/office.ts'
import { settled, type Walk, walk } from './harness/walk.ts'

/** A ward opens its term, plans a village, talks with who is to lead it, and reminds of a late admission; what it proposes the province approves. */
const office = await openOffice('localities')
const village = await villageIn(office, 'head_official')
const ward = await office.database.transaction(async (tx) => {
  await openDemoAccounts(tx, [
    { login: 'phuong', name: 'Cán bộ phường', role: 'commune_staff', unitId: village.commune }, { login: 'phuong-2', name: 'Cán bộ phường thứ hai', role: 'commune_staff', unitId: village.commune },
    { login: 'chi-bo', name: 'Người phụ trách chi bộ', role: 'village_leader', unitId: village.cellId },
  ])
  // the head is to be admitted on a day that is past
  await rows(tx, sql`update party_status set recorded = tstzrange(lower(recorded), now()) where person_id = ${village.headId} and upper_inf(recorded)`)
  await rows(tx, sql`insert into admission_step (person_id, step, on_day, planned) values (${village.headId}, 'admitted', '2026-01-05', true)`)
  return row<{ name: string }>(tx, sql`select full_name as name from unit_on('2026-01-01') where id = ${village.commune}`)
})
const clerk: Walk = { as: 'phuong', width: 'phone', allows: [/409/] }
const press = (page: Page, verb: string | RegExp) => page.getByRole('button', { name: verb, exact: true }).click()
const opened = async (page: Page, to: string) => { await page.goto(to); await settled(page) }
const plan = `/personnel-plans/villages/${village.id}`

test('without a term the plans lead to where one is opened; it is opened, and its name mended', () => walk(office, clerk, async (page) => {
  await opened(page, `/personnel-plans?unit=${village.commune}`)
  await page.getByRole('link', { name: 'Mở nhiệm kỳ' }).click()
  await page.getByRole('heading', { name: `Mở nhiệm kỳ cho ${ward.name}` }).waitFor()
  await page.getByLabel(/^Tên nhiệm kỳ/).fill('Nhiệm kì 2026–2028')
  await page.getByLabel(/^Ngày đầu/).fill('01/01/2026')
  await page.getByLabel(/^Ngày cuối/).fill('30/06/2028')
  await press(page, 'Mở nhiệm kỳ')
  await press(page, 'Sửa «Nhiệm kì 2026–2028»')
  await page.getByRole('dialog').getByLabel(/^Tên nhiệm kỳ/).fill('Nhiệm kỳ 2026–2028')
  await press(page, 'Sửa')
  await page.getByText('đã sửa 1 lần').first().waitFor()
  await page.getByText('30/06/2028').first().waitFor()
}))

test('the ward proposes; a colleague of the same ward is told who may approve; the province approves', async () => {
  await walk(office, clerk, async (page) => {
    await opened(page, plan)
    await page.getByLabel('Người sẽ giữ').selectOption({ label: village.head })
    await press(page, 'Lưu dự thảo')
    await page.getByText(`Trình từ ${ward.name}`).waitFor()
    await press(page, 'Trình lên cấp trên')
    await page.getByText('Người đã trình không tự duyệt; cán bộ của Tỉnh Lạng Sơn').waitFor()
  })
  await walk(office, { ...clerk, as: 'phuong-2' as Login }, async (page) => {
    await opened(page, plan)
    await page.getByText(`${ward.name} đã trình; chỉ cán bộ của Tỉnh Lạng Sơn hoặc cấp cao hơn mới duyệt`).waitFor()
    await page.getByRole('button', { name: 'Trả lại' }).waitFor()
    if (await page.getByRole('button', { name: 'Duyệt', exact: true }).count()) throw new Error('the button is offered')
  })
  await walk(office, { as: 'lang-son' }, async (page) => {
    await opened(page, plan)
    await press(page, 'Duyệt')
    await page.getByText('Đã duyệt').first().waitFor()
  })
})

test('what the ward noted of a talk is corrected, then withdrawn; what was written before stays', () => walk(office, clerk, async (page) => {
  await opened(page, plan)
  await page.getByLabel('Người', { exact: true }).last().selectOption({ label: village.head })
  await page.getByLabel('Điều đã nói').fill('ngại việc nhiều')
  await press(page, 'Ghi lần trao đổi')
  await press(page, `Sửa lần trao đổi với ${village.head}`)
  await page.getByRole('dialog').getByLabel('Điều đã nói').fill('nhận lời nếu có người giúp')
  await press(page, 'Sửa')
  await page.getByText(/^Trước khi sửa ngày .+ngại việc nhiều$/).waitFor()
  await press(page, `Rút lần trao đổi với ${village.head}`)
  await page.getByRole('dialog').getByRole('textbox').fill('ghi nhầm thôn')
  await press(page, 'Rút')
  await page.getByText(`Rút ngày ${writeDay(today())}: ghi nhầm thôn`).waitFor()
}))

test('a late admission is reminded of, and the cell finds it among its work', async () => {
  await walk(office, clerk, async (page) => {
    await opened(page, `/personnel-plans/pipeline?unit=${village.commune}&han=late`)
    await press(page, `Đôn đốc: ${village.head}`)
    await page.getByRole('dialog').getByLabel(/^Nhắc thêm/).fill('hoàn thành hồ sơ')
    await press(page, 'Đôn đốc')
    await page.getByText(`${writeDay(today())}, Cán bộ phường`).first().waitFor()
  })
  await walk(office, { as: 'chi-bo' as Login, width: 'phone' }, async (page) => {
    await opened(page, '/tasks/mine')
    await page.getByText(/quá hạn từ 05\/01\/2026\. hoàn thành hồ sơ/).first().waitFor()
  })
})
