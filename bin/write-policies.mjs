#!/usr/bin/env node
// The policies of the database, written from the one table of rights: bin/node24 bin/write-policies.mjs
import { writeFileSync } from 'node:fs'
import { policiesSql } from '../src/access/policies.ts'

writeFileSync(new URL('../src/access/policies.sql', import.meta.url), policiesSql())
