import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { Provider } from 'oidc-provider'

type Person = { sub: string; name: string; acr: string }

export const clientId = 'nhat-the'
export const clientSecret = 'bí mật của máy chủ thử'.normalize('NFD').replace(/[^a-z]/gi, '-').padEnd(40, 'x')

/** A real OpenID provider on loopback, where whoever is named by `is` signs in without being asked. */
export async function openProvider({ back, logout }: { back: string; logout: string }) {
  let person: Person = { sub: 'nobody', name: '', acr: '0' }
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{
      client_id: clientId, client_secret: clientSecret, redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'],
      backchannel_logout_uri: logout, backchannel_logout_session_required: true
    }],
    acrValues: ['muc-1', 'muc-2'],
    claims: { openid: ['sub', 'acr', 'sid'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['khóa thử'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/enter/${uid}` },
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit), // its own way refuses loopback
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, name: person.name, acr: person.acr }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    }
  })
  const answer = provider.callback()
  server.on('request', (request, reply) => {
    if (!request.url?.startsWith('/enter/')) return void answer(request, reply)
    void provider.interactionFinished(request, reply, { login: { accountId: person.sub, acr: person.acr } })
  })
  after(() => server.close())

  /** A browser that follows the provider's own redirects. @returns the address that it is led back to */
  const follow = async (address: string): Promise<URL> => {
    const jar = new Map<string, string>()
    for (let at = new URL(address); ;) {
      const reply = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
      for (const cookie of reply.headers.getSetCookie()) jar.set(...(/^([^=]+)=([^;]*)/.exec(cookie)!.slice(1) as [string, string]))
      const next = reply.headers.get('location')
      if (next === null) throw new Error(`${at.href}: ${reply.status} ${await reply.text()}`)
      at = new URL(next, at)
      if (at.origin !== issuer) return at
    }
  }
  const signOut = async (sub: string, sid: string) => {
    const client = await provider.Client.find(clientId)
    await (client as unknown as { backchannelLogout(sub: string, sid: string): Promise<void> }).backchannelLogout(sub, sid)
  }
  return { issuer, provider, follow, signOut, is: (next: Person) => { person = next } }
}
