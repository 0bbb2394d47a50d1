import type { AuthenticationResponseJSON, RegistrationResponseJSON, WebAuthnCredential } from '@simplewebauthn/server'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { instant } from '../instant.ts'

// Loaded when first asked for: it is a quarter of what every start reads.
const webAuthn = () => import('@simplewebauthn/server')

/** The site that passkeys are bound to: a copy of the sign-in page on another address gets no answer from them. */
export type Site = { origin: string; id: string }

export const siteOf = (address: string): Site => ({ origin: new URL(address).origin, id: new URL(address).hostname })

type Kept = { credentialId: string; publicKey: Buffer; counter: number; transports: string[] }

const keptOf = (tx: Tx, accountId: number) => rows<Kept>(tx, sql`
  select credential_id as "credentialId", public_key as "publicKey", counter, transports from passkey where account_id = ${accountId} order by id`)

/** What is to be signed is kept with the session and taken out by the first answer. */
const keepChallenge = (tx: Tx, sessionId: number, challenge: string) => rows(tx, sql`update session set challenge = ${challenge} where id = ${sessionId}`)

const takeChallenge = async (tx: Tx, sessionId: number): Promise<string | undefined> =>
  (await findRow<{ challenge: string | null }>(tx, sql`
    with held as (select id, challenge from session where id = ${sessionId} for update)
    update session s set challenge = null from held where s.id = held.id returning held.challenge`))?.challenge ?? undefined

type Owner = { id: number; login: string; name: string }

/** What the browser is asked for to make a passkey. */
export async function askNewPasskey(tx: Tx, site: Site, sessionId: number, owner: Owner) {
  const kept = await keptOf(tx, owner.id)
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpName: 'Nhất Thể', rpID: site.id, userName: owner.login, userDisplayName: owner.name, userID: new TextEncoder().encode(`account ${owner.id}`),
    attestationType: 'none', excludeCredentials: kept.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' }
  })
  await keepChallenge(tx, sessionId, options.challenge)
  return options
}

/** @returns whether the answer holds; then the passkey is kept */
export async function takeNewPasskey(tx: Tx, site: Site, sessionId: number, accountId: number, name: string, answer: RegistrationResponseJSON): Promise<boolean> {
  const expectedChallenge = await takeChallenge(tx, sessionId)
  if (expectedChallenge === undefined) return false
  const { verifyRegistrationResponse } = await webAuthn()
  const found = await verifyRegistrationResponse({ response: answer, expectedChallenge, expectedOrigin: site.origin, expectedRPID: site.id, requireUserVerification: false }).catch(() => undefined)
  if (!found?.verified) return false
  const { id, publicKey, counter, transports = [] } = found.registrationInfo.credential
  await row(tx, sql`
    insert into passkey (account_id, credential_id, public_key, counter, transports, name)
    values (${accountId}, ${id}, ${Buffer.from(publicKey)}, ${counter}, ${transports}::text[], ${name})
    returning 1`)
  return true
}

/** What the browser is asked for to use one of the account's passkeys. */
export async function askPasskey(tx: Tx, site: Site, sessionId: number, accountId: number) {
  const kept = await keptOf(tx, accountId)
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({ rpID: site.id, userVerification: 'preferred', allowCredentials: kept.map(({ credentialId, transports }) => ({ id: credentialId, transports })) })
  await keepChallenge(tx, sessionId, options.challenge)
  return options
}

export async function takePasskey(tx: Tx, site: Site, sessionId: number, accountId: number, answer: AuthenticationResponseJSON): Promise<boolean> {
  const expectedChallenge = await takeChallenge(tx, sessionId)
  const kept = (await keptOf(tx, accountId)).find(({ credentialId }) => credentialId === answer.id)
  if (expectedChallenge === undefined || !kept) return false
  const credential: WebAuthnCredential = { id: kept.credentialId, publicKey: new Uint8Array(kept.publicKey), counter: kept.counter, transports: kept.transports }
  const { verifyAuthenticationResponse } = await webAuthn()
  const found = await verifyAuthenticationResponse({ response: answer, expectedChallenge, expectedOrigin: site.origin, expectedRPID: site.id, credential, requireUserVerification: false }).catch(() => undefined)
  if (!found?.verified) return false
  await rows(tx, sql`update passkey set counter = ${found.authenticationInfo.newCounter}, used_at = now() where credential_id = ${kept.credentialId}`)
  return true
}

export type ShownPasskey = { number: number; name: string; madeAt: string; usedAt: string | null }

export const passkeysOf = (tx: Tx, accountId: number) => rows<ShownPasskey>(tx, sql`
  select id as number, name, ${instant(sql`made_at`)} as "madeAt", ${instant(sql`used_at`)} as "usedAt" from passkey where account_id = ${accountId} order by id`)

export const removePasskey = async (tx: Tx, accountId: number, number: number): Promise<boolean> =>
  await findRow(tx, sql`delete from passkey where account_id = ${accountId} and id = ${number} returning 1`) !== undefined
