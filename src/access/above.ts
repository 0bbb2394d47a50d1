import type { Actor } from '#ground/actor.ts'
import { type Tx, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { accountsSeen } from './accounts-seen.ts'
import { type Role, mayGrant, roles } from './policy.ts'

const above = (role: Role): Role[] => roles.filter((each) => mayGrant[each]?.includes(role))

/**
 * Whether an actor sees another account and stands above all that it is or will be: for each of its roles, one from which that role may be given, over that very unit.
 * Who takes over an account holds its roles, so only those who could have given them may reset, link or suspend it. Asked with the program's own rights.
 */
export async function standsAbove(tx: Tx, { accountId }: Actor, other: number): Promise<boolean> {
  const { seen } = await row<{ seen: boolean }>(tx, sql`select ${other}::int in (${accountsSeen({ accountId })}) as seen`)
  if (!seen) return false
  const held = await rows<{ role: Role; areaId: number }>(tx, sql`
    select role, area_id as "areaId" from role_grant where account_id = ${other} and (upper_inf(held) or upper(held) > now())`)
  for (const { role, areaId } of held) {
    const { covered } = await row<{ covered: boolean }>(tx, sql`select account_covers(${areaId}::int, ${accountId}::int, ${above(role)}::text[]) as covered`)
    if (!covered) return false
  }
  return true
}
