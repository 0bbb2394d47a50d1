import { setTimeout as pause } from 'node:timers/promises'
import { demoPassword } from '#accounts/public.ts'
import { rows } from '#ground/database/database.ts'
import { openRegister } from '#ground/database/register.ts'
import { sql } from '#ground/database/sql.ts'

/** People of an office who act over HTTP without end, whatever happens to the server, and remember what was confirmed. */
export type Acts = {
  go(atOnce: number): Promise<void>
  rest(): Promise<void>
  confirmed(): number
  /** Milliseconds from the given instant until an act that was asked for after it is confirmed. */
  confirmedAfter(instant: number): Promise<number>
  /** What was confirmed and is not there, and what is there in part. */
  compare(folder: string): Promise<{ lost: number; torn: number }>
}

const patience = 60_000

export async function acts(address: string): Promise<Acts> {
  const cookie = await signedIn(address)
  const done = new Set<number>()
  const last = { askedAt: 0, at: 0 } // of the confirmed act that was asked for last
  let [next, acting, working] = [1, false, [] as Promise<void>[]]

  const ask = async (path: string, body: object) => {
    const reply = await fetch(`${address}${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', origin: address, cookie }, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000)
    })
    await reply.arrayBuffer()
    if (reply.status === 401 || reply.status === 403 || reply.status === 409) throw new Error(`${path}: ${reply.status}`)
    return reply.status === 200
  }
  const act = (n: number) => ask('/api/papers/enter', { symbol: `${n}/QĐ-THU`, kind: 'decision', issuer: 'UBND xã Thử', issuedOn: '2026-11-23', summary: 'Về việc thử' })

  async function actOn(): Promise<void> {
    while (acting) {
      const [n, askedAt] = [next++, performance.now()]
      const answered = await act(n).catch((error: Error) => {
        if (/: 4\d\d$/.test(error.message)) throw error
        return false
      })
      if (answered) {
        done.add(n)
        if (askedAt > last.askedAt) Object.assign(last, { askedAt, at: performance.now() })
      } else await pause(10)
    }
  }

  return {
    go: async (atOnce) => {
      acting = true
      working = Array.from({ length: atOnce }, actOn)
    },
    rest: async () => {
      acting = false
      await Promise.all(working)
    },
    confirmed: () => done.size,
    confirmedAfter: async (instant) => {
      while (last.askedAt <= instant) {
        if (performance.now() - instant > patience) throw new Error(`nothing was confirmed for ${patience} ms`)
        await pause(2)
      }
      return last.at - instant
    },
    compare: async (folder) => {
      const parts = await partsIn(folder)
      return { lost: [...done].filter((n) => !parts.has(n)).length, torn: [...parts.values()].filter((count) => count !== 2).length }
    }
  }
}

/** Of each act how many of its two parts there are: the fact, and the journal's word on it. */
async function partsIn(folder: string): Promise<Map<number, number>> {
  const { database, close } = await openRegister({ dataDir: folder })
  const found = await database.read((tx) => rows<{ n: number; parts: number }>(tx, sql`
    with part as (
      select split_part(symbol, '/', 1)::int as n from paper where symbol like '%/QĐ-THU'
      union all
      select split_part(p.symbol, '/', 1)::int from journal j join paper p on p.id = (j.facts ->> 'paperId')::int where j.what = 'papers.enter' and p.symbol like '%/QĐ-THU'
    )
    select n, count(*)::int as parts from part group by n`))
  await close()
  return new Map(found.map(({ n, parts }) => [n, parts]))
}

/** As the first of the demonstration's accounts that may enter papers. */
async function signedIn(address: string): Promise<string> {
  const { accounts } = await (await fetch(`${address}/api/demo-accounts`)).json() as { accounts: { login: string }[] }
  for (const { login } of accounts) {
    const reply = await fetch(`${address}/api/session/sign-in`, {
      method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ login, password: demoPassword })
    })
    const cookie = /^[^;]+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? ''
    const { me } = await (await fetch(`${address}/api/session`, { headers: { cookie } })).json() as { me: { may: string[] } | null }
    if (me?.may.includes('papers.enter')) return cookie
  }
  throw new Error('no account of the demonstration may enter papers')
}
