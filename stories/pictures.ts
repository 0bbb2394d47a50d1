import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sendFaultyWorkbook } from './harness/faulty-import.ts'
import { CITY_DAY, getKnown, QUAN_SON_DAY } from './harness/known.ts'
import { type Login, openOffice } from './harness/office.ts'
import { takeInRequest } from './harness/person-request.ts'
import { packPng } from './harness/pack-png.ts'
import { settled, walk, widths } from './harness/walk.ts'

/** The pictures of the running product in docs/pictures: npm run pictures. PICTURES names another folder, SCHEME=dark the dark ones. */
const folder = process.env['PICTURES'] ?? new URL('../docs/pictures/', import.meta.url).pathname
const scheme = process.env['SCHEME'] === 'dark' ? 'dark' : 'light'
const most = 250 * 1024

const office = await openOffice('localities')
const known = await getKnown(office)
const job = await sendFaultyWorkbook(office, 'lang-son-city')
const request = await takeInRequest(office, 'lang-son-city', known.head)
const then = `ngay=${CITY_DAY}`

type Picture = { name: string; to: string; as?: Login; width?: keyof typeof widths; height?: number; before?(page: Page): Promise<void> }

const pictures: Picture[] = [
  { name: 'home', to: `/?${then}`, height: 1500 },
  { name: 'phone', to: `/?${then}`, width: 'phone', height: 1500 },
  { name: 'nation', to: `/home/${known.country}?ngay=2025-06-30`, as: 'xem', height: 1300 },
  { name: 'quan-son', to: `/home/${known.quanSon}?ngay=${QUAN_SON_DAY}`, as: 'quan-son', height: 1300 },
  { name: 'commune', to: `/home/${known.commune}?${then}`, height: 1200 },
  { name: 'rows', to: `/figures/posts.unified/rows?unit=${known.city}&${then}&part=missing` },
  { name: 'figures', to: `/figures?unit=${known.city}&${then}` },
  { name: 'villages', to: `/villages?unit=${known.city}&${then}` },
  { name: 'villages-phone', to: `/villages?unit=${known.city}&${then}`, width: 'phone' },
  { name: 'people', to: `/people?unit=${known.city}&${then}` },
  { name: 'person', to: `/people/${known.head}?${then}` },
  { name: 'unit', to: `/units/${known.village}?${then}` },
  { name: 'unit-phone', to: `/units/${known.village}?${then}`, width: 'phone' },
  { name: 'tree', to: `/units?${then}` },
  { name: 'import', to: `/imports/${job}`, before: (page) => page.getByRole('textbox', { name: /^Sửa Từ ngày/ }).fill('02/03/2020') },
  { name: 'import-phone', to: `/imports/${job}`, width: 'phone' },
  { name: 'end', to: `/appointments/${known.appointment}/end?${then}` },
  { name: 'appoint', to: `/units/${known.village}/appoint/village_head?${then}` },
  { name: 'merge', to: `/units/${known.village}/merge?${then}` },
  { name: 'paper', to: `/papers/${known.paper}?${then}` },
  { name: 'papers', to: `/papers?${then}` },
  { name: 'targets', to: `/targets?unit=${known.city}&${then}`, as: 'lang-son-city' },
  { name: 'data-map', to: '/data-map' },
  { name: 'data-map-phone', to: '/data-map?loai=sensitive', width: 'phone' },
  { name: 'requests', to: '/requests' },
  { name: 'request', to: `/requests/${request}` },
  { name: 'request-phone', to: `/requests/${request}`, width: 'phone' },
  { name: 'record', to: `/requests/${request}/record` },
  { name: 'sign-in', to: '/sign-in' },
]

mkdirSync(folder, { recursive: true })
for (const { name, to, as = 'lang-son-city', width = 'desk', height = widths[width].height, before } of pictures)
  test(name, () => walk(office, { ...(name === 'sign-in' ? {} : { as }), width, scheme }, async (page) => {
    await page.setViewportSize({ width: widths[width].width, height })
    await page.goto(to)
    await settled(page)
    await before?.(page)
    const file = `${folder}/${name}.png`
    writeFileSync(file, packPng(await page.screenshot({ animations: 'disabled' })))
    const { size } = statSync(file)
    if (size > most) throw new Error(`${name}.png is ${Math.round(size / 1024)} KB`)
  }))
