import { CITY_DAY } from './known.ts'
import type { Login, Office } from './office.ts'

/** Solves, by the wire, the feasible plan of a unit in its term twice, so that there is something to compare. Gives the number of the second. */
export async function solveFeasible(office: Office, login: Login, unitId: number): Promise<number> {
  const headers = { cookie: `sid=${await office.sessionOf(login)}`, origin: office.address, 'x-nhat-the': '1', 'content-type': 'application/json' }
  const sent = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const reply = await fetch(`${office.address}/api/personnel-plans${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(await reply.text())
    return await reply.json() as Answer
  }
  const { term } = await sent<{ term: { id: number } }>(`?unitId=${unitId}&on=${CITY_DAY}`)
  const must = (kind: string) => ({ kind, limit: null, weight: 1, must: true })
  const solve = (name: string, by: string) => sent<{ id: number }>('/scenarios', { unitId, termId: term.id, name, on: CITY_DAY, by, wishes: [must('keep-heads'), must('once'), { kind: 'women', limit: 40, weight: 5, must: false }], pins: [] })
  await solve('Đến hết nhiệm kỳ', '2022-08-31')
  return (await solve('Đến cuối năm 2021', '2021-12-31')).id
}
