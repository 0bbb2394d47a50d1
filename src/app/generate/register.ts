import type { Actor } from '#ground/actor.ts'
import { type Database, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Context, Sheet } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { day } from '#ground/time/day.ts'
import { type Chance, chance } from './chance.ts'
import { inventVillageNames } from './invented-villages.ts'
import { OfficeWorkbook, two, type Commune } from './office-workbook.ts'
import { spread } from './spread.ts'
import { typedRows } from './typed-rows.ts'

export type Generated = { villages: number; cells: number; people: number; appointments: number }
type Asked = { villages: number; seed: string; actor: Actor; sheets: Sheet[]; progress(part: number): void }
type Province = { id: number; code: string; name: string; communes: Commune[] }

/** The terms that the made-up register goes through: when each began, and the share of villages unified in it. */
const terms: [from: string, unified: number][] = [['2015-03-01', 0.1], ['2017-07-01', 0.3], ['2020-03-01', 0.55], ['2022-06-01', 0.7], ['2025-01-01', 0.8]]
const CODES_ON = day('2025-06-30')

/**
 * Fills an empty register (but for the national tree) with so many made-up villages, spread over the communes of June 2025:
 * a cell each, five terms of heads and secretaries, invented people. The rows go through the very sheets that offices' workbooks go through,
 * a transaction a province. The same villages and seed give the same register.
 */
export async function generateRegister(database: Database, { villages, seed, actor, sheets, progress }: Asked): Promise<Generated> {
  const provinces = await database.read(provincesThen)
  const communes = provinces.flatMap((province) => province.communes)
  const counts = new Map(spread(villages, communes.map((_, i) => 5 + (i % 9))).map((count, i) => [communes[i]!.code, count]))
  const done: Generated = { villages: 0, cells: 0, people: 0, appointments: 0 }
  for (const province of provinces) {
    const book = inventProvince(chance(`${seed}/${province.code}`), province, counts)
    await database.transaction(async (tx) => {
      await tx.query('set local statement_timeout = 0')
      const context: Context = { unitId: province.id, unitCode: province.code, on: CODES_ON, source: `generate ${seed}`, known: new Map(), paper: async () => null }
      for (const sheet of [...sheets].sort((a, b) => a.order - b.order)) {
        const given = typedRows(sheet, book.sheets[sheet.vi] ?? [])
        if (given.length === 0) continue
        const { faults } = await sheet.apply(tx, actor, context, given)
        if (faults[0]) throw new Error(`${province.name}, ${sheet.vi}, ${faults.length} faults, first: ${JSON.stringify(faults[0])}`)
      }
    })
    done.villages += book.sheets['Thôn']!.length
    done.cells += book.sheets['Chi bộ']!.length
    done.people += book.sheets['Nhân sự']!.length
    done.appointments += book.sheets['Giữ chức']!.length
    progress(done.villages / villages)
  }
  return done
}

async function provincesThen(tx: Tx): Promise<Province[]> {
  const found = await rows<{ id: number; code: string; name: string; commune: string; communeName: string }>(tx, sql`
    select p.id, p.code, p.full_name as name, c.code as commune, c.full_name as "communeName"
    from unit_on(${CODES_ON}) p
      join unit_on(${CODES_ON}) d on d.parent_id = p.id
      join unit_on(${CODES_ON}) c on c.parent_id = d.id
    where p.kind = 'province' and c.kind = 'commune'
    order by p.code, c.code`)
  const provinces = new Map<string, Province>()
  for (const { id, code, name, commune, communeName } of found) {
    const province = provinces.get(code) ?? { id, code, name, communes: [] }
    province.communes.push({ code: commune, name: communeName })
    provinces.set(code, province)
  }
  return [...provinces.values()]
}

function inventProvince(by: Chance, province: Province, counts: Map<string, number>): OfficeWorkbook {
  const book = new OfficeWorkbook(by, { code: province.code, name: province.name, on: CODES_ON, sender: '', source: '', notes: [] }, [['Kinh', 80], ['Tày', 6], ['Thái', 5], ['Mường', 5], ['Mông', 4]])
  for (const commune of province.communes) {
    const rural = commune.name.startsWith('Xã')
    for (const name of unlike(by, rural ? by.pick(['delta', 'coast', 'tay'] as const) : 'numbered', counts.get(commune.code) ?? 0))
      inventVillage(book, by, commune, rural ? 'Thôn' : 'Tổ dân phố', name, rural ? 'thôn' : 'tổ dân phố')
  }
  return book
}

/** Two villages of one commune never differ by marks alone: twice as many names are asked for, and the first of each kind taken. */
function unlike(by: Chance, style: Parameters<typeof inventVillageNames>[1], how: number): string[] {
  const names = new Map<string, string>()
  for (const name of inventVillageNames(by, style, how * 2)) if (!names.has(fold(name))) names.set(fold(name), name)
  return [...names.values()].slice(0, how)
}

/** Two lines of holders, the head's and the secretary's; from the term in which the village unifies, one line. */
function inventVillage(book: OfficeWorkbook, by: Chance, commune: Commune, label: string, name: string, kind: 'thôn' | 'tổ dân phố'): void {
  const village = book.village(commune, label, name, kind)
  const cell = book.cell(commune, `${label} ${name}`, [village])
  const unifies = by.next()
  let [head, secretary] = [someone(book, by, village, true), someone(book, by, village, false)]
  let before: { head: string; secretary: string; from: string } | undefined
  for (const [from, share] of terms) {
    if (before && by.happens(0.3)) head = someone(book, by, village, true)
    if (before && by.happens(0.3)) secretary = someone(book, by, village, false)
    const begun = `${from.slice(0, 5)}${two(Number(from.slice(5, 7)) + by.between(0, 3))}-${two(by.between(1, 28))}`
    if (before) hold(book, village, cell, `${label} ${name}`, before, begun)
    before = { head: unifies < share ? secretary : head, secretary, from: begun }
  }
  if (before) hold(book, village, cell, `${label} ${name}`, before)
}

const someone = (book: OfficeWorkbook, by: Chance, village: string, mayBeOutside: boolean) =>
  book.person({ livesIn: village, bornBetween: [1955, 1984], ...(mayBeOutside && by.happens(0.2) ? { joined: null } : {}) })

function hold(book: OfficeWorkbook, village: string, cell: string, name: string, by: { head: string; secretary: string; from: string }, to?: string): void {
  book.holds({ unit: village, unitName: name, post: 'Trưởng thôn', person: by.head, from: by.from, ...(to ? { to } : {}) })
  book.holds({ unit: cell, unitName: `Chi bộ ${name}`, post: 'Bí thư chi bộ', person: by.secretary, from: by.from, ...(to ? { to } : {}) })
}
