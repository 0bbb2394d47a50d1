import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { screens } from '#app/web/screens.ts'
import { countApart } from './harness/election.ts'
import { sendFaultyWorkbook } from './harness/faulty-import.ts'
import { getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { openNumbers } from './harness/paper-series.ts'
import { takeInRequest } from './harness/person-request.ts'
import { solveFeasible } from './harness/scenario.ts'
import { axeFaults, layoutFaults } from './harness/soundness.ts'
import { bringAxe, settled, walkers, widths } from './harness/walk.ts'
import { type Visit, visitsOf } from './visits.ts'

const office = await openOffice('localities')
const known = await getKnown(office)
const visits = visitsOf({ ...known, counted: await countApart(office, ['lang-son-city', 'lang-son'], known.village, known.head), job: await sendFaultyWorkbook(office, 'lang-son-city'), request: await takeInRequest(office, 'lang-son-city', known.head), series: await openNumbers(office, 'lang-son-city'), scenario: await solveFeasible(office, 'lang-son-city', known.city) })
const walkAs = walkers(office, bringAxe)

test('every screen is visited', () => {
  assert.deepEqual(Object.keys(visits).filter((path) => !screens.some((screen) => screen.path === path)), [], 'visits of no screen')
  assert.deepEqual(screens.map(({ path }) => path).filter((path) => !visits[path]?.length), [], 'screens without a visit')
})

suite('each page is sound at both widths, light and dark', { concurrency: 2 }, () => {
  for (const { path } of screens)
    for (const visit of visits[path] ?? []) test(`${path} ${visit.to}`, () => look(visit))
})

/** One loading, four looks: the page follows the window and the device's scheme. */
const look = (visit: Visit) => walkAs(visit.as, async (page) => {
  await page.goto(visit.to)
  await settled(page)
  const faults: string[] = []
  for (const [width, scheme] of [['desk', 'light'], ['desk', 'dark'], ['phone', 'dark'], ['phone', 'light']] as const) {
    await page.setViewportSize(widths[width])
    await page.emulateMedia({ colorScheme: scheme })
    await page.locator(`html[data-scheme="${scheme}"]`).waitFor()
    await settled(page)
    const found = [...await layoutFaults(page), ...await axeFaults(page, scheme === 'light' ? 'everything' : 'colours')]
    faults.push(...found.map((fault) => `${width} ${scheme}: ${fault}`))
  }
  if (visit.title) assert.match(await page.title(), visit.title)
  if (visit.as) faults.push(...await dayFaults(page, visit))
  faults.push(...await keyboardFaults(page, visit.onlyReads))
  assert.deepEqual(faults, [])
})

/** The day bar stands on the page, and the account's menu, where one signs out; a past day tints it, and goes along with every link. */
async function dayFaults(page: Page, { to }: Visit): Promise<string[]> {
  const faults: string[] = []
  if (await page.getByRole('region', { name: 'Số liệu đến ngày' }).count() !== 1) faults.push('no day bar')
  if (await page.getByRole('banner').getByRole('button', { name: 'Tài khoản' }).count() !== 1) faults.push('no way to sign out')
  const isPast = to.includes('ngay=')
  if ((await page.locator('html[data-past]').count() === 1) !== isPast) faults.push(isPast ? 'the past is not tinted' : 'today is tinted')
  if (isPast) {
    const links = await page.locator('main a[href^="/"], nav a[href^="/"]').evaluateAll((found) => found.map((each) => each.getAttribute('href') ?? ''))
    faults.push(...links.filter((href) => !href.startsWith('/api/') && !/[?&]ngay=/.test(href)).slice(0, 5).map((href) => `${href} forgets the day`))
  }
  return faults
}

/** The first Tab offers to skip to the content; from there Tab reaches the main action, and one sees where one is. */
async function keyboardFaults(page: Page, onlyReads = false): Promise<string[]> {
  await page.setViewportSize(widths.desk)
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex') })
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Đến nội dung chính' })
  if (!await skip.evaluate((link) => link === document.activeElement)) return [`the first Tab is on ${await focused(page)}`]
  await page.keyboard.press('Enter')
  if (await focused(page) !== 'main#main') return [`skipping leads to ${await focused(page)}`]
  const wanted = await page.evaluate(() => {
    const action = [...document.querySelectorAll<HTMLElement>('main [class*="_main_"]:is(a, button), main button, main a[href], main input')].find((each) => each.checkVisibility() && !each.matches(':disabled'))
    action?.setAttribute('data-wanted', '')
    return action?.outerHTML.slice(0, 100)
  })
  if (onlyReads || !wanted) return onlyReads && !wanted ? [] : [onlyReads ? 'more to do than said' : 'nothing to do on the page']
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const [there, ring] = await page.evaluate(() => [document.activeElement?.hasAttribute('data-wanted'), document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : ''])
    if (there) return ring === 'none' ? [`no focus ring on ${wanted}`] : []
  }
  return [`Tab does not reach ${wanted}`]
}

const focused = (page: Page) => page.evaluate(() => { const one = document.activeElement; return one ? `${one.localName}${one.id && `#${one.id}`}` : 'nothing' })
