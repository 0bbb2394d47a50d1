import { type Tx, findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Role } from './policy.ts'

/** A role as the program gives it: the first administrator, the accounts of a demonstration. One that is held already stays. areaId null: the whole country. */
export async function grantRole(tx: Tx, { accountId, role, areaId }: { accountId: number; role: Role; areaId: number | null }): Promise<void> {
  await findRow(tx, sql`
    insert into role_grant (account_id, role, area_id)
    select ${accountId}, ${role}, area.id from (select coalesce(${areaId}::int, (select id from unit where kind = 'country')) as id) area
    where not exists (select from role_grant g where g.account_id = ${accountId} and g.role = ${role} and g.area_id = area.id and g.held @> now())
    returning id`)
}
