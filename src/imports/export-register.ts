import type { Actor } from '#ground/actor.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Mark, writeMark } from '#ground/http/handed-out.ts'
import { Refusal } from '#ground/refusal.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { fold } from '#ground/text/fold.ts'
import type { Language } from '#ground/text/say.ts'
import { writeDay, type Day } from '#ground/time/day.ts'
import type { Engine } from './check.ts'
import { layInfo, layRows, laySheet } from './lay.ts'

/** The register of a unit's subtree on a day as the import workbook. Importing it changes nothing. @returns people: how many are in it */
export async function exportRegister(tx: Tx, { sheets }: Engine, actor: Actor, unitId: number, on: Day, language: Language = 'vi', mark?: Mark): Promise<{ name: string; bytes: Uint8Array; people: number }> {
  const unit = await findRow<{ code: string; fullName: string }>(tx, sql`select code, full_name as "fullName" from unit_on(${on}) where id = ${unitId}`)
  if (!unit) throw new Refusal('imports.no-such-unit', { on })
  const laid = []
  let people = 0
  for (const sheet of [...sheets].sort((a, b) => a.order - b.order)) {
    const taken = await sheet.take(tx, unitId, on)
    if (sheet.code === 'people') people = taken.length
    laid.push(laySheet(sheet, layRows(sheet, taken, language), language))
  }
  const taken = { vi: `Sổ Nhất Thể, ${actor.name} lấy ra`, en: `The Nhất Thể register, taken by ${actor.name}` }[language]
  const source = mark ? `${taken} ngày ${writeDay(actor.today)} · ${writeMark(mark, people)}` : taken
  const bytes = await writeWorkbook({
    title: `${unit.fullName} ${writeDay(on)}`,
    sheets: [layInfo({ unit: unit.code, unitName: unit.fullName, on, sender: unit.fullName, source }, language), ...laid],
  })
  return { name: `${fold(unit.fullName).replaceAll(' ', '-')}-${on}.xlsx`, bytes, people }
}
