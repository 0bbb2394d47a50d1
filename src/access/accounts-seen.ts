import type { Actor } from '#ground/actor.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { rolesFor } from './standing.ts'

/**
 * The accounts that somebody who keeps accounts may see, as a select of ids: their own, those with a role in their own units, and of those without any role those that they made
 * or that last had one there. Administrators see all. Asked with the program's own rights.
 */
export const accountsSeen = ({ accountId: me }: Pick<Actor, 'accountId'>): Sql => sql`
  select s.id from account s
  where s.id = ${me}::int
    or exists (select from role_grant where account_id = ${me}::int and role = 'administrator' and held @> now())
    or exists (select from role_grant g where g.account_id = s.id and (upper_inf(g.held) or upper(g.held) > now()) and ${mine(me)})
    or (not exists (select from role_grant g where g.account_id = s.id and (upper_inf(g.held) or upper(g.held) > now()))
      and (s.made_by = ${me}::int or exists (select from role_grant g where g.account_id = s.id and ${mine(me)})))`

const mine = (me: number): Sql => sql`account_covers(g.area_id, ${me}::int, ${rolesFor('accounts.read')}::text[])`
