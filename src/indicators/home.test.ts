import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '#ground/testing/database.ts'
import { all, joined, on, smallCountry } from './given.ts'
import { homeOf } from './home.ts'

test('the home of a district shows its figure, each village as a square, and exactly those that miss', () => inTransaction(async (tx) => {
  const { district } = await smallCountry(tx)
  const { unit, level, figures } = await homeOf(tx, all, joined, { unitId: district, on: on('2021-06-25'), known: null })
  const figure = figures?.all.find(({ code }) => code === joined.code)
  assert.deepEqual([unit.stands, level], ['yes', 'commune'])
  assert.equal(figures?.squares?.rows.length, figure?.denominator)
  assert.equal(figures?.squares?.rows.filter(({ counted }) => counted).length, figure?.numerator)
  assert.equal(figures?.missing.count, figure?.missing)
  assert.equal(figures?.missingStates.reduce((sum, { count }) => sum + count, 0), figure?.missing)
}))

test('a district that ended has no figures on a later day, but says where its communes went', () => inTransaction(async (tx) => {
  const { district } = await smallCountry(tx)
  const { unit, figures } = await homeOf(tx, all, joined, { unitId: district, on: on('2025-07-01'), known: null })
  assert.deepEqual([unit.stands, unit.upto, figures], ['ended', '2025-07-01', null])
  assert.ok(unit.kin.some(({ side, id }) => side === 'after' && id !== null))
}))

test('without a unit it is the country', () => inTransaction(async (tx) => {
  await smallCountry(tx)
  const { unit, level } = await homeOf(tx, all, joined, { unitId: undefined, on: on('2021-06-25'), known: null })
  assert.deepEqual([unit.kind, level], ['country', 'province'])
}))
