import { findRow, row, type Database } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Mark } from '#ground/http/handed-out.ts'
import { codeOf } from './code.ts'

/** The mark of the next file that is handed out: its running number and the code of the newest head. */
export const markOf = (database: Database): Promise<Mark> => database.transaction(async (tx) => {
  const { number } = await row<{ number: number }>(tx, sql`select nextval('export_number') as number`)
  const head = await findRow<{ size: number; root: Buffer }>(tx, sql`select size, root from journal_head order by size desc limit 1`)
  return { number, head: head ? codeOf(head) : null }
})
