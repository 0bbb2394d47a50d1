/** The product's own server over a bench database (DATABASE_URL), with one more route that reads one keyed row and gives it: what any answer costs at least. */
import { z } from 'zod'
import { openScoped } from '#access/public.ts'
import { productWith } from '#app/capabilities.ts'
import { project } from '#app/office.ts'
import { openApp } from '#app/server.ts'
import { openDatabase } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { get } from '#ground/http/contract.ts'
import { routeAround } from '#ground/http/route.ts'

const bare = get('/bench/keyed-row', {
  may: 'indicators.read', takes: z.object({}), gives: z.object({ version: z.number() }), says: { vi: 'Một dòng theo khóa.', en: 'One keyed row.' },
})

const database = await openDatabase(process.env.DATABASE_URL ?? '')
const scoped = await openScoped(database, process.env.DATABASE_URL ?? '')
const product = productWith(Buffer.alloc(32))
const server = await openApp({
  database, scoped, demo: false, pepper: Buffer.alloc(32, 7), graceDays: 1, dist: `${project}dist`,
  product: {
    ...product,
    routes: (settings) => [...product.routes(settings), routeAround(bare, async () => {
      const [version] = await database.glance<{ version: number }>(sql`select version from data_version where the_one`)
      return version ?? { version: 0 }
    })],
  },
  log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
})
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`)
process.once('SIGTERM', () => void server.close().then(() => Promise.all([database.close(), scoped.close()])))
