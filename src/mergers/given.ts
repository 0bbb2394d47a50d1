import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { day } from '#ground/time/day.ts'
import { figuresOf, scopeOf } from '#indicators/public.ts'
import { givenPaper } from '#papers/given.ts'
import { givenPerson } from '#people/given.ts'
import { indicators } from '#posts/indicators.ts'
import { appoint, holdersOn, villagesOn } from '#posts/public.ts'
import { clerk, givenCell, givenCommune, givenVillage } from '#units/given.ts'
import { childrenOf, coveredOn, measure, measuresOf, unitOn } from '#units/public.ts'
import { draft, setNeighbours } from './drafting.ts'

export const on = day('2026-07-01'), eve = day('2026-06-30')
const sizes = [80, 75, 120, 60, 70, 90, 40]
const names = ['Nông Văn Quỳnh', 'Vi Thị Khuyên', 'Lý Đình Bằng', 'Hoàng Văn Thượng', 'Lương Thị Ngữ', 'Vi Văn Đoàn', 'Nông Thị Mây']

/** A ward of seven khối in a row, each with its cell; 1, 4 and 6 are unified, the others have a head of their own and a secretary. */
export async function givenSeven(tx: Tx) {
  const { communeId, committeeId } = await givenCommune(tx, { label: 'Xã', name: 'Khuổi Kỹ' })
  const villages: number[] = [], cells: number[] = [], heads: number[] = []
  for (const [i, households] of sizes.entries()) {
    const village = await givenVillage(tx, communeId, `Thôn Nà ${i + 1}`), cell = await givenCell(tx, committeeId, `Chi bộ Nà ${i + 1}`, [village])
    const head = await givenPerson(tx, { name: names[i]! })
    await appoint(tx, clerk, { unitId: village, kind: 'village_head', personId: head, from: day('2024-01-01') })
    await appoint(tx, clerk, { unitId: cell, kind: 'cell_secretary', personId: [0, 3, 5].includes(i) ? head : await givenPerson(tx, { name: `Bí thư ${names[i]!}` }), from: day('2024-02-01') })
    await measure(tx, clerk, { unitId: village, on: day('2025-12-31'), source: 'Thống kê xã', measures: { households, area_km2: 1.5 } })
    villages.push(village); cells.push(cell); heads.push(head)
  }
  for (const [i, village] of villages.entries()) if (i > 0) await setNeighbours(tx, clerk, { unitId: village, on, neighbourIds: [villages[i - 1]!, ...i < 6 ? [villages[i + 1]!] : []] })
  const { id } = await draft(tx, clerk, { unitId: communeId, name: 'Sắp xếp thôn 2026', on, region: 'northern', border: false, note: null })
  return { communeId, villages, cells, heads, id, paperId: await givenPaper(tx, '15/NQ-HĐND', '2026-06-15') }
}

/** Everything that the page of a day shows of a commune: the tree, who covers what, who holds what, every figure. */
export async function pageOf(tx: Tx, communeId: number, at: typeof on) {
  await rows(tx, sql`select settle()`)
  const children = await childrenOf(tx, communeId, at)
  return JSON.stringify([
    await unitOn(tx, communeId, at), children, await villagesOn(tx, communeId, at, { limit: 100 }), (await figuresOf(tx, indicators, await scopeOf(tx, communeId, at))).figures,
    await eachOf(children, async ({ id }) => [(await coveredOn(tx, id, at)).map(({ id: cell, fullName, since }) => [cell, fullName, since]), (await measuresOf(tx, id, at)).filter(({ now }) => now).map(({ kind, value }) => [kind, value]), (await holdersOn(tx, id, at)).map(({ number, kind, personId, from }) => [number, kind, personId, from])]),
  ])
}

const eachOf = async <Of, Told>(list: Of[], tell: (one: Of) => Promise<Told>) => { const all: Told[] = []; for (const one of list) all.push(await tell(one)); return all }
