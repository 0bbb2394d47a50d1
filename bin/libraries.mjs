#!/usr/bin/env node
// docs/libraries.json, anew: for every library that ships, its day of release from the registry (npm view) and its known faults from OSV.
//   bin/node24 bin/libraries.mjs               everything; OSV_ADDRESS where an office has a mirror of api.osv.dev
//   bin/node24 bin/libraries.mjs --no-osv      faults stay as they are known of the same versions
//   bin/node24 bin/libraries.mjs --direct      the registry is asked about those alone that package.json names
// Then read what the test says: bin/node24 src/ground/testing/run.ts --only src/app/libraries.test.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { askLibraries } from '../src/app/testing/ask-libraries.ts'
import { faultsOfRecord, framesIn, recordFile, recordKept, shippedNow } from '../src/app/testing/libraries.ts'

const { values } = parseArgs({ options: { 'no-osv': { type: 'boolean' }, direct: { type: 'boolean' } } })
const today = new Date().toISOString().slice(0, 10)
const shipped = shippedNow()
const record = await askLibraries(shipped, existsSync(recordFile) ? recordKept() : null, {
  osv: values['no-osv'] ? null : process.env.OSV_ADDRESS || 'https://api.osv.dev', registryFor: ({ direct }) => direct || !values.direct, today
})
writeFileSync(recordFile, `{"checkedOn": ${JSON.stringify(record.checkedOn)}, "osv": ${JSON.stringify(record.osv)}, "rows": [\n${record.rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]}\n`)
const faults = faultsOfRecord(record, shipped, framesIn(readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8')), today)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
