import type { Actor } from '#ground/actor.ts'
import { rows, type Database, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Cell } from '#ground/spreadsheet/cell.ts'
import type { CellValue, Column, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { today } from '#ground/time/day.ts'
import type { RawSheet } from './raw.ts'

/** A clerk, and two invented sheets over tables of their own: gardens, and the trees in them. */
export const clerk: Actor = { accountId: 0, name: 'Người nhập', today: today(), may: [], unitId: null }

export const gardenTables = `
  create table garden (code text primary key, name text not null, kind text, opened date, area numeric, beds int, public boolean, tags text[],
    constraint garden_has_beds check (beds is null or beds >= 0));
  create table tree (garden text not null references garden, name text not null, planted date, keeper text, primary key (garden, name));`

export const unitOfGiven = `
  insert into unit (tree, kind) values ('state', 'commune'), ('state', 'commune');
  insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name)
    values (1, 'state', '[1990-01-01,)', '05977', 'Phường', 'phuong', 'Vĩnh Trại'), (2, 'state', '[1990-01-01,)', '05980', 'Phường', 'phuong', 'Đông Kinh');`

const column = (key: string, vi: string, kind: Column['kind'], example: string, more: Partial<Column> = {}): Column =>
  ({ key, vi, en: key, kind, example, note: { vi: `Ghi ${vi.toLowerCase()}.`, en: `The ${key}.` }, width: 16, ...more })

const gardenColumns = [
  column('commune', 'Mã xã', 'code', '05977'),
  column('code', 'Mã vườn', 'code', 'V0001', { required: true, also: ['Ký hiệu vườn'] }),
  column('name', 'Tên vườn', 'text', 'Vườn Đào', { required: true }),
  column('kind', 'Loại', 'choice', 'Vườn cây', { choices: [{ value: 'trees', vi: 'Vườn cây', en: 'Orchard', also: ['cây'] }, { value: 'flowers', vi: 'Vườn hoa', en: 'Flower garden' }] }),
  column('opened', 'Mở từ ngày', 'day', '25/06/2021'),
  column('area', 'Diện tích (ha)', 'decimal', '1,5'),
  column('beds', 'Số luống', 'integer', '12'),
  column('public', 'Mở cửa', 'yes', 'x'),
  column('tags', 'Nhãn', 'list', 'đào; mận'),
]

const treeColumns = [
  column('garden', 'Mã vườn', 'code', 'V0001', { required: true }),
  column('name', 'Tên cây', 'text', 'Đào 1', { required: true }),
  column('planted', 'Trồng năm', 'vague-day', '05/2012'),
  column('keeper', 'Người chăm', 'name', 'Lò Thị Mây'),
]

export const gardens: Sheet = {
  code: 'gardens', vi: 'Vườn', en: 'Gardens', order: 10, columns: gardenColumns,
  apply: async (tx, _actor, { known }, given) => {
    for (const { values } of given) known.set(`garden:${text(values.code)}`, 1)
    return upsert(tx, sql`
      insert into garden (code, name, kind, opened, area, beds, public, tags)
      select code, name, kind, opened, area, beds, public, (select array_agg(tag) from jsonb_array_elements_text(tags) tag)
      from jsonb_to_recordset(${JSON.stringify(given.map(({ values }) => values))}::jsonb) as r (code text, name text, kind text, opened date, area numeric, beds int, public boolean, tags jsonb)
      on conflict (code) do update set name = excluded.name, kind = excluded.kind, opened = excluded.opened, area = excluded.area, beds = excluded.beds, public = excluded.public, tags = excluded.tags
      where (garden.name, garden.kind, garden.opened, garden.area, garden.beds, garden.public, garden.tags)
        is distinct from (excluded.name, excluded.kind, excluded.opened, excluded.area, excluded.beds, excluded.public, excluded.tags)
      returning code as key, xmax = 0 as fresh`, given, ({ code }) => text(code))
  },
  take: (tx) => rows(tx, sql`select code, name, kind, opened, area::float8 as area, beds, public, tags from garden order by code`),
}

export const trees: Sheet = {
  code: 'trees', vi: 'Cây', en: 'Trees', order: 20, columns: treeColumns,
  apply: async (tx, _actor, _context, given) => {
    const there = new Set((await rows<{ code: string }>(tx, sql`select code from garden`)).map(({ code }) => code))
    const faults: Fault[] = given.filter(({ values }) => !there.has(text(values.garden))).map(({ row, values }) => ({ row, column: 'garden', code: 'gardens.unknown-garden', facts: { text: values.garden } }))
    const good = given.filter(({ values }) => there.has(text(values.garden)))
    const { outcomes } = await upsert(tx, sql`
      insert into tree (garden, name, planted, keeper)
      select garden, name, (planted ->> 'day')::date, keeper
      from jsonb_to_recordset(${JSON.stringify(good.map(({ values }) => values))}::jsonb) as r (garden text, name text, planted jsonb, keeper text)
      on conflict (garden, name) do update set planted = excluded.planted, keeper = excluded.keeper
      where (tree.planted, tree.keeper) is distinct from (excluded.planted, excluded.keeper)
      returning garden || '/' || name as key, xmax = 0 as fresh`, good, ({ garden, name }) => `${text(garden)}/${text(name)}`)
    return { outcomes, faults }
  },
  take: (tx) => rows(tx, sql`select garden, name, planted, keeper from tree order by 1, 2`),
}

const text = (value: CellValue | undefined) => String(value ?? '')

async function upsert(tx: Tx, query: ReturnType<typeof sql>, given: SheetRow[], keyOf: (values: SheetRow['values']) => string): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const written = new Map((await rows<{ key: string; fresh: boolean }>(tx, query)).map(({ key, fresh }) => [key, fresh]))
  const outcomes = given.map(({ row, values }): Outcome => {
    const fresh = written.get(keyOf(values))
    return { row, change: fresh === undefined ? 'same' : fresh ? 'new' : 'changed' }
  })
  return { outcomes, faults: [] }
}

export const plant = async (database: Database) => {
  await database.pool.query(gardenTables)
  await database.pool.query(unitOfGiven)
}

/** A sheet as the reader gives it; the first row is row 1. */
export const rawSheet = (name: string, cells: Cell[][]): RawSheet => ({
  name, rows: cells.map((row, at) => ({ row: at + 1, cells: row })).filter(({ cells: row }) => row.some((cell) => cell !== null)),
})

export const infoOf = (unit: Cell = '05977', on: Cell = '25/06/2021', name: Cell = 'Phường Vĩnh Trại'): RawSheet =>
  rawSheet('Thông tin', [['Mục', 'Nội dung'], ['Mã đơn vị', unit], ['Đơn vị', name], ['Số liệu đến ngày', on], ['Cơ quan gửi', 'Ủy ban'], ['Nguồn', 'Sổ của phường']])

export const gardenHeadings = gardenColumns.map(({ vi }) => vi)
export const treeHeadings = treeColumns.map(({ vi }) => vi)
