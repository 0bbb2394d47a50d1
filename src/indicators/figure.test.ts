import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figureOf, missingTo, pointsBetween, type Figure } from './figure.ts'
import { counted, joined, oldest } from './given.ts'
import { agreementOf } from './printed.ts'
import { readTargetPercent } from './targets.ts'

const of = (numerator: number, denominator: number): Figure => figureOf(joined, { numerator, denominator, excluded: 0, years: null })

for (const [numerator, denominator, one, two] of [
  [79, 87, '90,8', '90,80'], [85, 87, '97,7', '97,70'], [94, 94, '100,0', '100,00'], [53, 83, '63,9', '63,86'],
  [125, 154, '81,2', '81,17'], [999, 1039, '96,2', '96,15'], [1398, 1402, '99,7', '99,71'], [1, 8, '12,5', '12,50'], [1, 16, '6,3', '6,25'],
] as const) test(`${numerator}/${denominator} is ${two} %`, () => assert.deepEqual(of(numerator, denominator).percent, { one, two }))

test('nothing to divide by is no percentage; a count has none; years show the years', () => {
  assert.equal(of(0, 0).percent, null)
  assert.deepEqual([figureOf(counted, { numerator: 7, denominator: 7, excluded: 0, years: null }).percent, figureOf(counted, { numerator: 7, denominator: 7, excluded: 0, years: null }).value], [null, 7])
  assert.equal(figureOf(oldest, { numerator: 3, denominator: 3, excluded: 0, years: 61 }).value, 61)
})

for (const [printed, numerator, denominator, agreement] of [
  ['90,8', 79, 87, 'same'], ['97,7', 85, 87, 'same'], ['100', 94, 94, 'same'], ['81,16', 125, 154, 'cut'], ['81,17', 125, 154, 'same'],
  ['96,15', 999, 1039, 'same'], ['48,04', 316, 658, 'differs'], ['15', 16, 103, 'cut'], ['7,6', 180, 2350, 'cut'], ['81,2 %', 125, 154, 'same'], ['81.2', 125, 154, 'same'],
] as const) test(`printed ${printed} beside ${numerator}/${denominator}: ${agreement}`, () =>
  assert.equal(agreementOf({ numerator: null, denominator: null, percent: printed, approximate: false }, of(numerator, denominator)), agreement))

test('a printed count that differs differs, whatever the percentage; "about" is never a fault', () => {
  const printed = { numerator: 126, denominator: 154, percent: '81,17', approximate: false }
  assert.equal(agreementOf(printed, of(125, 154)), 'differs')
  assert.equal(agreementOf({ ...printed, numerator: 125, denominator: 155 }, of(125, 154)), 'differs')
  assert.equal(agreementOf({ ...printed, approximate: true }, of(125, 154)), 'approximate')
  assert.equal(agreementOf({ ...printed, numerator: 0, percent: '0' }, of(0, 0)), 'differs')
})

test('points between two shares are the difference of the fractions, rounded once', () => {
  assert.equal(pointsBetween(of(79, 87), of(78, 87)), '−1,15')
  assert.equal(pointsBetween(of(78, 87), of(79, 87)), '+1,15')
  assert.equal(pointsBetween(of(1, 2), of(2, 4)), '0,00')
  assert.equal(pointsBetween(of(0, 0), of(2, 4)), null)
})

test('what is missing to a target is whole villages: with them it is reached, with one fewer it is not', () => {
  assert.equal(missingTo(10_000, of(79, 87), 'higher'), 8)
  assert.equal(missingTo(9_500, of(79, 87), 'higher'), 4)
  fc.assert(fc.property(fc.nat(10_000), fc.nat(5000), fc.nat(5000), (target, a, b) => {
    const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)]
    const missing = missingTo(target, of(numerator, denominator), 'higher')
    assert.ok((numerator + missing) * 10_000 >= target * denominator)
    assert.ok(missing === 0 || (numerator + missing - 1) * 10_000 < target * denominator)
  }))
})

test('a target percentage has two decimals at most and lies between 0 and 100', () => {
  assert.deepEqual(['95', '95,5', '95,55', '100', '0', '100,01', '95,555', '-1', 'chín'].map(readTargetPercent), [9500, 9550, 9555, 10_000, 0, null, null, null, null])
})
