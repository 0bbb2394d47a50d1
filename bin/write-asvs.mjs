#!/usr/bin/env node
// docs/asvs.md, written from docs/asvs.json: bin/node24 bin/write-asvs.mjs
import { writeFileSync } from 'node:fs'
import { pageOf, requirements } from '../src/app/testing/asvs.ts'

writeFileSync(new URL('../docs/asvs.md', import.meta.url), pageOf(requirements()))
