import { type Route, route } from '#ground/http/route.ts'
import * as contract from './contract.ts'
import { delegate, endRole, giveRole, grantsSeen, openInEmergency } from './grant.ts'
import { type Permission, type Role, type TableRule, mayGrant, permissions, tables } from './policy.ts'

export const routes: Route[] = [
  route(contract.listGrants, async (tx, actor) => {
    const seen = await grantsSeen(tx)
    const own = new Set(seen.filter(({ accountId, isOver }) => accountId === actor.accountId && !isOver).flatMap(({ role }) => mayGrant[role] ?? []))
    return { held: seen.filter(({ isOver }) => !isOver), over: seen.filter(({ isOver }) => isOver), mayGive: [...own] }
  }),
  route(contract.grantRole, giveRole),
  route(contract.delegateRole, delegate),
  route(contract.endGrant, endRole),
  route(contract.breakGlass, openInEmergency),
  route(contract.readRights, async () => rights)
]

const opens = (act: 'select' | 'insert' | 'update', permission: Permission): string[] =>
  Object.entries(tables).filter(([, rule]: [string, TableRule]) => (rule[act]?.by as readonly Permission[] | undefined)?.includes(permission)).map(([table]) => table)

/** The policy as a page shows it: made of the table of rights itself. */
const rights = (Object.keys(permissions) as Permission[]).map((permission) => ({
  permission, roles: [...permissions[permission]] as Role[], reads: opens('select', permission), writes: [...new Set([...opens('insert', permission), ...opens('update', permission)])].sort(),
}))
