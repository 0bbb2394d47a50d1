import type { Actor } from '#ground/actor.ts'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { unitName } from '#units/public.ts'
import type { Role } from './policy.ts'

type Given = { login: string; role: Role; unitId: number; until: string | null; reason: string }

/** Gives a role to an account. Never more than the giver is above, never in a unit that is not the giver's, never to oneself. */
export async function giveRole(tx: Tx, actor: Actor, given: Given): Promise<{ id: number }> {
  const { may } = await row<{ may: boolean }>(tx, sql`select access_may_give(${given.unitId}::int, ${given.role}) as may`)
  if (!may) throw new Refusal('access.not-yours-to-give', { role: given.role })
  return add(tx, actor, given, 'granted')
}

/** Hands a role that one holds oneself to another, to the end of a day. */
export async function delegate(tx: Tx, actor: Actor, given: Given & { until: string }): Promise<{ id: number }> {
  const { now, then } = await row<{ now: boolean; then: boolean }>(tx, sql`
    select access_may_delegate(${given.unitId}::int, ${given.role}, now()) as now, access_may_delegate(${given.unitId}::int, ${given.role}, ${endOf(given.until)}) as then`)
  if (!now) throw new Refusal('access.not-held', { role: given.role })
  if (!then && given.until >= actor.today) throw new Refusal('access.longer-than-held', { until: given.until })
  return add(tx, actor, given, 'delegated')
}

/** A last day is held to its end. */
const endOf = (until: string | null) => sql`(${until}::date + 1)::timestamptz`

async function add(tx: Tx, actor: Actor, { login, role, unitId, until, reason }: Given, kind: 'granted' | 'delegated'): Promise<{ id: number }> {
  if (until !== null && until < actor.today) throw new Refusal('access.end-in-the-past', { until })
  const account = await findRow<{ id: number; name: string }>(tx, sql`select id, name from account_called(${login.normalize('NFC').toLowerCase()})`)
  if (!account) throw new Refusal('access.no-such-account', { login })
  if (account.id === actor.accountId) throw new Refusal('access.not-to-yourself')
  const there = await findRow(tx, sql`select 1 from role_grant where account_id = ${account.id} and role = ${role} and area_id = ${unitId} and held @> now()`)
  if (there) throw new Refusal('access.held-already', { name: account.name })
  const { id } = await row<{ id: number }>(tx, sql`
    insert into role_grant (account_id, role, area_id, held, granted_by, kind, reason)
    values (${account.id}, ${role}, ${unitId}, tstzrange(now(), ${endOf(until)}), ${actor.accountId}, ${kind}, ${reason || null})
    returning id`)
  await record(tx, actor, { what: kind === 'granted' ? 'access.grant' : 'access.delegate', units: [unitId], reason, facts: { grant: id, account: account.id, role, until } })
  return { id }
}

/** Ends a role now; at the account's next request it is gone. */
export async function endRole(tx: Tx, actor: Actor, { id, reason }: { id: number; reason: string }): Promise<void> {
  const ended = await findRow<{ areaId: number; role: Role; accountId: number }>(tx, sql`
    update role_grant set held = tstzrange(lower(held), now()), ended_by = ${actor.accountId}, end_reason = ${reason}
    where id = ${id} and held @> now() and lower(held) < now()
    returning area_id as "areaId", role, account_id as "accountId"`)
  if (!ended) throw new Refusal('access.no-such-grant')
  await record(tx, actor, { what: 'access.end', units: [ended.areaId], reason, facts: { grant: id, account: ended.accountId, role: ended.role } })
}

/** An hour's reading of a unit that is not one's own. */
export async function openInEmergency(tx: Tx, actor: Actor, { area, reason }: { area: number; reason: string }): Promise<{ id: number }> {
  const { id } = await row<{ id: number | null }>(tx, sql`select break_glass(${area}::int, ${reason}) as id`)
  if (id === null) throw new Refusal('access.not-held', { role: 'inspector' })
  await record(tx, actor, { what: 'access.break-glass', units: [area], reason, facts: { grant: id } })
  return { id }
}

export type Grant = {
  id: number; accountId: number; login: string | null; account: string | null; role: Role; areaId: number; area: string; from: string; until: string | null
  kind: 'granted' | 'delegated' | 'break_glass'; by: string | null; reason: string | null; mayEnd: boolean; isOver: boolean
}

/** Roles held now in the speaker's units, and those that ended in the last three months. */
export const grantsSeen = (tx: Tx): Promise<Grant[]> => rows<Grant>(tx, sql`
  with seen as materialized (select * from role_grant g where g.held @> now() or upper(g.held) > now() - interval '3 months'),
  who as materialized (select * from account_names(array(select account_id from seen union select granted_by from seen where granted_by is not null)))
  select g.id, g.account_id as "accountId", w.login, w.name as account, g.role, g.area_id as "areaId",
         ${unitName(sql`g.area_id`)} as area,
         to_char(lower(g.held) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "from", to_char(upper(g.held) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until,
         g.kind, b.name as by, g.reason, g.held @> now() and access_may_end(g.area_id, g.role, g.kind, g.granted_by) as "mayEnd", not g.held @> now() as "isOver"
  from seen g left join who w on w.id = g.account_id left join who b on b.id = g.granted_by
  order by g.kind = 'break_glass' desc, area, g.role, w.name`)
