import { generate } from 'otplib'
import type { Page } from 'playwright-core'

/** Reads the key off the screen into an app, and types the code that it shows. @returns the key */
export async function enrolApp(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ứng dụng mã trên điện thoại' }).click()
  const secret = (await page.locator('[data-secret]').textContent() ?? '').replaceAll(' ', '')
  await page.getByLabel(/^Mã sáu số/).fill(await generate({ secret }))
  await page.getByRole('button', { name: 'Bật bước thứ hai' }).click()
  return secret
}
