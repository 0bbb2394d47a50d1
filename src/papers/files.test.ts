import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { attach, filesOf, getFile, removeFile } from './attach.ts'
import { enter } from './enter.ts'
import { eraseFromPapers } from './erase.ts'
import { mostBytes, refuseToAttach } from './file.ts'
import { givenPaper } from './given.ts'

const clerk = { accountId: 1, name: 'Văn thư', today: day('2026-11-01'), may: [], unitId: null }
const text = (line: string) => new TextEncoder().encode(line)
const pdf = text('%PDF-1.7 quyết định')
const word = (line: string) => zipSync({ 'word/document.xml': text(`<w:document><w:p><w:t>${line}</w:t></w:p><w:p>Về việc</w:p></w:document>`) })

test('a file is kept with its hash and size, comes out byte for byte, and is one file however often it is sent', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  const { id, attached } = await attach(tx, clerk, { paperId, name: 'C:\\quét\\12-QĐ.pdf', bytes: pdf })
  assert.deepEqual([attached, (await attach(tx, clerk, { paperId, name: 'khác.pdf', bytes: pdf })).attached], [true, false])
  const [file] = await filesOf(tx, paperId)
  assert.deepEqual([file?.name, file?.type, file?.size, file?.sha256, file?.removed], ['12-QĐ.pdf', 'application/pdf', pdf.length, createHash('sha256').update(pdf).digest('hex'), null])
  const out = await getFile(tx, id)
  assert.deepEqual([out.name, Buffer.from(await out.arrayBuffer())], ['12-QĐ.pdf', Buffer.from(pdf)])
  await assert.rejects(rows(tx, sql`update paper_file set bytes = 'khác' where id = ${id}`), { constraint: 'paper_file_whole' })
}))

test('a file taken out leaves its hash and why, and can be sent again', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  const { id } = await attach(tx, clerk, { paperId, name: 'a.pdf', bytes: pdf })
  await removeFile(tx, clerk, { id, reason: 'Nhầm văn bản' })
  await assert.rejects(getFile(tx, id), { code: 'papers.no-such-file' })
  await assert.rejects(removeFile(tx, clerk, { id, reason: 'lần nữa' }), { code: 'papers.no-such-file' })
  assert.equal((await attach(tx, clerk, { paperId, name: 'a.pdf', bytes: pdf })).attached, true)
  assert.deepEqual((await filesOf(tx, paperId)).map(({ removed }) => removed), ['Nhầm văn bản', null])
}))

test('what is marked as a State secret, by its paper, its name or what stands in it, is not taken', () => inTransaction(async (tx) => {
  const paperId = await givenPaper(tx)
  await assert.rejects(attach(tx, clerk, { paperId, name: '12-KH_MẬT.pdf', bytes: pdf }), { code: 'papers.file-secret', facts: { name: '12-KH_MẬT.pdf', mark: 'MẬT' } })
  await assert.rejects(attach(tx, clerk, { paperId, name: 'ke-hoach.docx', bytes: word('TUYỆT MẬT') }), { code: 'papers.file-secret' })
  assert.equal((await attach(tx, clerk, { paperId, name: 'ke-hoach.docx', bytes: word('Bảo vệ bí mật nhà nước') })).attached, true)
  const secret = await enter(tx, clerk, { symbol: '12-KH/MẬT', kind: 'plan', issuer: 'UBND', issuedOn: '2026-01-02', issuedPrecision: 'day', summary: '', note: null, secret: 'mat' })
  await assert.rejects(attach(tx, clerk, { paperId: secret.id, name: 'a.pdf', bytes: pdf }), { code: 'papers.file-of-secret' })
}))

test('a file that is not what its ending says, too big, empty or of another kind is refused', () => {
  const code = (name: string, bytes: Uint8Array) => refuseToAttach({}, name, bytes, [])?.code
  assert.deepEqual([code('a.pdf', pdf), code('a.PDF', pdf), code('a.png', pdf), code('a.exe', pdf), code('a', pdf), code('a.pdf', new Uint8Array()), code('a.pdf', new Uint8Array(mostBytes + 1))],
    [undefined, undefined, 'papers.file-is-not', 'papers.file-kind', 'papers.file-kind', 'papers.file-empty', 'papers.file-too-big'])
})

test('when a person is erased, the files of papers that named them, or that their facts rest on, go; others stay', () => inTransaction(async (tx) => {
  const [named, based, other] = [(await enter(tx, clerk, { symbol: null, kind: 'decision', issuer: 'UBND', issuedOn: null, issuedPrecision: 'unknown', summary: 'Công nhận bà Lò Thị Nghiệm', note: null })).id, await givenPaper(tx, '21/QĐ-UBND'), await givenPaper(tx, '22/QĐ-UBND')]
  for (const paperId of [named, based, other]) await attach(tx, clerk, { paperId, name: 'a.pdf', bytes: pdf })
  await eraseFromPapers(tx, ['Lò Thị Nghiệm'], null)
  await eraseFromPapers(tx, ['Lò Thị Nghiệm'], [based])
  const left = async (paperId: number) => (await filesOf(tx, paperId)).map(({ removed }) => removed)
  assert.deepEqual([await left(named), await left(based), await left(other)], [['privacy.erase'], ['privacy.erase'], [null]])
}))
