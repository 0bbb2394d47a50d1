import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../refusal.ts'
import { fill } from '../text/say.ts'
import { givenFile, givenParts, givenWorkbook, sheetOf, sheetOfBlocks, times } from './given.ts'
import { guard } from './guard.ts'
import { messages } from './messages.ts'

const megabyte = 2 ** 20
const one = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>')
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part as string)))

/** Turns bits on in every header, local and central, at this place of each. */
function patched(file: Uint8Array, local: number, central: number, value: (was: number) => number): Uint8Array {
  const copy = Buffer.from(file)
  for (let at = 0; at < copy.length - 30; at++) {
    if (copy.readUInt32LE(at) === 0x04034b50) copy.writeUInt16LE(value(copy.readUInt16LE(at + local)), at + local)
    if (copy.readUInt32LE(at) === 0x02014b50) copy.writeUInt16LE(value(copy.readUInt16LE(at + central)), at + central)
  }
  return copy
}

const hostile: { what: string; code: string; file: () => Uint8Array | Promise<Uint8Array> }[] = [
  { what: 'nothing', code: 'empty', file: () => new Uint8Array() },
  { what: '21 MiB of anything', code: 'too-big', file: () => new Uint8Array(21 * megabyte) },
  { what: 'an old .xls', code: 'old-format', file: () => bytes(ole, '\0'.repeat(4000)) },
  { what: 'a workbook with a password', code: 'password-protected', file: () => bytes(ole, '\0'.repeat(600), [...Buffer.from('EncryptedPackage', 'utf16le')], '\0'.repeat(600)) },
  { what: 'a page saved as .xls', code: 'old-format', file: () => bytes('\ufeff\n<html><table><tr><td>1</td></tr></table></html>') },
  { what: 'a PDF', code: 'not-a-workbook', file: () => bytes('%PDF-1.7\n%âãÏÓ') },
  { what: 'a program', code: 'not-a-workbook', file: () => bytes('MZ\x90', [0, 3, 0, 0, 0, 4, 0]) },
  { what: 'a zip of something else', code: 'not-a-workbook', file: () => givenFile({ 'word/document.xml': '<w/>' }) },
  { what: 'an .ods', code: 'old-format', file: () => givenFile({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }) },
  { what: 'an .xlsb', code: 'old-format', file: () => givenFile({ '[Content_Types].xml': '<x/>', 'xl/workbook.bin': 'x' }) },
  { what: 'half a workbook', code: 'broken', file: async () => (await givenWorkbook(one)).subarray(0, 900) },
  { what: 'a workbook without its sheet', code: 'no-sheet', file: () => { const { 'xl/worksheets/sheet1.xml': _, ...rest } = givenParts(one); return givenFile(rest) } },
  { what: '201 parts', code: 'too-many-parts', file: () => givenWorkbook(one, Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`xl/media/${at}.png`, 'x']))) },
  { what: 'a part that climbs out', code: 'unsafe-path', file: () => givenWorkbook(one, { '../../etc/cron.d/x': 'x' }) },
  { what: 'a part with a drive', code: 'unsafe-path', file: () => givenWorkbook(one, { 'C:\\x': 'x' }) },
  { what: 'encrypted parts', code: 'password-protected', file: async () => patched(await givenWorkbook(one), 6, 8, (was) => was | 1) },
  { what: 'an unknown packing', code: 'broken', file: async () => patched(await givenWorkbook(one), 8, 10, () => 12) },
  { what: 'a document type that fetches', code: 'document-type', file: () => givenWorkbook(one, { 'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>' }) },
  { what: 'a billion laughs', code: 'document-type', file: () => givenWorkbook(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${sheetOf('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')}`) },
  { what: 'a document type across two blocks', code: 'document-type', file: () => givenWorkbook([' '.repeat(256 * 1024 - 4), '<!DOCTYPE x>', one]) },
  { what: 'a cell of 200 MB', code: 'cell-too-long', file: () => givenWorkbook(sheetOfBlocks(['<row r="1"><c r="A1" t="inlineStr"><is><t>', ...times(3200, 'A'.repeat(65_536)), '</t></is></c></row>'])) },
  { what: 'a shared text of 40 KB', code: 'cell-too-long', file: () => givenWorkbook(one, { 'xl/sharedStrings.xml': `<sst><si><r><t>${'A'.repeat(20_000)}</t></r><r><t>${'B'.repeat(20_000)}</t></r></si></sst>` }) },
  { what: 'a long cell as character data', code: 'cell-too-long', file: () => givenWorkbook(sheetOf(`<row r="1"><c r="A1" t="str"><v><![CDATA[${'>'.repeat(40_000)}]]></v></c></row>`)) },
  { what: 'a tag without end', code: 'broken', file: () => givenWorkbook(['<worksheet x="', randomBytes(2 * megabyte).toString('base64')]) },
  { what: 'cells at A1 and XFD1048576', code: 'too-many-rows', file: () => givenWorkbook(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')) },
  { what: 'a cell far down in row 1', code: 'too-many-rows', file: () => givenWorkbook(sheetOf('<row r="1"><c r="A1048576"><v>1</v></c></row>')) },
  { what: 'a cell far to the right', code: 'too-many-columns', file: () => givenWorkbook(sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="CW1"><v>1</v></c></row>')) },
  { what: 'a name hidden in another attribute', code: 'too-many-columns', file: () => givenWorkbook(sheetOf(`<row r="1"><c x=' r="A1"' r="XFD1"><v>1</v></c></row>`)) },
  { what: 'a cell far to the right without a name', code: 'too-many-columns', file: () => givenWorkbook(sheetOf(`<row>${'<c/>'.repeat(101)}</row>`)) },
  { what: 'a prefix before rows and cells', code: 'too-many-columns', file: () => givenWorkbook('<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="ZZ1"/></x:row></x:sheetData></x:worksheet>') },
  { what: 'a cell without sense', code: 'broken', file: () => givenWorkbook(sheetOf('<row r="1"><c r="1A"><v>1</v></c></row>')) },
  { what: '1.5 million rows', code: 'too-many-rows', file: () => givenWorkbook(sheetOfBlocks(times(1500, (at) => Array.from({ length: 1000 }, (_, row) => `<row r="${at * 1000 + row + 1}"><c r="A${at * 1000 + row + 1}"><v>${at}</v></c></row>`).join('')))) },
  { what: 'rows of many sheets', code: 'too-many-rows', file: () => givenWorkbook(sheetOf('<row/>'.repeat(120_000)), { 'xl/worksheets/sheet2.xml': sheetOf('<row/>'.repeat(120_000)) }) },
  { what: 'a part packed a thousandfold', code: 'unpacks-too-big', file: () => givenWorkbook(one, { 'xl/media/image1.png': times(400, '\0'.repeat(megabyte)) }) },
  { what: 'a part that lies about its size', code: 'unpacks-too-big', file: async () => patched(await givenWorkbook(one, { 'xl/media/image1.png': times(40, '\0'.repeat(megabyte)) }), 22, 24, () => 1) },
  { what: 'spaces without end', code: 'broken', file: () => givenWorkbook([one, ...times(320, ' '.repeat(megabyte))]) },
  {
    what: 'more than 300 MiB, moderately packed', code: 'unpacks-too-big', file: () => {
      const noise = Buffer.from(Array.from({ length: 16_384 }, (_, at) => Math.floor(Math.abs(Math.sin(at)) * 256)))
      return givenWorkbook(one, Object.fromEntries(Array.from({ length: 7 }, (_, part) => [`xl/media/${part}.bin`, times(50, '').map(() => Buffer.concat([noise, Buffer.alloc(megabyte - noise.length, part)]))])))
    }
  }
]

for (const { what, code, file } of hostile)
  test(`refused within two seconds: ${what}`, async () => {
    const made = await file()
    const start = process.cpuUsage()
    const refusal: unknown = await guard(made).then(() => undefined, (error: unknown) => error)
    assert.ok(refusal instanceof Refusal, String(refusal))
    assert.equal(refusal.code, `spreadsheet.${code}`)
    const { user, system } = process.cpuUsage(start) // what a busy machine does not change
    assert.ok(user + system < 2_000_000, `${(user + system) / 1000} ms`)
    for (const language of ['vi', 'en'] as const) assert.doesNotMatch(fill(messages[refusal.code]!, refusal.facts, language), /\{\w+\}/)
  })

test('an honest workbook passes, told what it holds', async () => {
  const rows = '<row r="3" spans="1:3"><c r="B3" s="0" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="CV3" s="1"/></row><row r="4"><c r="C4"><v>1</v></c></row>'
  const file = await givenWorkbook(sheetOf(rows, '<mergeCells count="1"><mergeCell ref="B3:C9"/></mergeCells>'), {}, '<workbookPr date1904="1"/>')
  const guarded = await guard(file)
  assert.ok(guarded.format === 'xlsx' && guarded.date1904)
  const [{ part, ...sheet } = assert.fail()] = guarded.sheets
  assert.deepEqual([part.path, sheet], ['xl/worksheets/sheet1.xml', { name: 'Thôn', hidden: false, columns: 3, rows: 2, merges: [{ top: 3, left: 1, bottom: 9, right: 2 }], oldFonts: new Map() }])
})

test('comments, character data and odd spacing do not mislead', async () => {
  const file = await givenWorkbook(sheetOf(`<!-- <c r="XFD1"/> -- ><!x> --><row  r = '1' ><c\n r = 'A1' t="str"><v><![CDATA[<!DOCTYPE <c r="XFD1"> ]]]></v></c></row>`))
  const guarded = await guard(file)
  assert.ok(guarded.format === 'xlsx' && guarded.sheets[0]?.columns === 1)
})

test('where the blocks are cut does not matter', async () => {
  const xml = sheetOf('<row r="1"><c r="A1" t="str"><v>Thôn 1</v></c><c r="B1"/></row><!-- x --><row r="2"><c r="D2"><v><![CDATA[]]]]></v></c></row>')
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: xml.length - 1 }), { maxLength: 12 }), async (cuts) => {
    const { Scan } = await import('./scan.ts')
    const { limits } = await import('./limits.ts')
    const scan = new Scan({ limits, rowsBefore: 0, notedStyles: new Set() })
    const all = Buffer.from(xml)
    const edges = [0, ...cuts.sort((a, b) => a - b), all.length]
    edges.slice(1).forEach((to, at) => scan.push(all.subarray(edges[at], to)))
    assert.deepEqual([scan.found.rows, scan.found.columns], [2, 4])
  }))
})

test('any bytes are refused or pass, never break', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (noise, zip) => {
    const error: unknown = await guard(zip ? bytes('PK\x03\x04', [...noise]) : noise).then(() => undefined, (thrown: unknown) => thrown)
    assert.ok(error === undefined || error instanceof Refusal, String(error))
  }))
})

test('a workbook with any byte changed is refused or passes, never breaks', async () => {
  const file = await givenWorkbook(one)
  await fc.assert(fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
    const changed = Uint8Array.from(file)
    changed[at] = (changed[at]! + by) % 256
    const error: unknown = await guard(changed).then(() => undefined, (thrown: unknown) => thrown)
    assert.ok(error === undefined || error instanceof Refusal, String(error))
  }), { numRuns: 600 })
})
