import assert from 'node:assert/strict'
import { test } from 'node:test'
import { productWith } from './capabilities.ts'

test('every sheet that names an issuer says which number is whose, so that no number is taken twice by an import', () => {
  const { sheets } = productWith(Buffer.alloc(32))
  const wrong = sheets.flatMap(({ code, columns }) => {
    const [keys, told] = [new Set(columns.map(({ key }) => key)), columns.flatMap(({ paper }) => (paper ? [paper] : []))]
    return [...told.flatMap(Object.values).filter((key) => !keys.has(key)), ...columns.filter(({ key, vi }) => /issuer|^cơ quan (ban hành|ra )/i.test(`${key} ${vi}`) && !told.some(({ issuer }) => issuer === key)).map(({ key }) => key)].map((key) => `${code}.${key}`)
  })
  assert.deepEqual(wrong, [])
})
