import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { CITY_DAY, getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { axeFaults, layoutFaults } from './harness/soundness.ts'
import { bringAxe, settled, walk } from './harness/walk.ts'

const office = await openOffice('localities')
const known = await getKnown(office)
const field = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
const written = (count: number) => new Intl.NumberFormat('vi-VN').format(count)

test('the list of papers is as of the day, says how many there are, and brings the rest; the address brings it again', async () => {
  await office.database.transaction((tx) => rows(tx, sql`
    insert into paper (symbol, kind, issuer, issued_on, summary)
    select n || '/QĐ-XYZ', 'decision', 'UBND xã Thử Nghiệm', ${CITY_DAY}::date, 'Danh sách dài' from generate_series(1, 700) n
    union all select '9999/QĐ-XYZ', 'decision', 'UBND xã Thử Nghiệm', ${CITY_DAY}::date + 1, 'Ban hành hôm sau'`))
  const { then, later } = await office.database.read((tx) => row<{ then: number; later: number }>(tx, sql`
    select (count(*) filter (where issued_on <= ${CITY_DAY}::date or issued_on is null))::int as then, (count(*) filter (where issued_on > ${CITY_DAY}::date))::int as later from paper`))
  await walk(office, { as: 'lang-son-city' }, async (page) => {
    await page.goto(`/papers?ngay=${CITY_DAY}`)
    await page.getByText(`Hiện 500 / ${written(then)}`).waitFor()
    await page.getByText(`${written(later)} văn bản ban hành sau ngày 25/06/2021 không hiện ở đây.`).waitFor()
    await page.getByRole('button', { name: /^Hiện thêm/ }).click()
    await page.getByText(`Hiện ${written(Math.min(1000, then))} / ${written(then)}`).waitFor()
    assert.equal(field(page, 'so'), String(Math.min(1000, then)))
    await page.getByRole('searchbox').fill('QĐ-XYZ')
    await page.getByText(/^Hiện 700 \//).waitFor()
    assert.equal(await page.getByText('9999/QĐ-XYZ').count(), 0)
    await page.reload()
    await page.getByText(/^Hiện 700 \//).waitFor()
    await page.getByRole('button', { name: 'Tiến một ngày' }).click()
    await page.getByText(/^Hiện 701 \//).waitFor()
    await page.getByRole('link', { name: '9999/QĐ-XYZ' }).waitFor()
  })
})

test('putting a list that is not all loaded in another order loads it all first', () => walk(office, { as: 'lang-son-city' }, async (page) => {
  await page.goto(`/papers?ngay=${CITY_DAY}&tim=xyz`)
  await page.getByText(/^Hiện 500 \/ 70\d/).waitFor()
  await page.getByRole('columnheader', { name: 'Số, ký hiệu' }).getByRole('button').click()
  await page.getByText(/^Hiện 70\d \//).waitFor()
  await page.getByRole('rowheader', { name: '1/QĐ-XYZ', exact: true }).waitFor()
}))

test('on a phone the day is one line that opens, the search is its icon, and a list shows a part and then more', () => walk(office, { as: 'lang-son-city', width: 'phone' }, async (page, context) => {
  await bringAxe(context)
  await page.goto(`/villages?unit=${known.city}&ngay=${CITY_DAY}`)
  await settled(page)
  const top = (await page.getByRole('heading', { level: 1 }).boundingBox())!.y
  assert.ok(top < 844 / 4, `the heading begins at ${top} of 844`)
  const chip = page.getByRole('button', { name: 'Số liệu đến ngày 25/06/2021' })
  const day = page.getByRole('textbox', { name: 'Số liệu đến ngày', exact: true })
  assert.equal(await day.isVisible(), false)
  await chip.focus()
  await page.keyboard.press('Enter')
  await day.waitFor()
  assert.deepEqual([...await axeFaults(page, 'everything'), ...await layoutFaults(page)], [])
  await day.fill('26/6/2021')
  await day.press('Enter')
  await page.getByRole('button', { name: 'Số liệu đến ngày 26/06/2021' }).click()
  assert.equal(await day.isVisible(), false)
  await settled(page)

  const cards = page.getByRole('grid').getByRole('rowheader')
  assert.equal(await cards.count(), 40)
  await page.getByText('Hiện 40 / 87').waitFor()
  await page.getByRole('button', { name: 'Hiện thêm 40 dòng' }).click()
  await page.getByRole('button', { name: 'Hiện thêm 7 dòng' }).click()
  await page.getByText('Hiện 87 / 87').waitFor()
  assert.equal(await cards.count(), 87)

  const search = page.getByRole('combobox', { name: 'Tìm kiếm' })
  assert.ok((await search.boundingBox())!.width <= 48)
  await search.click()
  assert.ok((await search.boundingBox())!.width > 300)
  await search.fill('vinh trai')
  await page.getByRole('option', { name: /Phường Vĩnh Trại/ }).first().click()
  await page.waitForURL(/\/units\/\d+/)
  assert.ok((await search.boundingBox())!.width <= 48)
  await page.getByRole('button', { name: 'Về hôm nay' }).click()
  await page.locator('html[data-past]').waitFor({ state: 'detached' })
}))
