import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from './fold.ts'
import { meant, spell } from './spelling.ts'
import { everySyllable } from './syllables.ts'

test('case, composition, spaces, hyphens and the place of the tone are no difference of spelling', () => {
  for (const [one, other] of [['Hòa Bình', 'HOÀ  BÌNH'], ['Thủy', 'thuỷ'], ['Việt Nam', 'Vie\u0302\u0323t Nam'], ['Khối\u00a03', 'khối 3'], ['Thủy-Xuân', 'Thuỷ Xuân'], ['Ðông', 'Đông'], ['M’Đrắk', "M'Đrắk"]] as const)
    assert.equal(spell(one), spell(other), `${one} ${other}`)
})

test('a tone, a hat or a hook is a difference of spelling', () => {
  for (const [one, other] of [['Khe Thanh', 'Khe Thành'], ['Nà Lan', 'Nà Lân'], ['Tân', 'Tấn'], ['Đông', 'Dông'], ['Mỹ', 'Mĩ']] as const) assert.notEqual(spell(one), spell(other), `${one} ${other}`)
})

test('two syllables are spelled alike only if they fold alike, and only if they are one syllable with its tone in two places', () => {
  const byspelling = Map.groupBy(everySyllable(), spell)
  for (const [, syllables] of byspelling) assert.equal(new Set(syllables.map(fold)).size, 1)
  assert.deepEqual(byspelling.get(spell('hoà')), ['hòa', 'hoà'])
  assert.ok([...byspelling.values()].every((syllables) => new Set(syllables).size <= 2))
})

test('a typed name means the thing that is spelled so; else the only one that marks alone tell from it', () => {
  const villages = ['Khe Thanh', 'Khe Thành', 'Nà Pàn']
  const found = (typed: string) => meant(typed, villages, (name) => name)
  assert.deepEqual([found('khe thành'), found('Khe Thạnh'), found('na pan'), found('Nà Pản'), found('Khe')], [['Khe Thành'], ['Khe Thanh', 'Khe Thành'], ['Nà Pàn'], ['Nà Pàn'], []])
})
