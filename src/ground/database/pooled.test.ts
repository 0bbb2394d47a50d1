import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, connect, type Socket } from 'node:net'
import { after, test } from 'node:test'
import pg from 'pg'
import { cloneTemplate } from '#ground/testing/database.ts'
import { openDatabase } from './database.ts'
import { sql } from './sql.ts'

const { url } = await cloneTemplate()

/** Hands everything on, and tells of each prepared statement's name; with `stands` it gives its own number for the session's, as poolers do. */
async function relay(stands: boolean) {
  const names: string[] = []
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  const server = createServer((client) => {
    const behind = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    client.on('data', messages(behind, false, (type, body) => { if (type === 'P') names.push(body.subarray(0, body.indexOf(0)).toString()) }))
    behind.on('data', messages(client, true, (type, body) => { if (stands && type === 'K') body.writeInt32BE(4_000_001, 0) }))
    for (const [one, other] of [[client, behind], [behind, client]] as const) one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  after(() => server.close())
  return { names, url: `postgresql://${user}${password ? `:${String(password)}` : ''}@127.0.0.1:${(server.address() as AddressInfo).port}/${database}` }
}

/** Whole messages of the protocol: a letter, the length, the body. The client's first has no letter. */
function messages(to: Socket, begun: boolean, look: (type: string, body: Buffer) => void) {
  let held = Buffer.alloc(0)
  return (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const head = begun ? 1 : 0
      if (held.length < head + 4 || held.length < head + held.readInt32BE(head)) return
      const length = head + held.readInt32BE(head)
      const message = held.subarray(0, length)
      if (begun) look(String.fromCharCode(message[0] ?? 0), message.subarray(5))
      begun = true
      to.write(message)
      held = Buffer.from(held.subarray(length))
    }
  }
}

const asked = async (through: string) => {
  const database = await openDatabase(through, { connections: 2 })
  const [found] = await database.glance<{ two: number }>(sql`select ${1}::int + 1 as two`)
  const named = await database.read((tx) => tx.client.query({ name: 'three', text: 'select 3 as three' }))
  await database.close()
  assert.deepEqual([found?.two, named.rows], [2, [{ three: 3 }]])
}

test('straight to the server statements are prepared under names; behind a pooler none is', async () => {
  const [straight, pooled] = [await relay(false), await relay(true)]
  await asked(straight.url)
  await asked(pooled.url)
  assert.deepEqual([straight.names.filter((name) => name !== '').length, pooled.names.filter((name) => name !== '')], [2, []])
  assert.ok(pooled.names.length > 0)
})
