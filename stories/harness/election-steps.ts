import type { Page } from 'playwright-core'
import { demoPassword } from '#accounts/public.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { today } from '#ground/time/day.ts'
import type { Office } from './office.ts'
import { settled } from './walk.ts'

export type Village = { id: number; name: string; cellId: number; commune: number; head: string; headId: number; secretary: string; secretaryId: number }
/** A village whose head and secretary are two persons, and how many are unified in its province. */
export const villageIn = (office: Office, state: string) => office.database.read(async (tx) => (await rows<Village>(tx, sql`
  select s.village_id as id, u.full_name as name, s.cell_id as "cellId", s.commune_id as commune, s.head_id as "headId", s.secretary_id as "secretaryId",
         (select v.name from person_version v where v.person_id = s.head_id and upper_inf(v.recorded) limit 1) as head,
         (select v.name from person_version v where v.person_id = s.secretary_id and upper_inf(v.recorded) limit 1) as secretary
  from village_state s join unit_on(${today()}::date) u on u.id = s.village_id
  where s.upto_day = 'infinity' and s.from_day <= ${today()}::date and s.state = ${state} and s.head_id is not null and s.secretary_id is not null and u.code like '059%' order by s.village_id limit 1`))[0]!)
export const unified = (office: Office) => office.database.read(async (tx) => (await rows<{ count: number }>(tx, sql`
  select count(*)::int as count from village_state where upto_day = 'infinity' and from_day <= ${today()}::date and state = 'unified'`))[0]!.count)

export const save = async (page: Page, done: RegExp) => {
  await page.getByRole('button', { name: /^(Ghi|Xác nhận và công nhận)$/ }).click()
  await page.getByRole('listitem').filter({ hasText: done }).first().waitFor() // among the steps taken, or told for a moment
  await settled(page)
}
export const pick = async (page: Page, label: string | RegExp, name: string) => {
  const field = page.getByRole('combobox', { name: label }).last()
  await field.fill(name)
  await page.getByRole('option').filter({ hasText: name }).first().click()
}
export const fill = async (page: Page, label: string | RegExp, value: string) => {
  const field = page.getByLabel(label, { exact: typeof label === 'string' })
  await field.fill(value)
  await field.blur()
}
export const on = (page: Page, day: string) => fill(page, 'Ngày', day)

/** From the decision to the plan; then what the kind asks for. */
export async function called(page: Page, unitId: number): Promise<void> {
  await page.goto(`/elections/new?don-vi=${unitId}`)
  await settled(page)
  await fill(page, 'Ngày quyết định', '01/09/2026')
  await fill(page, 'Ngày bầu dự kiến', '20/10/2026')
  await save(page, /Quyết định tổ chức/)
  await on(page, '10/09/2026')
  await save(page, /Công bố kế hoạch/)
}

/** The count as one person reads it off the minutes, on their own device. */
export async function reads(page: Page, counts: [issued: string, valid: string, votes: string]): Promise<void> {
  await page.getByRole('link', { name: 'Nhập phiếu' }).first().click()
  await settled(page)
  await fill(page, 'Phát ra', counts[0])
  await fill(page, 'Hợp lệ', counts[1])
  await fill(page, 'Không hợp lệ', '0')
  await fill(page, 'Không thu về', '0')
  await fill(page, /^Phiếu cho/, counts[2])
  await page.getByText('khớp').first().waitFor()
  await page.getByRole('button', { name: 'Lưu số phiếu' }).click()
  await page.locator('[aria-live=polite] li').filter({ hasText: /Đã lưu/ }).first().waitFor()
  await settled(page)
}

/** Whoever certifies proves once more who they are. */
export async function certified(office: Office, page: Page): Promise<void> {
  await office.database.transaction(async (tx) => { await rows(tx, sql`update session set fresh_until = now() - interval '1 minute'`) })
  await page.getByRole('button', { name: 'Xác nhận và công nhận' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
  await dialog.getByRole('button', { name: /Xác nhận|Tiếp tục/ }).last().click()
  await page.locator('[aria-live=polite] li').filter({ hasText: /giữ chức/ }).first().waitFor()
  await settled(page)
}
