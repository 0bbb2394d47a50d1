import type { FastifyInstance } from 'fastify'
import { may } from '#access/public.ts'
import { actorOf, findHolder } from '#accounts/public.ts'
import type { Database } from '#ground/database/database.ts'
import { openApi } from '#ground/http/openapi.ts'
import { servePages } from '#ground/http/pages.ts'
import { lookLog } from '#journal/public.ts'
import { openServer } from '#ground/http/serve.ts'
import { type Product, type Settings, refusals } from './capabilities.ts'
import { callsByName } from './contract.ts'

export type AppSettings = Omit<Settings, 'permissionsOf'> & {
  database: Database
  product: Product
  dist: string
  trustedProxies?: string[]
  log(line: Record<string, unknown>): void
}

/** Everyone who is signed in may do everything, for now; the table of roles and permissions comes into this place. */
const permissions = [...new Set(Object.values(callsByName()).map((call) => call.may))].filter((each) => each !== 'anyone').sort()
const permissionsOf = () => permissions

/** The whole product over one database, not yet listening. */
export async function openApp({ database, product, dist, trustedProxies, log, ...given }: AppSettings): Promise<FastifyInstance> {
  const settings: Settings = { ...given, permissionsOf }
  const server = await openServer({
    database, may, log,
    routes: product.routes(settings),
    whoHolds: async (token) => {
      const account = await findHolder(database, token, settings.demo)
      return account && actorOf(account, permissionsOf)
    },
    noteShown: lookLog(database),
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
