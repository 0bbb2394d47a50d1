import type { Actor } from '#ground/actor.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { fold } from '#ground/text/fold.ts'
import type { Language } from '#ground/text/say.ts'
import { writeDay, type Day } from '#ground/time/day.ts'
import type { Engine } from './check.ts'
import { layInfo, layRows, laySheet } from './lay.ts'

/** The register of a unit's subtree on a day as the import workbook. Importing it changes nothing. */
export async function exportRegister(tx: Tx, { sheets }: Engine, actor: Actor, unitId: number, on: Day, language: Language = 'vi'): Promise<{ name: string; bytes: Uint8Array }> {
  const unit = await findRow<{ code: string; fullName: string }>(tx, sql`select code, full_name as "fullName" from unit_on(${on}) where id = ${unitId}`)
  if (!unit) throw new Refusal('imports.no-such-unit', { on })
  const laid = []
  for (const sheet of [...sheets].sort((a, b) => a.order - b.order)) laid.push(laySheet(sheet, layRows(sheet, await sheet.take(tx, unitId, on), language), language))
  const source = { vi: `Sổ Nhất Thể, ${actor.name} lấy ra`, en: `The Nhất Thể register, taken by ${actor.name}` }[language]
  const bytes = await writeWorkbook({
    title: `${unit.fullName} ${writeDay(on)}`,
    sheets: [layInfo({ unit: unit.code, unitName: unit.fullName, on, sender: unit.fullName, source }, language), ...laid],
  })
  return { name: `${fold(unit.fullName).replaceAll(' ', '-')}-${on}.xlsx`, bytes }
}
