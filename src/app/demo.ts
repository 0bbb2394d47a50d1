import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type DemoAccount, makeDemoAccounts } from '#access/public.ts'
import { findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { asText, importInto } from './commands/import.ts'
import { type Office, project } from './office.ts'

/**
 * The five localities, as their offices would have sent them: every workbook of cases/ goes through the engine that every office uses, once.
 * Then one account an office, and one that works for the whole country.
 */
export async function prepareDemo(office: Office): Promise<void> {
  const accounts: DemoAccount[] = [{ login: 'quan-tri', name: 'Người quản trị', role: 'administrator', unitId: null }]
  for (const file of globSync('cases/*/*.xlsx', { cwd: project }).sort()) {
    const bytes = await readFile(join(project, file))
    if (await wasImported(office, bytes)) continue
    const imported = await importInto(office, { name: basename(file), bytes })
    if (imported.state !== 'done') process.stderr.write(`${file}\n${asText(imported)}`)
    const { preview } = imported.found
    if (preview) accounts.push(await officeOf(office, basename(file, '.xlsx'), preview.unitId, preview.unitName))
  }
  accounts.push({ login: 'xem', name: 'Người xem', role: 'reader', unitId: null })
  await office.database.transaction((tx) => makeDemoAccounts(tx, accounts))
}

async function wasImported({ database }: Office, bytes: Uint8Array): Promise<boolean> {
  const hash = createHash('sha256').update(bytes).digest()
  return (await database.read((tx) => findRow(tx, sql`select 1 from import_job where file_hash = ${hash} and state = 'done'`))) !== undefined
}

async function officeOf({ database }: Office, login: string, unitId: number, unitName: string): Promise<DemoAccount> {
  const unit = await database.read((tx) => findRow<{ kind: string }>(tx, sql`select kind from unit where id = ${unitId}`))
  return { login, name: `Cán bộ ${unitName}`, role: unit?.kind === 'province' ? 'province_staff' : 'officer', unitId }
}
