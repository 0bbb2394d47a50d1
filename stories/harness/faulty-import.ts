import { setTimeout as pause } from 'node:timers/promises'
import { faultyWorkbook } from './known.ts'
import type { Login, Office } from './office.ts'

/** Sends the faulty workbook by the wire and waits until the server asks for the rows to be mended. Gives the number of the job. */
export async function sendFaultyWorkbook(office: Office, login: Login): Promise<number> {
  const headers = { cookie: `sid=${await office.sessionOf(login)}`, origin: office.address, 'x-nhat-the': '1' }
  const form = new FormData()
  form.append('file', new File([Uint8Array.from((await faultyWorkbook()).bytes)], 'lang-son.xlsx'))
  const sent = await fetch(`${office.address}/api/imports`, { method: 'POST', headers, body: form })
  if (!sent.ok) throw new Error(await sent.text())
  const { id } = await sent.json() as { id: number }
  for (let tries = 0; tries < 300; tries++) {
    const { state } = await (await fetch(`${office.address}/api/imports/${id}`, { headers })).json() as { state: string }
    if (state === 'rows') return id
    if (!['waiting', 'reading'].includes(state)) throw new Error(`import ${id} is ${state}`)
    await pause(100)
  }
  throw new Error(`import ${id} was not read in 30 s`)
}
