import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { amountsOf, scaled, typeOf, type Stretch } from './allowance.ts'

/** Sơn La's resolution (domain C3), base salary 2.340.000 đồng. */
const types = [['1.3', '1.2'], ['1.15', '1.1'], ['1.0', '0.95']] as const
const sonLa = (type: number, rate: string, days = 30): Stretch => ({
  secretary: scaled(types[type - 1]![0], 3), head: scaled(types[type - 1]![1], 3), main: 'cell_secretary', rate: scaled(rate, 4), base: 2_340_000n, payer: 'fund', insurance: null, days,
})

test('the worked example of Sơn La comes out to the đồng, for three types and three rates', () => {
  const unified = (type: number, rate: string) => { const { separate, unified: one, released } = amountsOf([sonLa(type, rate)], 30); assert.equal(separate - one, released); return [separate, one] }
  assert.deepEqual([1, 2, 3].map((type) => ['1', '0.5', '0.3'].map((rate) => unified(type, rate))), [
    [[5_850_000n, 5_850_000n], [5_850_000n, 4_446_000n], [5_850_000n, 3_884_400n]],
    [[5_265_000n, 5_265_000n], [5_265_000n, 3_978_000n], [5_265_000n, 3_463_200n]],
    [[4_563_000n, 4_563_000n], [4_563_000n, 3_451_500n], [4_563_000n, 3_006_900n]],
  ])
  assert.deepEqual([1, 2, 3].map((type) => 12n * amountsOf([sonLa(type, '0.5')], 30).released), [16_848_000n, 15_444_000n, 13_338_000n])
})

test('what the province pays from its own budget is a true reduction, what the fund pays is released in it', () => {
  assert.deepEqual(amountsOf([{ ...sonLa(1, '0.5'), payer: 'local' }], 30), { separate: 5_850_000n, unified: 4_446_000n, released: 0n, reduced: 1_404_000n, insurance: null })
  assert.deepEqual(amountsOf([{ ...sonLa(1, '0.5', 15), payer: 'local' }, sonLa(1, '0.5', 15)], 30), { separate: 5_850_000n, unified: 4_446_000n, released: 702_000n, reduced: 702_000n, insurance: null })
})

test('insurance is told only where a rule gives its rate for every day', () => {
  assert.equal(amountsOf([{ ...sonLa(1, '1'), insurance: scaled('0.175', 4) }], 30).insurance, 409_500n)
  assert.equal(amountsOf([{ ...sonLa(1, '1', 15), insurance: scaled('0.175', 4) }, sonLa(1, '1', 15)], 30).insurance, null)
})

test('where the head is the main title, the secretary’s allowance is the concurrent one', () => {
  assert.equal(amountsOf([{ ...sonLa(1, '0.5'), main: 'village_head' }], 30).released, 1_521_000n)
})

test('a part of a month counts by days, rounded once; parts of the same terms add up to the whole', () => {
  assert.deepEqual(amountsOf([sonLa(1, '0.5', 10)], 31), { separate: 1_887_097n, unified: 1_434_194n, released: 452_903n, reduced: 0n, insurance: null }) // 1.887.096,77… and 1.434.193,55…
  fc.assert(fc.property(fc.integer({ min: 28, max: 31 }), fc.integer({ min: 1, max: 27 }), fc.integer({ min: 0, max: 10_000 }), (month, days, rate) => {
    const whole = { ...sonLa(2, '0.5', month), rate: BigInt(rate) }
    assert.deepEqual(amountsOf([{ ...whole, days }, { ...whole, days: month - days }], month), amountsOf([whole], month))
  }))
})

test('decimals are read exactly, or not at all', () => {
  assert.deepEqual([scaled('1.15', 3), scaled(0.95, 3), scaled('6', 3), scaled('0.3000', 4)], [1150n, 950n, 6000n, 3000n])
  for (const wrong of ['1,15', '1.2345', '', 'x']) assert.throws(() => scaled(wrong, 3))
})

test('a village’s type follows from its households', () => {
  assert.deepEqual([500, 350, 349, 150, 149].map((households) => typeOf(households, { type1From: 350, type2From: 150 })), [1, 1, 2, 2, 3])
})
