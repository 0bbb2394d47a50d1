import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { convertLegacy, convertSheetText, encodeLegacy, fontHint, recognise, recogniseTogether } from './legacy.ts'
import { everySyllable, isSyllable } from './syllables.ts'

const syllables = [...everySyllable()]

test('every Vietnamese syllable survives both old encodings', () => {
  assert.ok(syllables.length > 15_000)
  for (const syllable of syllables) {
    assert.ok(isSyllable(syllable), syllable)
    assert.equal(convertLegacy(encodeLegacy(syllable, 'tcvn3'), 'tcvn3'), syllable)
    assert.equal(convertLegacy(encodeLegacy(syllable, 'vni'), 'vni'), syllable)
    assert.equal(convertLegacy(encodeLegacy(syllable.toUpperCase(), 'vni'), 'vni'), syllable.toUpperCase())
    const capital = syllable[0]!.toUpperCase() + syllable.slice(1)
    assert.equal(convertLegacy(encodeLegacy(capital, 'vni'), 'vni'), capital)
  }
})

test('texts of old files are recognised', () => {
  const typed: [string, string, string][] = [
    ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam', 'tcvn3'], ['Hµ Néi', 'Hà Nội', 'tcvn3'], ['Tr\u00adêng th«n', 'Trường thôn', 'tcvn3'], ['§¶ng bé', 'Đảng bộ', 'tcvn3'],
    ['§¶NG Bé X·', 'ĐẢNG BỘ XÃ', 'tcvn3'], ['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam', 'vni'], ['Ñaûng boä', 'Đảng bộ', 'vni'], ['ÑAÛNG BOÄ', 'ĐẢNG BỘ', 'vni'], ['Tröôûng thoân', 'Trưởng thôn', 'vni']
  ]
  for (const [text, read, from] of typed) assert.deepEqual(recognise(text), { text: read, from, sure: true }, text)
})

test('proper Unicode and other languages are never touched', () => {
  const texts = ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Hà Nam', 'mét', 'Vì sao', 'bán', 'café', 'São Paulo', 'Beyoncé', 'naïve', 'résumé', 'plain English', 'M’Đrăk', '«Thôn 1»', '5 m²', '20°C', '© 2021', '12-CT/TU', 'Bản Hán', 'Noël', 'Zürich', 'Curaçao']
  for (const text of texts) assert.deepEqual([recognise(text).text, recognise(text).from], [text, 'unicode'], text)
  assert.equal(recognise('Hòa Bình'.normalize('NFD')).text, 'Hòa Bình')
})

test('every syllable written in Unicode stays as it is', () => {
  for (const syllable of syllables) assert.equal(recognise(syllable).text, syllable)
  fc.assert(fc.property(fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 8 }), (words) => recognise(words.join(' ')).text === words.join(' ')))
})

test('a font settles what the letters leave open', () => {
  assert.deepEqual(recognise('mét', fontHint('.VnTime')), { text: 'một', from: 'tcvn3', sure: true })
  assert.deepEqual(recognise('Hµ Néi', fontHint('.VnTimeH')), { text: 'HÀ NỘI', from: 'tcvn3', sure: true })
  assert.deepEqual(recognise('cô', fontHint('VNI-Times')), { text: 'cơ', from: 'vni', sure: true })
  assert.deepEqual(recognise('Hội đồng', fontHint('.VnTime')), { text: 'Hội đồng', from: 'unicode', sure: true })
  assert.equal(recognise('Hà Nam', fontHint('.VnTime')).text, 'Hà Nam')
  for (const font of ['Times New Roman', 'Arial', undefined, 'Vnix']) assert.equal(fontHint(font), undefined)
  assert.deepEqual([fontHint('.VnArialH'), fontHint('.VnTime')], [{ from: 'tcvn3', capitals: true }, { from: 'tcvn3', capitals: false }])
})

test('a sheet is judged as one: what alone is in doubt follows the rest', () => {
  const names = ['Khèi mét', 'NguyÔn V¨n Hoµng', 'TrÇn ThÞ Thñy', 'mét', 'Lª V¨n B×nh']
  const judged = recogniseTogether(names)
  assert.deepEqual([judged.from, judged.sure], ['tcvn3', true])
  assert.deepEqual(names.map((name) => convertSheetText(name, judged.from)), ['Khối một', 'Nguyễn Văn Hoàng', 'Trần Thị Thủy', 'một', 'Lê Văn Bình'])
  assert.equal(recogniseTogether(['Nguyễn Văn Hoàng', 'mét', 'cô', 'Trần']).from, 'unicode')
  assert.equal(recogniseTogether(['abc', '12']).from, 'unicode')
  assert.equal(convertSheetText('Nguyễn', 'tcvn3'), 'Nguyễn')
})

test('whole texts of any Vietnamese words come back right from both encodings', () => {
  const words = fc.array(fc.constantFrom(...syllables), { minLength: 12, maxLength: 30 })
  fc.assert(fc.property(words, fc.constantFrom('tcvn3' as const, 'vni' as const), (list, to) => {
    const lines = list.map((word) => encodeLegacy(word, to))
    const judged = recogniseTogether(lines)
    assert.equal(judged.from, to)
    assert.deepEqual(lines.map((line) => convertSheetText(line, to)), list)
  }))
})
