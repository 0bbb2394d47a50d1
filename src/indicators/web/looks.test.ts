import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Column, Told } from './asking.ts'
import { seenBy, type SeenRow } from './looks.ts'

const column: Column = {
  key: 'state', name: { vi: 'Tình trạng', en: 'State' }, kind: 'choice',
  choices: { both: { vi: 'Cả hai', en: 'Both' }, one: { vi: 'Một', en: 'One' } },
  looks: { both: { tone: 'brand', shape: 'full' }, one: { tone: 'violet', shape: 'open' } },
}
const told = { code: 'given', better: 'higher' } as Told
const row = (state: string, counted: boolean): SeenRow => ({ unit: { id: 1, name: '', code: '' }, commune: null, district: null, province: null, values: { state }, counted })

test('what counts is drawn alike and bears its state where all share one; the rest bear their own', () => {
  const rows = [row('both', true), row('one', false)]
  const seen = seenBy(told, { columns: [column], rows })
  assert.deepEqual(rows.map(seen), [{ look: { tone: 'brand', shape: 'full' }, words: { vi: 'Cả hai', en: 'Both' } }, { look: { tone: 'violet', shape: 'open' }, words: { vi: 'Một', en: 'One' } }])
})

test('a full square is never drawn for a row that does not count', () => {
  const rows = [row('one', true), row('both', true), row('both', false)]
  const seen = seenBy(told, { columns: [column], rows })
  assert.deepEqual(rows.map(seen).map(({ words }) => words), ['indicators.part.numerator', 'indicators.part.numerator', { vi: 'Cả hai', en: 'Both' }])
  assert.deepEqual(seen(rows[2]!).look, { tone: 'grey', shape: 'open' })
})
