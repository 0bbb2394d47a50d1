import { type Route, asProgram } from '#ground/http/route.ts'
import { factorRoutes } from './factors/routes.ts'
import type { FactorSettings } from './factors/give.ts'
import { messages } from './messages.ts'
import { type OidcSettings, type Provider, providerOf } from './oidc/provider.ts'
import { oidcRoutes } from './oidc/routes.ts'
import type { PersonalOf } from './passwords/change.ts'
import type { Pepper } from './passwords/pepper.ts'
import { ownRoutes } from './routes.ts'
import type { AccountsSeen, StandsAbove } from './staff/above.ts'
import { staffRoutes } from './staff/routes.ts'
import type { Me } from './contract.ts'
import type { StrictnessOf } from './strictness.ts'
import { throttle } from './throttle.ts'

/** What an account is here for; room access says it, and this room hands it on. role null: none is held now. */
export type Standing = { role: Me['role']; unitId: number | null }

export type AccountSettings = {
  demo: boolean
  standingOf(accountId: number): Promise<Standing>
  standsAbove: StandsAbove
  accountsSeen: AccountsSeen
  pepper: Pepper
  strictnessOf: StrictnessOf
  /** A file of the office's own (LEAKED_PASSWORDS): hashes of leaked passwords, in order. */
  leakedPasswords?: string | undefined
  personalOf?: PersonalOf | undefined
  /** How long a new account may go on without a second factor; none unless the office says so. */
  graceDays?: number | undefined
  /** The address that people type, 'https://so.example.vn': passkeys are bound to it and single sign-on comes back to it. */
  publicAddress?: string | undefined
  oidc?: OidcSettings | undefined
  now?: (() => number) | undefined
}

/** What the routes of this room work with: the settings, and the memory of wrong answers. */
export type Settings = AccountSettings & FactorSettings & { wrongPasswords: ReturnType<typeof throttle>; provider: Provider | null }

function routesFor(given: AccountSettings): Route[] {
  const provider = given.oidc ? providerOf(given.oidc, given.publicAddress) : null
  const settings: Settings = { ...given, provider, wrongFactors: throttle(5, given.now), wrongPasswords: throttle(5, given.now) }
  return [...ownRoutes(settings), ...factorRoutes(settings), ...staffRoutes(settings), ...oidcRoutes(settings)].map(asProgram)
}

/** `refusals`: what a named constraint of this room means when a race is lost. */
export const accounts = {
  name: 'accounts', messages, routesFor,
  refusals: { account_login_key: 'accounts.login-taken', account_reset_open: 'accounts.reset-already', four_eyes: 'accounts.four-eyes', passkey_credential_id_key: 'accounts.passkey-known' }
}
