import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { CITY_DAY, getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { layoutFaults } from './harness/soundness.ts'
import { enter, settled, walk } from './harness/walk.ts'

const office = await openOffice('localities')
const known = await getKnown(office)
const onCity = `ngay=${CITY_DAY}`

test('a name made of script, of marks that turn the writing, or without end, stays text on every page that shows it', async () => {
  const hostile = '<script>document.title=1</script><img src=x onerror=alert(1)> \u202eđảo\u202c ' + 'Rấtdài'.repeat(8) // a name may have 120 letters
  await office.database.transaction(async (tx) => {
    await rows(tx, sql`update unit_version set name = ${hostile} where unit_id = ${known.village}`)
    await rows(tx, sql`update person_version set name = ${hostile} where person_id = ${known.head}`)
  })
  await walk(office, { as: 'lang-son-city' }, async (page) => {
    for (const to of [`/home/${known.commune}`, `/units/${known.village}`, `/people/${known.head}`, `/villages?unit=${known.commune}`, `/figures/posts.unified/rows?unit=${known.commune}`, `/appointments/${known.appointment}/end`]) {
      await page.goto(`${to}${to.includes('?') ? '&' : '?'}${onCity}`)
      await settled(page)
      assert.ok(await page.getByText('<script>').count() > 0, `${to} does not show the name`)
      assert.equal(await page.locator('main img, main script').count(), 0, to)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 })
        await settled(page)
        assert.deepEqual(await layoutFaults(page), [], `${to} at ${width}`)
      }
    }
  })
})

test('a day long ago shows what was known to stand; a day that is none is today', () => walk(office, { as: 'xem' }, async (page) => {
  for (const ngay of ['1900-01-01', '1945-09-02']) {
    await page.goto(`/?ngay=${ngay}`)
    await settled(page)
    assert.match(await page.title(), / · Nhất Thể$/)
    assert.equal(await page.getByText('Hệ thống gặp lỗi').count(), 0, ngay)
  }
  for (const ngay of ['nonsense', '2021-02-31', '0001-01-01', '9999999-01-01', '%00', '2021-06-25T00:00']) {
    await page.goto(`/?ngay=${ngay}`)
    await settled(page)
    assert.equal(await page.locator('html[data-past]').count(), 0, ngay)
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Việt Nam')
  }
}))

const missing = ['/units/999999999', '/units/abc', '/units/0', '/home/999999999', '/home/abc', '/people/999999999', '/people/x', '/papers/999999999', '/imports/999999999', '/imports/x',
  '/appointments/999999999/end', '/units/999999999/posts/village_head', '/units/99999999999999999999', '/khong-co-trang-nay', '/figures/posts.none/rows?unit=1', '/figures/posts.unified/rows?unit=-3']

test('what is not there is said, with a way on', () => walk(office, { as: 'lang-son-city', allows: [/: (403|404|409) GET /, /the server responded with a status of (403|404|409)/] }, async (page) => {
  for (const to of missing) {
    await page.goto(to)
    await settled(page)
    const said = await page.locator('main').innerText()
    assert.match(said, /(Không (có|còn|thấy|tìm))|Chưa ghi/i, `${to}: ${said.slice(0, 200)}`)
    assert.ok(await page.locator('main').getByRole('link').count() + await page.locator('main').getByRole('button').count() > 0, `${to} has no way on`)
    assert.doesNotMatch(said, /Hệ thống gặp lỗi|undefined|NaN|null/, to)
  }
  for (const [biet, hint] of [['&biet=2020-01-01', true], ['', false]] as const) {
    await page.goto(`/evaluations/rounds/${biet ? 1 : 999999}?${onCity}${biet}`)
    await settled(page)
    assert.equal(await page.getByText('như đã biết đến hết 01/01/2020; điều này có thể được ghi sau').count() === 1, hint, `a round, «${biet}»`)
  }
}))

test('who may not see people is not told of who was elected', async () => {
  for (const [as, cards] of [['lang-son-city', 1], ['xem', 0]] as const) await walk(office, { as }, async (page) => {
    await page.goto(`/drives/${known.drive}?${onCity}`)
    await settled(page)
    assert.equal(await page.getByRole('heading', { name: 'Người trúng cử', exact: true }).count(), cards, as)
  })
})

test('a session that ended in the middle leads to signing in and back to the same page and day', () => walk(office, { as: 'lang-son-city', allows: [/: 401 /, /status of 401/] }, async (page, context) => {
  await page.goto(`/papers?tim=Qu&${onCity}`)
  await settled(page)
  await context.clearCookies()
  await page.getByRole('navigation', { name: 'Danh mục' }).getByRole('link', { name: 'Đơn vị', exact: true }).click()
  await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).or(page.getByText('Phiên làm việc đã hết')).first().waitFor()
  await page.getByRole('button', { name: /^Vào với tên Cán bộ Thành phố Lạng Sơn/ }).click()
  await page.waitForURL(`**/units?${onCity}`)
  await settled(page)
  assert.match(await page.title(), /^Đơn vị/)
}))

test('offline in the middle of a form: what was typed stays, and goes through once the network is back', () => walk(office, { as: 'lang-son-city', allows: [/ERR_INTERNET_DISCONNECTED/] }, async (page, context) => {
  await page.goto('/papers/new')
  await settled(page)
  const typed = { 'Số, ký hiệu': '77/QĐ-UBND', 'Cơ quan ban hành': 'UBND phường Vĩnh Trại', 'Trích yếu': 'Về việc công nhận trưởng khối' }
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).first().fill(text)
  await page.getByLabel('Ngày ban hành').first().fill('24/06/2021')
  await context.setOffline(true)
  const send = page.locator('main form').getByRole('button', { name: 'Nhập văn bản' })
  await send.click()
  await page.getByText('Không có mạng. Hãy kiểm tra kết nối rồi thử lại.').first().waitFor()
  for (const [label, text] of Object.entries(typed)) assert.equal(await page.getByLabel(label).first().inputValue(), text)
  await context.setOffline(false)
  await send.click()
  await page.waitForURL(/\/papers\/\d+/)
  await page.getByRole('heading', { level: 1, name: /77\/QĐ-UBND/ }).waitFor()
}))

test('a day that the calendar lacks and a name that is not chosen hold the form: nothing leaves as if the field were empty', () => walk(office, { as: 'lang-son-city', width: 'phone' }, async (page) => {
  await page.goto(`/tasks/new?unit=${known.commune}`)
  await settled(page)
  const sent: string[] = []
  page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.url()) })
  const [due, who] = [page.getByLabel('Hạn', { exact: true }), page.getByRole('combobox', { name: /^Ai làm/ })]
  await page.getByLabel('Việc', { exact: true }).fill('Rà soát hộ nghèo')
  await due.fill('31/02/2027')
  const send = page.locator('main form').getByRole('button', { name: 'Giao việc' })
  await send.click()
  await page.getByText(/lịch không có ngày 31 tháng 2 năm 2027/).waitFor()
  assert.ok(await due.evaluate((field) => field === document.activeElement))
  await due.fill('31/12/2027')
  await who.fill('Người không có trong sổ')
  await send.click()
  await page.getByText(/chưa được chọn\. Hãy bấm một dòng/).waitFor()
  assert.equal(await who.inputValue(), 'Người không có trong sổ')
  assert.deepEqual(sent, [])
}))

test('signed out in another tab: this one asks to sign in at its next step, and shows nothing of what it may not', () => walk(office, { allows: [/: 401 /, /status of 401/] }, async (page, context) => {
  await enter(office, context, 'lang-son-city')
  await page.goto(`/?${onCity}`)
  await settled(page)
  const other = await context.newPage()
  await other.goto('/account')
  await settled(other)
  await other.locator('main').getByRole('button', { name: 'Đăng xuất' }).click()
  await other.waitForURL(/\/(sign-in.*)?$/)
  await page.getByRole('navigation', { name: 'Danh mục' }).getByRole('link', { name: 'Văn bản', exact: true }).click()
  await page.waitForURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
}))

test('signing out is at hand, and leaves nothing of the register in the browser', () => walk(office, { as: 'lang-son-city' }, async (page, context) => {
  const signOut = page.getByRole('banner').getByText('Đăng xuất', { exact: true })
  for (const to of [`/?${onCity}`, '/tasks', '/account', `/people/${known.head}`]) {
    await page.goto(to)
    await settled(page)
    await page.getByRole('banner').getByRole('button', { name: 'Tài khoản' }).click()
    assert.ok(await signOut.isVisible(), to)
  }
  await signOut.click()
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
  assert.deepEqual((await context.cookies()).filter(({ name }) => name === 'sid'), [])
  const left = await page.evaluate(async () => ({ local: Object.keys(localStorage), session: Object.keys(sessionStorage), databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length }))
  const scrolled = 'tsr-scroll-restoration-v1_3' // the router's: how far each page was scrolled
  assert.deepEqual([left.local.filter((key) => !['nhat-the.language', 'nhat-the.scheme'].includes(key)), left.session.filter((key) => key !== scrolled), left.databases, left.caches], [[], [], 0, 0])
  assert.match(await page.evaluate((key) => sessionStorage.getItem(key) ?? '{}', scrolled), /^[\w\s{}[\]"':,.()>*+~#/=&?-]*$/) // no letter of a name
  await page.goBack()
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
  assert.doesNotMatch(await page.locator('body').innerText(), /đảo|Rấtdài/)
}))

test('a page left open is gone once its session has run out, without anybody touching it', () => walk(office, {}, async (page, context) => {
  await page.clock.install()
  await enter(office, context, 'lang-son-city')
  await page.goto(`/people/${known.head}?${onCity}`)
  await page.locator('main').getByText(/Rấtdài/).first().waitFor()
  await office.database.transaction((tx) => rows(tx, sql`delete from session`))
  await page.clock.fastForward('10:00')
  await page.locator('main').getByText(/Rấtdài/).first().waitFor()
  await page.clock.fastForward('32:00')
  await page.clock.runFor('02:00')
  await page.waitForURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
  assert.doesNotMatch(await page.locator('body').innerText(), /Rấtdài/)
}))
