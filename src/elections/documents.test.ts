import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { nameOfLetter, writtenLetter } from '#documents/public.ts'
import { row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { certify } from './certify.ts'
import { factsOf } from './documents/facts.ts'
import { forms } from './documents/forms.ts'
import { counted, heldHead, one, two, world } from './given.ts'
import { count, hold, openRound } from './hold.ts'
import { agreeCandidates, decide, publishPlan } from './prepare.ts'
import { electionSeen } from './read.ts'

/** The words of a form, and of its foot. Where NHATTHE_LOOK names a folder the file is kept there, to be opened and looked at. */
async function words(tx: Tx, id: number, form: string): Promise<{ body: string; foot: string }> {
  const facts = await factsOf(tx, one, id, new Date('2026-03-20T08:00:00Z'))
  const letter = forms[facts.seen.kind][form]!(facts)
  const bytes = await writtenLetter({ ...letter, exported: { ...letter.exported, mark: { number: 12, head: 'ab12-cd34' } } })
  const folder = process.env['NHATTHE_LOOK']
  if (folder) { mkdirSync(folder, { recursive: true }); writeFileSync(`${folder}/${form}-${nameOfLetter(letter)}`, bytes) }
  const files = unzipSync(bytes)
  const plain = (name: string) => strFromU8(files[name]!).replace(/<[^>]+>/g, '\n').replace(/\n+/g, '\n').replaceAll('\u00a0', ' ')
  return { body: plain('word/document.xml'), foot: Object.keys(files).filter((name) => /footer/.test(name)).map(plain).join() }
}

test('forms 01 to 05 and the result sheet of a village, filled; the sheet carries the head of the journal', () => inTransaction(async (tx) => {
  const id = await heldHead(tx, await world(tx))
  await counted(tx, id, [90, 80])
  await certify(tx, one, { id, on: day('2026-03-17') }, null)
  const { versions } = await electionSeen(tx, one, id, null)
  const says: Record<string, string[]> = {
    'mau-01': ['GIẤY MỜI', 'TM. TỔ BẦU CỬ – TỔ TRƯỞNG', 'Triệu Văn Giang', 'ngày 15 tháng 03 năm 2026'],
    'mau-02': ['BIÊN BẢN KIỂM PHIẾU', 'Tổng số hộ gia đình: 310. Số hộ có đại diện dự họp: 216.', 'Số phiếu phát ra: 216; hợp lệ: 210; không hợp lệ: 4; không thu về: 2.', 'Cụm 2', '54,84 %', '78,70 %'],
    'mau-03': ['NGHỊ QUYẾT', 'trúng cử trưởng thôn', 'Nông Văn An', 'vắng: 94'],
    'mau-04': ['BIÊN BẢN KIỂM PHIẾU LẤY Ý KIẾN', 'chưa được xác nhận'],
    'mau-05': ['BAN CÔNG TÁC MẶT TRẬN', 'ngày 25 tháng 02 năm 2026', 'Lộc Thị Bích'],
    'ket-qua': ['170/310 (54,84 %)', '170/216 (78,70 %)', '170/210 (80,95 %)', 'Luật 10/2022/QH15', 'chưa xác nhận', versions[0]!.digest],
  }
  for (const [form, expected] of Object.entries(says)) {
    const { body, foot } = await words(tx, id, form)
    for (const each of expected) assert.ok(body.includes(each), `${form}: ${each}\n${body}`)
    assert.match(foot, /bản số 12 · [1-9] người · mã nhật ký ab12-cd34/)
  }
}))

test('the minutes of a cell’s congress in the layout of the Party', () => inTransaction(async (tx) => {
  const w = await world(tx)
  const { id } = await decide(tx, one, { unitId: w.cell, kind: 'cell', on: day('2026-02-01'), plannedOn: day('2026-03-10') })
  await publishPlan(tx, one, { id, on: day('2026-02-01') })
  await agreeCandidates(tx, one, { id, on: day('2026-02-10'), candidates: w.people.slice(0, 4).map((personId) => ({ personId, putBy: 'committee' })), seats: 3 })
  await hold(tx, one, { id, on: day('2026-03-10'), method: 'ballots', members: { official: 45, transferred: 2, exempt: 3, exemptAttending: 1, suspended: 0, excused: 1, attending: 38 } })
  for (const [post, votes] of [['cell_committee_member', [36, 30, 21, 20]], ['cell_secretary', [31]]] as const) {
    if (post === 'cell_secretary') await openRound(tx, one, { id, post, standing: [{ personId: w.people[0]!, putBy: 'meeting' }] })
    const { rounds, clusters: [room] } = await electionSeen(tx, one, id, null)
    const round = rounds.at(-1)!
    for (const actor of [one, two]) await count(tx, actor, { id, roundId: round.id, clusterId: room!.id, issued: 38, valid: 38, invalid: 0, returned: 0, votes: round.candidateIds.map((candidateId, at) => ({ candidateId, votes: votes[at]! })) })
  }
  const { body } = await words(tx, id, 'bien-ban-dai-hoi')
  for (const each of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'BB/CB', '45 – 2 (chuyển sinh hoạt tạm thời) – 2 (miễn sinh hoạt, vắng) – 0 (đình chỉ, khởi tố, tạm giam) – 1 (vắng có lý do) = 40', 'Trúng cử khi được từ 21 phiếu trên 40', 'Bầu bí thư chi bộ, vòng 1', 'Nông Văn An', '31']) assert.ok(body.includes(each), `${each}\n${body}`)
  assert.ok((await words(tx, id, 'ket-qua')).body.includes('Có người trúng cử: Nông Văn An'))
}))

test('of a past election the sheet tells who was elected, and that the counts are not known', () => inTransaction(async (tx) => {
  const { village, people } = await world(tx)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into election (kind, unit_id, state, known, planned_on, held_on, outcome) values ('village_head', ${village}, 'recognised', 'outcome_only', '2020-03-10', '2020-03-10', 'elected') returning id`)
  await row(tx, sql`insert into candidate (election_id, unit_id, person_id, post, elected) values (${id}, ${village}, ${people[0]!}, 'village_head', true) returning id`)
  const { body } = await words(tx, id, 'ket-qua')
  for (const each of ['Kết quả: Có người trúng cử: Nông Văn An.', 'Chỉ biết kết quả, không rõ số phiếu.']) assert.ok(body.includes(each), body)
  assert.ok(!body.includes('Chưa xác nhận'))
}))
