import type { Login, Office } from './office.ts'

/** Takes in, by the wire, a request of this person to see what is kept of them. Gives its number. */
export async function takeInRequest(office: Office, login: Login, personId: number, kind = 'see'): Promise<number> {
  const headers = { cookie: `sid=${await office.sessionOf(login)}`, origin: office.address, 'x-nhat-the': '1', 'content-type': 'application/json' }
  const sent = await fetch(`${office.address}/api/privacy/requests`, { method: 'POST', headers, body: JSON.stringify({ personId, kind, way: 'in_person', cameOn: '2026-03-02' }) })
  if (!sent.ok) throw new Error(await sent.text())
  return (await sent.json() as { id: number }).id
}
