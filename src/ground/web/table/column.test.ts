import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Column, readOrder, sortRows, tabbed, writeOrder } from './column.ts'

type Village = { name: string; heads: number | null }
const columns: Column<Village>[] = [{ id: 'ten', header: 'Thôn', value: ({ name }) => name }, { id: 'so', header: 'Số', value: ({ heads }) => heads }]
const rows: Village[] = [{ name: 'Đông', heads: 2 }, { name: 'Khối 10', heads: null }, { name: 'An', heads: 10 }, { name: 'Khối 9', heads: 1.5 }]
const names = (sorted: Village[]) => sorted.map(({ name }) => name)

test('words are sorted the Vietnamese way and numbers in words by size', () => {
  assert.deepEqual(names(sortRows(rows, columns, readOrder('ten'))), ['An', 'Đông', 'Khối 9', 'Khối 10'])
})

test('what is missing stands last, rising and falling', () => {
  assert.deepEqual(names(sortRows(rows, columns, readOrder('so'))), ['Khối 9', 'Đông', 'An', 'Khối 10'])
  assert.deepEqual(names(sortRows(rows, columns, readOrder('-so'))), ['An', 'Đông', 'Khối 9', 'Khối 10'])
})

test('an order reads back as it was written in the address', () => {
  assert.equal(writeOrder(readOrder('-so') ?? { id: '', down: false }), '-so')
  assert.equal(readOrder(''), undefined)
})

test('rows are copied as Excel pastes them, and no text becomes a formula', () => {
  assert.equal(tabbed([{ name: '=HYPERLINK("x")', heads: 1.5 }, { name: 'An\tnhiên', heads: null }], columns), 'Thôn\tSố\n\'=HYPERLINK("x")\t1,5\nAn nhiên\t')
})
