import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSymbol, tidySymbol, writeSymbol } from './symbols.ts'

test('Party and State symbols are taken apart', () => {
  assert.deepEqual(readSymbol('12-CT/TU'), { side: 'party', number: '12', kind: 'CT', body: 'TU' })
  assert.deepEqual(readSymbol('2128/QĐ-UBND'), { side: 'state', number: '2128', kind: 'QĐ', body: 'UBND' })
  assert.deepEqual(readSymbol('59/2023/NĐ-CP'), { side: 'state', number: '59', year: 2023, kind: 'NĐ', body: 'CP' })
  assert.deepEqual(readSymbol('72/2025/QH15'), { side: 'state', number: '72', year: 2025, body: 'QH15' })
  assert.deepEqual(readSymbol('1671/NQ-UBTVQH15'), { side: 'state', number: '1671', kind: 'NQ', body: 'UBTVQH15' })
})

test('spaces, dashes, case and look-alikes do not matter', () => {
  const written: [string, string][] = [
    ['04 – ĐA/TU', '04-ĐA/TU'], ['88 – KH/TU', '88-KH/TU'], ['18 – NQ/TW', '18-NQ/TW'], ['Số: 36-HD/VPTW', '36-HD/VPTW'], ['Số 12 - CT / TU', '12-CT/TU'], ['12-ct/tu', '12-CT/TU'],
    ['2128/QÐ-UBND', '2128/QĐ-UBND'], ['2128/QĐ-UBND'.normalize('NFD'), '2128/QĐ-UBND'], ['217-QĐi/TU', '217-QĐi/TU'], ['217-QĐI/TU', '217-QĐi/TU'], ['15-TTR/ĐU', '15-TTr/ĐU'],
    ['59 / 2023 / NĐ−CP', '59/2023/NĐ-CP'], ['05-HD/BTC-VPTW', '05-HD/BTC-VPTW'], ['12-CT/TU.', '12-CT/TU'], ['08-CT/ThU', '08-CT/ThU'], ['05-HD/BTC TU', '05-HD/BTCTU'], ['36-HD/VPTW', '36-HD/VPTW'], ['08-CT/HU', '08-CT/HU'], ['03-KH/TXU', '03-KH/TXU'], ['01-NQ/CB', '01-NQ/CB'], ['  không  số ', 'không số']
  ]
  for (const [typed, symbol] of written) assert.equal(tidySymbol(typed), symbol, typed)
})

test('what is not a symbol is not read as one', () => {
  for (const text of ['', '12', '12/2023', '25/06/2021', 'CT-12/TU', 'Nghị quyết 18', '12-CT']) assert.equal(readSymbol(text), undefined, text)
})

test('what is written is read back', () => {
  const number = fc.integer({ min: 1, max: 9999 }).map(String)
  const kind = fc.constantFrom('NQ', 'CT', 'QĐ', 'QĐi', 'KL', 'CTr', 'TTr', 'BC')
  const someSymbol = fc.oneof(
    fc.record({ side: fc.constant('party' as const), number, kind, body: fc.constantFrom('TU', 'ĐU', 'HU', 'VPTW', 'BTCTU') }),
    fc.record({ side: fc.constant('state' as const), number, year: fc.integer({ min: 1990, max: 2030 }), kind, body: fc.constantFrom('CP', 'BNV', 'UBND') }),
    fc.record({ side: fc.constant('state' as const), number, kind, body: fc.constantFrom('UBND', 'HĐND', 'UBTVQH15') })
  )
  fc.assert(fc.property(someSymbol, (symbol) => assert.deepEqual(readSymbol(writeSymbol(symbol)), { ...symbol })))
})
