import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { dayStylesOf } from './parts.ts'
import { readWorkbook } from './read.ts'
import { Walk, attributeOf } from './walk.ts'

test('what the library writes and reads is read here alike', async () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\ufffe\uffff]/.test(text)), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
  const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  await fc.assert(fc.asyncProperty(rows, fc.constantFrom('shared' as const, 'inline' as const), async (written, stringMode) => {
    const file = await writeXlsx({ sheets: [{ name: 'A', rows: written }], stringMode })
    const theirs = (await readXlsx(file)).sheets[0]!.rows.map((row) => row.map((cell) => cell ?? null))
    const ours = (await readWorkbook(file, 'a.xlsx')).sheets[0]!.rows
    const full = theirs.flatMap((cells, at) => (cells.every((cell) => cell === null) ? [] : [[at + 1, trimmed(cells)]]))
    assert.deepEqual(ours.map(({ row, cells }) => [row, trimmed(cells)]), full)
  }), { numRuns: 150 })
})

const trimmed = (cells: unknown[]): unknown[] => cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1)

test('a walk meets the same wherever the blocks are cut', () => {
  const xml = Buffer.from(`<?xml version="1.0"?><x:a k="1>2" x:b='"'><!-- <b> --><b/>Đắk &amp; &#x1F642;<![CDATA[<i>&amp;]]></x:a>`)
  const meet = (blocks: Uint8Array[]): string => {
    let met = ''
    const walk = new Walk({ open: (name, tag) => { met += `(${name}|${tag})` }, text: (text) => { met += text }, close: (name) => { met += `/${name}` } })
    for (const block of blocks) walk.push(block)
    return met
  }
  assert.equal(meet([xml]), `(a|x:a k="1>2" x:b='"')(b|b/)/bĐắk & 🙂<i>&amp;/a`)
  fc.assert(fc.property(fc.array(fc.nat(xml.length)), (cuts) => {
    const edges = [0, ...cuts.sort((a, b) => a - b), xml.length]
    assert.equal(meet(edges.slice(1).map((to, at) => xml.subarray(edges[at], to))), meet([xml]))
  }))
})

test('attributes are told apart from what stands in the values of others', () => {
  assert.equal(attributeOf('c r="A1" t="s"', 'r'), 'A1')
  assert.equal(attributeOf(`c x=' r="A1"' r="B2"`, 'r'), 'B2')
  assert.equal(attributeOf("c r = 'A1'", 'r'), 'A1')
  assert.equal(attributeOf('c spans="1"', 's'), undefined)
})

test('formats that show a day', () => {
  const styles = (codes: string[]): string =>
    `<styleSheet><numFmts>${codes.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs>${codes.map((_, at) => `<xf numFmtId="${170 + at}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="3"/></cellXfs></styleSheet>`
  const days = ['dd/mm/yyyy', '[$-42A]d mmmm yyyy;@', '[$-1010000]d/m/yyyy', '&quot;ngày &quot;d', 'h:mm', '[h]:mm', 'yyyy\\-mm\\-dd']
  const others = ['General', '#,##0 &quot;đồng&quot;', '0.00', '@', '[Red]#,##0', '#,##0_d', '0\\d', '#,##0;[Red]-#,##0', '[$₫-42A] #,##0']
  assert.deepEqual([...dayStylesOf(styles([...days, ...others]))], [...days.keys(), days.length + others.length])
})
