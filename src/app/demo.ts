import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { grantRole } from '#access/public.ts'
import { type DemoAccount, findAccountId, makeDemoAccounts } from '#accounts/public.ts'
import { type Tx, findRow, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { today } from '#ground/time/day.ts'
import { asText, importInto } from './commands/import.ts'
import { setExampleResolution } from './demo-allowance.ts'
import { giveLeaderWork } from './demo-leader.ts'
import { type Office, project } from './office.ts'

/**
 * The five localities, as their offices would have sent them: every workbook of cases/ goes through the engine that every office uses, once.
 * Then one account an office, the province above Lạng Sơn city, those that work for the whole country, and one of somebody who leads a village and its cell. A start that died half way is carried on by the next.
 */
export async function prepareDemo(office: Office): Promise<void> {
  const accounts: DemoAccount[] = [{ login: 'quan-tri', name: 'Người quản trị', role: 'administrator', unitId: null }]
  for (const file of globSync('cases/*/*.xlsx', { cwd: project }).sort()) {
    const bytes = await readFile(join(project, file))
    const unitId = await importedFor(office, bytes) ?? await importedNow(office, file, bytes)
    if (unitId !== undefined) accounts.push(await officeOf(office, basename(file, '.xlsx'), unitId))
  }
  accounts.push({ login: 'thanh-tra', name: 'Cán bộ kiểm tra', role: 'inspector', unitId: null }, { login: 'giam-sat', name: 'Người soát nhật ký', role: 'auditor', unitId: null })
  accounts.push({ login: 'xem', name: 'Người xem', role: 'reader', unitId: null })
  await office.database.transaction(async (tx) => {
    await openDemoAccounts(tx, accounts)
    await setExampleResolution(tx)
    await openDemoAccounts(tx, await provinceOfCity(tx))
    const city = accounts.find(({ login }) => login === 'lang-son-city')
    const leader = city && await giveLeaderWork(tx, city)
    if (leader) await openDemoAccounts(tx, [leader])
  })
}

/** The accounts of a demonstration and the roles they show. */
export async function openDemoAccounts(tx: Tx, accounts: DemoAccount[]): Promise<void> {
  await makeDemoAccounts(tx, accounts)
  for (const { login, role, unitId } of accounts) await grantRole(tx, { accountId: (await findAccountId(tx, login))!, role, areaId: unitId })
}

async function importedFor({ database }: Office, bytes: Uint8Array): Promise<number | undefined> {
  const hash = createHash('sha256').update(bytes).digest()
  return (await database.read((tx) => findRow<{ id: number }>(tx, sql`select unit_id as id from import_job where file_hash = ${hash} and state = 'done' and unit_id is not null limit 1`)))?.id
}

async function importedNow(office: Office, file: string, bytes: Uint8Array): Promise<number | undefined> {
  const imported = await importInto(office, { name: basename(file), bytes })
  if (imported.state !== 'done') process.stderr.write(`${file}\n${asText(imported)}`)
  return imported.found.preview?.unitId
}

/** Whoever stands above Lạng Sơn city: a plan is approved by a level above its proposer's. */
const provinceOfCity = async (tx: Tx): Promise<DemoAccount[]> => (await rows<{ id: number; name: string }>(tx, sql`select id, full_name as name from unit_on(${today()}) where tree = 'state' and kind = 'province' and code = '20'`))
  .map(({ id, name }) => ({ login: 'lang-son', name: `Cán bộ ${name}`, role: 'province_staff', unitId: id }))

async function officeOf({ database }: Office, login: string, unitId: number): Promise<DemoAccount> {
  const unit = await database.read((tx) => findRow<{ kind: string; name: string }>(tx, sql`
    select u.kind, v.full_name as name from unit u join unit_version v on v.unit_id = u.id and upper_inf(v.recorded)
    where u.id = ${unitId} order by lower(v.valid) nulls first limit 1`))
  return { login, name: `Cán bộ ${unit?.name}`, role: unit?.kind === 'province' ? 'province_staff' : 'commune_staff', unitId }
}
