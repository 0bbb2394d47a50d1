import { test } from 'node:test'
import { countApart } from './harness/election.ts'
import { getKnown } from './harness/known.ts'
import { openOffice } from './harness/office.ts'
import { axeFaults, layoutFaults } from './harness/soundness.ts'
import { bringAxe, settled, walk, widths } from './harness/walk.ts'
import { visitsOf } from './visits.ts'

const office = await openOffice('localities')
const known = await getKnown(office)
const counted = await countApart(office, ['lang-son-city', 'lang-son'], known.village, known.head)
const visits = visitsOf({ ...known, counted, job: 0, request: 0, series: 0 } as never)
const post = async (path: string, body: unknown) => {
  const headers = { cookie: `sid=${await office.sessionOf('lang-son-city')}`, origin: office.address, 'x-nhat-the': '1', 'content-type': 'application/json' }
  const sent = await fetch(`${office.address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!sent.ok) throw new Error(await sent.text())
  return await sent.json() as { id: number }
}
const other = await office.database.read(async (tx) => (await tx.query(`select v.unit_id as id from unit_version v where v.code = '05977-002' and upper_inf(v.recorded) limit 1`)).rows[0] as { id: number })
const cell = known.cell
const two = await post('/elections', { unitId: other.id, kind: 'village_head', on: '2026-08-01', plannedOn: '2026-09-10' })
await post(`/elections/${two.id}/plan`, { on: '2026-08-05' })
const three = await post('/elections', { unitId: cell, kind: 'cell', on: '2026-08-01', plannedOn: '2026-09-10' })
await post(`/elections/${three.id}/plan`, { on: '2026-08-05' })
await post(`/elections/${three.id}/candidates`, { on: '2026-08-05', candidates: [{ personId: known.head, putBy: 'committee' }], reason: 'x' })
const all: [string, string][] = [...Object.entries(visits).filter(([path]) => /elections|drives/.test(path)).flatMap(([path, found], at) => found.map((visit, n): [string, string] => [`${at}-${n}-${path.replace(/\W+/g, '_')}`, visit.to])),
  ['team', `/elections/${two.id}`], ['cell-hold', `/elections/${three.id}`], ['village', `/units/${known.village}`], ['village-then', `/units/${known.village}?ngay=2021-06-25`]]
for (const [name, to] of all) test(name, () => walk(office, { as: 'lang-son-city' }, async (page, context) => {
  await bringAxe(context)
  await page.goto(to)
  for (const width of ['desk', 'phone'] as const) {
    await page.setViewportSize(widths[width])
    await settled(page)
    await page.screenshot({ path: `/tmp/elections-look/${name}-${width}.png`, fullPage: true })
    for (const fault of [...await layoutFaults(page), ...await axeFaults(page, 'everything')]) console.log(`FAULT ${name} ${width}: ${fault}`)
  }
}))
