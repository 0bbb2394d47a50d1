import type { Actor } from '#ground/actor.ts'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { instant } from '../instant.ts'
import { type StandsAbove, obeyRank } from '../staff/above.ts'

/** Strangers may come by the thousand: so many of them are kept, and for so long. */
const mostUnlinked = 500
const daysUnlinked = 30

export type Identity = { number: number; issuer: string; subject: string; nameHint: string; triedAt: string; accountId: number | null; login: string | null }

/** Those that nobody is linked to, and those linked to an account that may be shown. @param seen ids of accounts, as a select */
export const identities = (tx: Tx, seen: Sql) => rows<Identity>(tx, sql`
  select i.id as number, i.issuer, i.subject, i.name_hint as "nameHint", ${instant(sql`i.tried_at`)} as "triedAt", i.account_id as "accountId", a.login
  from oidc_identity i left join account a on a.id = i.account_id
  where i.account_id is null or i.account_id in (${seen})
  order by i.account_id is not null, i.tried_at desc, i.id`)

/** One came from the provider: known by issuer and subject alone. */
export async function noteIdentity(tx: Tx, issuer: string, subject: string, nameHint: string): Promise<{ number: number; accountId: number | null }> {
  await rows(tx, sql`
    delete from oidc_identity
    where account_id is null and (tried_at < now() - make_interval(days => ${daysUnlinked})
      or id in (select id from oidc_identity where account_id is null order by tried_at desc offset ${mostUnlinked - 1}))`)
  return row(tx, sql`
    insert into oidc_identity (issuer, subject, name_hint) values (${issuer}, ${subject}, ${nameHint})
    on conflict (issuer, subject) do update set tried_at = now(), name_hint = excluded.name_hint
    returning id as number, account_id as "accountId"`)
}

/** An administrator's act; nothing links by itself, whatever name or number the provider gives. */
export async function linkIdentity(tx: Tx, actor: Actor, { number, accountId }: { number: number; accountId: number }, standsAbove: StandsAbove): Promise<void> {
  const account = await findRow<{ login: string; demo: boolean }>(tx, sql`select login, demo from account where id = ${accountId}`)
  if (!account) throw new Refusal('accounts.not-there')
  if (account.demo) throw new Refusal('accounts.demo-is-fixed')
  await obeyRank(tx, actor, accountId, standsAbove)
  const linked = await findRow(tx, sql`update oidc_identity set account_id = ${accountId}, linked_at = now() where id = ${number} and account_id is null returning 1`)
  if (!linked) throw new Refusal('accounts.oidc-not-there')
  await record(tx, actor, { what: 'accounts.link-oidc', units: [], facts: { account: accountId, name: account.login, identity: number } })
}

export async function unlinkIdentity(tx: Tx, actor: Actor, number: number, standsAbove: StandsAbove): Promise<void> {
  const was = await findRow<{ accountId: number }>(tx, sql`
    with held as (select id, account_id from oidc_identity where id = ${number} and account_id is not null for update)
    update oidc_identity i set account_id = null, linked_at = null from held where i.id = held.id returning held.account_id as "accountId"`)
  if (!was) throw new Refusal('accounts.oidc-not-there')
  await obeyRank(tx, actor, was.accountId, standsAbove)
  await rows(tx, sql`delete from session where oidc_identity_id = ${number}`)
  await record(tx, actor, { what: 'accounts.unlink-oidc', units: [], facts: { account: was.accountId, identity: number } })
}

/** Ends what was opened through the provider: one of its sessions, or all of a subject. @returns how many ended */
export async function endSessionsFrom(tx: Tx, { issuer, subject, sid }: { issuer: string; subject: string | null; sid: string | null }): Promise<number> {
  const ended = await rows(tx, sql`
    delete from session s using oidc_identity i
    where i.id = s.oidc_identity_id and i.issuer = ${issuer}
      and (${subject}::text is null or i.subject = ${subject}) and (${sid}::text is null or s.oidc_sid = ${sid})
    returning 1`)
  return ended.length
}
