import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hundredths, readNumber, readPercent, writeNumber, writePercent } from './numbers.ts'

test('numbers are written the Vietnamese way', () => {
  assert.equal(writeNumber(1234.56), '1.234,56')
  assert.equal(writeNumber(1234.56, { language: 'en' }), '1,234.56')
  assert.equal(writeNumber(1234567), '1.234.567')
  assert.equal(writeNumber(-1402.5, { digits: 2 }), '−1.402,50')
  assert.equal(writeNumber(0.1 + 0.2), '0,3')
})

test('percentages are rounded half-up by whole numbers', () => {
  assert.equal(writePercent(125, 154), '81,17')
  assert.equal(writePercent(79, 87, { digits: 1 }), '90,8')
  assert.equal(writePercent(85, 87, { digits: 1 }), '97,7')
  assert.equal(writePercent(1, 8, { digits: 0 }), '13')
  assert.equal(writePercent(1, 800, { digits: 1 }), '0,1')
  assert.equal(writePercent(1005, 100000, { digits: 2 }), '1,01') // 1.005 % in binary is just below the half
  assert.equal(writePercent(-1, 8, { digits: 0 }), '−13')
  assert.equal(writePercent(12, 1, { digits: 0 }), '1.200')
  assert.equal(writePercent(0, 0), '–')
  assert.equal(hundredths(125, 154), 8117n)
})

test('numbers are read as people type them', () => {
  const read: [string, number | undefined][] = [
    ['1.234,5', 1234.5], ['1,234.5', 1234.5], ['1 234', 1234], ['1\u00a0234,5', 1234.5], ['90,8', 90.8], ['90.8', 90.8], ['1402', 1402], ['1.402', 1402],
    ['1.234.567', 1234567], ['1,234,567', 1234567], ['-5', -5], ['− 5', -5], ['0,125', 0.125], ['0.125', 0.125], ['12,345', 12.345], ["'15", 15], ['１５', 15],
    ['', undefined], ['1.23.4', undefined], ['1,234,5', undefined], ['12a', undefined], ['1.234.56', undefined], ['0.123.456', undefined], ['--5', undefined]
  ]
  for (const [text, number] of read) assert.equal(readNumber(text), number, text)
  assert.equal(readNumber('12,345', 'integer'), 12345)
  assert.equal(readNumber('12,5', 'integer'), undefined)
  assert.equal(readPercent('90,8 %'), 90.8)
  assert.equal(readPercent('81.16%'), 81.16)
})

test('what is written is read back', () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0, 1, 2), (number, digits) => readNumber(writeNumber(number / 10 ** digits, { digits })) === number / 10 ** digits || (digits === 0 && Math.abs(number) < 1000)))
  fc.assert(fc.property(fc.integer(), (number) => readNumber(writeNumber(number), 'integer') === number))
})
