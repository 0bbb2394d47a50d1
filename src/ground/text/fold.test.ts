import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { someName } from './given.ts'

const vectors = JSON.parse(readFileSync(new URL('./fold-vectors.json', import.meta.url), 'utf8')) as [string, string][]

test('the shared vectors fold as the database folds them', () => {
  for (const [text, key] of vectors) assert.equal(fold(text), key, text)
})

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})

test('the form in which a text was composed does not matter', () => {
  fc.assert(fc.property(someName, (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))))
})
