import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenPdf } from './given.ts'
import { linesOf } from './lines.ts'
import { readPdf } from './read-pdf.ts'

const page = [{ text: 'TỈNH ỦY NÚI XANH' }, { text: 'MẬT', x: 300 }, { text: 'Số 12', y: 700 }]
const shut = { objects: { 100: `<</Filter/Standard/V 1/R 2/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>/P -4>>` }, trailer: '/Encrypt 100 0 R/ID[<00><00>]' }

test('a PDF is read line by line; text far from other text is a line of its own', async () => {
  const { lines, unread } = await readPdf(givenPdf([page, [{ text: 'hết', turn: 90, y: 300 }]]))
  assert.deepEqual([lines.slice(-6), unread], [['TỈNH ỦY NÚI XANH MẬT', 'TỈNH ỦY NÚI XANH', 'MẬT', 'Số 12', '', 'hết'], null])
})

test('what cannot be read, and why: locked, broken, cut off, nested without end, too many pages, too heavy in time or memory, scanned, with files inside', async () => {
  const whole = givenPdf([page])
  const letters = givenPdf([Array.from({ length: 40_000 }, (_, y) => ({ text: 'abcdefgh', y: y % 800 }))])
  const why = async (bytes: Uint8Array, bounds = {}) => (await readPdf(bytes, bounds)).unread
  assert.deepEqual([
    await why(givenPdf([page], shut)), await why(new TextEncoder().encode('%PDF-1.7 quyết định')), await why(whole.slice(0, 900)), await why(givenPdf([page], { objects: { 100: '['.repeat(200_000) }, catalogue: '/Names 100 0 R' })),
    await why(givenPdf([page, page, page]), { pages: 2 }), await why(letters, { seconds: 0.3 }), await why(letters, { megabytes: 60 }), await why(letters, { letters: 1000 }), await why(givenPdf([page, []])),
    await why(givenPdf([page], { objects: { 100: '<</EmbeddedFiles<</Names[(a)101 0 R]>>>>', 101: '<</Type/Filespec/F(a.txt)/EF<</F 102 0 R>>>>', 102: '<</Length 1>>stream\na\nendstream' }, catalogue: '/Names 100 0 R' })),
  ], ['locked', 'broken', 'broken', 'broken', 'pages', 'heavy', 'heavy', 'heavy', 'scan', 'inside'])
  assert.equal(await why(whole), null) // and the next one is read
})

test('beyond ten that wait, the next is turned away; those that wait are read', async () => {
  const sent = Array.from({ length: 11 }, () => readPdf(new TextEncoder().encode('%PDF-1.7'), { seconds: 5 }).then(({ unread }) => unread, (error: Error) => error.name))
  assert.deepEqual(await Promise.all(sent), [...Array(10).fill('broken'), 'TooManyWait'])
})

test('letters set one by one are words again, in the order in which they stand', () => {
  const letter = (str: string, x: number) => ({ str, transform: [10, 0, 0, 10, x, 0], width: 6 })
  assert.deepEqual(linesOf([letter('ẬT', 6), letter('M', 0), letter('12', 200)]), ['MẬT 12', 'MẬT', '12'])
})
