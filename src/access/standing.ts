import type { Actor } from '#ground/actor.ts'
import { type Database, type Tx, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { today } from '#ground/time/day.ts'
import { type Permission, type Role, permissions, permissionsOf } from './policy.ts'

/** A role that is held now. areaId: the unit in whose subtree; everywhere where that is the country. */
export type Held = { role: Role; areaId: number; everywhere: boolean }

/** The roles that an account holds now, read afresh at every call: a role that was ended is gone at the next one. */
export const heldBy = (database: Database, accountId: number): Promise<Held[]> => database.glance<Held>(sql`
  select g.role, g.area_id as "areaId", u.kind = 'country' as everywhere
  from role_grant g join unit u on u.id = g.area_id
  where g.account_id = ${accountId} and g.held @> now()
  order by g.kind = 'granted' desc, g.id`)

/** What somebody is here for: the first role granted names the unit that one works for. */
export function standingOf(held: readonly Held[]): { role: Role | null; unitId: number | null; may: Permission[] } {
  const first = held[0]
  return { role: first?.role ?? null, unitId: first === undefined || first.everywhere ? null : first.areaId, may: permissionsOf(held.map(({ role }) => role)) }
}

/** Who signed in, as room accounts knows them. */
type Holder = { id: number; name: string; sessionId: number; stage: NonNullable<Actor['stage']>; freshSeconds: number }

/** Who acts, from the roles held. `accounts.own`, what concerns nobody but oneself, is everyone's who is signed in. */
export function actorOf({ id, name, sessionId, stage, freshSeconds }: Holder, held: readonly Held[], session: string): Actor {
  const { unitId, may } = standingOf(held)
  return {
    accountId: id, name, today: today(), may: [...may, 'accounts.own'], unitId, session, sessionId, stage, freshUntil: Date.now() + freshSeconds * 1000,
    holds: held,
    view: held.map(({ role, areaId }) => `${role}:${areaId}`).sort().join(' '),
  }
}

/** Sessions of province staff and administrators are short. */
export const strictnessOf = async (tx: Tx, accountId: number): Promise<boolean> => (await row<{ strict: boolean }>(tx, sql`
  select exists (select from role_grant where account_id = ${accountId} and role in ('province_staff', 'administrator') and held @> now()) as strict`)).strict

/** The roles that give a permission, as the database's functions take them. */
export const rolesFor = (permission: string): readonly Role[] => permissions[permission as Permission] ?? []

/** Does the speaker of this transaction hold the permission over the unit? For null, over the whole country. */
export const covers = async (tx: Tx, unitId: number | null, permission: Permission): Promise<boolean> => (await row<{ covered: boolean }>(tx, unitId === null
  ? sql`select access_all(${rolesFor(permission)}::text[]) as covered`
  : sql`select access_covers(${unitId}::int, ${rolesFor(permission)}::text[]) as covered`)).covered

/** The same, asked by the program for somebody whose session may have ended. The program itself (account 0) may. */
export const coversFor = async (tx: Tx, { accountId }: Actor, unitId: number, permission: Permission): Promise<boolean> =>
  accountId === 0 || (await row<{ covered: boolean }>(tx, sql`select account_covers(${unitId}::int, ${accountId}::int, ${rolesFor(permission)}::text[]) as covered`)).covered
