import { asOwner } from '#ground/testing/test-server.ts'
import { openRegister } from '#ground/database/register.ts'
const r = await openRegister({ dataDir: '/tmp/nhat-the-bench' })
console.log((await asOwner(r.url, 'postgres', (c) => c.query("select datname, pg_size_pretty(pg_database_size(datname)) s from pg_database"))).rows)
await r.close()
