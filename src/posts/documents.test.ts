import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeFile } from 'node:fs/promises'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { documentCalled, exportDocument } from '#documents/public.ts'
import { documents } from './documents.ts'

const on = day('2021-06-25')
const asker: Actor = { accountId: 3, name: 'Lý Thị Mây', today: on, may: [], unitId: null }
const at = new Date('2021-06-25T02:05:00Z')

async function unit(tx: Tx, tree: string, kind: string, code: string, label: string, name: string, parent: number | null): Promise<number> {
  const { id } = await row<{ id: number }>(tx, sql`insert into unit (tree, kind) values (${tree}, ${kind}) returning id`)
  await rows(tx, sql`insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id) values (${id}, ${tree}, daterange(null, null), ${code}, ${label}, 'x', ${name}, ${parent})`)
  return id
}

async function person(tx: Tx, name: string): Promise<number> {
  const { id } = await row<{ id: number }>(tx, sql`insert into person default values returning id`)
  await rows(tx, sql`insert into person_version (person_id, name, sort_key) values (${id}, ${name}, ${name})`)
  return id
}

const surnames = ['Nông', 'Hoàng', 'Lý', 'Vi', 'Lương'], middles = ['Văn', 'Thị Thanh', 'Đình', 'Thị'], givens = ['Quỳnh', 'Thượng', 'Bằng', 'Ngữ', 'Khuyên', 'Đoàn']
const communes = ['Phường Đá Trắng', 'Phường Tân Thượng', 'Xã Khuổi Kỹ', 'Xã Nà Hưởng']
const states = ['unified', 'unified', 'unified', 'head_official', 'unified', 'head_probationary', 'unified', 'interim', 'unified', 'vacant', 'unified', 'head_non_member']

/** A city of four communes and twelve villages each, with every state among them. */
async function city(tx: Tx) {
  const country = await unit(tx, 'state', 'country', 'VN', '', 'Việt Nam', null)
  const province = await unit(tx, 'state', 'province', 'T20', 'Tỉnh', 'Núi Xanh', country)
  const cityId = await unit(tx, 'state', 'district', 'T178', 'Thành phố', 'Đá Trắng', province)
  const paper = await row<{ id: number }>(tx, sql`insert into paper (symbol, kind, issuer, issued_on, summary) values ('15/QĐ-UBND', 'decision', 'UBND', '2020-03-05', '') returning id`)
  for (const [c, name] of communes.entries()) {
    const [label = '', ...rest] = name.split(' ')
    const commune = await unit(tx, 'state', 'commune', `T000${c}`, label, rest.join(' '), cityId)
    for (const [v, state] of states.entries()) await village(tx, { province, cityId, commune, c, v, state, paperId: paper.id })
  }
  return { country, province, cityId }
}

async function village(tx: Tx, { province, cityId, commune, c, v, state, paperId }: { province: number; cityId: number; commune: number; c: number; v: number; state: string; paperId: number }) {
  const legal = c < 2 ? 'tdp' : 'thon'
  const id = await unit(tx, 'state', 'village', `T000${c}-${String(v + 1).padStart(3, '0')}`, legal === 'tdp' ? 'Khối' : 'Thôn', String(v + 1), commune)
  const cell = await unit(tx, 'party', 'cell', `CBT000${c}-${v}`, 'Chi bộ', `${legal === 'tdp' ? 'Khối' : 'Thôn'} ${v + 1}`, null)
  let more = 0
  const invented = () => person(tx, `${surnames[(c + v + more++ * 2) % 5]} ${middles[(c * 3 + v) % 4]} ${givens[(c + v * 5) % 6]}`)
  const head = state === 'vacant' ? null : await invented()
  const secretary = state === 'unified' ? head : state === 'vacant' ? null : await invented()
  const party = { head_probationary: 'probationary', head_non_member: 'none', vacant: 'none' }[state] ?? 'official'
  const appoint = (where: number, kind: string, who: number | null) => who === null ? null : rows(tx, sql`
    insert into appointment (unit_id, kind, single, person_id, held, interim, paper_id) values (${where}, ${kind}, true, ${who}, daterange('2020-03-01', null), ${state === 'interim' && kind === 'village_head'}, ${paperId})`)
  await appoint(id, 'village_head', head)
  await appoint(cell, 'cell_secretary', secretary)
  if (state === 'head_official') await appoint(id, 'front_head', secretary)
  if (state === 'head_probationary') await rows(tx, sql`insert into party_status (person_id, status, held) values (${head}, 'probationary', daterange('2020-12-15', null))`)
  await rows(tx, sql`delete from village_state where village_id = ${id}`)
  await rows(tx, sql`
    insert into village_state (village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim,
      head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
    values (${id}, '2020-03-01', 'infinity', ${province}, ${cityId}, ${commune}, ${legal}, ${state}, '2020-03-01', ${cell}, ${head}, ${secretary}, ${state === 'interim'}, false,
      ${party}, '2020-03-01', ${v % 2 === 0}, ${v % 4 === 1}, ${v % 3 === 0}, ${`${1955 + v * 3}-04-05`}, 'upper_secondary', ${v % 2 ? 'intermediate' : 'none'}, 'elementary', false, ${v === 0}, ${state === 'head_official'})`)
}

/** Set to a folder, the files are kept there to be looked at. */
const keepIn = process.env.NHATTHE_KEEP_DOCUMENTS
const ask = async (tx: Tx, code: string, format: 'xlsx' | 'docx', unitId: number) => {
  const made = await exportDocument(tx, documentCalled(documents, code), format, { unitId, on, actor: asker, at })
  if (keepIn) await writeFile(`${keepIn}/${made.name}`, made.bytes)
  return made
}

test('NTH-01 has a line for each unit below; the lines sum up to the total, and thôn and tổ dân phố too', () => inTransaction(async (tx) => {
  const { cityId } = await city(tx)
  const { form, name } = await ask(tx, 'NTH-01', 'xlsx', cityId)
  assert.equal(name, 'NTH-01 thanh-pho-da-trang 2021-06-25.xlsx')
  assert.deepEqual(form.rows.map(({ cells }) => cells[1]), communes)
  for (const [i, { align }] of form.columns.entries()) {
    const cells = (lines: typeof form.rows) => lines.map((line) => line.cells[i])
    if (align !== 'center' || i < 2 || !cells(form.rows).every((cell) => typeof cell === 'number')) continue
    const sum = (lines: typeof form.rows) => cells(lines).reduce<number>((total, cell) => total + Number(cell), 0)
    assert.deepEqual([sum(form.rows), sum(form.totals.slice(1))], [form.totals[0]?.cells[i], form.totals[0]?.cells[i]], form.columns[i]?.heading.join(' '))
  }
  const total = (heading: string) => form.totals[0]?.cells[form.columns.findIndex((column) => column.heading.join(' / ') === heading)]
  assert.equal(total('Thôn, tổ dân phố / Tổng số'), 48)
  assert.deepEqual([total('Bí thư chi bộ kiêm / Trưởng thôn / SL'), total('Bí thư chi bộ kiêm / Trưởng thôn / %')], [28, '58,3'])
  assert.equal(total('Bí thư chi bộ kiêm / Trưởng ban CTMT'), 4)
}))

test('NTH-02 lists every village under its commune, says why it is not unified, and from when it may be', () => inTransaction(async (tx) => {
  const { cityId } = await city(tx)
  const { form } = await ask(tx, 'NTH-02', 'docx', cityId)
  assert.deepEqual(form.rows.filter(({ kind }) => kind === 'section').map(({ cells }) => cells[0]), communes)
  const lines = form.rows.filter(({ kind }) => kind === 'row').map(({ cells }) => cells)
  assert.equal(lines.length, 48)
  assert.equal(lines.filter((cells) => cells[5] === 'x').length, form.totals[0]?.cells[5])
  assert.deepEqual(lines[0]?.slice(5), ['x', '01/03/2020', 'CN, CY: 15/QĐ-UBND ngày 05/03/2020', '', ''])
  assert.deepEqual(lines[5]?.slice(8), ['Trưởng thôn là đảng viên dự bị', 'Đủ 12 tháng dự bị: 15/12/2021'])
}))

test('both forms come in both formats, for a commune, a province and the country too', () => inTransaction(async (tx) => {
  const { country, province, cityId } = await city(tx)
  const { id: commune } = await row<{ id: number }>(tx, sql`select unit_id as id from unit_version where code = 'T0000'`)
  for (const unitId of [country, province, cityId, commune]) for (const code of ['NTH-01', 'NTH-02']) for (const format of ['xlsx', 'docx'] as const) {
    const { bytes } = await ask(tx, code, format, unitId)
    assert.equal(Buffer.from(bytes.slice(0, 2)).toString(), 'PK')
  }
  await assert.rejects(ask(tx, 'NTH-09', 'xlsx', cityId), { code: 'documents.unknown' })
}))
