#!/usr/bin/env node
// src/accounts/passwords/frequent-passwords.txt.br, from a list of leaked passwords, one a line:
// bin/node24 bin/frequent-passwords.mjs 10_million_password_list_top_1M.txt
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { asCompared, leastLength } from '../src/accounts/passwords/guessable.ts'

const [list] = process.argv.slice(2)
if (!list) throw new Error('which list?')
const long = readFileSync(list, 'utf8').split(/\r?\n/).filter((each) => [...each.normalize('NFC')].length >= leastLength)
const kept = [...new Set(long.map(asCompared))].sort()
const text = Buffer.from(`\n${kept.join('\n')}\n`)
writeFileSync(new URL('../src/accounts/passwords/frequent-passwords.txt.br', import.meta.url), brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }))
process.stdout.write(`${long.length} of ${leastLength} letters or more, ${kept.length} as they are compared\n`)
