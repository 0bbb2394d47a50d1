#!/usr/bin/env node
// While nothing is released, the first migration of a room is its schema as it stands: node bin/first-migrations.mjs
// After a release the files are fixed, and every change is a new one.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src', import.meta.url))
const steps = [['schema.sql', '0001-first.sql'], ['derive.sql', '0002-derive.sql'], ['settle.sql', '0003-settle.sql']]

for (const room of readdirSync(source))
  for (const [from, to] of steps) {
    const file = join(source, room, from)
    if (!existsSync(file)) continue
    const target = join(source, room, 'migrations', to)
    const text = readFileSync(file, 'utf8')
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    mkdirSync(join(source, room, 'migrations'), { recursive: true })
    writeFileSync(target, text)
    console.log(`src/${room}/migrations/${to}`)
  }
