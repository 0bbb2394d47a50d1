import { type Database, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { chance } from '../src/app/generate/chance.ts'
import { inventVillageNames } from '../src/app/generate/invented-villages.ts'
import { dayIn, OfficeWorkbook } from '../src/app/generate/office-workbook.ts'
import { spread } from '../src/app/generate/spread.ts'

const on = '2025-06-30'

/** A workbook of so many rows as a province would have sent it before the units of July 2025: a village, its cell, four people and four terms at a time. */
export async function provinceWorkbook(database: Database, code: string, rowCount: number): Promise<{ bytes: Uint8Array; counts: Record<string, number> }> {
  const { name, communes } = await communesOf(database, code)
  const by = chance('bench')
  const book = new OfficeWorkbook(by, { code, name, on, sender: 'Ban Tổ chức', source: 'Sổ theo dõi', notes: [] }, [['Kinh', 80], ['Mường', 12], ['Thái', 8]])
  spread(Math.round(rowCount / 10), communes.map(() => 1)).forEach((count, at) => {
    const commune = communes[at]!
    for (const village of inventVillageNames(by, 'delta', count)) addVillage(book, by, commune, village)
  })
  const sheets = Object.entries(book.sheets).filter(([, lines]) => lines.length > 0)
  const bytes = await writeWorkbook({
    sheets: sheets.map(([title, lines]) => {
      const headings = Object.keys(lines[0]!)
      return { name: title, columns: headings.map((heading) => ({ heading, width: 14, ...(isDay(heading) ? { format: 'day' as const } : {}) })), rows: lines.map((line) => headings.map((heading) => line[heading] ?? null)) }
    }),
  })
  return { bytes, counts: Object.fromEntries(sheets.filter(([title]) => title !== 'Thông tin').map(([title, lines]) => [title, lines.length])) }
}

const isDay = (heading: string) => /ngày|từ$|dự kiến/i.test(heading)

function addVillage(book: OfficeWorkbook, by: ReturnType<typeof chance>, commune: { code: string; name: string }, name: string): void {
  const village = book.village(commune, 'Thôn', name, 'thôn')
  const cell = book.cell(commune, `Thôn ${name}`, [village])
  const [first, second, secretary, later] = [1, 2, 3, 4].map(() => book.person({ livesIn: village }))
  const [turn, change] = [dayIn(by, 2020, 1, 6), dayIn(by, 2020, 1, 6)]
  const head = { unit: village, unitName: `Thôn ${name}`, post: 'Trưởng thôn' as const }
  const party = { unit: cell, unitName: `Chi bộ Thôn ${name}`, post: 'Bí thư chi bộ' as const }
  book.holds({ ...head, person: first!, from: dayIn(by, 2015, 1, 6), to: turn })
  book.holds({ ...head, person: by.happens(0.6) ? later! : second!, from: turn })
  book.holds({ ...party, person: secretary!, from: dayIn(by, 2015, 1, 6), to: change })
  book.holds({ ...party, person: later!, from: change })
}

const communesOf = (database: Database, code: string) => database.read(async (tx) => ({
  name: (await row<{ name: string }>(tx, sql`select full_name as name from unit_on(${on}::date) where tree = 'state' and kind = 'province' and code = ${code}`)).name,
  communes: await rows<{ code: string; name: string }>(tx, sql`
    select c.code, c.full_name as name from unit_on(${on}::date) p join unit_on(${on}::date) d on d.parent_id = p.id join unit_on(${on}::date) c on c.parent_id = d.id
    where p.tree = 'state' and p.kind = 'province' and p.code = ${code} and c.kind = 'commune' order by c.code`),
}))
