/** A small office for the test of kills: acts without end, several at once, each in a transaction, and says on stdout which were confirmed. */
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '#ground/actor.ts'
import { migrate } from '#ground/database/migrate.ts'
import { openRegister } from '#ground/database/register.ts'
import { day } from '#ground/time/day.ts'
import { enterPaper } from '#papers/public.ts'
import { givenPerson } from '#people/given.ts'
import { migrations, policies } from '../migrations.ts'

const [folder = '', from = '1'] = process.argv.slice(2)
const actor: Actor = { accountId: 1, name: 'Lý Thị Mây', today: day('2026-11-23'), may: [], unitId: null }
const actsAtOnce = 3

const { database } = await openRegister({ dataDir: folder, exclusive: true })
await migrate(database, migrations(), policies())
let next = Number(from)
const say = (line: string) => writeSync(1, `${line}\n`)
say('ready')

/** A paper and a person, with what the journal says of both: all or nothing. */
const act = (n: number) => database.transaction(async (tx) => {
  await enterPaper(tx, actor, { symbol: `${n}/QĐ-UBND`, kind: 'decision', issuer: 'UBND xã Thử', issuedOn: '2026-11-23', issuedPrecision: 'day', summary: 'Về việc thử', note: null })
  await givenPerson(tx, { name: `Nông Văn Thử ${n}`, party: 'official' })
})

async function actOnAndOn(): Promise<void> {
  for (;;) {
    const n = next++
    say(`begun ${n}`)
    await act(n).then(() => say(`done ${n}`), () => pause(20))
  }
}
await Promise.all(Array.from({ length: actsAtOnce }, actOnAndOn))
