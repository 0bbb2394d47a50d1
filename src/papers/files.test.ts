import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPdf } from '#ground/pdf/given.ts'
import { attach, filesOf, getFile, removeFile } from './attach.ts'
import { enter } from './enter.ts'
import { eraseFromPapers } from './erase.ts'
import { mostBytes, refuseToAttach } from './file.ts'
import { givenPaper } from './given.ts'
import { lookInto } from './look-into.ts'

const clerk = { accountId: 1, name: 'Văn thư', today: day('2026-11-01'), may: [], unitId: null }
const text = (line: string) => new TextEncoder().encode(line)
const pdf = givenPdf([[{ text: 'QUYẾT ĐỊNH' }]])
const send = async (tx: Tx, paperId: number, name: string, bytes: Uint8Array, declared = false) => attach(tx, clerk, { paperId, file: await lookInto(name, bytes), declared })
const word = (line: string) => zipSync({ 'word/document.xml': text(`<w:document><w:p><w:t>${line}</w:t></w:p><w:p>Về việc</w:p></w:document>`) })

test('a file is kept with its hash and size, comes out byte for byte, and is one file however often it is sent', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  const { id, attached } = await send(tx, paperId, 'C:\\quét\\12-QĐ.pdf', pdf)
  assert.deepEqual([attached, (await send(tx, paperId, 'khác.pdf', pdf)).attached], [true, false])
  const [file] = await filesOf(tx, paperId)
  assert.deepEqual([file?.name, file?.type, file?.size, file?.sha256, file?.removed], ['12-QĐ.pdf', 'application/pdf', pdf.length, createHash('sha256').update(pdf).digest('hex'), null])
  const out = await getFile(tx, id)
  assert.deepEqual([out.name, Buffer.from(await out.arrayBuffer())], ['12-QĐ.pdf', Buffer.from(pdf)])
  await assert.rejects(rows(tx, sql`update paper_file set bytes = 'khác' where id = ${id}`), { constraint: 'paper_file_whole' })
}))

test('a file taken out leaves its hash and why, and can be sent again', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  const { id } = await send(tx, paperId, 'a.pdf', pdf)
  await removeFile(tx, clerk, { id, reason: 'Nhầm văn bản' })
  await assert.rejects(getFile(tx, id), { code: 'papers.no-such-file' })
  await assert.rejects(removeFile(tx, clerk, { id, reason: 'lần nữa' }), { code: 'papers.no-such-file' })
  assert.equal((await send(tx, paperId, 'a.pdf', pdf)).attached, true)
  assert.deepEqual((await filesOf(tx, paperId)).map(({ removed }) => removed), ['Nhầm văn bản', null])
}))

test('what is marked as a State secret, by its paper, its name or what stands in it, is not taken', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  await assert.rejects(send(tx, paperId, '12-KH_MẬT.pdf', pdf), { code: 'papers.file-secret', facts: { name: '12-KH_MẬT.pdf', mark: 'MẬT' } })
  await assert.rejects(send(tx, paperId, 'ke-hoach.docx', word('TUYỆT MẬT')), { code: 'papers.file-secret' })
  assert.equal((await send(tx, paperId, 'ke-hoach.docx', word('Bảo vệ bí mật nhà nước'))).attached, true)
  const secret = await enter(tx, clerk, { symbol: '12-KH/MẬT', kind: 'plan', issuer: 'UBND', issuedOn: '2026-01-02', issuedPrecision: 'day', summary: '', note: null, secret: 'mat' })
  await assert.rejects(send(tx, secret.id, 'a.pdf', pdf), { code: 'papers.file-of-secret' })
}))

test('a mark in a PDF is found as it is stamped: apart from its neighbours, upright, its letters spaced or decomposed, in a note, in an old font; the word in a sentence is none', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  const head = { text: 'ỦY BAN NHÂN DÂN XÃ' }
  const marked = [
    givenPdf([[head, { text: 'MẬT', x: 300 }]]), givenPdf([[head], [{ text: 'T Ố I MẬT', spaced: 3, turn: 90, y: 300 }]]), givenPdf([[{ text: 'TUYỆT MẬT'.normalize('NFD') }]]), givenPdf([[{ text: 'M\u00cbT' }]]),
    givenPdf([[head]], { annotations: '/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 90 20]/Contents<FEFF004D1EAC0054>/DA(/F 9 Tf)>>]' }),
  ]
  for (const bytes of marked) await assert.rejects(send(tx, paperId, 'a.pdf', bytes, true), { code: 'papers.file-secret' })
  await assert.rejects(send(tx, paperId, 'a.docx', zipSync({ 'word/document.xml': text('<w:p>Kính gửi<w:p>M Ậ T</w:p></w:p>') })), { code: 'papers.file-secret' })
  assert.equal((await send(tx, paperId, 'a.pdf', givenPdf([[{ text: 'Giữ bí mật; mật độ dân cư; BẢO VỆ BÍ MẬT NHÀ NƯỚC' }, { text: 'Tổ 3', x: 300 }]]))).attached, true)
}))

test('a scan, a picture, a PDF that cannot be read is taken from whoever says that it carries no mark; why stands in the journal', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
  for (const [name, bytes, why] of [['a.pdf', givenPdf([[], [{ text: 'Trang 2' }]]), 'scan'], ['b.pdf', text('%PDF-1.7 hỏng'), 'broken'], ['c.png', png, 'picture']] as const) {
    await assert.rejects(send(tx, paperId, name, bytes), { code: `papers.unread-${why}`, facts: { name } })
    const { id } = await send(tx, paperId, name, bytes, true)
    assert.deepEqual((await rows<{ facts: object }>(tx, sql`select facts from journal where what = 'papers.attach' order by id desc limit 1`)).map(({ facts }) => [(facts as { fileId: number }).fileId, (facts as { unread: string }).unread]), [[id, why]])
  }
}))

test('a file that is not what its ending says, too big, empty or of another kind is refused', () => {
  const code = (name: string, bytes: Uint8Array) => refuseToAttach({}, { name, bytes, lines: [], unread: null }, false)?.code
  assert.deepEqual([code('a.pdf', pdf), code('a.PDF', pdf), code('a.png', pdf), code('a.exe', pdf), code('a', pdf), code('a.pdf', new Uint8Array()), code('a.pdf', new Uint8Array(mostBytes + 1))],
    [undefined, undefined, 'papers.file-is-not', 'papers.file-kind', 'papers.file-kind', 'papers.file-empty', 'papers.file-too-big'])
})

test('when a person is erased, the files of papers that named them, or that their facts rest on, go; others stay', () => inTransaction(async (tx) => {
  const [named, based, other] = [(await enter(tx, clerk, { symbol: null, kind: 'decision', issuer: 'UBND', issuedOn: null, issuedPrecision: 'unknown', summary: 'Công nhận bà Lò Thị Nghiệm', note: null })).id, await givenPaper(tx, '21/QĐ-UBND'), await givenPaper(tx, '22/QĐ-UBND')]
  for (const paperId of [named, based, other]) await send(tx, paperId, 'a.pdf', pdf)
  await eraseFromPapers(tx, ['Lò Thị Nghiệm'], null)
  await eraseFromPapers(tx, ['Lò Thị Nghiệm'], [based])
  const left = async (paperId: number) => (await filesOf(tx, paperId)).map(({ removed }) => removed)
  assert.deepEqual([await left(named), await left(based), await left(other)], [['privacy.erase'], ['privacy.erase'], [null]])
}))
