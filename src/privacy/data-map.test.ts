import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableWords } from '#access/public-web.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { tables } from '#access/public.ts'
import { columnTags, dataMap, type TableTag } from './data-map.ts'
import { freeText } from './free-text.ts'
import { columnWords } from './words.ts'

type Column = { table: string; column: string; type: string }

/** The steps of the database are noted outside of what the tests' template is made of. */
const untested = 'migration'

const columnsThere = () => inTransaction((tx) => rows<Column>(tx, sql`
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> ${untested}`))

/** Columns without a tag, tags of no column, columns tagged twice. */
function faultsOf(there: Pick<Column, 'table' | 'column'>[], map: Record<string, TableTag>): string[] {
  const name = ({ table, column }: Pick<Column, 'table' | 'column'>) => `${table}.${column}`
  const tagged = columnTags(map).filter(({ table }) => table !== untested).map(name)
  const columns = there.map(name)
  return [
    ...columns.filter((each) => !tagged.includes(each)).map((each) => `untagged: ${each}`),
    ...tagged.filter((each) => !columns.includes(each)).map((each) => `no such column: ${each}`),
    ...tagged.filter((each, at) => tagged.indexOf(each) !== at).map((each) => `tagged twice: ${each}`),
  ].sort()
}

test('every column of every table is tagged, and no tag is of no column', async () => {
  assert.deepEqual(faultsOf(await columnsThere(), dataMap), [])
  assert.deepEqual(Object.keys(dataMap).filter((table) => table !== untested).sort(), Object.keys(tables).sort(), 'the data map and the policy know the same tables')
})

test('the comparison sees what it is for', async () => {
  const there = await columnsThere()
  assert.deepEqual(faultsOf([...there, { table: 'person', column: 'phone' }], dataMap), ['untagged: person.phone'])
  assert.deepEqual(faultsOf(there.filter(({ table, column }) => !(table === 'person' && column === 'office_key')), dataMap), ['no such column: person.office_key'])
  const twice = { ...dataMap, unit: { ...dataMap['unit']!, columns: { ...dataMap['unit']!.columns, personal: 'kind' } } }
  assert.deepEqual(faultsOf(there, twice), ['tagged twice: unit.kind'])
})

test('columns that name persons are told as such, and exceptions are of columns that are there', () => {
  const names = /^(person_id|person_ids|kept_id|head_id|secretary_id)$/
  for (const [table, { columns, people = [], otherwise = {}, keep }] of Object.entries(dataMap)) {
    const all = Object.values(columns).join(' ').split(' ')
    if (keep !== 'transaction') assert.deepEqual(all.filter((column) => names.test(column)), people.filter((column) => column !== 'id').sort((a, b) => all.indexOf(a) - all.indexOf(b)), table)
    assert.deepEqual(Object.keys(otherwise).filter((column) => !all.includes(column)), [], table)
  }
})

test('bytes are sealed, or said to be something else; what is of a person has words in both languages', async () => {
  const tags = columnTags()
  const of = (table: string, column: string) => tags.find((tag) => tag.table === table && tag.column === column)?.of
  const open = (await columnsThere()).filter(({ table, column, type }) => type === 'bytea' && of(table, column) !== 'sealed').map(({ table, column }) => `${table}.${column}`).sort()
  assert.deepEqual(open, ['import_job.file', 'import_job.file_hash', 'journal_chain.hash', 'journal_head.peaks', 'journal_head.root', 'journal_head.signer', 'journal_link.hash', 'journal_link.prev', 'paper_file.bytes'])
  assert.deepEqual(Object.keys(dataMap).filter((table) => !tableWords[table]), [])
  assert.deepEqual(tags.filter(({ of, column }) => ['personal', 'sensitive'].includes(of) && !columnWords[column]).map(({ table, column }) => `${table}.${column}`), [])
})

test('a column whose name says it is free text is told as such, or left out by name', async () => {
  const elsewhere = ['calendar_day.source', 'evaluation_criterion.basis', 'journal.basis', 'journal.reason', 'journal_head.note', 'legal_rule.basis', 'paper.note', 'paper.summary'] // of law, sealed, signed, or erased by the room of papers
  const coded = ['account_reset.what', 'appointment.end_reason', 'journal.what', 'election.outcome', 'election_belief.outcome', 'election_result.outcome', 'journal.what', 'stale.reason'] // one of a list
  const texts = (await columnsThere()).filter(({ column, type }) => type === 'text' && /^(note|summary|title|basis|outcome|source|assumed|what_for|what|signer|topics?|given_by|with_whom|conclusions|(.*_)?reason)$/.test(column)).map(({ table, column }) => `${table}.${column}`)
  assert.deepEqual(texts.filter((each) => !elsewhere.includes(each) && !coded.includes(each)).sort(), freeText().map(({ table, column }) => `${table}.${column}`).sort())
})
