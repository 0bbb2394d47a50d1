import { openRegister } from '#ground/database/register.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

/** A small program for the tests of the register: opens it on a folder, writes numbers, says on stdout each one that was confirmed. */
const [folder = '', how = 'join', count = '0'] = process.argv.slice(2)
try {
  const register = await openRegister({ dataDir: folder, exclusive: how === 'serve' })
  console.log('ready')
  const close = () => void register.close().then(() => process.exit(0))
  process.once('SIGTERM', close)
  process.once('SIGINT', close)
  await register.database.transaction((tx) => rows(tx, sql`create table if not exists counted (n int)`))
  for (let n = 0; n < Number(count); n++) {
    await register.database.transaction((tx) => rows(tx, sql`insert into counted values (${n})`))
    console.log(String(n))
  }
  if (how === 'join') close()
  else setInterval(() => {}, 1000)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
