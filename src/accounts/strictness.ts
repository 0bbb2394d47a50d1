import { type Tx, findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

/** Whether an account's sessions are short: true for those whose slip would open much. Asked when a session begins. */
export type StrictnessOf = (tx: Tx, accountId: number) => Promise<boolean>

/** Province staff and administrators. */
export const strictByRole: StrictnessOf = async (tx, accountId) =>
  (await findRow(tx, sql`select 1 from account where id = ${accountId} and role in ('province_staff', 'administrator')`)) !== undefined
