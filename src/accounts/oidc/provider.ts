import { type JWTPayload, createRemoteJWKSet, jwtVerify } from 'jose'
import {
  type Configuration, type IDToken, allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery,
  enableNonRepudiationChecks, randomNonce, randomPKCECodeVerifier, randomState
} from 'openid-client'
import { Refusal } from '#ground/refusal.ts'

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  name: string           // as the button says it
  acceptedAcr: string[]  // levels of authentication that are enough, and then stand for the second factor; none: any, and ours is asked
}

/** What must come back with the answer; kept by the browser that began, sealed. */
export type Attempt = { state: string; nonce: string; verifier: string }

export type Provider = ReturnType<typeof providerOf>

const seconds = 10
const isLoopback = ({ protocol, hostname }: URL) => protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname)

/** Any standard provider (OpenID Connect Core 1.0): authorization code with PKCE, state and nonce, its issuer exactly as configured, the ID token's signature checked. */
export function providerOf(settings: OidcSettings, publicAddress: string | undefined) {
  if (publicAddress === undefined) throw new Error('single sign-on needs the public address that it comes back to')
  const { clientId, clientSecret, acceptedAcr } = settings
  const issuer = new URL(settings.issuer)
  const back = `${publicAddress}/sign-in/back`
  let found: Promise<Configuration> | undefined

  /** What the provider says of itself; asked again where it could not be reached. */
  const configuration = (): Promise<Configuration> => {
    found ??= discovery(issuer, clientId, clientSecret, undefined, { timeout: seconds, execute: [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowInsecureRequests] : [])] })
    return found.catch(() => {
      found = undefined
      throw new Refusal('accounts.oidc-away')
    })
  }

  const begin = async (): Promise<{ address: string; attempt: Attempt }> => {
    const config = await configuration()
    const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
    const address = buildAuthorizationUrl(config, {
      redirect_uri: back, scope: 'openid profile', state: attempt.state, nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: 'S256',
      ...(acceptedAcr.length > 0 ? { acr_values: acceptedAcr.join(' ') } : {})
    })
    return { address: address.href, attempt }
  }

  /** @param answer what stood after the ? of the address that the provider led back to @throws Refusal */
  const finish = async (answer: string, { state, nonce, verifier }: Attempt): Promise<IDToken> => {
    const config = await configuration()
    const came = new URL(back)
    came.search = answer
    const tokens = await authorizationCodeGrant(config, came, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
      .catch(() => { throw new Refusal('accounts.oidc-not-valid') })
    const claims = tokens.claims()
    if (!claims) throw new Refusal('accounts.oidc-not-valid')
    if (acceptedAcr.length > 0 && !acceptedAcr.includes(String(claims.acr))) throw new Refusal('accounts.oidc-too-weak')
    return claims
  }

  /** A logout token (OpenID Connect Back-Channel Logout 1.0, 2.6). @throws Refusal */
  const readLogout = async (token: string): Promise<{ issuer: string; subject: string | null; sid: string | null }> => {
    const { issuer: named, jwks_uri: keys = '' } = (await configuration()).serverMetadata()
    const said = await jwtVerify(token, keysAt(keys), { issuer: named, audience: clientId, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'], maxTokenAge: '5 min', requiredClaims: ['jti', 'events'] })
      .then(({ payload }) => payload, (): never => { throw new Refusal('accounts.oidc-not-valid') })
    if (!isLogout(said)) throw new Refusal('accounts.oidc-not-valid')
    return { issuer: named, subject: said.sub ?? null, sid: typeof said.sid === 'string' ? said.sid : null }
  }

  let keySet: ReturnType<typeof createRemoteJWKSet> | undefined
  const keysAt = (address: string) => (keySet ??= createRemoteJWKSet(new URL(address), { timeoutDuration: seconds * 1000 }))

  return { settings, begin, finish, readLogout }
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** With a nonce it would be an ID token that somebody passes off as a logout. */
const isLogout = ({ events, nonce, sub, sid }: JWTPayload): boolean =>
  typeof events === 'object' && events !== null && logoutEvent in events && nonce === undefined && (typeof sub === 'string' || typeof sid === 'string')
