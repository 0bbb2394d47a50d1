import type { FastifyInstance } from 'fastify'
import { actorOf, guardBy, heldBy, may, standingOf } from '#access/public.ts'
import { findHolder, hashOfToken } from '#accounts/public.ts'
import type { Database } from '#ground/database/database.ts'
import { openApi } from '#ground/http/openapi.ts'
import { servePages } from '#ground/http/pages.ts'
import { openServer } from '#ground/http/serve.ts'
import { type Product, type Settings, refusals } from './capabilities.ts'
import { callsByName } from './contract.ts'

export type AppSettings = Omit<Settings, 'standingOf'> & {
  /** With the program's own rights, for the door: sign-in, sessions, accounts. */
  database: Database
  /** Under the login that sees only what the session may see, for all the rest. */
  scoped: Database
  product: Product
  dist: string
  trustedProxies?: string[]
  log(line: Record<string, unknown>): void
}

/** The whole product over one database, not yet listening. */
export async function openApp({ database, scoped, product, dist, trustedProxies, log, ...given }: AppSettings): Promise<FastifyInstance> {
  const settings: Settings = { ...given, standingOf: async (accountId) => standingOf(await heldBy(database, accountId)) }
  const server = await openServer({
    database, scoped, may, log, against: guardBy(scoped),
    routes: product.routes(settings),
    whoHolds: async (token) => {
      const account = await findHolder(database, token, settings.demo)
      return account && actorOf(account, await heldBy(database, account.id), hashOfToken(token).toString('hex'))
    },
    refusalOf: (constraint) => refusals[constraint],
    ...(trustedProxies ? { trustedProxies } : {})
  })
  let description: string | undefined
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(description ??= JSON.stringify(describeApi())))
  await servePages(server, dist)
  return server
}

export const describeApi = () => openApi(callsByName(), {
  title: 'Nhất Thể', version: '0.1.0',
  description: 'Sổ theo dõi đơn vị, chức danh và mô hình nhất thể hóa. Days are ISO days; a refusal is 409 with a code and the facts of its sentence.'
})
