import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { withoutNames } from '#ground/text/without-names.ts'
import { dataMap } from './data-map.ts'

/** Where a name stood. */
const instead = '«…»'

/** Columns of free text, by the data map. */
export const freeText = (): { table: string; column: string }[] =>
  Object.entries(dataMap).flatMap(([table, { free = '' }]) => free.split(' ').filter(Boolean).map((column) => ({ table, column })))

/** The names go from every free text, where nobody else bears them. @param own names that are this person's alone @returns by 'table.column', how many rows were changed */
export async function eraseFromFreeText(tx: Tx, own: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table, column } of freeText()) {
    const [of, text] = [sql.name(table), sql.name(column)]
    const found = await rows<{ before: string }>(tx, sql`
      select distinct ${text} as before from ${of} where exists (select from unnest(${own}::text[]) n where strpos(fold(${text}), fold(n)) > 0)`)
    for (const { before } of found) {
      const after = withoutNames(before, own, instead)
      if (after === before.normalize('NFC')) continue
      const changed = await rows(tx, sql`update ${of} set ${text} = ${after} where ${text} = ${before} returning 1`)
      counts[`${table}.${column}`] = (counts[`${table}.${column}`] ?? 0) + changed.length
    }
  }
  return counts
}
