import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { generate } from 'otplib'
import type { Database } from '#ground/database/database.ts'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Route } from '#ground/http/route.ts'
import { openServer } from '#ground/http/serve.ts'
import { today } from '#ground/time/day.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { type AccountSettings, accounts } from '../capability.ts'
import { hashPassword } from '../passwords/password.ts'
import { findHolder } from '../session.ts'

export const password = 'Bà con họp lúc bảy giờ'
const staffMay = ['accounts.read', 'accounts.make', 'accounts.suspend', 'accounts.reset']

type Asked = { method?: 'GET' | 'POST'; body?: object; headers?: Record<string, string>; from?: string }
/** What came back, of whatever shape: the tests know. */
type Answer = ReturnType<typeof JSON.parse>
export type Reply = { status: number; code: string | undefined; body: Answer; cookies: string[]; headers: LightMyRequestResponse['headers'] }

/** The room's own calls over a real server and database, and browsers that keep their cookies. */
export async function openDesk(given: Partial<AccountSettings> & { more?: Route[]; trustedProxies?: string[] } = {}) {
  const database = await testDatabase()
  const strict = new Set<number>() // whose sessions are short
  const settings: AccountSettings = { demo: false, pepper: randomBytes(32), standingOf: async () => ({ role: 'reader', unitId: null }), strictnessOf: async (_, id) => strict.has(id), standsAbove: async () => true, accountsSeen: () => sql`select id from account`, ...given }
  const server = await openServer({
    database, scoped: database, routes: [...accounts.routesFor(settings), ...given.more ?? []],
    whoHolds: async (token) => {
      const holder = await findHolder(database, token, settings)
      return holder && { accountId: holder.id, name: holder.name, today: today(), may: [...staffMay, 'accounts.own'], unitId: null, sessionId: holder.sessionId, stage: holder.stage, freshUntil: Date.now() + holder.freshSeconds * 1000 }
    },
    may: (actor, call) => call.may === 'anyone' || actor?.may.includes(call.may) === true,
    refusalOf: (constraint) => (accounts.refusals as Record<string, string>)[constraint],
    log: (line) => { throw new Error(JSON.stringify(line)) },
    ...(given.trustedProxies ? { trustedProxies: given.trustedProxies } : {})
  })
  after(() => server.close())
  return { database, settings, server, strict, browser: (agent?: string) => browserOf(server, agent), account: (login: string, more = {}) => addAccount(database, settings, login, more) }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

function browserOf(server: Awaited<ReturnType<typeof openServer>>, agent = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0') {
  const jar = new Map<string, string>()
  const ask = async (url: string, { method = 'GET', body, headers = {}, from = '127.0.0.1' }: Asked = {}): Promise<Reply> => {
    const reply = await server.inject({
      method, url, remoteAddress: from,
      headers: { 'user-agent': agent, host: 'so.example.vn', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
      ...(body ? { payload: body } : method === 'POST' ? { payload: {} } : {})
    })
    const cookies = [reply.headers['set-cookie'] ?? []].flat()
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const json = String(reply.headers['content-type']).startsWith('application/json') ? reply.json() : undefined
    return { status: reply.statusCode, code: json?.code, body: json, cookies, headers: reply.headers }
  }
  const tell = (url: string, body: object = {}, more: Omit<Asked, 'body' | 'method'> = {}) => ask(url, { method: 'POST', body, ...more })
  return { jar, ask, tell, signIn: (login: string, typed = password, more: Omit<Asked, 'body' | 'method'> = {}) => tell('/api/session/sign-in', { login, password: typed }, more) }
}

export type Browser = ReturnType<Desk['browser']>

/** An account whose password is `password`, unless another is given. */
async function addAccount(database: Database, { pepper }: AccountSettings, login: string, { name = 'Lý Thị Sen', demo = false, typed = password }: { name?: string; demo?: boolean; typed?: string }): Promise<number> {
  const passwordHash = await hashPassword(typed, demo ? null : pepper)
  return (await database.transaction((tx) => row<{ id: number }>(tx, sql`
    insert into account (login, name, demo, password_hash) values (${login}, ${name}, ${demo}, ${passwordHash}) returning id`))).id
}

export const codeOf = (secret: string, at: number): Promise<string> => generate({ secret, epoch: Math.floor(at / 1000) })

/** Signs in for the first time and gives the factor that a new account owes. @returns its secret and the recovery codes */
export async function enrolled(browser: Browser, login: string, at: number): Promise<{ secret: string; recoveryCodes: string[] }> {
  await browser.signIn(login)
  const { secret } = (await browser.tell('/api/account/totp/begin')).body
  const done = await browser.tell('/api/account/totp', { code: await codeOf(secret, at) })
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  return { secret, recoveryCodes: done.body.recoveryCodes }
}
