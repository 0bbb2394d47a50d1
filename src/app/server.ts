import type { FastifyInstance } from 'fastify'
import { accountsSeen, actorOf, guardBy, heldBy, may, standingOf, standsAbove, strictnessOf } from '#access/public.ts'
import { findHolder, hashOfToken } from '#accounts/public.ts'
import { type Database, findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { openApi } from '#ground/http/openapi.ts'
import { servePages } from '#ground/http/pages.ts'
import { lookLog } from '#journal/public.ts'
import { openServer } from '#ground/http/serve.ts'
import type { Day } from '#ground/time/day.ts'
import { type Product, type Settings, refusals } from './capabilities.ts'
import { callsByName } from './contract.ts'

export type AppSettings = Omit<Settings, 'standingOf' | 'standsAbove' | 'accountsSeen' | 'strictnessOf' | 'personalOf'> & {
  /** With the program's own rights, for the door: sign-in, sessions, accounts. */
  database: Database
  /** Under the login that sees only what the session may see, for all the rest. */
  scoped: Database
  product: Product
  dist: string
  trustedProxies?: string[]
  log(line: Record<string, unknown>): void
  refused?(line: Record<string, unknown>): void
}

/** What a password must not hold of the person whom staff named as 'people/12': the birthday, where it is known to the day. */
async function personalOf(database: Database, person: string): Promise<{ bornOn?: Day }> {
  const number = /^people\/(\d{1,9})$/.exec(person)?.[1]
  if (number === undefined) return {}
  const known = await database.read((tx) => findRow<{ bornOn: Day }>(tx, sql`
    select birth as "bornOn" from person_version
    where person_id = ${Number(number)} and upper_inf(recorded) and birth is not null and birth_precision = 'day'
    order by held desc
    limit 1`))
  return known ?? {}
}

/** The whole product over one database, not yet listening. */
export async function openApp({ database, scoped, product, dist, trustedProxies, log, refused, ...given }: AppSettings): Promise<FastifyInstance> {
  const settings: Settings = { ...given, personalOf, strictnessOf, standsAbove, accountsSeen, standingOf: async (accountId) => standingOf(await heldBy(database, accountId)) }
  const server = await openServer({
    database, scoped, may, log, against: guardBy(database),
    routes: product.routes(settings),
    whoHolds: async (token) => {
      const holder = await findHolder(database, token, settings)
      return holder && actorOf(holder, await heldBy(database, holder.id), hashOfToken(token).toString('hex'))
    },
    noteShown: lookLog(database),
    refusalOf: (constraint) => refusals[constraint],
    ...(refused ? { refused } : {}),
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
