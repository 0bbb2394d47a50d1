import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { project } from './office.ts'
import { type Requirement, faultsOf, namesIn, pageOf, requirements } from './testing/asvs.ts'

const rows = requirements()

test('every requirement of ASVS 5.0.0, levels 1 and 2, has its row, and every one that applies a test that is there', () => assert.deepEqual(faultsOf(rows), []))

test('they are 70 of level 1 and 253 in all', () =>
  assert.deepEqual([rows.filter(({ level }) => level === 1).length, rows.length], [70, 253]))

/** May only fall. A requirement that is met now: write its test into docs/asvs.json and lower this. */
const gaps = 1

test('what is not met yet is as many as told, and says what is missing', () => {
  const open = rows.filter(({ applies }) => applies === 'gap')
  assert.equal(open.length, gaps, open.map(({ number }) => number).join(' '))
  for (const { number, why } of open) assert.match(why, /chưa/, number)
})

test('docs/asvs.md is what docs/asvs.json says (else: bin/node24 bin/write-asvs.mjs)', () =>
  assert.equal(readFileSync(`${project}docs/asvs.md`, 'utf8'), pageOf(rows)))

test('the judge of the table finds a row that is missing, twice, without reason, without test, or with a test that is gone', () => {
  const testsOf = (file: string) => (file === 'src/a.test.ts' ? new Set(['a house']) : undefined)
  const good: Requirement[] = rows.map((row) => ({ ...row, tests: row.applies === 'yes' ? ['src/a.test.ts › a house'] : [] }))
  const found = (change: (row: Requirement) => Requirement | Requirement[]) => faultsOf(good.flatMap((row) => (row.number === '1.2.4' ? change(row) : row)), testsOf)
  assert.deepEqual(faultsOf(good, testsOf), [])
  assert.deepEqual(found(() => []), ['chapter 1: 26 of 27'])
  assert.deepEqual(found((row) => [row, row]), ['1.2.4: stands twice'])
  assert.deepEqual(found((row) => ({ ...row, tests: [] })), ['1.2.4: no test shows it'])
  assert.deepEqual(found((row) => ({ ...row, tests: ['src/b.test.ts › a house'] })), ['1.2.4: no such file: src/b.test.ts'])
  assert.deepEqual(found((row) => ({ ...row, tests: ['src/a.test.ts › a garden'] })), ['1.2.4: no such test: src/a.test.ts › a garden'])
  assert.deepEqual(found((row) => ({ ...row, applies: 'no', tests: [], why: ' ' })), ['1.2.4: does not say why it does not apply'])
})

test('the names of tests are read as they stand in the source', () => {
  const source = ["test('one', () => {})", '  test(`two ${x}`, async () => {', '// test(\'three\', ', "test('it\\'s', () =>", 'test(four, () =>', '  for (const a of b) test("five", work)'].join('\n')
  assert.deepEqual([...namesIn(source)], ['one', 'two ${x}', "it's", 'five'])
})
