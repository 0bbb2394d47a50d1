import { after } from 'node:test'
import { demoPassword } from '#accounts/public.ts'
import { openApp } from '#app/server.ts'
import type { Database } from '#ground/database/database.ts'
import { dist, openWorld, product, type World } from './world.ts'

/** The real product, listening on a free port with its runner of imports. Stopped after the test file. */
export type Office = { address: string; database: Database; logged: Record<string, unknown>[]; sessionOf(login: Login): Promise<string> }

export type Login = 'quan-tri' | 'giam-sat' | 'lang-son' | 'lang-son-city' | 'quan-son' | 'xem' | 'phuong'

export async function openOffice(world: World): Promise<Office> {
  const { database, scoped } = await openWorld(world)
  const logged: Record<string, unknown>[] = []
  const server = await openApp({ database, scoped, product, pepper: Buffer.alloc(32, 7), demo: true, dist, log: (line) => { logged.push(line) } })
  const runner = product.importing.start(database, (error) => { logged.push({ job: 'imports', error: String(error) }) })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  after(async () => {
    await server.close()
    await runner.stop()
  })
  return { address, database, logged, sessionOf: (login) => signIn(address, login) }
}

/** Signs in by the wire; gives the value of the cookie. */
async function signIn(address: string, login: Login): Promise<string> {
  const reply = await fetch(`${address}/api/session/sign-in`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ login, password: demoPassword }),
  })
  const value = /^sid=([\w-]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1]
  if (!value) throw new Error(`${login} could not sign in: ${reply.status} ${await reply.text()}`)
  return value
}
