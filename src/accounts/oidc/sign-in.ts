import type { Stage } from '#ground/actor.ts'
import { findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Account, accountColumns } from '../account.ts'
import type { Settings } from '../capability.ts'
import { door } from '../door.ts'
import { type Pepper, seal, unseal } from '../passwords/pepper.ts'
import { enter } from '../sign-in.ts'
import { endSessionsFrom, noteIdentity } from './identity.ts'
import type { Attempt, Provider } from './provider.ts'

const cookie = 'oidc'
const minutesOpen = 10
const place = 'attempt'

const provider = ({ provider: given }: Settings): Provider => {
  if (!given) throw new Refusal('accounts.oidc-absent')
  return given
}

/** Where to send the browser; what must come back with the answer stays in it, sealed, for ten minutes. */
export async function beginOidc(visit: Visit, settings: Settings): Promise<{ address: string }> {
  const { address, attempt } = await provider(settings).begin()
  const kept = seal(settings.pepper, 'oidc', place, Buffer.from(JSON.stringify({ ...attempt, until: now(settings) + minutesOpen * 60_000 })))
  visit.keepCookie(cookie, kept.toString('base64url'), minutesOpen * 60)
  return { address }
}

const now = ({ now: clock = Date.now }: Settings) => clock()

/** What this browser began, if it did and lately. */
function attemptOf(visit: Visit, pepper: Pepper, at: number): Attempt | undefined {
  try {
    const { until, ...attempt } = JSON.parse(unseal(pepper, 'oidc', place, Buffer.from(visit.cookie(cookie) ?? '', 'base64url')).toString('utf8')) as Attempt & { until: number }
    return until > at ? attempt : undefined
  } catch {
    return undefined
  }
}

/** The identity is issuer and subject. An account is never made by coming: an administrator links it. */
export async function finishOidc(visit: Visit, answer: string, settings: Settings): Promise<Stage> {
  const { settings: { acceptedAcr }, finish } = provider(settings)
  const attempt = attemptOf(visit, settings.pepper, now(settings))
  visit.keepCookie(cookie, null, 0)
  if (!attempt) throw new Refusal('accounts.oidc-not-begun')
  const claims = await finish(answer, attempt)
  const hint = typeof claims.name === 'string' ? claims.name.normalize('NFC').slice(0, 80) : ''
  const { number, account } = await visit.database.transaction(async (tx) => {
    const noted = await noteIdentity(tx, claims.iss, claims.sub, hint)
    const found = await findRow<Account>(tx, sql`select ${accountColumns} from account a where a.id = ${noted.accountId} and not a.suspended and not a.demo`)
    if (!found) await record(tx, door(), { what: 'accounts.oidc-unlinked', units: [], facts: { identity: noted.number } })
    return { number: noted.number, account: found }
  })
  if (!account) throw new Refusal('accounts.oidc-not-linked', { number })
  const sid = typeof claims.sid === 'string' ? claims.sid : null
  return enter(visit, account, settings, { factorGiven: acceptedAcr.length > 0, oidc: { identityId: number, sid } })
}

/** The provider says that somebody signed out there. */
export async function endByOidc(visit: Visit, token: string, settings: Settings): Promise<Record<string, never>> {
  const said = await provider(settings).readLogout(token)
  await visit.database.transaction(async (tx) => {
    const count = await endSessionsFrom(tx, said)
    if (count > 0) await record(tx, door(), { what: 'accounts.end-by-oidc', units: [], facts: { count } })
  })
  return {}
}
