import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testBrowser } from './browser.ts'

test('a real browser opens a page and reads Vietnamese', async () => {
  const page = await (await testBrowser()).newPage()
  await page.setContent('<h1>Bí thư chi bộ kiêm trưởng thôn</h1>')
  assert.equal(await page.locator('h1').innerText(), 'Bí thư chi bộ kiêm trưởng thôn')
  await page.close()
})
