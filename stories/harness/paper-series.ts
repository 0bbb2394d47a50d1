import type { Login, Office } from './office.ts'

/** Opens, by the wire, a row of numbers with one of them kept. Gives its number. */
export async function openNumbers(office: Office, login: Login): Promise<number> {
  const headers = { cookie: `sid=${await office.sessionOf(login)}`, origin: office.address, 'x-nhat-the': '1', 'content-type': 'application/json' }
  const post = async (path: string, body: unknown): Promise<{ id: number }> => {
    const sent = await fetch(`${office.address}/api/papers/series/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!sent.ok) throw new Error(await sent.text())
    return await sent.json() as { id: number }
  }
  const { id } = await post('open', { issuer: 'Thành ủy Lạng Sơn', side: 'party', kind: 'KH', name: 'Nhiệm kỳ 2020–2025', from: '2020-07-01', until: null })
  await post(`${id}/reserve`, { number: 3, whatFor: 'Kế hoạch đại hội chi bộ' })
  return id
}
